/** Where entries are kept: the promise any device must give. A change that resolves is on disk; one that rejects is none. */
import type { Entry } from './entry.ts'

export interface Change {
  readonly put?: readonly Entry[]
  readonly drop?: readonly Entry[]
}

export interface OutboxStore {
  /**
   * Reads an outlet's entries, decides by them and writes, as one step among all tabs. Answers the entries as they then
   * are. Rejects when storage is blocked, full or gone.
   */
  update(outlet: string, decide: (entries: readonly Entry[]) => Change): Promise<readonly Entry[]>
}

export function afterChange(entries: readonly Entry[], { put = [], drop = [] }: Change): readonly Entry[] {
  if (put.length === 0 && drop.length === 0) return entries
  const next = new Map(entries.map(entry => [keyText(entry), entry]))
  for (const entry of drop) next.delete(keyText(entry))
  for (const entry of put) next.set(keyText(entry), entry)
  return [...next.values()]
}

function keyText({ owner, id }: Entry): string {
  return `${owner} ${id}`
}
