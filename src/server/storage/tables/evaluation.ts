/** What the counting reader has made of the log. */
import { TERMS } from '../../../domain/placement.ts'
import { TALLY_SCOPES } from '../../../domain/tally.ts'
import { date, flag, idOf, key, nullable, number, oneOf, outlet, ownId, type Table } from '../columns.ts'

const counted = { quantity: number, amount: number } as const

export const EVALUATION_TABLES = {
  counted_cursors: { columns: { outlet, number } },
  counted_lines: {
    columns: {
      outlet,
      number: key(number),
      line: key(number),
      day: date,
      product: idOf('products'),
      seller: idOf('sellers'),
      terms: oneOf(TERMS),
      ...counted,
      occasion: nullable(ownId),
      voided: flag,
    },
    indices: [{ on: ['outlet', 'day'] }, { on: ['outlet', 'occasion', 'day'], isPartial: true }],
  },
  counted_exposure: {
    columns: {
      outlet,
      day: key(date),
      product: key(idOf('products')),
      terms: key(oneOf(TERMS)),
      seller: idOf('sellers'),
      occupied: number,
      live_minutes: number,
      in_stock_minutes: number,
    },
  },
  tallied_cursors: { columns: { outlet, number } },
  tallied_days: {
    columns: { outlet, day: key(date), number },
    indices: [{ on: ['outlet', 'number'] }],
  },
  tallied_products: {
    columns: {
      outlet,
      day: key(date),
      product: key(idOf('products')),
      terms: key(oneOf(TALLY_SCOPES)),
      kwitansi: number,
      complimentary: number,
      voided: number,
      units: number,
      rupiah: number,
    },
  },
} as const satisfies Record<string, Table>
