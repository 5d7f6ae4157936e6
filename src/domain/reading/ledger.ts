/**
 * What one outlet's log says that bears on liking: which stays took what on which day, and what each day statement says
 * was to be had. Entries come in the order of their numbers; of any version.
 */
import { type Entry, type KwitansiEntry, occupiedOf } from '../document.ts'
import type { DayV1 } from '../entry-v1.ts'
import type { DayV2 } from '../entry-v2.ts'
import type { DocumentNumber, OutletId, ProductId } from '../ids.ts'
import { DAY_MINUTES, type DateText } from '../time.ts'

export interface Sale {
  readonly number: DocumentNumber
  readonly date: DateText
  /** Salted: the same for all that one stay took. */
  readonly stayHash: string
  /** Each once: paid for, whether in a gift box or not. */
  readonly products: readonly ProductId[]
  /** Of these, what was chosen by itself: only that is evidence of liking. */
  readonly chosen: readonly ProductId[]
  readonly event: string | null
}

export interface ShownThen {
  readonly liveMinutes: number
  readonly inStockMinutes: number
  /** Of the time in which orders were taken, the share in which it could be had. */
  readonly share: number
  /** Its place in a fixed order; `null`: drawn by lot, or not written down. */
  readonly place: number | null
}

export interface StatedDay {
  readonly date: DateText
  /** Rooms slept in, or visits: what exposure is multiplied by. */
  readonly occupied: number
  readonly event: string | null
  /** The order was fixed, and nobody knows how. */
  readonly isUnrecorded: boolean
  readonly pinned: ProductId | null
  readonly shown: ReadonlyMap<ProductId, ShownThen>
}

export interface Ledger {
  readonly outlet: OutletId
  /** Not void, in the order of their numbers. */
  readonly sales: readonly Sale[]
  /** By date, in their order. */
  readonly days: readonly StatedDay[]
}

/** `dayOf`: the business day of an entry's `issuedAt`. */
export function ledgerOf(
  outlet: OutletId,
  entries: readonly Entry[],
  dayOf: (issuedAt: string) => DateText,
): Ledger {
  const sales = new Map<DocumentNumber, Sale>()
  const statements = new Map<DateText, DayStatement[]>()
  for (const entry of entries) {
    if (entry.kind === 'kwitansi') sales.set(entry.number, saleOf(entry, dayOf(entry.issuedAt)))
    else if (entry.kind === 'void') sales.delete(entry.voids)
    else if (entry.kind === 'day') statements.set(entry.date, [...(statements.get(entry.date) ?? []), entry])
  }
  const dates = [...statements.keys()].sort()
  const days = dates.map(date => statedDay(date, inForce(statements.get(date) ?? [])))
  return { outlet, sales: [...sales.values()], days }
}

function saleOf({ number, stay, lines, event }: KwitansiEntry, date: DateText): Sale {
  const paid = lines.filter(({ terms }) => terms !== 'complimentary')
  const chosen = paid.filter(line => !('box' in line && line.box === 1))
  return {
    number,
    date,
    stayHash: stay,
    products: [...new Set(paid.map(({ product }) => product))],
    chosen: [...new Set(chosen.map(({ product }) => product))],
    event: event ?? null,
  }
}

type DayStatement = DayV1 | DayV2

/**
 * Statements of one day add up. A correction replaces all that was said of the day, once all its parts are there; each part
 * names the first part of what it replaces.
 */
function inForce(statements: readonly DayStatement[]): readonly DayStatement[] {
  const corrections = new Map<number, DayStatement[]>()
  for (const statement of statements) {
    const { replaces = 0 } = statement
    corrections.set(replaces, [...(corrections.get(replaces) ?? []), statement])
  }
  let force = corrections.get(0) ?? []
  for (const [replaces, parts] of corrections) if (replaces > 0 && isWhole(parts)) force = parts
  return force
}

function isWhole(parts: readonly DayStatement[]): boolean {
  const [first] = parts
  return (
    first === undefined || !('part' in first) || first.part === undefined || parts.length >= first.part[1]
  )
}

function statedDay(date: DateText, statements: readonly DayStatement[]): StatedDay {
  const shown = new Map<ProductId, ShownThen>()
  let isPlaced = false
  for (const statement of statements) {
    for (const line of statement.exposure) {
      if (line.terms === 'complimentary') continue
      const then = shownThen(statement, line)
      isPlaced ||= then.place !== null
      const before = shown.get(line.product)
      shown.set(line.product, before === undefined ? then : together(before, then))
    }
  }
  const [first] = statements
  const order = first?.v === 2 ? first.order : null
  return {
    date,
    occupied: first === undefined ? 0 : occupiedOf(first),
    event: (first?.v === 2 ? first.event : undefined) ?? null,
    isUnrecorded: order?.rule !== 'lot-1' && !isPlaced,
    pinned: order?.pinned ?? null,
    shown,
  }
}

function shownThen(statement: DayStatement, line: DayStatement['exposure'][number]): ShownThen {
  const { liveMinutes, inStockMinutes } = line
  const open = statement.v === 2 ? statement.open.reduce((sum, [from, to]) => sum + to - from, 0) : 0
  const minutes = 'openMinutes' in line && open > 0 ? line.openMinutes : inStockMinutes
  return {
    liveMinutes,
    inStockMinutes,
    share: Math.min(1, minutes / (open > 0 ? open : DAY_MINUTES)),
    place: 'place' in line ? (line.place ?? null) : null,
  }
}

/** On sale under two sorts of terms: one product all the same. */
function together(a: ShownThen, b: ShownThen): ShownThen {
  return {
    liveMinutes: a.liveMinutes + b.liveMinutes,
    inStockMinutes: a.inStockMinutes + b.inStockMinutes,
    share: Math.min(1, a.share + b.share),
    place: a.place === null || b.place === null ? (a.place ?? b.place) : Math.min(a.place, b.place),
  }
}
