/**
 * Webhooks: who is told of an outlet's documents, how far each has been told, and the messages it has not taken. A
 * message that waits has a time, a dead letter has none.
 */
import type { Sql, Transaction } from '../storage.ts'

export interface Hook {
  readonly outlet: string
  readonly hook: string
  readonly url: string
  /** The number of the last document that was told, or put aside to be told again. */
  readonly number: number
  readonly madeAt: number
  /** When its receiver said that it is gone; `null`: it is told. */
  readonly endedAt: number | null
  /** Nobody tells it anything before: somebody is at it, or it has just failed. */
  readonly restsUntil: number
}

interface AsideMessage {
  readonly number: number
  /** How many have failed. */
  readonly tries: number
  readonly nextAt: number | null
  readonly fault: string
}

const COLUMNS = `outlet, hook, url, number, made_at AS "madeAt", ended_at AS "endedAt", rests_until AS "restsUntil"`

export async function addHook(sql: Transaction, hook: Omit<Hook, 'endedAt' | 'restsUntil'>): Promise<void> {
  await sql.run(
    'INSERT INTO webhooks (outlet, hook, url, number, made_at, ended_at, rests_until) VALUES (?, ?, ?, ?, ?, NULL, 0)',
    [hook.outlet, hook.hook, hook.url, hook.number, hook.madeAt],
  )
}

export async function findHook(sql: Sql, outlet: string, hook: string): Promise<Hook | null> {
  return (
    (await sql.get<Hook>(`SELECT ${COLUMNS} FROM webhooks WHERE outlet = ? AND hook = ?`, [outlet, hook])) ??
    null
  )
}

export async function removeHook(sql: Transaction, outlet: string, hook: string): Promise<boolean> {
  await sql.run('DELETE FROM webhook_messages WHERE outlet = ? AND hook = ?', [outlet, hook])
  return (await sql.run('DELETE FROM webhooks WHERE outlet = ? AND hook = ?', [outlet, hook])) === 1
}

/** Goes on after that document at once, ended or not; whoever is at it just now reports in vain. */
export async function moveHook(
  sql: Transaction,
  outlet: string,
  hook: string,
  number: number,
): Promise<void> {
  await sql.run(
    'UPDATE webhooks SET number = ?, ended_at = NULL, rests_until = 0 WHERE outlet = ? AND hook = ?',
    [number, outlet, hook],
  )
}

/** Whoever holds it is known by the time until which it rests. */
export async function holdHook(sql: Transaction, outlet: string, hook: string, until: number): Promise<void> {
  await sql.run('UPDATE webhooks SET rests_until = ? WHERE outlet = ? AND hook = ?', [until, outlet, hook])
}

/** False: it is not held so any more, and nothing was changed. */
export async function letHookGo(
  sql: Transaction,
  held: Pick<Hook, 'outlet' | 'hook' | 'restsUntil'>,
  then: Pick<Hook, 'number' | 'restsUntil' | 'endedAt'>,
): Promise<boolean> {
  const changed = await sql.run(
    `UPDATE webhooks SET number = ?, rests_until = ?, ended_at = ?
     WHERE outlet = ? AND hook = ? AND rests_until = ?`,
    [then.number, then.restsUntil, then.endedAt, held.outlet, held.hook, held.restsUntil],
  )
  return changed === 1
}

/** Documents that may be told: those in the tree that are signed for. On a mirror the signature may be ahead. */
const TELLABLE = 'CASE WHEN l.size < l.signed_size THEN l.size ELSE l.signed_size END'
const ASIDE = 'SELECT COUNT(*) FROM webhook_messages m WHERE m.outlet = w.outlet AND m.hook = w.hook'

/**
 * Hooks for which there is something to do now, those that waited longest first. One that has `asideMax` messages put
 * aside is told nothing new.
 */
export async function dueHooks(
  sql: Sql,
  nowMs: number,
  asideMax: number,
): Promise<{ outlet: string; hook: string }[]> {
  return sql.all(
    `SELECT w.outlet, w.hook FROM webhooks w JOIN logs l ON l.outlet = w.outlet
     WHERE w.ended_at IS NULL AND w.rests_until <= ? AND (
       (w.number < ${TELLABLE} AND (${ASIDE} AND m.next_at IS NOT NULL) < ?)
       OR EXISTS (${ASIDE.replace('COUNT(*)', '1')} AND m.next_at <= ?))
     ORDER BY w.rests_until, w.outlet, w.hook`,
    [nowMs, asideMax, nowMs],
  )
}

