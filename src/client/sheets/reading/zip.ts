/**
 * What an archive says of itself, before a byte of it is unpacked: how large it would be, and that no part of it stands for
 * several. An archive that lies is cut short where it is unpacked.
 */
import { NotASheet } from './fault.ts'

/** Five thousand rows of a hundred columns are half of it. */
const UNPACKED_BYTES_MAX = 64 * 1024 * 1024
/** Text of spreadsheets packs to a tenth; nothing that people wrote packs to a two-hundredth. */
const RATIO_MAX = 200
const SMALL_BYTES = 1024 * 1024
const ENTRIES_MAX = 2_000
const END = 0x06054b50
const ENTRY = 0x02014b50
const END_BYTES = 22
const COMMENT_BYTES_MAX = 65_535
const IS_ENCRYPTED = 1

interface Entry {
  readonly name: string
  readonly packed: number
  readonly unpacked: number
}

/** Names of what is in it. */
export function looked(bytes: Uint8Array): readonly string[] {
  const entries = entriesOf(bytes)
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0)
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  // More than there is: parts of it are counted twice, and would be unpacked twice.
  if (packed > bytes.length || unpacked > UNPACKED_BYTES_MAX) throw new NotASheet('unpacks-too-large')
  if (entries.some(entry => entry.unpacked > SMALL_BYTES && entry.unpacked > entry.packed * RATIO_MAX))
    throw new NotASheet('unpacks-too-large')
  return entries.map(({ name }) => name)
}

function entriesOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  if (count > ENTRIES_MAX) throw new NotASheet('unpacks-too-large')
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw new NotASheet('broken')
    if ((view.getUint16(at + 8, true) & IS_ENCRYPTED) !== 0) throw new NotASheet('locked')
    const nameBytes = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes)),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
    })
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** Where the end of its directory stands: behind all, but for a comment. */
function endOf(view: DataView): number {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - COMMENT_BYTES_MAX); at--)
    if (view.getUint32(at, true) === END) return at
  throw new NotASheet('broken')
}
