/**
 * In how many rooms there are as many kinds as are asked, outlet by outlet and day by day: out of day statements, as far as they have
 * come. Kinds, makers and papers are the register's; what an outlet has set is not asked.
 */
import type { Coverage, CoverageQuery, CoveredOutlet } from '../../../contract/coverage.ts'
import {
  KINDS_ASKED,
  lastProven,
  type ShownDays,
  shownDaysOf,
  sinceWhen,
  stateOn,
  sumsOf,
  unitsOn,
} from '../../../domain/coverage.ts'
import type { OutletId, ProductId } from '../../../domain/ids.ts'
import { OUTLETS, type Outlet } from '../../../domain/outlet.ts'
import { type Period, periodOf } from '../../../domain/period.ts'
import { CATEGORIES } from '../../../domain/product.ts'
import { ok, type Result } from '../../../domain/result.ts'
import { type DateText, localDate, nextDate, toMilliseconds, toTimestamp } from '../../../domain/time.ts'
import { allOutlets } from '../../storage/statements/city/outlets.ts'
import { countRooms } from '../../storage/statements/city/rooms.ts'
import { foldCursors } from '../../storage/statements/folds/fold-cursors.ts'
import { shownDays } from '../../storage/statements/folds/shown-days.ts'
import type { Sql } from '../../storage/storage.ts'
import { shownDaysFold } from '../folds/show-days.ts'
import { businessDayOf, type World } from '../world.ts'
import { missingKinds, type Shelves, shelvesOf, shownAt } from './fillers.ts'

const DAYS_BY_DEFAULT = 30
const DAYS_MAX = 92
/** Further back nobody looks since when it has been as it is. */
const LOOK_BACK_DAYS = 400

/** What is known of one outlet, whatever is asked. */
interface Place {
  readonly outlet: Outlet
  readonly days: ShownDays
  /** As they are here; `null`: they are on a machine of the outlet's own. */
  readonly rooms: number | null
}

/** `only`: of one outlet, which is told nothing of others. */
export async function readCoverage(
  { storage, clock }: Pick<World, 'storage' | 'clock'>,
  query: CoverageQuery,
  only?: OutletId,
): Promise<Result<Coverage, 'invalid'>> {
  const nowMs = clock.now()
  return storage.read(async sql => {
    const all = await allOutlets(sql)
    const asked = only === undefined ? all : all.filter(({ slug }) => slug === only)
    const shelves = await shelvesOf(sql, localDate(nowMs, asked[0]?.zone ?? 'Asia/Makassar'))
    const ended = lastEnded(asked, nowMs)
    const known = await placesOf(sql, asked, shelves, query.to ?? ended)
    const to = query.to ?? (known.some(({ days }) => days.has(ended)) ? ended : lastSaid(known, ended))
    const period = periodOf({ ...query, to }, to, { byDefault: DAYS_BY_DEFAULT, max: DAYS_MAX })
    if (!period.ok) return period
    const places = known.filter(({ outlet }) => isThere(outlet, to))
    const counts = only === undefined ? shownAt(places.map(({ days }) => days.get(to))) : null
    const outlets = places.map(place => coveredOutlet(place, period.value, shelves, counts))
    return ok({
      ...period.value,
      asOf: toTimestamp(nowMs),
      asked: KINDS_ASKED,
      sums: sumsOf(outlets),
      districts: districtsOf(outlets),
      days: datesOf(period.value).flatMap(date => sumsOn(places, date, to)),
      outlets,
      logs: await foldCursors(
        sql,
        shownDaysFold.name,
        places.map(({ outlet }) => outlet.slug),
      ),
      demo: all.some(({ demo }) => demo),
    })
  })
}

async function placesOf(
  sql: Sql,
  outlets: readonly Outlet[],
  shelves: Shelves,
  to: DateText,
): Promise<Place[]> {
  const slugs = outlets.map(({ slug }) => slug)
  const stated = await shownDays(sql, slugs, { from: nextDate(to, -LOOK_BACK_DAYS), to })
  const rooms = await countRooms(sql)
  return outlets.map(outlet => ({
    outlet,
    days: shownDaysOf(stated.get(outlet.slug) ?? new Map(), shelves),
    rooms: rooms.get(outlet.slug) ?? null,
  }))
}

/** The last business day that has ended anywhere. */
function lastEnded(outlets: readonly Outlet[], nowMs: number): DateText {
  const days = outlets.map(outlet => nextDate(businessDayOf(outlet, nowMs), -1)).sort()
  return days[days.length - 1] ?? nextDate(localDate(nowMs, 'Asia/Makassar'), -1)
}

/** Just after a day has ended nobody has stated it yet: until then, and for a day, the one before is told. */
function lastSaid(places: readonly Place[], ended: DateText): DateText {
  const before = nextDate(ended, -1)
  return places.some(({ days }) => days.has(before)) ? before : ended
}

function isThere({ ended, zone }: Outlet, date: DateText): boolean {
  return ended === undefined || localDate(toMilliseconds(ended.at), zone) > date
}

function datesOf({ from, to }: Period): DateText[] {
  const dates: DateText[] = []
  for (let date = from; date <= to; date = nextDate(date)) dates.push(date)
  return dates
}

function coveredOutlet(
  { outlet, days, rooms }: Place,
  period: Period,
  shelves: Shelves,
  counts: ReadonlyMap<ProductId, number> | null,
): CoveredOutlet {
  const { to } = period
  const { slug, name, kind, district, phone } = outlet
  const state = stateOn(days, to)
  const toldOn = lastProven(days, to)
  const told = toldOn === null ? undefined : days.get(toldOn)
  const [first] = days.keys()
  return {
    ...{ slug, name, kind, district, phone },
    unit: OUTLETS[kind].stands,
    units: unitsOn(days, to) ?? rooms,
    state,
    since: first === undefined ? null : sinceWhen(days, to, nextDate(to, -LOOK_BACK_DAYS)),
    stated:
      told === undefined || toldOn === null ? null : { date: toldOn, number: told.number, parts: told.parts },
    kinds: CATEGORIES.filter(one => told?.kinds.has(one)),
    products: told?.had.length ?? 0,
    missing: state === 'short' ? missingKinds(shelves, days, to, counts) : [],
    days: datesOf(period).map(date => (hasBegun(days, date, to) ? stateOn(days, date) : null)),
  }
}

/** Before its first statement an outlet is not asked for; one that has stated nothing is, on the day that is told. */
function hasBegun(days: ShownDays, date: DateText, to: DateText): boolean {
  const [first = to] = days.keys()
  return first <= date
}

function sumsOn(places: readonly Place[], date: DateText, to: DateText): Coverage['days'] {
  const there = places.filter(({ days }) => hasBegun(days, date, to))
  const outlets = there.map(({ outlet, days, rooms }) => ({
    unit: OUTLETS[outlet.kind].stands,
    units: unitsOn(days, date) ?? rooms,
    state: stateOn(days, date),
  }))
  return sumsOf(outlets).map(sum => ({ date, ...sum }))
}

function districtsOf(outlets: readonly CoveredOutlet[]): Coverage['districts'] {
  const districts = [...new Set(outlets.map(({ district }) => district))].sort()
  return districts.flatMap(district =>
    sumsOf(outlets.filter(outlet => outlet.district === district)).map(sum => ({ district, ...sum })),
  )
}
