/**
 * Days of tallies and exposure as numbers in this process's memory, for as many as are looked at again and again. Remembered
 * under the cursor at which they were so: when it has moved, the days that entries since then have changed are read again
 * and no others, so a reading costs what the days have products, whatever they have kwitansi. What is remembered is never
 * changed, only replaced: readings of two states beside each other each have their own.
 */
import { exposedRoomMinutes } from '../../../domain/exposure.ts'
import type { OutletId, ProductId } from '../../../domain/ids.ts'
import { TALLY_SCOPES } from '../../../domain/tally.ts'
import { DAY_MINUTES } from '../../../domain/time.ts'
import { memoryFor } from '../../process/memory-for.ts'
import type { ExposureCount, ProductCount, Reading } from '../../storage/statements/evaluation/counted.ts'
import {
  type Days,
  daysChangedAfter,
  exposureOfDays,
  type PackedDay,
  talliesOfDays,
} from '../../storage/statements/evaluation/tallied.ts'
import type { Sql, Storage } from '../../storage/storage.ts'
import type { TableName } from '../../storage/tables.ts'
import { UnreadableRow } from '../../storage/unreadable.ts'

/** Days remembered of an outlet, a cycle of six months: of 20 outlets with 100 products some 50 MB. More are the database's to sum up. */
export const REMEMBERED_DAYS_MAX = 200
/** Of more changed days than this, all are read again: a statement that names each of them would be longer than they. */
const CHANGED_DAYS_MAX = 64

/** Of one day, row by row, by the products' places. */
interface Day {
  readonly date: string
  readonly counted: Rows
  readonly exposed: Rows
}

/** With the sums of it and of all remembered days before it: a span is the difference of two, whatever its length. */
interface SummedDay extends Day {
  readonly upTo: Sums
}

/** {@link COLUMNS} numbers for each place. */
type Sums = Float64Array

/** Terms are places in `TALLY_SCOPES`; `numbers` has as many for each row as the row has columns. */
interface Rows {
  readonly places: Int32Array
  readonly terms: Int8Array
  readonly numbers: Float64Array
}

/** kwitansi, complimentary, voided, units, rupiah; how many rows those are of; room-minutes; how many rows those are of. */
const COLUMNS = 8
const COUNTS = 5
const ROWS_COUNTED = 5
const ROOM_MINUTES = 6
const ROWS_EXPOSED = 7
const GIFT = TALLY_SCOPES.indexOf('complimentary')

interface Remembered {
  readonly cursor: number
  readonly from: string
  readonly to: string
  /** In their order. */
  readonly days: readonly SummedDay[]
}

/** Products have a place in the order in which they were first met; it is never another's. */
interface Memory {
  readonly places: Map<string, number>
  readonly products: string[]
  known: Remembered | null
}

const memoriesOf = memoryFor((_storage: Storage) => new Map<string, Memory>())

function memoryOf(storage: Storage, outlet: OutletId): Memory {
  const memories = memoriesOf(storage)
  const memory = memories.get(outlet) ?? { places: new Map(), products: [], known: null }
  memories.set(outlet, memory)
  return memory
}

export interface Figures {
  readonly counts: readonly ProductCount[]
  readonly exposure: readonly ExposureCount[]
}

/** Of one outlet whose tallies are at `cursor` in this state. */
export async function rememberedFigures(
  storage: Storage,
  sql: Sql,
  outlet: OutletId,
  cursor: number,
  reading: Pick<Reading, 'from' | 'to' | 'terms'>,
): Promise<Figures> {
  const memory = memoryOf(storage, outlet)
  const known = await current(memory, sql, outlet, cursor, reading)
  memory.known = known
  return sumUp(memory, known.days, outlet, reading)
}

async function current(
  memory: Memory,
  sql: Sql,
  outlet: OutletId,
  cursor: number,
  { from, to }: Pick<Reading, 'from' | 'to'>,
): Promise<Remembered> {
  const { known } = memory
  // Another state than what is remembered goes on from: read whole, and remembered in its stead.
  if (known === null || known.cursor > cursor || known.from > from || known.to < to) {
    const days = await readDays(memory, sql, outlet, { from, to })
    return { cursor, from, to, days: summedUp(memory, [], days) }
  }
  if (known.cursor === cursor) return known
  const all = await daysChangedAfter(sql, outlet, known.cursor)
  const changed = all.filter(day => day >= known.from && day <= known.to).sort()
  const [first] = changed
  if (first === undefined) return { ...known, cursor }
  const read = await readDays(memory, sql, outlet, changed.length > CHANGED_DAYS_MAX ? known : changed)
  const isRead = new Set([...changed, ...read.map(({ date }) => date)])
  const others = known.days.filter(({ date }) => !isRead.has(date))
  const before = others.filter(({ date }) => date < first)
  const rest: Day[] = [...others.filter(({ date }) => date > first), ...read]
  return { ...known, cursor, days: summedUp(memory, before, rest) }
}

