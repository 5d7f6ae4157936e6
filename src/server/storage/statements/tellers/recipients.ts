/**
 * Those whom Tellers tell: how far each has been told, and the messages it has not taken. A message that waits has a time,
 * a dead letter has none. The tables bear the name of the first Teller's recipients; whose another's are stands in their
 * rows, and no two of an outlet share a name.
 */
import type { OutletId, RecipientId, TellerName } from '../../../../domain/ids.ts'
import { idOf, key, machine, nullable, number, time } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import { type RecordOf, TABLES } from '../../tables.ts'

const { hook, url, number: told, made_at, ended_at, rests_until } = TABLES.webhooks.columns
const COLUMNS = `w.outlet, w.hook AS recipient, w.url AS address, w.number, w.made_at AS "madeAt",
  w.ended_at AS "endedAt", w.rests_until AS "restsUntil"`
const AS_COLUMNS = {
  outlet: key(idOf('outlets')),
  recipient: hook,
  /** Where it is reached, as its Teller writes it. */
  address: url,
  number: told,
  madeAt: made_at,
  endedAt: ended_at,
  restsUntil: rests_until,
} as const
const RECIPIENT = answer('webhooks', AS_COLUMNS)
export type Recipient = ReadBy<typeof RECIPIENT>

type AsideMessage = Omit<RecordOf<'webhook_messages'>, 'outlet' | 'hook'>
const DUE = record('webhook_messages', 'number', 'tries')

/** A release before this one knows webhooks only, and says of none whose it is. */
const OF_TELLER = `COALESCE(w.teller, 'webhook') = ?`

export async function addRecipient(
  sql: Transaction,
  teller: TellerName,
  one: Omit<Recipient, 'endedAt' | 'restsUntil'>,
): Promise<void> {
  await sql.run(
    `INSERT INTO webhooks (outlet, hook, url, number, made_at, ended_at, rests_until, teller)
     VALUES (?, ?, ?, ?, ?, NULL, 0, ?)`,
    [one.outlet, one.recipient, one.address, one.number, one.madeAt, teller],
  )
}

export async function findRecipient(
  sql: Sql,
  teller: TellerName,
  outlet: OutletId,
  recipient: RecipientId,
): Promise<Recipient | null> {
  const row = await sql.get(
    `SELECT ${COLUMNS} FROM webhooks w WHERE ${OF_TELLER} AND w.outlet = ? AND w.hook = ?`,
    [teller, outlet, recipient],
  )
  return RECIPIENT.found(row)
}

/** Those of an outlet that have not ended, in the order in which they were made. */
export async function recipientsOf(sql: Sql, teller: TellerName, outlet: OutletId): Promise<Recipient[]> {
  const rows = await sql.all(
    `SELECT ${COLUMNS} FROM webhooks w
     WHERE ${OF_TELLER} AND w.outlet = ? AND w.ended_at IS NULL ORDER BY w.made_at, w.hook`,
    [teller, outlet],
  )
  return RECIPIENT.all(rows)
}

/** It wants to hear no more. */
export async function endRecipient(
  sql: Transaction,
  outlet: OutletId,
  recipient: RecipientId,
  atMs: number,
): Promise<void> {
  await sql.run('UPDATE webhooks SET ended_at = ? WHERE outlet = ? AND hook = ?', [atMs, outlet, recipient])
}

/** With what it has not taken. */
export async function removeRecipient(
  sql: Transaction,
  outlet: OutletId,
  recipient: RecipientId,
): Promise<void> {
  await sql.run('DELETE FROM webhook_messages WHERE outlet = ? AND hook = ?', [outlet, recipient])
  await sql.run('DELETE FROM webhooks WHERE outlet = ? AND hook = ?', [outlet, recipient])
}

/** Goes on after that message at once, ended or not; whoever is at it just now reports in vain. */
export async function moveRecipient(
  sql: Transaction,
  outlet: OutletId,
  recipient: RecipientId,
  number: number,
): Promise<void> {
  await sql.run(
    'UPDATE webhooks SET number = ?, ended_at = NULL, rests_until = 0 WHERE outlet = ? AND hook = ?',
    [number, outlet, recipient],
  )
}

/** Whoever holds it is known by the time until which it rests. */
export async function holdRecipient(
  sql: Transaction,
  outlet: OutletId,
  recipient: RecipientId,
  until: number,
): Promise<void> {
  await sql.run('UPDATE webhooks SET rests_until = ? WHERE outlet = ? AND hook = ?', [
    until,
    outlet,
    recipient,
  ])
}

/** False: it is not held so any more, and nothing was changed. */
export async function letRecipientGo(
  sql: Transaction,
  held: Pick<Recipient, 'outlet' | 'recipient' | 'restsUntil'>,
  then: Pick<Recipient, 'number' | 'restsUntil' | 'endedAt'>,
): Promise<boolean> {
  const changed = await sql.run(
    `UPDATE webhooks SET number = ?, rests_until = ?, ended_at = ?
     WHERE outlet = ? AND hook = ? AND rests_until = ?`,
    [then.number, then.restsUntil, then.endedAt, held.outlet, held.recipient, held.restsUntil],
  )
  return changed === 1
}

/** How one that may be told now stands. */
const AWAKE = answer('webhooks', {
  outlet: key(idOf('outlets')),
  recipient: hook,
  number: told,
  waiting: number,
  /** Of those that wait, how many are due. */
  due: number,
})
export type Awake = ReadBy<typeof AWAKE>

