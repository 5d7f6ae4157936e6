/**
 * Tutup hari: a day statement per outlet and business day, written once, missed days in order; a long one in parts. It
 * records what liking is divided by: who was there, when orders were taken, and each product's minutes on offer and in stock.
 * A day that is longer than others, because it turns at a later hour from the next on, says so of its first 24 hours.
 */
import { dayStart } from '../../../domain/business-day.ts'
import { type DayBody, dayEntry } from '../../../domain/document.ts'
import { minutesShown, type ProductExposure, type Showing } from '../../../domain/exposure.ts'
import { servedBetween } from '../../../domain/hours.ts'
import type { DocumentNumber, OutletId, PlacementId } from '../../../domain/ids.ts'
import { hoursAround } from '../../../domain/opening.ts'
import { OUTLETS, type Outlet } from '../../../domain/outlet.ts'
import { DAY_MS, type DateText, nextDate } from '../../../domain/time.ts'
import { countShut } from '../../storage/statements/city/closures.ts'
import { beganAt, findOutlet } from '../../storage/statements/city/outlets.ts'
import { allRooms } from '../../storage/statements/city/rooms.ts'
import { addStatedDay, lastStatedDay } from '../../storage/statements/documents/documents.ts'
import { addNight } from '../../storage/statements/payments/nights.ts'
import { allPlacements, type StockedPlacement } from '../../storage/statements/shelf/placements.ts'
import { showingsIn } from '../../storage/statements/shelf/showings.ts'
import { staysBetween } from '../../storage/statements/stays/stays.ts'
import type { Sql } from '../../storage/storage.ts'
import { closeNight } from '../payments/close-night.ts'
import { noteChanges, renewMenu } from '../shelf/shelf.ts'
import { businessDayOf, newSecret, type World } from '../world.ts'
import { issueDocument } from './issue-document.ts'
import { restateDays } from './restate-days.ts'

/** Days written in one go after a long pause; the next call goes on. */
const DAYS_MAX = 400
/** Products of one statement: with the longest names, what an entry of 65,535 bytes holds. */
const PRODUCTS_MAX = 150

/** Writes the statement of every business day that has ended and has none. Answers the days written. */
export async function closeDays(world: World, outlet: Outlet): Promise<DateText[]> {
  const current = businessDayOf(outlet, world.clock.now())
  const closed: DateText[] = []
  let day = (await world.storage.read(sql => firstUnstated(sql, outlet))) ?? current
  while (day < current && closed.length < DAYS_MAX) {
    if (await closeDay(world, outlet.slug, day)) closed.push(day)
    day = nextDate(day)
  }
  return closed
}

/** The day after the last one stated, or the outlet's first; `null` where nothing has happened yet. */
async function firstUnstated(sql: Sql, outlet: Outlet): Promise<DateText | null> {
  const last = await lastStatedDay(sql, outlet.slug)
  if (last !== null) return nextDate(last)
  const began = await beganAt(sql, outlet.slug)
  return began === null ? null : businessDayOf(outlet, began)
}

/** False when another process has written it meanwhile. */
async function closeDay(world: World, slug: OutletId, date: DateText): Promise<boolean> {
  return world.storage.write(slug, async sql => {
    const last = await lastStatedDay(sql, slug)
    // As it is now: the hour at which the day turns may have become another since.
    const outlet = await findOutlet(sql, slug)
    const nowMs = world.clock.now()
    if (outlet === null || (last !== null && last >= date)) return false
    const [fromMs, toMs] = [dayStart(outlet, date), dayStart(outlet, nextDate(date))]
    if (toMs > nowMs) return false
    const shown = [fromMs, Math.min(toMs, fromMs + DAY_MS)] as const
    const placements = await allPlacements(sql, slug)
    const open = servedBetween(hoursAround(outlet, fromMs), ...shown)
    const day = { ...(await dayOf(sql, outlet, date, [fromMs, toMs])), open }
    const night = await closeNight(sql, outlet, date, nowMs)
    const exposure = await exposureOf(sql, slug, placements, open, ...shown)
    const numbers: DocumentNumber[] = []
    for (const part of partsOf(exposure)) {
      const body = { ...day, ...part, nonce: newSecret(world) }
      const entry = await issueDocument(sql, outlet, nowMs, head => dayEntry(head, body))
      numbers.push(entry.number)
    }
    const [first = 0] = numbers
    await addStatedDay(sql, slug, date, first)
    await addNight(sql, slug, { ...night, number: first })
    await restateDays(world, sql, outlet, date, nowMs)
    // Dates turn placements on and off and batches past their best without a tap: the new day begins with what is true.
    await noteChanges(sql, outlet, placements, nowMs)
    await renewMenu(sql, outlet)
    return true
  })
}

/** What is said of the day itself. */
async function dayOf(
  sql: Sql,
  outlet: Outlet,
  date: DateText,
  [fromMs, toMs]: readonly [from: number, to: number],
): Promise<Omit<DayBody, 'exposure' | 'nonce' | 'open'>> {
  const unit = OUTLETS[outlet.kind].stands
  const [rooms, shut, stays] = await Promise.all([
    allRooms(sql, outlet.slug),
    countShut(sql, outlet.slug, unit, date, [fromMs, toMs]),
    staysBetween(sql, outlet.slug, fromMs, toMs),
  ])
  return {
    date,
    unit,
    units: rooms.filter(({ kind }) => kind === unit).length - shut,
    ...stays,
    nights: unit === 'room' ? stays.nights : 0,
    order: { rule: 'fixed' },
  }
}

/** As many statements as it takes, one at least: readers add up those of one day. */
function partsOf(exposure: readonly ProductExposure[]): Pick<DayBody, 'exposure' | 'part'>[] {
  const of = Math.max(1, Math.ceil(exposure.length / PRODUCTS_MAX))
  if (of === 1) return [{ exposure }]
  return Array.from({ length: of }, (_, i) => ({
    part: [i + 1, of] as const,
    exposure: exposure.slice(i * PRODUCTS_MAX, (i + 1) * PRODUCTS_MAX),
  }))
}

async function exposureOf(
  sql: Sql,
  outlet: OutletId,
  placements: readonly StockedPlacement[],
  open: DayBody['open'],
  fromMs: number,
  toMs: number,
): Promise<ProductExposure[]> {
  const byPlacement = new Map<PlacementId, Showing[]>()
  for (const showing of await showingsIn(sql, outlet, fromMs, toMs)) {
    const known = byPlacement.get(showing.placement)
    if (known === undefined) byPlacement.set(showing.placement, [showing])
    else known.push(showing)
  }
  const shown = placements.flatMap(({ placement, product }) => {
    const minutes = minutesShown(byPlacement.get(placement.id) ?? [], fromMs, toMs, open)
    if (minutes.liveMinutes === 0) return []
    return [{ product: product.id, seller: product.seller, terms: placement.terms, ...minutes }]
  })
  return shown.map((one, place) => ({ ...one, place }))
}