/** Days before, whose sums stand, and others to be put behind them. */
function summedUp(memory: Memory, before: readonly SummedDay[], days: readonly Day[]): SummedDay[] {
  const all = [...before]
  for (const { date, counted, exposed } of [...days].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const upTo = new Float64Array(memory.products.length * COLUMNS)
    upTo.set(all.at(-1)?.upTo ?? [])
    addRows(upTo, counted, exposed, null)
    all.push({ date, counted, exposed, upTo })
  }
  return all
}

async function readDays(memory: Memory, sql: Sql, outlet: OutletId, days: Days): Promise<Day[]> {
  const [tallies, exposures] = await Promise.all([
    talliesOfDays(sql, outlet, days),
    exposureOfDays(sql, outlet, days),
  ])
  const texts = new Map(tallies.map(({ day, packed }) => [day, { tallies: packed, exposures: '' }]))
  for (const { day, packed } of exposures)
    texts.set(day, { tallies: texts.get(day)?.tallies ?? '', exposures: packed })
  return Array.from(texts, ([date, text]) => ({
    date,
    counted: unpacked(memory, text.tallies, COUNTS, ['tallied_products', outlet, date]),
    exposed: unpacked(memory, text.exposures, 2, ['counted_exposure', outlet, date]),
  }))
}

/** Throws an {@link UnreadableRow} of the table and the day. */
function unpacked(
  memory: Memory,
  packed: PackedDay['packed'],
  columns: number,
  [table, ...day]: readonly [TableName, OutletId, string],
): Rows {
  const rows = packed === '' ? [] : packed.split(',')
  const places = new Int32Array(rows.length)
  const terms = new Int8Array(rows.length)
  const numbers = new Float64Array(rows.length * columns)
  for (const [index, row] of rows.entries()) {
    const [product = '', scope = '', ...rest] = row.split(' ')
    places[index] = placeOf(memory, product)
    terms[index] = scopeOf(scope)
    for (let column = 0; column < columns; column++) {
      const number = Number(rest[column])
      if (!Number.isSafeInteger(number))
        throw new UnreadableRow(table, [...day, product, scope], 'a count is no whole number')
      numbers[index * columns + column] = number
    }
  }
  return { places, terms, numbers }
}

function scopeOf(terms: string): number {
  return (TALLY_SCOPES as readonly string[]).indexOf(terms)
}

/** Of one sort of terms, or of all. A gift's exposure is no chance to be bought; asked for by terms, it is asked for. */
function addRows(sums: Sums, counted: Rows, exposed: Rows, only: number | null): void {
  const add = (place: number, column: number, number: number) => {
    const at = place * COLUMNS + column
    sums[at] = (sums[at] ?? 0) + number
  }
  for (const [row, place] of counted.places.entries()) {
    if (only !== null && counted.terms[row] !== only) continue
    for (let column = 0; column < COUNTS; column++)
      add(place, column, counted.numbers[row * COUNTS + column] ?? 0)
    add(place, ROWS_COUNTED, 1)
  }
  for (const [row, place] of exposed.places.entries()) {
    const terms = exposed.terms[row]
    if (only !== null && terms !== only) continue
    const occupied = exposed.numbers[row * 2] ?? 0
    const minutes = exposed.numbers[row * 2 + 1] ?? 0
    if (terms !== GIFT || only === GIFT)
      add(place, ROOM_MINUTES, exposedRoomMinutes(occupied, minutes, DAY_MINUTES))
    add(place, ROWS_EXPOSED, 1)
  }
}

function placeOf({ places, products }: Memory, product: ProductId): number {
  const known = places.get(product)
  if (known !== undefined) return known
  places.set(product, products.length)
  products.push(product)
  return products.length - 1
}

function sumUp(
  memory: Memory,
  days: readonly SummedDay[],
  outlet: OutletId,
  { from, to, terms }: Pick<Reading, 'from' | 'to' | 'terms'>,
): Figures {
  const sums = new Float64Array(memory.products.length * COLUMNS)
  if (terms === undefined) {
    sums.set(days.filter(({ date }) => date <= to).at(-1)?.upTo ?? [])
    const before = days.filter(({ date }) => date < from).at(-1)?.upTo ?? new Float64Array()
    for (const [at, sum] of before.entries()) sums[at] = (sums[at] ?? 0) - sum
  } else {
    for (const { date, counted, exposed } of days)
      if (date >= from && date <= to) addRows(sums, counted, exposed, scopeOf(terms))
  }
  const counts: ProductCount[] = []
  const exposure: ExposureCount[] = []
  for (const [place, product] of memory.products.entries()) {
    const at = (column: number) => sums[place * COLUMNS + column] ?? 0
    if (at(ROWS_COUNTED) > 0)
      counts.push({
        outlet,
        product,
        kwitansi: at(0),
        complimentary: at(1),
        voided: at(2),
        units: at(3),
        rupiah: at(4),
      })
    if (at(ROWS_EXPOSED) > 0) exposure.push({ outlet, product, roomMinutes: at(ROOM_MINUTES) })
  }
  return { counts, exposure }
}