const ASIDE = 'SELECT COUNT(*) FROM webhook_messages m WHERE m.outlet = w.outlet AND m.hook = w.hook'

/** All that nobody is at and that do not rest, those that waited longest first. */
export async function awakeRecipients(sql: Sql, teller: TellerName, nowMs: number): Promise<Awake[]> {
  const rows = await sql.all(
    `SELECT w.outlet, w.hook AS recipient, w.number, (${ASIDE} AND m.next_at IS NOT NULL) AS waiting,
       (${ASIDE} AND m.next_at <= ?) AS due
     FROM webhooks w WHERE ${OF_TELLER} AND w.ended_at IS NULL AND w.rests_until <= ?
     ORDER BY w.rests_until, w.outlet, w.hook`,
    [nowMs, teller, nowMs],
  )
  return AWAKE.all(rows)
}

const COUNT = answer('webhook_messages', { n: number })

export async function countWaiting(sql: Sql, outlet: OutletId, recipient: RecipientId): Promise<number> {
  const row = await sql.get(
    'SELECT COUNT(*) AS n FROM webhook_messages WHERE outlet = ? AND hook = ? AND next_at IS NOT NULL',
    [outlet, recipient],
  )
  return COUNT.found(row)?.n ?? 0
}

/** Those that wait longest first. */
export async function dueMessages(
  sql: Sql,
  outlet: OutletId,
  recipient: RecipientId,
  nowMs: number,
  limit: number,
): Promise<Pick<AsideMessage, 'number' | 'tries'>[]> {
  const rows = await sql.all(
    `SELECT ${DUE.columns} FROM webhook_messages
     WHERE outlet = ? AND hook = ? AND next_at <= ? ORDER BY next_at, number LIMIT ?`,
    [outlet, recipient, nowMs, limit],
  )
  return DUE.all(rows)
}

export async function putAside(
  sql: Transaction,
  outlet: OutletId,
  recipient: RecipientId,
  { number, tries, nextAt, fault }: AsideMessage,
): Promise<void> {
  await sql.run(
    `INSERT INTO webhook_messages (outlet, hook, number, tries, next_at, fault) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (outlet, hook, number) DO UPDATE SET
       tries = excluded.tries, next_at = excluded.next_at, fault = excluded.fault`,
    [outlet, recipient, number, tries, nextAt, fault],
  )
}

export async function removeMessage(
  sql: Transaction,
  outlet: OutletId,
  recipient: RecipientId,
  number: number,
): Promise<void> {
  await sql.run('DELETE FROM webhook_messages WHERE outlet = ? AND hook = ? AND number = ?', [
    outlet,
    recipient,
    number,
  ])
}

export async function removeMessagesFrom(
  sql: Transaction,
  outlet: OutletId,
  recipient: RecipientId,
  number: number,
): Promise<void> {
  await sql.run('DELETE FROM webhook_messages WHERE outlet = ? AND hook = ? AND number >= ?', [
    outlet,
    recipient,
    number,
  ])
}

/** What waits is due at once. */
export async function hastenMessages(
  sql: Transaction,
  outlet: OutletId,
  recipient: RecipientId,
  nowMs: number,
): Promise<void> {
  await sql.run('UPDATE webhook_messages SET next_at = ? WHERE outlet = ? AND hook = ? AND next_at > ?', [
    nowMs,
    outlet,
    recipient,
    nowMs,
  ])
}

/** Dead letters begin again; answers how many. */
export async function reviveMessages(
  sql: Transaction,
  outlet: OutletId,
  recipient: RecipientId,
  nowMs: number,
): Promise<number> {
  return sql.run(
    'UPDATE webhook_messages SET tries = 0, next_at = ? WHERE outlet = ? AND hook = ? AND next_at IS NULL',
    [nowMs, outlet, recipient],
  )
}

/** A recipient with what it has not taken. */
const STATE = answer('webhooks', {
  ...AS_COLUMNS,
  waiting: number,
  dead: number,
  /** The lowest dead letter's number and fault. */
  firstDead: nullable(number),
  fault: nullable(machine),
  /** When the next of those that wait is tried. */
  nextAt: nullable(time),
})
export type RecipientState = ReadBy<typeof STATE>

export async function allRecipients(
  sql: Sql,
  teller: TellerName,
  outlet?: OutletId,
): Promise<RecipientState[]> {
  const of = outlet === undefined ? '' : 'AND w.outlet = ?'
  const rows = await sql.all(
    `SELECT ${COLUMNS}, COUNT(m.next_at) AS waiting,
       COUNT(CASE WHEN m.number IS NOT NULL AND m.next_at IS NULL THEN 1 END) AS dead,
       MIN(CASE WHEN m.next_at IS NULL THEN m.number END) AS "firstDead", MIN(m.next_at) AS "nextAt",
       (SELECT f.fault FROM webhook_messages f WHERE f.outlet = w.outlet AND f.hook = w.hook
        ORDER BY CASE WHEN f.next_at IS NULL THEN 0 ELSE 1 END, f.number LIMIT 1) AS fault
     FROM webhooks w LEFT JOIN webhook_messages m ON m.outlet = w.outlet AND m.hook = w.hook
     WHERE ${OF_TELLER} ${of} GROUP BY w.outlet, w.hook ORDER BY w.outlet, w.made_at, w.hook`,
    outlet === undefined ? [teller] : [teller, outlet],
  )
  return STATE.all(rows)
}
