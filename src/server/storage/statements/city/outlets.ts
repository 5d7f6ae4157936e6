/** Outlets and their staff. */
import type { ClerkName, OutletId } from '../../../../domain/ids.ts'
import type { Outlet } from '../../../../domain/outlet.ts'
import { outletBodies } from '../../bodies.ts'
import { nullable, time } from '../../columns.ts'
import { answer, record } from '../../record.ts'
import type { Fields, Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { listed } from '../../unreadable.ts'
import { moveAccess } from '../counters.ts'

export const OUTLET = record('outlets', 'outlet', 'body')

export function toOutlet(row: Fields): Outlet {
  const { outlet, body } = OUTLET.read(row)
  return outletBodies.read(body, 'outlets', outlet)
}

export async function addOutlet(sql: Transaction, outlet: Outlet): Promise<void> {
  await sql.run('INSERT INTO outlets (outlet, body) VALUES (?, ?)', [outlet.slug, outletBodies.write(outlet)])
}

/** As it is now, whether or not it was known. */
export async function saveOutlet(sql: Transaction, outlet: Outlet): Promise<void> {
  await sql.run(
    'INSERT INTO outlets (outlet, body) VALUES (?, ?) ON CONFLICT (outlet) DO UPDATE SET body = excluded.body',
    [outlet.slug, outletBodies.write(outlet)],
  )
  moveAccess(sql, outlet.slug)
}

export async function findOutlet(sql: Sql, slug: string): Promise<Outlet | null> {
  const row = await sql.get(`SELECT ${OUTLET.columns} FROM outlets WHERE outlet = ?`, [slug])
  return row === undefined ? null : toOutlet(row)
}

const KEPT = record('outlets', 'outlet', 'body', 'version')

/** With the version at which the register has it. */
export interface KeptOutlet extends Pick<RecordOf<'outlets'>, 'version'> {
  readonly outlet: Outlet
}

export async function findKeptOutlet(sql: Sql, slug: OutletId): Promise<KeptOutlet | null> {
  const row = await sql.get(`SELECT ${KEPT.columns} FROM outlets WHERE outlet = ?`, [slug])
  return row === undefined ? null : { outlet: toOutlet(row), version: KEPT.read(row).version }
}

/**
 * Its row is nobody else's until the transaction ends: the agency and its manager write from different ones, and what is read
 * from here on is what either has left. False: there is none.
 */
export async function holdOutlet(sql: Transaction, slug: OutletId): Promise<boolean> {
  return (await sql.run('UPDATE outlets SET version = version WHERE outlet = ?', [slug])) > 0
}

/** What of an outlet is another now, of what it is at this moment. `null`: there is none. */
export async function changeOutlet(
  sql: Transaction,
  slug: OutletId,
  change: (outlet: Outlet) => Outlet,
): Promise<Outlet | null> {
  if (!(await holdOutlet(sql, slug))) return null
  const outlet = await findOutlet(sql, slug)
  if (outlet === null) return null
  const next = change(outlet)
  await sql.run('UPDATE outlets SET body = ? WHERE outlet = ?', [outletBodies.write(next), slug])
  moveAccess(sql, slug)
  return next
}

export async function setOutletVersion(sql: Transaction, slug: OutletId, version: number): Promise<void> {
  await sql.run('UPDATE outlets SET version = ? WHERE outlet = ?', [version, slug])
  moveAccess(sql, slug)
}

/** Those that can be read: one that cannot holds up no other. */
export async function allOutlets(sql: Sql): Promise<Outlet[]> {
  const rows = await sql.all(`SELECT ${OUTLET.columns} FROM outlets ORDER BY outlet`)
  return listed(rows, toOutlet).read
}

const BEGAN = answer('outlets', { at: nullable(time) })

/** When an outlet's business began: its first guest or its first goods; `null` before either. */
export async function beganAt(sql: Sql, outlet: OutletId): Promise<number | null> {
  const row = await sql.get(
    `SELECT MIN(at) AS at FROM (SELECT MIN(checked_in_at) AS at FROM stays WHERE outlet = ?
       UNION ALL SELECT MIN(at) AS at FROM showings WHERE outlet = ?) AS firsts`,
    [outlet, outlet],
  )
  return BEGAN.found(row)?.at ?? null
}

/** The peppered hash is `null` until the person next signs in, where a release that knew none has set the PIN. */
export type StaffMember = Pick<RecordOf<'staff'>, 'name' | 'role' | 'pinHash' | 'pepperedHash'>

export async function addStaff(
  sql: Transaction,
  outlet: OutletId,
  { name, role, pinHash, pepperedHash }: StaffMember,
): Promise<void> {
  await sql.run('INSERT INTO staff (outlet, name, role, pin_hash, peppered_hash) VALUES (?, ?, ?, ?, ?)', [
    outlet,
    name,
    role,
    pinHash,
    pepperedHash,
  ])
}

export async function saveStaffPin(
  sql: Transaction,
  outlet: OutletId,
  name: ClerkName,
  { pinHash, pepperedHash }: Pick<StaffMember, 'pinHash' | 'pepperedHash'>,
): Promise<void> {
  await sql.run('UPDATE staff SET pin_hash = ?, peppered_hash = ? WHERE outlet = ? AND name = ?', [
    pinHash,
    pepperedHash,
    outlet,
    name,
  ])
}

const STAFF = record('staff', 'name', 'role', 'pin_hash', 'peppered_hash')

export async function allStaff(sql: Sql, outlet: OutletId): Promise<StaffMember[]> {
  return STAFF.all(
    await sql.all(`SELECT ${STAFF.columns} FROM staff WHERE outlet = ? AND ended_at IS NULL ORDER BY name`, [
      outlet,
    ]),
  )
}

export async function findStaff(sql: Sql, outlet: OutletId, name: ClerkName): Promise<StaffMember | null> {
  const row = await sql.get(
    `SELECT ${STAFF.columns} FROM staff WHERE outlet = ? AND name = ? AND ended_at IS NULL`,
    [outlet, name],
  )
  return STAFF.found(row)
}
