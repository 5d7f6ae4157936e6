/**
 * Whoever belongs to a place: officers of the agency where it is '', the staff of an outlet else. Nobody is taken out: who is
 * ended keeps their name, so that it can become nobody else's unasked.
 */
import type { OutletId } from '../../../../domain/ids.ts'
import { rightsAt, roleOf } from '../../../../domain/people.ts'
import { RIGHTS_OF_ROLE, type Right, readRights, writeRights } from '../../../../domain/rights.ts'
import { record } from '../../record.ts'
import type { Fields, Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { listed } from '../../unreadable.ts'
import { moveAccess } from '../counters.ts'
import { renameOnDuty } from '../staff/duties.ts'
import { endStaffSessions } from '../stays/sessions.ts'
import type { Person } from './passkeys.ts'

const OFFICER = record('officers', 'name', 'pin_hash', 'rights', 'ended_at', 'renamed_to', 'heard_at')
const STAFF = record('staff', 'name', 'role', 'pin_hash', 'rights', 'ended_at', 'renamed_to', 'heard_at')

/** As they are known; with `endedAt`, they were. */
export interface KnownPerson extends Pick<RecordOf<'staff'>, 'name' | 'endedAt' | 'renamedTo' | 'heardAt'> {
  readonly rights: readonly Right[]
  readonly hasPin: boolean
}

/** No PIN: nothing that is typed is one. */
export const NO_PIN = ''

function toOfficer(row: Fields): KnownPerson {
  const { pinHash, rights, ...known } = OFFICER.read(row)
  const held = rights === null ? rightsAt('') : readRights(rightsAt(''), rights)
  return { ...known, rights: held, hasPin: pinHash !== NO_PIN }
}

function toStaff(row: Fields): KnownPerson {
  const { pinHash, rights, role, ...known } = STAFF.read(row)
  const held = rights === null ? RIGHTS_OF_ROLE[role] : readRights(rightsAt('an outlet'), rights)
  return { ...known, rights: held, hasPin: pinHash !== NO_PIN }
}

/** By name, without whoever was ended. */
export async function peopleAt(sql: Sql, outlet: OutletId): Promise<KnownPerson[]> {
  if (outlet === '') {
    const rows = await sql.all(`SELECT ${OFFICER.columns} FROM officers WHERE ended_at IS NULL ORDER BY name`)
    return listed(rows, toOfficer).read
  }
  const rows = await sql.all(
    `SELECT ${STAFF.columns} FROM staff WHERE outlet = ? AND ended_at IS NULL ORDER BY name`,
    [outlet],
  )
  return listed(rows, toStaff).read
}

/** Whoever has or had that name. */
export async function findPerson(sql: Sql, { outlet, person }: Person): Promise<KnownPerson | null> {
  if (outlet === '') {
    const row = await sql.get(`SELECT ${OFFICER.columns} FROM officers WHERE name = ?`, [person])
    return row === undefined ? null : toOfficer(row)
  }
  const row = await sql.get(`SELECT ${STAFF.columns} FROM staff WHERE outlet = ? AND name = ?`, [
    outlet,
    person,
  ])
  return row === undefined ? null : toStaff(row)
}

/** New, or back again: without PIN, and by no session of before. */
export async function putPerson(
  sql: Transaction,
  { outlet, person }: Person,
  rights: readonly Right[],
): Promise<void> {
  const may = writeRights(rights)
  if (outlet === '')
    await sql.run(
      `INSERT INTO officers (name, pin_hash, peppered_hash, rights) VALUES (?, ?, NULL, ?)
       ON CONFLICT (name) DO UPDATE SET pin_hash = excluded.pin_hash, peppered_hash = NULL,
         rights = excluded.rights, ended_at = NULL, renamed_to = NULL`,
      [person, NO_PIN, may],
    )
  else
    await sql.run(
      `INSERT INTO staff (outlet, name, role, pin_hash, peppered_hash, rights) VALUES (?, ?, ?, ?, NULL, ?)
       ON CONFLICT (outlet, name) DO UPDATE SET role = excluded.role, pin_hash = excluded.pin_hash,
         peppered_hash = NULL, rights = excluded.rights, ended_at = NULL, renamed_to = NULL`,
      [outlet, person, roleOf(rights), NO_PIN, may],
    )
  await endSessionsOf(sql, { outlet, person })
}

/** From the next question on, which every request asks. */
export async function setRights(
  sql: Transaction,
  { outlet, person }: Person,
  rights: readonly Right[],
): Promise<void> {
  const may = writeRights(rights)
  if (outlet === '') await sql.run('UPDATE officers SET rights = ? WHERE name = ?', [may, person])
  else
    await sql.run('UPDATE staff SET rights = ?, role = ? WHERE outlet = ? AND name = ?', [
      may,
      roleOf(rights),
      outlet,
      person,
    ])
  moveAccess(sql, outlet)
}

export async function endPerson(sql: Transaction, { outlet, person }: Person, atMs: number): Promise<void> {
  if (outlet === '')
    await sql.run('UPDATE officers SET ended_at = ?, pin_hash = ?, peppered_hash = NULL WHERE name = ?', [
      atMs,
      NO_PIN,
      person,
    ])
  else
    await sql.run(
      'UPDATE staff SET ended_at = ?, pin_hash = ?, peppered_hash = NULL WHERE outlet = ? AND name = ?',
      [atMs, NO_PIN, outlet, person],
    )
  await endSessionsOf(sql, { outlet, person })
}

/** What was done under the name of before stays as it is; the name stays taken. */
export async function renamePerson(
  sql: Transaction,
  { outlet, person }: Person,
  to: Person['person'],
  atMs: number,
): Promise<void> {
  if (outlet === '') {
    await sql.run('UPDATE officers SET name = ? WHERE name = ?', [to, person])
    await sql.run('INSERT INTO officers (name, pin_hash, ended_at, renamed_to) VALUES (?, ?, ?, ?)', [
      person,
      NO_PIN,
      atMs,
      to,
    ])
  } else {
    await sql.run('UPDATE staff SET name = ? WHERE outlet = ? AND name = ?', [to, outlet, person])
    await sql.run(
      `INSERT INTO staff (outlet, name, role, pin_hash, ended_at, renamed_to) VALUES (?, ?, 'clerk', ?, ?, ?)`,
      [outlet, person, NO_PIN, atMs, to],
    )
  }
  const of = [to, outlet, person]
  await sql.run('UPDATE passkeys SET person = ? WHERE outlet = ? AND person = ?', of)
  await sql.run('UPDATE passes SET person = ? WHERE outlet = ? AND person = ?', of)
  await sql.run('UPDATE pin_tries SET person = ? WHERE outlet = ? AND person = ?', of)
  await renameOnDuty(sql, outlet, person, to)
  await endSessionsOf(sql, { outlet, person })
}

/** On every device, its live streams with it. */
export async function endSessionsOf(sql: Transaction, { outlet, person }: Person): Promise<void> {
  if (outlet !== '') await endStaffSessions(sql, outlet, person, null)
  else {
    await sql.run('DELETE FROM officer_sessions WHERE name = ?', [person])
    moveAccess(sql, outlet)
  }
}
