/** Sessions by the hash of their token. */
import type { OutletId, RoomName, SecretHash, StayId } from '../../../../domain/ids.ts'
import type { Outlet, Room } from '../../../../domain/outlet.ts'
import type { ProofWay } from '../../../../domain/proof.ts'
import { OUTLET_RIGHTS, type OutletRight, RIGHTS_OF_ROLE, readRights } from '../../../../domain/rights.ts'
import type { Stay } from '../../../../domain/stay.ts'
import { number } from '../../columns.ts'
import { answer, record } from '../../record.ts'
import type { Fields, Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { listed } from '../../unreadable.ts'
import { OUTLET, toOutlet } from '../city/outlets.ts'
import { toRoom } from '../city/rooms.ts'
import { moveAccess } from '../counters.ts'
import { listOf } from '../rows.ts'
import { endPushOfPerson, endPushOfSession } from '../staff/channels.ts'
import { STAY, toStay } from './stays.ts'

/** As it begins: proved by whoever came in, and open. */
export type SessionRecord = Omit<Session, AtDesk | 'provedAt' | 'lockedAt' | 'heardAt'> &
  Partial<Pick<Session, AtDesk>>
type Session = RecordOf<'sessions'>
type AtDesk = 'enrolled' | 'provedBy'

const SESSION = record('sessions', 'token_hash', 'expires_at')
const DESK_SESSION = record(
  'sessions',
  'token_hash',
  'expires_at',
  'device',
  'created_at',
  'proved_at',
  'proved_by',
  'locked_at',
)
const ROOM_OF_STAY = record('rooms', 'kind', 'floor', 'generation', 'code_name')
const PERSON = record('staff', 'name', 'role', 'rights')

export async function addSession(sql: Transaction, session: SessionRecord): Promise<void> {
  await sql.run(
    `INSERT INTO sessions (outlet, token_hash, role, stay, staff, device, created_at, expires_at, enrolled, proved_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      session.outlet,
      session.tokenHash,
      session.role,
      session.stay,
      session.staff,
      session.device,
      session.createdAt,
      session.expiresAt,
      session.enrolled ?? null,
      session.provedBy ?? null,
    ],
  )
}

/** A guest's session with all it stands on, in one question. */
export interface GuestSession extends Pick<SessionRecord, 'expiresAt'> {
  readonly outlet: Outlet
  readonly room: Room
  readonly stay: Stay
}

/** By the hashes of their tokens: those that there are. */
export async function findGuestSessions(
  sql: Sql,
  outlet: OutletId,
  tokenHashes: readonly SecretHash[],
): Promise<Map<SecretHash, GuestSession>> {
  const { marks, values } = listOf(tokenHashes)
  const rows = await sql.all(
    `SELECT ${SESSION.of('e')}, o.body, ${STAY.of('s')}, ${ROOM_OF_STAY.of('r')}
     FROM sessions e
     JOIN outlets o ON o.outlet = e.outlet
     JOIN stays s ON s.outlet = e.outlet AND s.stay = e.stay
     JOIN rooms r ON r.outlet = s.outlet AND r.room = s.room
     WHERE e.outlet = ? AND e.token_hash IN (${marks}) AND e.role = 'guest'`,
    [outlet, ...values],
  )
  return new Map(listed(rows, toGuestSession).read)
}

function toGuestSession(row: Fields): [tokenHash: SecretHash, GuestSession] {
  const { tokenHash, expiresAt } = SESSION.read(row)
  return [tokenHash, { expiresAt, outlet: toOutlet(row), room: toRoom(row), stay: toStay(row) }]
}

/** A clerk's session with the outlet and the person as they are now. */
export interface StaffSession
  extends Pick<
      RecordOf<'sessions'>,
      'expiresAt' | 'device' | 'createdAt' | 'provedAt' | 'provedBy' | 'lockedAt'
    >,
    Pick<RecordOf<'staff'>, 'role'> {
  readonly outlet: Outlet
  readonly staff: RecordOf<'staff'>['name']
  readonly rights: readonly OutletRight[]
}

/** By the hashes of their tokens: those that there are. */
export async function findStaffSessions(
  sql: Sql,
  outlet: OutletId,
  tokenHashes: readonly SecretHash[],
): Promise<Map<SecretHash, StaffSession>> {
  const { marks, values } = listOf(tokenHashes)
  const rows = await sql.all(
    `SELECT ${DESK_SESSION.of('e')}, ${OUTLET.of('o')}, ${PERSON.of('m')}
     FROM sessions e
     JOIN outlets o ON o.outlet = e.outlet
     JOIN staff m ON m.outlet = e.outlet AND m.name = e.staff
     WHERE e.outlet = ? AND e.token_hash IN (${marks}) AND e.role = 'staff' AND m.ended_at IS NULL`,
    [outlet, ...values],
  )
  return new Map(listed(rows, toStaffSession).read)
}

function toStaffSession(row: Fields): [tokenHash: SecretHash, StaffSession] {
  const { tokenHash, expiresAt, device, createdAt, provedAt, provedBy, lockedAt } = DESK_SESSION.read(row)
  const { name, role, rights } = PERSON.read(row)
  return [
    tokenHash,
    {
      expiresAt,
      outlet: toOutlet(row),
      staff: name,
      role,
      device,
      rights: rightsOf(role, rights),
      createdAt,
      provedAt,
      provedBy,
      lockedAt,
    },
  ]
}

function rightsOf(role: RecordOf<'staff'>['role'], given: string | null): readonly OutletRight[] {
  return given === null ? RIGHTS_OF_ROLE[role] : readRights(OUTLET_RIGHTS, given)
}

/** One that is locked already stays so since then. */
export async function lockSession(
  sql: Transaction,
  outlet: OutletId,
  tokenHash: SecretHash,
  atMs: number,
): Promise<void> {
  await sql.run(
    'UPDATE sessions SET locked_at = ? WHERE outlet = ? AND token_hash = ? AND locked_at IS NULL',
    [atMs, outlet, tokenHash],
  )
}

/** Whoever it is of is there: it is open, too. */
export async function proveSession(
  sql: Transaction,
  outlet: OutletId,
  tokenHash: SecretHash,
  atMs: number,
  by: ProofWay,
): Promise<void> {
  await sql.run(
    'UPDATE sessions SET proved_at = ?, proved_by = ?, locked_at = NULL WHERE outlet = ? AND token_hash = ?',
    [atMs, by, outlet, tokenHash],
  )
}

/** All that somebody has open there but this one. */
export async function endStaffSessions(
  sql: Transaction,
  outlet: OutletId,
  staff: RecordOf<'staff'>['name'],
  but: SecretHash | null,
): Promise<number> {
  const ended = await sql.run(
    "DELETE FROM sessions WHERE outlet = ? AND role = 'staff' AND staff = ? AND token_hash <> ?",
    [outlet, staff, but ?? ''],
  )
  await endPushOfPerson(sql, outlet, staff, but)
  moveAccess(sql, outlet)
  return ended
}

export async function endSession(sql: Transaction, outlet: OutletId, tokenHash: SecretHash): Promise<void> {
  await sql.run('DELETE FROM sessions WHERE outlet = ? AND token_hash = ?', [outlet, tokenHash])
  await endPushOfSession(sql, outlet, tokenHash)
  moveAccess(sql, outlet)
}

/** Forgets what has run out: sessions, enrolment codes, and phones that asked before `askedBeforeMs`. Answers how many. */
export async function forgetExpired(
  sql: Transaction,
  outlet: OutletId,
  nowMs: number,
  askedBeforeMs: number,
): Promise<number> {
  const ended = await sql.run('DELETE FROM sessions WHERE outlet = ? AND expires_at <= ?', [outlet, nowMs])
  if (ended > 0) moveAccess(sql, outlet)
  const unused = await sql.run('DELETE FROM enrolments WHERE outlet = ? AND expires_at <= ?', [outlet, nowMs])
  const asked = 'DELETE FROM confirmations WHERE outlet = ? AND asked_at <= ?'
  return ended + unused + (await sql.run(asked, [outlet, askedBeforeMs]))
}

const COUNT = answer('sessions', { n: number })

export async function countStaySessions(sql: Sql, outlet: OutletId, stay: StayId): Promise<number> {
  const row = await sql.get('SELECT COUNT(*) AS n FROM sessions WHERE outlet = ? AND stay = ?', [
    outlet,
    stay,
  ])
  return COUNT.found(row)?.n ?? 0
}

/** Ends the guests' sessions on a room's tablet. */
export async function endTabletSessions(sql: Transaction, outlet: OutletId, room: RoomName): Promise<void> {
  await sql.run(
    `DELETE FROM sessions WHERE outlet = ? AND role = 'guest' AND device IN
       (SELECT token_hash FROM devices WHERE outlet = ? AND room = ? AND kind = 'tablet')`,
    [outlet, outlet, room],
  )
  moveAccess(sql, outlet)
}