export async function tellableSize(
  sql: Sql,
  outlet: string,
): Promise<{ origin: string; size: number } | null> {
  const row = await sql.get<{ origin: string; size: number }>(
    `SELECT l.origin, ${TELLABLE} AS size FROM logs l WHERE l.outlet = ?`,
    [outlet],
  )
  return row ?? null
}

export async function countWaiting(sql: Sql, outlet: string, hook: string): Promise<number> {
  const row = await sql.get<{ n: number }>(
    'SELECT COUNT(*) AS n FROM webhook_messages WHERE outlet = ? AND hook = ? AND next_at IS NOT NULL',
    [outlet, hook],
  )
  return row?.n ?? 0
}

/** With their entries, those that wait longest first. */
export async function dueMessages(
  sql: Sql,
  outlet: string,
  hook: string,
  nowMs: number,
  limit: number,
): Promise<{ number: number; tries: number; entry: string }[]> {
  return sql.all(
    `SELECT m.number, m.tries, d.entry FROM webhook_messages m
     JOIN documents d ON d.outlet = m.outlet AND d.number = m.number
     WHERE m.outlet = ? AND m.hook = ? AND m.next_at <= ? ORDER BY m.next_at, m.number LIMIT ?`,
    [outlet, hook, nowMs, limit],
  )
}

export async function putAside(
  sql: Transaction,
  outlet: string,
  hook: string,
  { number, tries, nextAt, fault }: AsideMessage,
): Promise<void> {
  await sql.run(
    `INSERT INTO webhook_messages (outlet, hook, number, tries, next_at, fault) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (outlet, hook, number) DO UPDATE SET
       tries = excluded.tries, next_at = excluded.next_at, fault = excluded.fault`,
    [outlet, hook, number, tries, nextAt, fault],
  )
}

export async function removeMessage(
  sql: Transaction,
  outlet: string,
  hook: string,
  number: number,
): Promise<void> {
  await sql.run('DELETE FROM webhook_messages WHERE outlet = ? AND hook = ? AND number = ?', [
    outlet,
    hook,
    number,
  ])
}

export async function removeMessagesFrom(
  sql: Transaction,
  outlet: string,
  hook: string,
  number: number,
): Promise<void> {
  await sql.run('DELETE FROM webhook_messages WHERE outlet = ? AND hook = ? AND number >= ?', [
    outlet,
    hook,
    number,
  ])
}

/** What waits is due at once. */
export async function hastenMessages(
  sql: Transaction,
  outlet: string,
  hook: string,
  nowMs: number,
): Promise<void> {
  await sql.run('UPDATE webhook_messages SET next_at = ? WHERE outlet = ? AND hook = ? AND next_at > ?', [
    nowMs,
    outlet,
    hook,
    nowMs,
  ])
}

/** Dead letters begin again; answers how many. */
export async function reviveMessages(
  sql: Transaction,
  outlet: string,
  hook: string,
  nowMs: number,
): Promise<number> {
  return sql.run(
    'UPDATE webhook_messages SET tries = 0, next_at = ? WHERE outlet = ? AND hook = ? AND next_at IS NULL',
    [nowMs, outlet, hook],
  )
}

/** A hook with what it has not taken. */
export interface HookState extends Hook {
  readonly waiting: number
  readonly dead: number
  /** The lowest dead letter's number and fault. */
  readonly firstDead: number | null
  readonly fault: string | null
}

export async function allHooks(sql: Sql, outlet?: string): Promise<HookState[]> {
  const of = outlet === undefined ? '' : 'WHERE w.outlet = ?'
  return sql.all<HookState>(
    `SELECT w.outlet, w.hook, w.url, w.number, w.made_at AS "madeAt", w.ended_at AS "endedAt",
       w.rests_until AS "restsUntil", COUNT(m.next_at) AS waiting,
       COUNT(CASE WHEN m.number IS NOT NULL AND m.next_at IS NULL THEN 1 END) AS dead,
       MIN(CASE WHEN m.next_at IS NULL THEN m.number END) AS "firstDead",
       (SELECT f.fault FROM webhook_messages f WHERE f.outlet = w.outlet AND f.hook = w.hook
        ORDER BY CASE WHEN f.next_at IS NULL THEN 0 ELSE 1 END, f.number LIMIT 1) AS fault
     FROM webhooks w LEFT JOIN webhook_messages m ON m.outlet = w.outlet AND m.hook = w.hook
     ${of} GROUP BY w.outlet, w.hook ORDER BY w.outlet, w.made_at, w.hook`,
    outlet === undefined ? [] : [outlet],
  )
}
