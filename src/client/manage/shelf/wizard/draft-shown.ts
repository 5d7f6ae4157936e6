/** What guests would see of what is filled in. */
import { type Language, textIn } from '../../../../domain/language.ts'
import type { Shown } from '../preview.ts'
import type { DraftRow } from './draft.ts'
import type { RowRead } from './reading.ts'

export function draftShown(
  rows: readonly DraftRow[],
  read: (row: DraftRow) => RowRead,
  language: Language,
): readonly Shown[] {
  return rows.flatMap(row => {
    const { offering } = read(row)
    if (offering === null) return []
    const { id, name, category, picture } = row.product
    return [{ id, name: textIn(name, language), price: offering.price, category, picture, isSoldOut: true }]
  })
}
