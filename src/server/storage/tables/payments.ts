/** How kwitansi were paid: each step of each, and what stood open when a business day was closed. */
import { DRAWER_REASONS } from '../../../domain/drawer.ts'
import {
  OPEN_REASONS,
  PAID_IN,
  PAYMENT_REASONS,
  PAYMENT_STATES,
  PAYMENT_STEPS,
} from '../../../domain/paying.ts'
import {
  date,
  flag,
  idOf,
  key,
  nullable,
  number,
  oneOf,
  outlet,
  person,
  type Table,
  time,
} from '../columns.ts'

/** Beside those that somebody takes: it is put on the open list, its kwitansi becomes void, and what was paid for that moves here. */
export const KEPT_STEPS = [...PAYMENT_STEPS, 'leave', 'void', 'move'] as const
export const SAID = [...PAID_IN, ...PAYMENT_REASONS] as const

export const PAYMENTS_TABLES = {
  payments: {
    columns: {
      outlet,
      number: key(number),
      /** From 1, of that kwitansi. */
      place: key(number),
      deed: nullable(idOf('payments')),
      step: oneOf(KEPT_STEPS),
      state: oneOf(PAYMENT_STATES),
      said: nullable(oneOf(SAID)),
      /** Of what is to be given back: why it was not yet. */
      why: nullable(oneOf(OPEN_REASONS)),
      total: number,
      /** What it put into the drawer; below 0, took out of it. */
      cash: number,
      at: time,
      made_by: nullable(person('clerk', 'year')),
      is_last: flag,
      /** It stands on the open list. */
      is_open: flag,
    },
    indices: [
      { on: ['outlet', 'deed'], isUnique: true },
      { on: ['outlet', 'at'] },
      { on: ['outlet', 'number'], isPartial: true },
    ],
  },
  drawers: {
    columns: {
      outlet,
      drawer: key(idOf('payments')),
      clerk: person('clerk', 'year'),
      opened_at: time,
      opening: number,
      closed_at: nullable(time),
      counted: nullable(number),
      book: nullable(number),
      reason: nullable(oneOf(DRAWER_REASONS)),
    },
    indices: [{ on: ['outlet', 'opened_at'] }, { on: ['outlet', 'clerk', 'opened_at'] }],
  },
  /** The first sums are of the day's own kwitansi; `left` and, of these, `untold` of all that was open by then. */
  nights: {
    columns: {
      outlet,
      date: key(date),
      /** Of the day statement, or of its first part, beside which it stands. */
      number: key(number),
      /** Of the day's own void ones, what was not given back. */
      back: number,
      total: number,
      cash: number,
      qris: number,
      posted: number,
      waived: number,
      open: number,
      left_count: number,
      left_rupiah: number,
      untold_count: number,
      untold_rupiah: number,
    },
  },
} as const satisfies Record<string, Table>
