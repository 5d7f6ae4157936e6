/**
 * Days that were stated are stated again where something else is known of them: by a new signed statement that `replaces` the one
 * before, with how its kwitansi end by now beside it. Made by itself when the next day is closed; the log only grows.
 */
import type { ActorOf } from '../../../domain/actor.ts'
import { dayStart } from '../../../domain/business-day.ts'
import { type DayBody, type DayEntry, dayEntry } from '../../../domain/document.ts'
import type { DocumentNumber } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import {
  type Occupancy,
  occupiedAs,
  REREAD_DAYS,
  type RestatedFor,
  restatedFor,
} from '../../../domain/restating.ts'
import { type DateText, nextDate } from '../../../domain/time.ts'
import { readEntry } from '../../storage/bodies.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import {
  addStatedDay,
  documentsOfDay,
  findDocuments,
  lastStatedDay,
  statementOf,
} from '../../storage/statements/documents/documents.ts'
import { issuing } from '../../storage/statements/log/logs.ts'
import { addNight, type Night, nightAt } from '../../storage/statements/payments/nights.ts'
import { daysGivenBack } from '../../storage/statements/payments/payments.ts'
import { occupancyBetween } from '../../storage/statements/stays/stays.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { listed } from '../../storage/unreadable.ts'
import { nightNow } from '../payments/close-night.ts'
import { papersOf } from '../payments/papers.ts'
import { newSecret, type World } from '../world.ts'
import { issueDocument } from './issue-document.ts'

export interface Restated {
  readonly date: DateText
  /** Of its first part. */
  readonly number: DocumentNumber
  readonly for: readonly RestatedFor[]
}

/** In the transaction that closes a day: what was said in it of days before, and who turned out to have been there. */
export async function restateDays(
  world: Pick<World, 'random'>,
  sql: Transaction,
  outlet: Outlet,
  closed: DateText,
  nowMs: number,
): Promise<Restated[]> {
  const reread = Array.from({ length: REREAD_DAYS }, (_, i) => nextDate(closed, -1 - i))
  const said = [
    ...(await voidedDays(sql, outlet, closed)),
    ...(await daysGivenBack(sql, outlet.slug, dayStart(outlet, closed))),
  ]
  const restated: Restated[] = []
  for (const date of [...new Set([...reread, ...said])].filter(day => day < closed).sort()) {
    const one = await restateDay(world, sql, outlet, date, nowMs, reread.includes(date))
    if (one !== null) restated.push(one)
  }
  return restated
}

/**
 * At a manager's word, before the next day is closed: what is known of that day by now. Of none of the reasons it stands, and so does
 * one that was not stated; the same again finds nothing more.
 */
export async function restateNow(
  world: World,
  manager: ActorOf<'manager'>,
  date: DateText,
): Promise<Restated | null> {
  const { outlet } = manager
  const { slug } = outlet
  return world.storage.write(slug, async sql => {
    const last = await lastStatedDay(sql, slug)
    if (last === null) return null
    const nowMs = world.clock.now()
    const isReread = date >= nextDate(last, -REREAD_DAYS)
    const restated = await restateDay(world, sql, outlet, date, nowMs, isReread)
    if (restated === null) return null
    const changed = { day: date, for: [...restated.for] }
    await addAct(
      sql,
      slug,
      { actor: manager, what: 'restate-day', on: String(restated.number), changed },
      nowMs,
    )
    return restated
  })
}

/** Business days of kwitansi that voids of that day cancel. */
async function voidedDays(sql: Sql, outlet: Outlet, of: DateText): Promise<DateText[]> {
  const documents = await documentsOfDay(sql, outlet.slug, of)
  const entries = listed(
    documents.read.filter(({ kind }) => kind === 'void'),
    ({ entry, number }) => readEntry(entry, outlet.slug, number),
  ).read
  const numbers = entries.flatMap(entry => (entry.kind === 'void' ? [entry.voids] : []))
  return (await findDocuments(sql, outlet.slug, numbers)).read.map(({ day }) => day)
}

