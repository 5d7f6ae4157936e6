/** Gapless counters per outlet, moved inside the transaction that uses the number: a rollback gives it back. */
import type { OutletId } from '../../../domain/ids.ts'
import { idOf, key, number, ownId } from '../columns.ts'
import { answer, record } from '../record.ts'
import type { Sql, Transaction } from '../storage.ts'
import type { Counter } from '../tables/counters.ts'

const VALUE = record('counters', 'value')
/** Its name may be another release's. */
const NAMED = answer('counters', { name: key(ownId), value: number })
const TOLD = answer('counters', { outlet: key(idOf('outlets')), moved: number })

/** The next number, from 1; with `many`, the first of so many that are now taken; with `numbers`, nothing is waited for. */
export async function nextNumber(
  sql: Transaction,
  outlet: OutletId,
  name: Counter,
  many = 1,
  numbers?: Numbers,
): Promise<number> {
  if (numbers !== undefined) return numbers.take(sql, name, many)
  const row = await sql.get(
    `INSERT INTO counters (outlet, name, value) VALUES (?, ?, ?)
     ON CONFLICT (outlet, name) DO UPDATE SET value = counters.value + excluded.value RETURNING ${VALUE.columns}`,
    [outlet, name, many],
  )
  if (row === undefined) throw new Error(`counter ${name} gave no number`)
  return VALUE.read(row).value - many + 1
}

const TAKE = `INSERT INTO counters (outlet, name, value) {rows}
  ON CONFLICT (outlet, name) DO UPDATE SET value = counters.value + excluded.value`

/** Numbers read once for all that a transaction takes of them: nobody else moves them before its end. */
export interface Numbers {
  /** The last one given. */
  last(name: Counter): number
  /** The first of so many that are now taken. */
  take(sql: Transaction, name: Counter, many: number): number
}

export async function readNumbers(sql: Sql, outlet: OutletId): Promise<Numbers> {
  const rows = await sql.all('SELECT name, value FROM counters WHERE outlet = ?', [outlet])
  const last = new Map(NAMED.each(rows).map(({ name, value }) => [name, value]))
  return {
    last: name => last.get(name) ?? 0,
    take(into, name, many) {
      const before = last.get(name) ?? 0
      last.set(name, before + many)
      into.send(TAKE, [[outlet, name, many]])
      return before + 1
    },
  }
}

/** What listeners are told by, of each outlet: event, menu and access together, which only grow. */
export async function toldNumbers(sql: Sql): Promise<Map<OutletId, number>> {
  const rows = await sql.all(
    `SELECT outlet, SUM(value) AS moved FROM counters WHERE name IN ('event', 'menu', 'access') GROUP BY outlet`,
  )
  return new Map(TOLD.all(rows).map(({ outlet, moved }) => [outlet, moved]))
}

/** Whoever was known at the last number may be out, or elsewhere. */
export function moveAccess(sql: Transaction, outlet: OutletId): void {
  sql.send(TAKE, [[outlet, 'access' satisfies Counter, 1]])
}

/** The last number given, 0 before the first. */
export async function lastNumber(sql: Sql, outlet: OutletId, name: Counter): Promise<number> {
  const row = await sql.get(`SELECT ${VALUE.columns} FROM counters WHERE outlet = ? AND name = ?`, [
    outlet,
    name,
  ])
  return VALUE.found(row)?.value ?? 0
}
