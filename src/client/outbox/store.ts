/** Where entries are kept: the promise any device must give. A change that resolves is on disk; one that rejects is none. */
import type { OutletId } from '../../domain/ids.ts'
import { type Entry, isUnsent } from './entry.ts'

export interface Change {
  readonly put?: readonly Entry[]
  readonly drop?: readonly Entry[]
}

export interface OutboxStore {
  /**
   * Reads an outlet's entries, decides by them and writes, as one step among all tabs. Answers the entries as they then
   * are. Rejects when storage is blocked, full or gone, and when it does not answer.
   */
  update(outlet: OutletId, decide: (entries: readonly Entry[]) => Change): Promise<readonly Entry[]>
}

/**
 * Where what the store would not take lies beside the basket: there for the next page and the other tabs, on disk when
 * the browser pleases, and therefore never called saved. A device that has not even this keeps it in the page alone.
 */
export interface Spare {
  read(outlet: OutletId): readonly Entry[]
  write(outlet: OutletId, entries: readonly Entry[]): void
}

export function afterChange(entries: readonly Entry[], { put = [], drop = [] }: Change): readonly Entry[] {
  if (put.length === 0 && drop.length === 0) return entries
  const next = new Map(entries.map(entry => [keyText(entry), entry]))
  for (const entry of drop) next.delete(keyText(entry))
  for (const entry of put) next.set(keyText(entry), entry)
  return [...next.values()]
}

/** Of two sights of one entry the one that knows more: a verdict stands, and a try is not untried. */
export function further(a: Entry, b: Entry): Entry {
  if (isUnsent(a) !== isUnsent(b)) return isUnsent(a) ? b : a
  return b.tries > a.tries ? b : a
}

function keyText({ owner, id }: Entry): string {
  return `${owner} ${id}`
}
