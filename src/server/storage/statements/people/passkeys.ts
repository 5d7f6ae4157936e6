/** Passkeys of people, and challenges that were answered. */
import { record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'

export type Passkey = RecordOf<'passkeys'>

/** A person of an outlet; of the agency where it is ''. */
export type Person = Pick<Passkey, 'outlet' | 'person'>

const PASSKEY = record(
  'passkeys',
  'credential',
  'outlet',
  'person',
  'handle',
  'public_key',
  'counter',
  'host',
  'device',
  'is_backed_up',
  'made_at',
  'used_at',
  'ended_at',
)

export async function addPasskey(sql: Transaction, passkey: Passkey): Promise<void> {
  await sql.run(
    `INSERT INTO passkeys (credential, outlet, person, handle, public_key, counter, host, device, is_backed_up,
       made_at, used_at, ended_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      passkey.credential,
      passkey.outlet,
      passkey.person,
      passkey.handle,
      passkey.publicKey,
      passkey.counter,
      passkey.host,
      passkey.device,
      passkey.isBackedUp,
      passkey.madeAt,
      passkey.usedAt,
      passkey.endedAt,
    ],
  )
}

export async function findPasskey(sql: Sql, credential: string): Promise<Passkey | null> {
  const row = await sql.get(`SELECT ${PASSKEY.columns} FROM passkeys WHERE credential = ?`, [credential])
  return PASSKEY.found(row)
}

/** Of one person, ended ones among them, the first that was made first. */
export async function passkeysOf(sql: Sql, { outlet, person }: Person): Promise<Passkey[]> {
  const rows = await sql.all(
    `SELECT ${PASSKEY.columns} FROM passkeys WHERE outlet = ? AND person = ? ORDER BY made_at, credential`,
    [outlet, person],
  )
  return PASSKEY.all(rows)
}

const MADE_AT = record('passkeys', 'outlet', 'host')

/** At which hosts there are passkeys that open something, by whose people. */
export async function passkeyHosts(sql: Sql): Promise<Pick<Passkey, 'outlet' | 'host'>[]> {
  return MADE_AT.all(
    await sql.all(
      `SELECT DISTINCT ${MADE_AT.columns} FROM passkeys WHERE ended_at IS NULL ORDER BY outlet, host`,
    ),
  )
}

/** Of everybody there, without those that were ended. */
export async function passkeysAt(sql: Sql, outlet: Person['outlet']): Promise<Passkey[]> {
  const rows = await sql.all(
    `SELECT ${PASSKEY.columns} FROM passkeys WHERE outlet = ? AND ended_at IS NULL ORDER BY made_at, credential`,
    [outlet],
  )
  return PASSKEY.all(rows)
}

export async function endPasskey(
  sql: Transaction,
  credential: Passkey['credential'],
  atMs: number,
): Promise<void> {
  await sql.run('UPDATE passkeys SET ended_at = ? WHERE credential = ? AND ended_at IS NULL', [
    atMs,
    credential,
  ])
}

export async function endPasskeysOf(
  sql: Transaction,
  { outlet, person }: Person,
  atMs: number,
): Promise<void> {
  await sql.run('UPDATE passkeys SET ended_at = ? WHERE outlet = ? AND person = ? AND ended_at IS NULL', [
    atMs,
    outlet,
    person,
  ])
}

export async function renamePasskey(
  sql: Transaction,
  credential: Passkey['credential'],
  device: Passkey['device'],
): Promise<void> {
  await sql.run('UPDATE passkeys SET device = ? WHERE credential = ?', [device, credential])
}

export async function notePasskeyUse(
  sql: Transaction,
  {
    credential,
    counter,
    isBackedUp,
    usedAt,
  }: Pick<Passkey, 'credential' | 'counter' | 'isBackedUp' | 'usedAt'>,
): Promise<void> {
  await sql.run('UPDATE passkeys SET counter = ?, is_backed_up = ?, used_at = ? WHERE credential = ?', [
    counter,
    isBackedUp,
    usedAt,
    credential,
  ])
}

/** Answers how many had run out. */
export function forgetChallenges(sql: Transaction, nowMs: number): Promise<number> {
  return sql.run('DELETE FROM spent_challenges WHERE expires_at <= ?', [nowMs])
}

/** False: it was answered before. Those that have run out make way. */
export async function spendChallenge(
  sql: Transaction,
  challengeHash: string,
  expiresAt: number,
  nowMs: number,
): Promise<boolean> {
  await forgetChallenges(sql, nowMs)
  const added = await sql.run(
    'INSERT INTO spent_challenges (challenge, expires_at) VALUES (?, ?) ON CONFLICT (challenge) DO NOTHING',
    [challengeHash, expiresAt],
  )
  return added === 1
}
