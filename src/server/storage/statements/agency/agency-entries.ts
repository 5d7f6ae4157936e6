/** Entries of the agency's logs in their final bytes, and what opens their hashes. */
import { record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'

type EntryRow = Omit<RecordOf<'agency_entries'>, 'origin'>

export function addAgencyEntries(sql: Transaction, origin: string, entries: readonly EntryRow[]): void {
  sql.send(
    'INSERT INTO agency_entries (origin, number, deed, subject, entry, at) {rows}',
    entries.map(({ number: nth, deed, subject, entry, at }) => [origin, nth, deed, subject, entry, at]),
  )
}

const TEXT = record('agency_entries', 'number', 'entry')

/** Those after `start` up to and with `end`, in order. */
export async function agencyEntries(sql: Sql, origin: string, start: number, end: number): Promise<string[]> {
  const rows = await sql.all(
    `SELECT ${TEXT.columns} FROM agency_entries WHERE origin = ? AND number > ? AND number <= ? ORDER BY number`,
    [origin, start, end],
  )
  return TEXT.each(rows).map(({ entry }) => entry)
}

const SUBJECT = record('agency_entries', 'subject')

/** Of what there was ever an entry; for what something stands is said apart from what it is. */
export async function agencySubjects(
  sql: Sql,
  origin: string,
): Promise<{ readonly things: ReadonlySet<string>; readonly aliases: ReadonlySet<string> }> {
  const subjects = async (isAlias: string) => {
    const rows = await sql.all(
      `SELECT DISTINCT ${SUBJECT.columns} FROM agency_entries WHERE origin = ? AND deed ${isAlias} 'alias'`,
      [origin],
    )
    return new Set(SUBJECT.each(rows).map(({ subject }) => subject))
  }
  return { things: await subjects('<>'), aliases: await subjects('=') }
}

/** Makers and products of which that log has told, and this one nothing. */
export async function unspokenSubjects(sql: Sql, before: string, origin: string): Promise<string[]> {
  const rows = await sql.all(
    `SELECT DISTINCT ${SUBJECT.columns} FROM agency_entries
     WHERE origin = ? AND deed IN ('maker', 'product', 'adopt')
       AND subject NOT IN (SELECT subject FROM agency_entries WHERE origin = ?) ORDER BY subject`,
    [before, origin],
  )
  return SUBJECT.each(rows).map(({ subject }) => subject)
}

export type OpeningRow = Omit<RecordOf<'agency_openings'>, 'origin'>

export function addOpenings(sql: Transaction, origin: string, openings: readonly OpeningRow[]): void {
  sql.send(
    'INSERT INTO agency_openings (origin, number, field, salt, value, at) {rows}',
    openings.map(({ number: nth, field, salt, value, at }) => [origin, nth, field, salt, value, at]),
  )
}

const OPENING = record('agency_openings', 'number', 'field', 'salt', 'value', 'at')

/** What is left of them. */
export async function openingsOf(sql: Sql, origin: string, nth: number): Promise<OpeningRow[]> {
  const rows = await sql.all(
    `SELECT ${OPENING.columns} FROM agency_openings WHERE origin = ? AND number = ? ORDER BY field`,
    [origin, nth],
  )
  return OPENING.each(rows)
}

/** Of all logs, those that were written by then. Answers how many there were. */
export async function eraseOpenings(sql: Transaction, beforeMs: number): Promise<number> {
  return sql.run('DELETE FROM agency_openings WHERE at <= ?', [beforeMs])
}
