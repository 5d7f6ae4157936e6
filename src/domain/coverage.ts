/**
 * Coverage: in how many rooms guests find at least five kinds of local products that can be had. Read from day statements alone,
 * never from settings: a day without a statement is not proven, neither covered nor short. Rooms, tables and counters are never summed.
 */
import type { DayEntry } from './document.ts'
import type { DocumentNumber, ProductId } from './ids.ts'
import { ROOM_KINDS, type RoomKind } from './outlet.ts'
import type { Category } from './product.ts'
import { DAY_MINUTES, type DateText, nextDate } from './time.ts'

/** So many kinds are asked of every room: shelves of the shop window, of which there are more. */
export const KINDS_ASKED = 5

/** `covered`: as many kinds as are asked; `short`: fewer; `unproven`: nobody has stated that day whole. */
export const COVERAGES = ['covered', 'short', 'unproven'] as const
export type CoverageState = (typeof COVERAGES)[number]

/** One day statement, or a part of one, as far as coverage goes. */
export interface StatedShelf {
  readonly number: DocumentNumber
  /** Which of how many parts, from 1; of one that is whole, 1 of 1. */
  readonly part: number
  readonly parts: number
  /** The first part of the statement that it corrects; 0 of one that corrects none. */
  readonly replaces: DocumentNumber
  /** Rooms, tables or counters open that day; `null`: version 1 does not say. */
  readonly units: number | null
  /** On offer, and to be had for half the time in which orders were taken, or longer. */
  readonly had: readonly ProductId[]
  /** On offer, and not so. */
  readonly lacked: readonly ProductId[]
}

export function shelfOf(entry: DayEntry): StatedShelf {
  const live = entry.exposure.filter(({ liveMinutes }) => liveMinutes > 0)
  const had = new Set(live.flatMap(line => (isHad(entry, line) ? line.product : [])))
  const lacked = new Set(live.flatMap(({ product }) => (had.has(product) ? [] : product)))
  const [part, parts] = (entry.v === 1 ? undefined : entry.part) ?? [1, 1]
  return {
    number: entry.number,
    part,
    parts,
    replaces: entry.replaces ?? 0,
    units: entry.v === 1 ? null : entry.units,
    had: [...had].sort(),
    lacked: [...lacked].sort(),
  }
}

/** Half of the time is enough. Where no orders were taken, or version 1 does not say when, it is half of the day. */
function isHad(entry: DayEntry, line: DayEntry['exposure'][number]): boolean {
  const open = entry.v === 1 ? 0 : entry.open.reduce((sum, [from, to]) => sum + to - from, 0)
  if (open > 0 && 'openMinutes' in line) return 2 * line.openMinutes >= open
  return 2 * line.inStockMinutes >= DAY_MINUTES
}

/**
 * What holds of all that was stated of one day, in the order of the numbers: statements add up, and a correction takes the place of
 * all before it once all its parts are there, until when the earlier ones hold. `null`: a part of it is not there.
 */
export function shelfInForce(stated: readonly StatedShelf[]): readonly StatedShelf[] | null {
  let force: StatedShelf[] = []
  let coming: StatedShelf[] = []
  for (const shelf of stated) {
    const [begun] = coming
    const goesOn = begun !== undefined && shelf.parts === begun.parts && shelf.part === coming.length + 1
    if (goesOn) coming.push(shelf)
    else if (shelf.replaces > 0 || force.length === 0) coming = [shelf]
    else force.push(shelf)
    if (coming.length > 0 && coming.length === coming[0]?.parts) [force, coming] = [coming, []]
  }
  return force.length > 0 ? force : null
}

/** What a day's statement shows at one outlet. */
export interface ShownDay {
  readonly state: Exclude<CoverageState, 'unproven'>
  /** Of its first part. */
  readonly number: DocumentNumber
  readonly parts: number
  readonly units: number | null
  /** Each once, as the register knows them: what it joined to another is that one. */
  readonly had: readonly ProductId[]
  readonly lacked: readonly ProductId[]
  readonly kinds: ReadonlySet<Category>
}

