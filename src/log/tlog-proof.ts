/** Proofs that stand alone (C2SP tlog-proof): where an entry is, the way up to the root, and the signed checkpoint. */
import { base64, fromBase64 } from './bytes.ts'
import { parseSize } from './checkpoint.ts'
import { HASH_BYTES } from './hash.ts'
import { PROOF_HASHES_MAX } from './proof.ts'

export interface TlogProof {
  readonly index: number
  /** From the leaf's sibling up. */
  readonly hashes: readonly Uint8Array[]
  /** The signed note, whole. */
  readonly checkpoint: string
}

const HEAD = 'c2sp.org/tlog-proof@v1'

export function formatProof({ index, hashes, checkpoint }: TlogProof): string {
  return `${HEAD}\nindex ${index}\n${hashes.map(hash => `${base64(hash)}\n`).join('')}\n${checkpoint}`
}

/** `null` for what is no such proof. Extra data may be there, of which nothing is believed. */
export function parseProof(text: string): TlogProof | null {
  const split = text.indexOf('\n\n')
  const [head, ...lines] = text.slice(0, Math.max(0, split)).split('\n')
  if (head !== HEAD) return null
  if (lines[0]?.startsWith('extra ') === true) lines.shift()
  const index = parseSize(/^index (\d+)$/.exec(lines.shift() ?? '')?.[1] ?? '')
  const hashes = lines.map(fromBase64)
  if (index === null || hashes.length > PROOF_HASHES_MAX) return null
  if (!hashes.every((hash): hash is Uint8Array => hash?.length === HASH_BYTES)) return null
  return { index, hashes, checkpoint: text.slice(split + 2) }
}
