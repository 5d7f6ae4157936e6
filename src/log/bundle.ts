/** Entry bundles (C2SP tlog-tiles): entries one after the other, each behind its length as a big-endian uint16. */
import { bigEndian, concat } from './bytes.ts'

/** An entry's bytes at most, for its length is two bytes. */
export const ENTRY_BYTES_MAX = 0xffff

export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  return concat(entries.flatMap(entry => [lengthOf(entry), entry]))
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  if (length > ENTRY_BYTES_MAX)
    throw new RangeError(`an entry of ${length} bytes, ${ENTRY_BYTES_MAX} at most`)
  return bigEndian(length, 2)
}

/** `count` entries from `from` on, and where they end; `null` where the bytes end before them. */
export function decodeBundle(
  bytes: Uint8Array,
  count: number,
  from = 0,
): { entries: Uint8Array[]; end: number } | null {
  const entries: Uint8Array[] = []
  let at = from
  while (entries.length < count) {
    const [high, low] = bytes.subarray(at, at + 2)
    if (high === undefined || low === undefined) return null
    const end = at + 2 + high * 256 + low
    if (end > bytes.length) return null
    entries.push(bytes.slice(at + 2, end))
    at = end
  }
  return { entries, end: at }
}