/** `null`: it stands as it was stated, was not stated, or cannot be read. */
async function restateDay(
  world: Pick<World, 'random'>,
  sql: Transaction,
  outlet: Outlet,
  date: DateText,
  nowMs: number,
  isReread: boolean,
): Promise<Restated | null> {
  const number = await statementOf(sql, outlet.slug, date)
  const parts = number === null ? [] : await partsFrom(sql, outlet, number)
  const [entry] = parts
  if (number === null || entry === undefined) return null
  // What the version of before did not say nobody can say now.
  if (entry.v !== (await issuing(sql, outlet.slug)).writes) return null
  const papers = await papersOf(sql, outlet, await documentsOfDay(sql, outlet.slug, date))
  const night = await nightNow(sql, outlet, date, papers)
  const occupancy = isReread
    ? await occupancyBetween(sql, outlet.slug, dayStart(outlet, date), dayStart(outlet, nextDate(date)))
    : null
  const stated = { entry, night: await nightAt(sql, outlet.slug, date, number) }
  const reasons = restatedFor(stated, { night, occupancy })
  if (reasons.length === 0) return null
  const first = await issueAgain(world, sql, outlet, nowMs, { number, parts, occupancy, night })
  return { date, number: first, for: reasons }
}

/** All parts of a statement, of which that is the first; none where one cannot be read. */
async function partsFrom(sql: Sql, outlet: Outlet, first: DocumentNumber): Promise<DayEntry[]> {
  const read = async (numbers: DocumentNumber[]) =>
    (await findDocuments(sql, outlet.slug, numbers)).read.flatMap(({ entry, number }) => {
      const found = readEntry(entry, outlet.slug, number)
      return found.kind === 'day' ? [found] : []
    })
  const [entry] = await read([first])
  const [, of = 1] = entry?.v === 2 ? (entry.part ?? []) : []
  const parts = await read(Array.from({ length: of }, (_, i) => first + i))
  return parts.length === of ? parts : []
}

interface Again {
  readonly number: DocumentNumber
  readonly parts: readonly DayEntry[]
  readonly occupancy: Occupancy | null
  readonly night: Omit<Night, 'number'>
}

/** The first part says what it replaces, for whoever reads it takes all back that was said of the day before. */
async function issueAgain(
  world: Pick<World, 'random'>,
  sql: Transaction,
  outlet: Outlet,
  nowMs: number,
  { number, parts, occupancy, night }: Again,
): Promise<DocumentNumber> {
  const issued: DocumentNumber[] = []
  for (const part of parts) {
    const replaces = issued.length === 0 ? { replaces: number } : {}
    const body = { ...bodyOf(part, occupancy), ...replaces, nonce: newSecret(world) }
    const entry = await issueDocument(sql, outlet, nowMs, head => dayEntry(head, body))
    issued.push(entry.number)
  }
  const [first = number] = issued
  await addStatedDay(sql, outlet.slug, night.date, first)
  await addNight(sql, outlet.slug, { ...night, number: first })
  return first
}

/** As it was stated, but for who was there; version 1 takes no more of it than it has. */
function bodyOf(entry: DayEntry, occupancy: Occupancy | null): DayBody {
  if (entry.v === 1)
    return {
      ...NOT_STATED,
      date: entry.date,
      occupiedRooms: entry.occupiedRooms,
      exposure: entry.exposure.map(shown => ({ ...shown, openMinutes: 0 })),
    }
  const { v, outlet, number, issuedAt, kind, replaces, ...said } = entry
  return { ...said, ...(occupancy === null ? {} : occupiedAs(entry, occupancy)), occupiedRooms: entry.nights }
}

/** What version 1 has no words for, and leaves out again when it is written. */
const NOT_STATED: Omit<DayBody, 'date' | 'occupiedRooms' | 'exposure'> = {
  ...{
    unit: 'room',
    units: 0,
    nights: 0,
    stays: 0,
    viewers: 0,
    open: [],
    order: { rule: 'fixed' },
    nonce: '',
  },
}
