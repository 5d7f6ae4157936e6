/** Numbers that are given. */
import { key, number, oneOf, outlet, type Table } from '../columns.ts'

/**
 * Gapless, each of an outlet. `menu` moves with whatever a shelf shows or holds, `access` whenever somebody who may enter is
 * out or elsewhere, `register` (of the city) with whatever the register says.
 */
export const COUNTERS = [
  'document',
  'event',
  'stock',
  'stock-forgotten',
  'menu',
  'access',
  'act',
  'register',
] as const
export type Counter = (typeof COUNTERS)[number]

export const COUNTERS_TABLES = {
  counters: { columns: { outlet, name: key(oneOf(COUNTERS)), value: number } },
} as const satisfies Record<string, Table>
