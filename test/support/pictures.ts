/** Files as phones and people send them, made as they are asked for. */
import sharp, { type Sharp } from 'sharp'

/** A picture with something to see in it, as a camera would make one. */
export function picture(width: number, height: number): Sharp {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) }
  return sharp({ create: { width, height, channels: 3, background: '#d1e6d7' } }).composite([
    {
      input: { create: { ...half, channels: 3, background: '#b3241f' } },
      left: 0,
      top: 0,
    },
  ])
}

export function jpeg(width = 900, height = 600): Promise<Buffer> {
  return picture(width, height).jpeg().toBuffer()
}

/** Held upright, with the place where it was taken. */
export function jpegOfPhone(): Promise<Buffer> {
  return picture(900, 600)
    .jpeg()
    .withExif({ IFD0: { Make: 'Kamera', Orientation: '6' }, IFD3: { GPSLatitude: '1/1 16/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}
