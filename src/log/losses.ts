/**
 * Accepted losses: where a backup that was put back lacks documents that nobody has any more, a person accepts their loss, a
 * new key takes over, and an entry says so at that place. The list of keys tells it, whose word is the hub's or, without
 * one, the outlet's; the entry alone has no effect.
 */
import type { DocumentNumber } from '../domain/ids.ts'
import type { RegisteredKey } from './register.ts'

/**
 * The key by whose taking over what was signed at that size is lost; `undefined`: it is not. `signer`: whose signature it
 * bears; `null`: one from before any loss. Keys: the one in use first.
 */
export function lossOver(
  keys: readonly RegisteredKey[],
  signer: RegisteredKey | null,
  size: number,
): RegisteredKey | undefined {
  const later = signer === null ? keys : keys.slice(0, keys.indexOf(signer))
  return later.find(({ since, loss }) => loss !== undefined && since < size && size <= loss.to)
}

/** From which size on another key may take over: what began with a loss keeps the entry that says it. */
export function nextSince(keys: readonly RegisteredKey[], size: number): number {
  const [inUse] = keys
  return Math.max(size, inUse?.loss === undefined ? 0 : inUse.since + 1)
}

/** What is looked at of an entry. */
export interface Said {
  readonly kind: string
  readonly from?: unknown
  readonly to?: unknown
  readonly key?: unknown
}

/** Does an entry that says documents are lost stand where a key took over for it, as it says, and nowhere else? */
export function fitsLosses(keys: readonly RegisteredKey[], number: DocumentNumber, entry: Said): boolean {
  const key = keys.find(
    // One that another has taken over from no further than it began has left nothing behind.
    ({ since, until, loss }) =>
      loss !== undefined && since === number - 1 && (until === null || until > since),
  )
  if (key === undefined) return entry.kind !== 'loss'
  return entry.kind === 'loss' && entry.from === number && entry.to === key.loss?.to && entry.key === key.vkey
}
