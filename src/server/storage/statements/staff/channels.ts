/** By what people are reached: browsers of theirs, and of every channel whether somebody has shown that it reaches them. */
import type { ClerkName, OutletId, RecipientId, SecretHash } from '../../../../domain/ids.ts'
import { record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'

const ADDRESS = record(
  'push_addresses',
  'browser',
  'person',
  'language',
  'endpoint',
  'p256dh',
  'auth',
  'expires_at',
)
const OF = record('staff', 'role')
/** A browser, whose it is, and how it is reached. */
export type PushAddressRow = Omit<RecordOf<'push_addresses'>, 'outlet' | 'session'> &
  Pick<RecordOf<'staff'>, 'role'>

/** Of people who are there still, those that have not run out. */
export async function pushAddresses(sql: Sql, outlet: OutletId, nowMs: number): Promise<PushAddressRow[]> {
  const rows = await sql.all(
    `SELECT ${ADDRESS.of('p')}, ${OF.of('m')} FROM push_addresses p
     JOIN staff m ON m.outlet = p.outlet AND m.name = p.person
     WHERE p.outlet = ? AND p.expires_at > ? AND m.ended_at IS NULL ORDER BY p.person, p.browser`,
    [outlet, nowMs],
  )
  return rows.flatMap(row => ADDRESS.all([row]).map(address => ({ ...address, ...OF.read(row) })))
}

export async function savePushAddress(
  sql: Transaction,
  outlet: OutletId,
  one: Omit<RecordOf<'push_addresses'>, 'outlet'>,
): Promise<void> {
  await sql.run(
    `INSERT INTO push_addresses (outlet, browser, person, session, language, endpoint, p256dh, auth, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (outlet, browser) DO UPDATE SET person = excluded.person, session = excluded.session,
       language = excluded.language, endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth,
       expires_at = excluded.expires_at`,
    [
      outlet,
      one.browser,
      one.person,
      one.session,
      one.language,
      one.endpoint,
      one.p256dh,
      one.auth,
      one.expiresAt,
    ],
  )
}

/** What was shown of it goes with it. */
export async function endPushAddress(
  sql: Transaction,
  outlet: OutletId,
  browser: RecordOf<'push_addresses'>['browser'],
): Promise<number> {
  await forgetChannel(sql, outlet, browser)
  return sql.run('DELETE FROM push_addresses WHERE outlet = ? AND browser = ?', [outlet, browser])
}

/** All that began in that session. */
export async function endPushOfSession(
  sql: Transaction,
  outlet: OutletId,
  session: SecretHash,
): Promise<void> {
  await sql.run('DELETE FROM push_addresses WHERE outlet = ? AND session = ?', [outlet, session])
}

/** All that began in a session at that device; asked before those are ended. */
export async function endPushAtDevice(sql: Transaction, outlet: OutletId, device: SecretHash): Promise<void> {
  await sql.run(
    `DELETE FROM push_addresses WHERE outlet = ? AND session IN
       (SELECT token_hash FROM sessions WHERE outlet = ? AND enrolled = ?)`,
    [outlet, outlet, device],
  )
}

/** All of that person's but those that began in that session. */
export async function endPushOfPerson(
  sql: Transaction,
  outlet: OutletId,
  person: ClerkName,
  but: SecretHash | null,
): Promise<void> {
  await sql.run('DELETE FROM push_addresses WHERE outlet = ? AND person = ? AND session <> ?', [
    outlet,
    person,
    but ?? '',
  ])
}

/** Run out; and what was shown of channels that are no more. */
export async function forgetPush(sql: Transaction, outlet: OutletId, nowMs: number): Promise<number> {
  const gone = await sql.run('DELETE FROM push_addresses WHERE outlet = ? AND expires_at <= ?', [
    outlet,
    nowMs,
  ])
  const shown = await sql.run(
    `DELETE FROM channels WHERE outlet = ?
       AND recipient NOT IN (SELECT browser FROM push_addresses WHERE outlet = ?)
       AND recipient NOT IN (SELECT hook FROM webhooks WHERE outlet = ?)`,
    [outlet, outlet, outlet],
  )
  return gone + shown
}

const SHOWN = record('channels', 'recipient', 'code', 'asked_at', 'proved_at', 'failed_at', 'fault')
export type ChannelRow = Omit<RecordOf<'channels'>, 'outlet'>

export async function channelsShown(sql: Sql, outlet: OutletId): Promise<Map<RecipientId, ChannelRow>> {
  const rows = await sql.all(`SELECT ${SHOWN.columns} FROM channels WHERE outlet = ?`, [outlet])
  return new Map(SHOWN.all(rows).map(row => [row.recipient, row]))
}

/** Whoever reads it is asked to say that code. */
export async function askOfChannel(
  sql: Transaction,
  outlet: OutletId,
  recipient: RecipientId,
  code: string,
  atMs: number,
): Promise<void> {
  await sql.run(
    `INSERT INTO channels (outlet, recipient, code, asked_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (outlet, recipient) DO UPDATE SET code = excluded.code, asked_at = excluded.asked_at`,
    [outlet, recipient, code, atMs],
  )
}

export async function proveChannel(
  sql: Transaction,
  outlet: OutletId,
  recipient: RecipientId,
  atMs: number,
): Promise<void> {
  await sql.run(
    `UPDATE channels SET code = NULL, proved_at = ?, failed_at = NULL, fault = NULL
     WHERE outlet = ? AND recipient = ?`,
    [atMs, outlet, recipient],
  )
}

/** It takes what it is told. True: it did not before. */
export async function mendChannel(
  sql: Transaction,
  outlet: OutletId,
  recipient: RecipientId,
): Promise<boolean> {
  const mended = await sql.run(
    'UPDATE channels SET failed_at = NULL, fault = NULL WHERE outlet = ? AND recipient = ? AND failed_at IS NOT NULL',
    [outlet, recipient],
  )
  return mended > 0
}

/** It does not take what it is told. True: it did before. */
export async function failChannel(
  sql: Transaction,
  outlet: OutletId,
  recipient: RecipientId,
  fault: string,
  atMs: number,
): Promise<boolean> {
  const known = await sql.run(
    'UPDATE channels SET fault = ? WHERE outlet = ? AND recipient = ? AND failed_at IS NOT NULL',
    [fault, outlet, recipient],
  )
  if (known > 0) return false
  await sql.run(
    `INSERT INTO channels (outlet, recipient, failed_at, fault) VALUES (?, ?, ?, ?)
     ON CONFLICT (outlet, recipient) DO UPDATE SET failed_at = excluded.failed_at, fault = excluded.fault`,
    [outlet, recipient, atMs, fault],
  )
  return true
}

async function forgetChannel(sql: Transaction, outlet: OutletId, recipient: RecipientId): Promise<void> {
  await sql.run('DELETE FROM channels WHERE outlet = ? AND recipient = ?', [outlet, recipient])
}
