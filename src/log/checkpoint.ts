/** Checkpoints (C2SP tlog-checkpoint): a log's name, its size and its root, as the text of a signed note. */
import { base64, fromBase64 } from './bytes.ts'
import { HASH_BYTES } from './hash.ts'
import type { TreeHead } from './proof.ts'

export interface Checkpoint extends TreeHead {
  /** Names the log, for ever. */
  readonly origin: string
}

/** Without extension lines: no log here writes any. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${base64(root)}\n`
}

/** Decimal without leading zeros; `null` for any other text and for what no log can reach. */
export function parseSize(text: string): number | null {
  const size = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(size) ? size : null
}

/** `null` for what is no checkpoint. Extension lines may follow and mean nothing here. */
export function parseCheckpoint(text: string): Checkpoint | null {
  if (!text.endsWith('\n')) return null
  const [origin = '', digits = '', encoded = '', ...extensions] = text.slice(0, -1).split('\n')
  const size = parseSize(digits)
  const root = fromBase64(encoded)
  if (origin === '' || size === null || root === null || root.length !== HASH_BYTES) return null
  return extensions.includes('') ? null : { origin, size, root }
}
