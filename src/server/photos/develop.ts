/**
 * One photograph, made ready to be shown: turned as it was held, without what it says of its place and camera, in a few widths
 * and two types. Only three loaders of the library may run: what is none of these is read by no other.
 */
import sharp, { type OutputInfo, type Sharp } from 'sharp'
import {
  kindRefusal,
  PHOTO_PIXELS_MAX,
  PHOTO_WIDTHS,
  type PhotoRefusal,
  type PhotoType,
  type PhotoWidth,
  sizeRefusal,
} from '../../domain/photo.ts'
import type { Developed } from '../ports.ts'

sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })
sharp.concurrency(1)
sharp.cache(false)

const HEAD_BYTES = 12
/** Larger ones are refused by their size, in words, before anything of them is unpacked. */
const UNPACKED_PIXELS_MAX = PHOTO_PIXELS_MAX
const WIDEST = Math.max(...PHOTO_WIDTHS)
const PLACEHOLDER = { width: 16, quality: 20 } as const
const QUALITY = {
  'image/avif': { quality: 50, effort: 4 },
  'image/webp': { quality: 76, effort: 4 },
} as const

type Pixels = { readonly data: Buffer; readonly info: OutputInfo }

/** Answers what was made, or why nothing can be. */
export async function develop(file: Uint8Array): Promise<Developed | PhotoRefusal> {
  const kind = kindRefusal(file.subarray(0, HEAD_BYTES))
  if (kind !== null) return kind
  try {
    const { autoOrient } = await sharp(file, { limitInputPixels: false }).metadata()
    const size = sizeRefusal(autoOrient.width, autoOrient.height)
    return size ?? (await made(await unpacked(file)))
  } catch {
    return 'photo-broken'
  }
}

/** Whatever lies behind the picture in its file ends here: these are pixels and nothing else. */
function unpacked(file: Uint8Array): Promise<Pixels> {
  return sharp(file, { limitInputPixels: UNPACKED_PIXELS_MAX, failOn: 'error', pages: 1 })
    .autoOrient()
    .resize({ width: WIDEST, withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
}

async function made(pixels: Pixels): Promise<Developed> {
  const { width, height } = pixels.info
  const files: Developed['files'][number][] = []
  for (const fits of PHOTO_WIDTHS.filter(one => one <= width))
    for (const type of ['image/avif', 'image/webp'] as const)
      files.push({ width: fits, type, bytes: await encoded(pixels, fits, type) })
  const widest = files.at(-1)?.width ?? width
  return {
    width: widest,
    height: Math.round((height * widest) / width),
    placeholder: await placeholderOf(pixels),
    files,
  }
}

function encoded(pixels: Pixels, width: PhotoWidth, type: PhotoType): Promise<Buffer> {
  const narrow = raw(pixels).resize({ width })
  return (type === 'image/avif' ? narrow.avif(QUALITY[type]) : narrow.webp(QUALITY[type])).toBuffer()
}

async function placeholderOf(pixels: Pixels): Promise<string> {
  const { width, quality } = PLACEHOLDER
  const bytes = await raw(pixels).resize({ width }).webp({ quality }).toBuffer()
  return `data:image/webp;base64,${bytes.toString('base64')}`
}

function raw({ data, info }: Pixels): Sharp {
  const { width, height, channels } = info
  return sharp(data, { raw: { width, height, channels } })
}
