/**
 * What a log and its witness say to each other (C2SP tlog-witness `add-checkpoint`): the size that the witness knew, the
 * way from there (RFC 6962 §2.1.2), and the signed checkpoint. The answer is signature lines, to be set under the note.
 */
import { base64, fromBase64 } from './bytes.ts'
import { parseSize } from './checkpoint.ts'
import { HASH_BYTES } from './hash.ts'
import { formatSignatures, type Note, parseNote, parseSignatures } from './note.ts'
import { PROOF_HASHES_MAX } from './proof.ts'

export interface AddCheckpoint {
  /** The size that the witness is thought to know; 0 before the first. */
  readonly old: number
  /** Consistency proof from there; empty from 0. */
  readonly proof: readonly Uint8Array[]
  /** The signed note, whole. */
  readonly checkpoint: string
}

/** Content types of the two answers that say where the other side stands. */
export const SIZE_TYPE = 'text/x.tlog.size'
export const MIRROR_INFO_TYPE = 'text/x.tlog.mirror-info'

export function formatAddCheckpoint({ old, proof, checkpoint }: AddCheckpoint): string {
  return `old ${old}\n${proof.map(hash => `${base64(hash)}\n`).join('')}\n${checkpoint}`
}

/** `null` for what is no such request. */
export function parseAddCheckpoint(body: string): AddCheckpoint | null {
  const split = body.indexOf('\n\n')
  if (split < 0) return null
  const [first = '', ...lines] = body.slice(0, split).split('\n')
  const old = parseSize(/^old (\d+)$/.exec(first)?.[1] ?? '')
  const proof = lines.map(fromBase64)
  if (old === null || proof.length > PROOF_HASHES_MAX) return null
  if (!proof.every((hash): hash is Uint8Array => hash?.length === HASH_BYTES)) return null
  return { old, proof, checkpoint: body.slice(split + 2) }
}

/** A note with more signature lines under it; `null` where they are none. Nothing is verified. */
export function joinSignatures(note: Note, lines: string): Note | null {
  const added = parseSignatures(lines)
  if (added === null) return null
  const known = new Set(note.signatures.map(line => formatSignatures([line])))
  const fresh = added.filter(line => !known.has(formatSignatures([line])))
  const joined = { ...note, signatures: [...note.signatures, ...fresh] }
  // What could not be read back must not be kept.
  return parseNote(`${joined.text}\n${formatSignatures(joined.signatures)}`) === null ? null : joined
}
