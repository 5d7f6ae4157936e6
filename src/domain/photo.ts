/**
 * Photographs of products and of makers: what is taken, and what is made of it. One is known by the hash of what describes
 * it (its size, its placeholder and each file with its own hash), so that whoever is told the one can check all.
 */
import type { PhotoId } from './ids.ts'

/** Pixels across of the files that are made, as far as the photograph is so wide. */
export const PHOTO_WIDTHS = [320, 640, 1280] as const
export type PhotoWidth = (typeof PHOTO_WIDTHS)[number]
/** What stands on a shelf: a phone's two or three pixels to each of 240. */
export const SHELF_WIDTH: PhotoWidth = 640

/** By which names browsers ask for them, the smaller ones first. */
export const PHOTO_TYPES = ['image/avif', 'image/webp'] as const
export type PhotoType = (typeof PHOTO_TYPES)[number]

export const PHOTOS_OF_PRODUCT_MAX = 4

/** Of a file that is taken in. A phone's own are 3 to 12 MB. */
export const PHOTO_BYTES_MAX = 15 * 1024 * 1024
/** Beyond these a picture is a panel or a trap. */
export const PHOTO_PIXELS_MAX = 64_000_000
/** The shorter side at least: less is a smear on a tablet. */
export const PHOTO_SIDE_MIN = 320
/** The longer side is at most so many times the shorter. */
export const PHOTO_RATIO_MAX = 3

/** Why a file is no photograph that can be shown. */
export const PHOTO_REFUSALS = [
  'photo-heic',
  'photo-kind',
  'photo-broken',
  'photo-large',
  'photo-small',
  'photo-long',
] as const
export type PhotoRefusal = (typeof PHOTO_REFUSALS)[number]

export interface PhotoFile {
  readonly width: PhotoWidth
  readonly type: PhotoType
  /** SHA-256 of its bytes, hexadecimal. */
  readonly hash: string
  readonly bytes: number
}

/** What describes a photograph; its canonical JSON is what its id is the hash of. */
export interface PhotoManifest {
  readonly v: 1
  /** Pixels of the widest file. */
  readonly width: number
  readonly height: number
  /** A few dozen pixels as a data URL, shown until the rest is there. */
  readonly placeholder: string
  readonly files: readonly PhotoFile[]
}

/** Immutable: another photograph has another id. Behind it stands the width. */
export function photoPath(id: PhotoId): string {
  return `/photos/${id}`
}

export function widthOf(path: string, width: PhotoWidth): string {
  return `${path}/${width}`
}

/** What to hand out to whoever asks for that width and accepts those types; `accept` is a request's header. */
export function fileFor(
  { files }: Pick<PhotoManifest, 'files'>,
  width: PhotoWidth,
  accept: string,
): PhotoFile | undefined {
  const type = accept.includes('image/avif') ? 'image/avif' : 'image/webp'
  const ofType = files.filter(file => file.type === type)
  // A narrow photograph has no wide file: its widest does.
  return ofType.find(file => file.width === width) ?? ofType.filter(file => file.width < width).pop()
}

/** What a picture of that size, as it will stand, is refused for; `null` for nothing. */
export function sizeRefusal(width: number, height: number): PhotoRefusal | null {
  const [shorter, longer] = width < height ? [width, height] : [height, width]
  if (width * height > PHOTO_PIXELS_MAX) return 'photo-large'
  if (shorter < PHOTO_SIDE_MIN) return 'photo-small'
  return longer > shorter * PHOTO_RATIO_MAX ? 'photo-long' : null
}

const starts = (head: Uint8Array, bytes: readonly number[], at = 0) =>
  bytes.every((byte, i) => head[at + i] === byte)
const ascii = (head: Uint8Array, from: number, to: number) => String.fromCharCode(...head.subarray(from, to))
/** Brands of ISO base media files that hold HEVC pictures (ISO/IEC 23008-12). */
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1']

/** By its first 12 bytes and nothing that it is called: JPEG, PNG and WebP are taken. */
export function kindRefusal(head: Uint8Array): PhotoRefusal | null {
  if (starts(head, [0xff, 0xd8, 0xff])) return null
  if (starts(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return null
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return null
  if (ascii(head, 4, 8) === 'ftyp' && HEIC_BRANDS.includes(ascii(head, 8, 12))) return 'photo-heic'
  return 'photo-kind'
}

/**
 * Does a file end before its picture does? Browsers show what there is of it, and grey below. A JPEG's picture begins behind its
 * header, which may hold another, and ends with a mark of its own; a PNG's last part is `IEND`; a WebP says how long it is.
 */
export function isCutOff(bytes: Uint8Array): boolean {
  if (starts(bytes, [0xff, 0xd8])) return !hasPair(bytes, pictureOfJpeg(bytes), 0xff, 0xd9)
  if (starts(bytes, [0x89])) return !endsPng(bytes)
  if (ascii(bytes, 0, 4) === 'RIFF') return littleEndian(bytes, 4) + 8 > bytes.length
  return false
}

/** Where the picture itself begins: behind the first start of a scan. */
function pictureOfJpeg(bytes: Uint8Array): number {
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda)
    at += 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
  return at + 2
}

function hasPair(bytes: Uint8Array, from: number, first: number, second: number): boolean {
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1))
    if (bytes[at + 1] === second) return true
  return false
}

/** Part by part: what stands in one may look like another's name. */
function endsPng(bytes: Uint8Array): boolean {
  for (let at = 8; at + 12 <= bytes.length; ) {
    if (ascii(bytes, at + 4, at + 8) === 'IEND') return true
    at += 12 + bigEndian(bytes, at)
  }
  return false
}

const view = ({ buffer, byteOffset, byteLength }: Uint8Array) => new DataView(buffer, byteOffset, byteLength)
const littleEndian = (bytes: Uint8Array, at: number) => view(bytes).getUint32(at, true)
const bigEndian = (bytes: Uint8Array, at: number) => view(bytes).getUint32(at)