/** What the register says of a product. */
export interface KindsOf {
  /** Itself, or what it was joined to. */
  readonly standsFor: (product: ProductId) => ProductId
  /** `null`: the register does not know it; then it counts for no kind. */
  readonly kindOf: (product: ProductId) => Category | null
}

/** `null`: not proven. */
export function shownOn(stated: readonly StatedShelf[], { standsFor, kindOf }: KindsOf): ShownDay | null {
  const force = shelfInForce(stated)
  const [first] = force ?? []
  if (force === null || first === undefined) return null
  const had = new Set(force.flatMap(shelf => shelf.had.map(standsFor)))
  const lacked = new Set(
    force.flatMap(shelf => shelf.lacked.map(standsFor)).filter(product => !had.has(product)),
  )
  const kinds = new Set(Array.from(had, kindOf).filter(kind => kind !== null))
  return {
    state: kinds.size >= KINDS_ASKED ? 'covered' : 'short',
    number: first.number,
    parts: force.length,
    units: first.units,
    had: [...had],
    lacked: [...lacked],
    kinds,
  }
}

/** One outlet's days, of those that were proven, in their order. */
export type ShownDays = ReadonlyMap<DateText, ShownDay>

export function shownDaysOf(
  stated: ReadonlyMap<DateText, readonly StatedShelf[]>,
  register: KindsOf,
): ShownDays {
  const days = new Map<DateText, ShownDay>()
  for (const date of [...stated.keys()].sort()) {
    const shown = shownOn(stated.get(date) ?? [], register)
    if (shown !== null) days.set(date, shown)
  }
  return days
}

/** The last day that was proven up to that one. */
export function lastProven(days: ShownDays, upTo: DateText): DateText | null {
  let last: DateText | null = null
  for (const date of days.keys()) if (date <= upTo) last = date
  return last
}

/** How long it has been as it is on that day: the first of the days in a row, no further back than `earliest`. */
export function sinceWhen(days: ShownDays, on: DateText, earliest: DateText): DateText {
  const state = stateOn(days, on)
  let since = on
  while (since > earliest && stateOn(days, nextDate(since, -1)) === state) since = nextDate(since, -1)
  return since
}

export function stateOn(days: ShownDays, date: DateText): CoverageState {
  return days.get(date)?.state ?? 'unproven'
}

/** The last day up to that one on which the kind was there; `null`: on none. */
export function lastWith(days: ShownDays, kind: Category, upTo: DateText): DateText | null {
  let last: DateText | null = null
  for (const [date, { kinds }] of days) if (date <= upTo && kinds.has(kind)) last = date
  return last
}

/**
 * How many rooms an outlet has on that day: as stated, or where that day says nothing, as stated last before it, or first after it;
 * `null`: never stated.
 */
export function unitsOn(days: ShownDays, on: DateText): number | null {
  let nearest: number | null = null
  for (const [date, { units }] of days)
    if (units !== null && (nearest === null || date <= on)) nearest = units
  return nearest
}

/** Rooms, tables or counters in each state. */
export type CoverageSum = Readonly<Record<CoverageState, number>> & { readonly unit: RoomKind }

/** One for each unit that is there: what is not the same is never summed. */
export function sumsOf(
  outlets: readonly {
    readonly unit: RoomKind
    readonly units: number | null
    readonly state: CoverageState
  }[],
): CoverageSum[] {
  const there = ROOM_KINDS.filter(unit => outlets.some(outlet => outlet.unit === unit))
  return there.map(unit => {
    const sum = { covered: 0, short: 0, unproven: 0 }
    for (const outlet of outlets) if (outlet.unit === unit) sum[outlet.state] += outlet.units ?? 0
    return { unit, ...sum }
  })
}
