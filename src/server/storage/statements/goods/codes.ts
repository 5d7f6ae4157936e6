/** What bar codes mean at an outlet: learnt once, and the last who taught one is believed. */
import type { BarCode, OutletId, PlacementId } from '../../../../domain/ids.ts'
import { record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import { insertRows } from '../rows.ts'

const CODE = record('placement_codes', 'outlet', 'code', 'placement')

export interface Taught {
  readonly code: BarCode
  readonly placement: PlacementId
}

export function teachCodes(sql: Transaction, outlet: OutletId, codes: readonly Taught[]): Promise<void> {
  const last = new Map(codes.map(({ code, placement }) => [code, placement]))
  return insertRows(
    sql,
    'placement_codes (outlet, code, placement)',
    Array.from(last, ([code, placement]) => [outlet, code, placement]),
    ' ON CONFLICT (outlet, code) DO UPDATE SET placement = excluded.placement',
  )
}

export async function codesOf(sql: Sql, outlet: OutletId): Promise<Taught[]> {
  const rows = await sql.all(`SELECT ${CODE.columns} FROM placement_codes WHERE outlet = ? ORDER BY code`, [
    outlet,
  ])
  return CODE.all(rows)
}
