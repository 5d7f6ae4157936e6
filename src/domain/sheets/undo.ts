/** What was taken in from a sheet, put back as far as nobody has changed it since. */
import type { CellValue } from './cell.ts'
import type { Known } from './column.ts'
import { isSame } from './compare.ts'

/** Of one thing: what a sheet changed, and what was there before; `isNew`: it was added. */
export interface Applied {
  readonly key: string
  readonly isNew: boolean
  /** By column; `null`: nothing was said. */
  readonly before: Readonly<Record<string, CellValue | null>>
  readonly after: Readonly<Record<string, CellValue>>
}

/**
 * Why something is not put back: somebody changed it since; it is used; it is gone; guests have been shown it since, and would not
 * be told what they must be.
 */
export const UNDONE_NOT = ['changed-since', 'in-use', 'gone', 'is-live'] as const
export type UndoneNot = (typeof UNDONE_NOT)[number]

export type Undo =
  | { readonly key: string; readonly does: 'remove' }
  | { readonly key: string; readonly does: 'put-back'; readonly cells: Applied['before'] }
  | { readonly key: string; readonly does: 'leave'; readonly why: UndoneNot }

/** For each thing, from the last row to the first, what undoing it does. What somebody changed since is not written over. */
export function undoOf(applied: readonly Applied[], known: readonly Known[]): Undo[] {
  const now = new Map(known.map(thing => [thing.key, thing]))
  return [...applied].reverse().map(({ key, isNew, before, after }): Undo => {
    const cells = now.get(key)?.cells
    if (cells === undefined) return { key, does: 'leave', why: 'gone' }
    const isAsLeft = Object.entries(after).every(([id, value]) => isSame(cells[id] ?? null, value))
    // Of what was added all that is said of it was written down.
    const isOnlyThat = !isNew || Object.keys(cells).length === Object.keys(after).length
    if (!isAsLeft || !isOnlyThat) return { key, does: 'leave', why: 'changed-since' }
    return isNew ? { key, does: 'remove' } : { key, does: 'put-back', cells: before }
  })
}
