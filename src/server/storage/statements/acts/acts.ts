/**
 * Acts as rows, numbered by outlet; '' stands for the whole city. Of a row nothing changes but its count, and none goes before
 * its term.
 */
import { type ActChange, readChange, type Told, writeChange } from '../../../../contract/act.ts'
import {
  ACT_TRAITS,
  type ActorFor,
  type ActTraits,
  type ActWord,
  hourOf,
  nameOfActor,
  type Thing,
  terminalOf,
} from '../../../../domain/act.ts'
import type { ActorKind } from '../../../../domain/actor.ts'
import type { OutletId, PlacementId, TerminalName } from '../../../../domain/ids.ts'
import { HOUR_MS } from '../../../../domain/time.ts'
import { machine, nullable, time } from '../../columns.ts'
import { answer, record } from '../../record.ts'
import type { Fields, Sql, SqlValue, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { listed } from '../../unreadable.ts'
import { nextNumber } from '../counters.ts'
import { insertRows, listOf, partOf } from '../rows.ts'

/** Where acts stand that are of no outlet. */
export const OF_THE_CITY = ''

/** By whom, what, to which of its things, and what that changed. */
export type Done = {
  [Word in ActWord]: {
    readonly actor: ActorFor<Word>
    readonly what: Word
    readonly on: string
    readonly changed: ActChange<Word>
    /** Where it was, if not where its actor is signed in. */
    readonly terminal?: TerminalName
  }
}[ActWord]

/** In the transaction of the deed, and undone with it. */
export async function addAct(sql: Transaction, outlet: OutletId, done: Done, atMs: number): Promise<void> {
  const { on: thing, isCounted }: ActTraits = ACT_TRAITS[done.what]
  const { actor, what, on, terminal = terminalOf(actor) } = done
  const who = [actor.kind, nameOfActor(actor), terminal, on]
  if (isCounted === true && (await countOneMore(sql, outlet, what, who, atMs))) return
  const seq = await nextNumber(sql, outlet, 'act')
  await insertRows(sql, 'acts (outlet, seq, what, at, actor, who, terminal, subject, thing, times, body)', [
    [outlet, seq, what, atMs, ...who, thing, 1, writeChange(done)],
  ])
}

/** False: there is none of that hour. */
async function countOneMore(
  sql: Transaction,
  outlet: OutletId,
  what: ActWord,
  who: readonly SqlValue[],
  atMs: number,
): Promise<boolean> {
  const from = hourOf(atMs)
  const counted = await sql.run(
    `UPDATE acts SET times = times + 1 WHERE outlet = ? AND what = ? AND at >= ? AND at < ?
       AND actor = ? AND who = ? AND terminal = ? AND subject = ?`,
    [outlet, what, from, from + HOUR_MS, ...who],
  )
  return counted > 0
}

const ACT = record(
  'acts',
  'outlet',
  'seq',
  'at',
  'actor',
  'who',
  'terminal',
  'thing',
  'subject',
  'times',
  'body',
)
/** Its word may be another release's. */
const WORD = answer('acts', { what: machine })

/** An act as it was kept. */
export interface Act extends Omit<RecordOf<'acts'>, 'outlet' | 'what' | 'body'> {
  /** As it is called on disk, by this release or another. */
  readonly word: string
  /** `null`: this release cannot read it. */
  readonly told: Told | null
}

/** Newest first, of those before that number. */
export interface Page {
  readonly before: number
  readonly limit: number
}

async function page(
  sql: Sql,
  where: string,
  values: readonly SqlValue[],
  { before, limit }: Page,
): Promise<Act[]> {
  const rows = await sql.all(
    `SELECT ${ACT.columns}, what FROM acts
     WHERE outlet = ? AND ${where} AND seq < ? ORDER BY seq DESC LIMIT ?`,
    [...values, before, limit],
  )
  return listed(rows, toAct).read
}

function toAct(row: Fields): Act {
  const { seq, at, actor, who, terminal, thing, subject, times, body } = ACT.read(row)
  const { what: word } = WORD.read(row)
  return { seq, at, actor, who, terminal, thing, subject, times, word, told: readChange(word, body) }
}

/** Of somebody who was each of those kinds. */
export function actsOfPerson(
  sql: Sql,
  outlet: OutletId,
  { kinds, name }: { readonly kinds: readonly ActorKind[]; readonly name: Act['who'] },
  of: Page,
): Promise<Act[]> {
  const { marks, values } = listOf(kinds)
  return page(sql, `who = ? AND actor IN (${marks})`, [outlet, name, ...values], of)
}

export function actsOnThing(
  sql: Sql,
  outlet: OutletId,
  { thing, id }: { readonly thing: Thing; readonly id: Act['subject'] },
  of: Page,
): Promise<Act[]> {
  return page(sql, 'subject = ? AND thing = ?', [outlet, id, thing], of)
}

export function actsOfWord(sql: Sql, outlet: OutletId, what: ActWord, of: Page): Promise<Act[]> {
  return page(sql, 'what = ?', [outlet, what], of)
}

/** From that moment on, and before the other. */
export function actsBetween(
  sql: Sql,
  outlet: OutletId,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  of: Page,
): Promise<Act[]> {
  return page(sql, 'at >= ? AND at < ?', [outlet, fromMs, toMs], of)
}

export interface Sought {
  /** Part of a name, of whoever did it or of what it was done to; null: of any. */
  readonly text: string | null
  /** Placements that go by it under another name. */
  readonly placements: readonly PlacementId[]
  /** Null: whenever. */
  readonly day: { readonly fromMs: number; readonly toMs: number } | null
}

export function actsFound(
  sql: Sql,
  outlet: OutletId,
  { text, placements, day }: Sought,
  of: Page,
): Promise<Act[]> {
  const wheres = ['1 = 1']
  const values: SqlValue[] = []
  if (day !== null) {
    wheres.push('at >= ? AND at < ?')
    values.push(day.fromMs, day.toMs)
  }
  if (text !== null) {
    const either = ["LOWER(who) LIKE ? ESCAPE '!'", "LOWER(subject) LIKE ? ESCAPE '!'"]
    values.push(partOf(text), partOf(text))
    if (placements.length > 0) {
      const { marks, values: named } = listOf(placements)
      either.push(`(thing = 'placement' AND subject IN (${marks}))`)
      values.push(...named)
    }
    wheres.push(`(${either.join(' OR ')})`)
  }
  return page(sql, wheres.join(' AND '), [outlet, ...values], of)
}

const OLDEST = answer('acts', { at: nullable(time) })

/** Until when the oldest of those words were done, of so many that were done by then; `null`: there are none. */
export async function oldestActs(
  sql: Sql,
  outlet: OutletId,
  words: readonly ActWord[],
  byMs: number,
  limit: number,
): Promise<number | null> {
  const { marks, values } = listOf(words)
  const row = await sql.get(
    `SELECT MAX(at) AS at FROM (SELECT at FROM acts
       WHERE outlet = ? AND what IN (${marks}) AND at <= ? ORDER BY at LIMIT ?) oldest`,
    [outlet, ...values, byMs, limit],
  )
  return OLDEST.found(row)?.at ?? null
}

/** Answers how many there were. */
export async function eraseActs(
  sql: Transaction,
  outlet: OutletId,
  words: readonly ActWord[],
  byMs: number,
): Promise<number> {
  const { marks, values } = listOf(words)
  return sql.run(`DELETE FROM acts WHERE outlet = ? AND what IN (${marks}) AND at <= ?`, [
    outlet,
    ...values,
    byMs,
  ])
}
