/** What a file is by its own bytes: its name may say anything. */
import { NotASheet } from './fault.ts'

const begins = (bytes: Uint8Array, signature: readonly number[], at = 0) =>
  signature.every((byte, i) => bytes[at + i] === byte)
const ascii = (text: string) => Array.from(text, sign => sign.charCodeAt(0))

const ZIP = [0x50, 0x4b]
/** Of an old Excel's file, and of a new one behind a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const PICTURES = [[0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47], ascii('GIF8'), ascii('RIFF'), [0x42, 0x4d]]
/** HEIF of a phone, in all its brands; AVIF is a picture like any. */
const HEIF = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1']
const LOCKED = 'EncryptedPackage'

export function sniff(bytes: Uint8Array): 'zip' | 'text' {
  if (bytes.length === 0) throw new NotASheet('empty')
  if (begins(bytes, ZIP)) return 'zip'
  if (begins(bytes, OLE)) throw new NotASheet(isLocked(bytes) ? 'locked' : 'old-excel')
  if (begins(bytes, ascii('%PDF'))) throw new NotASheet('pdf')
  if (begins(bytes, ascii('ftyp'), 4)) throw new NotASheet(isHeif(bytes) ? 'heic' : 'picture')
  if (PICTURES.some(signature => begins(bytes, signature))) throw new NotASheet('picture')
  return 'text'
}

/** The name of what is encrypted stands in the file's directory, in UTF-16. */
function isLocked(bytes: Uint8Array): boolean {
  const wanted = Array.from(LOCKED).flatMap(sign => [sign.charCodeAt(0), 0])
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1))
    if (begins(bytes, wanted, at)) return true
  return false
}

function isHeif(bytes: Uint8Array): boolean {
  return HEIF.some(brand => begins(bytes, ascii(brand), 8))
}
