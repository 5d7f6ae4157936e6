/** Rows as typed, read as what they offer; each with the first thing that is wrong with it, at its field. */
import { OFFERING_FAULTS, type Offering, termsFaults } from '../../../../domain/offering.ts'
import { tidy } from '../../../../domain/typed.ts'
import type { manage } from '../../../../i18n/id/manage.ts'
import type { shelf } from '../../../../i18n/id/shelf.ts'
import { readPrice } from '../../price.ts'
import { readPart } from '../part-typed.ts'
import type { DraftRow } from './draft.ts'

export type RowField = keyof Omit<DraftRow, 'product' | 'terms'> | 'product'

export interface RowWrong {
  readonly field: RowField
  readonly says: string
}

interface Says {
  readonly shelf: typeof shelf
  readonly badPrice: (typeof manage)['placements']['badPrice']
}

export type RowRead =
  | { readonly ok: true; readonly offering: Offering }
  | { readonly ok: false; readonly wrong: RowWrong; readonly offering: Offering | null }

export function readRow(row: DraftRow, today: string, { shelf, badPrice }: Says): RowRead {
  const price = readPrice(row.price, row.terms === 'complimentary')
  if (!price.ok) return { ok: false, wrong: { field: 'price', says: badPrice[price.reason] }, offering: null }
  const part = readPart(row.part)
  if (!part.ok)
    return { ok: false, wrong: { field: 'part', says: shelf.partWrong[part.reason] }, offering: null }
  const offering: Offering = {
    product: row.product.id,
    terms: row.terms,
    price: price.price,
    part: part.part,
    rack: tidy(row.rack),
    from: row.from === '' ? null : row.from,
    to: row.to === '' ? null : row.to,
  }
  const [fault] = termsFaults(offering, today)
  if (fault === undefined) return { ok: true, offering }
  const field = OFFERING_FAULTS[fault]
  return {
    ok: false,
    wrong: { field: field === 'next' ? 'product' : field, says: shelf.faults[fault] },
    offering,
  }
}

/** Of the second step; dates and racks are asked about in the third. */
export const isMoney = (wrong: RowWrong) => wrong.field === 'price' || wrong.field === 'part'
