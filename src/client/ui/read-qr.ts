/** What the QR code in a photo says: read in this browser, and the photo goes nowhere. What reads it comes when somebody has one. */
import jsQR from 'jsqr'

export type PictureFault = 'no-picture' | 'no-square'

/** Longer sides in pixels at which it is looked for: a code that fills the photo is found in little, a small one in more. */
const SIDES = [800, 1600, 400]

export async function readPicture(
  file: Blob,
): Promise<{ readonly text: string } | { readonly fault: PictureFault }> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (picture === null) return { fault: 'no-picture' }
  try {
    for (const side of SIDES) {
      const { data, width, height } = drawnAt(picture, side)
      const found = jsQR(data, width, height)
      if (found !== null && found.data !== '') return { text: found.data }
    }
    return { fault: 'no-square' }
  } finally {
    picture.close()
  }
}

/** On white: what is see-through in a picture is paper. */
function drawnAt(picture: ImageBitmap, side: number): ImageData {
  const scale = side / Math.max(picture.width, picture.height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (pen === null) throw new Error('a canvas that nobody can draw on')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}
