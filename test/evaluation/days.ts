/** A hotel's days as its log tells them: who took what, what was to be had, and now and then a day that nobody stated. */
import type { Entry } from '../../src/domain/document.ts'
import type { LineV1 } from '../../src/domain/entry-v1.ts'
import { nextDate, toTimestamp } from '../../src/domain/time.ts'
import type { Chance } from './chance.ts'
import { type City, canAfford, drawOf, type Goods, type Hotel, PURSE_MEDIAN, PURSE_SPREAD } from './city.ts'
import type { Placed } from './shelves.ts'

export const FIRST_DAY = '2026-08-01'
/** Minutes from the business day's start, 04.00, in which orders are taken. */
const OPEN: readonly [number, number] = [180, 1_080]
const NIGHTS_A_STAY = 1.7
/** Rooms that somebody had at any moment, beside those slept in. */
const TOUCHED = 1.27
const REPEATED = 0.08
const VOIDED = 0.025
const GIVEN_AWAY = 0.02
const UNSTATED = 0.015

/** What is lent to a hotel's days beside the city. */
interface Book {
  readonly city: City
  readonly hotel: Hotel
  readonly whims: readonly number[]
  readonly chance: Chance
  readonly entries: Entry[]
  /** In house. */
  stays: string[]
  /** By product: pieces on the rack, and the day on which more come. */
  readonly stock: Map<number, { left: number; moreOn: number }>
  readonly eventTastes: readonly number[]
}

interface Offer extends Placed {
  readonly goods: Goods
  readonly place: number
  /** Minute from which it is gone; the day's end where it is not. */
  soldOutAt: number
  inStockFrom: number
}

export function logOf(city: City, hotel: Hotel, shelf: readonly Placed[], chance: Chance): Entry[] {
  const h = city.hotels.indexOf(hotel)
  const book: Book = {
    city,
    hotel,
    whims: city.whims[h] ?? [],
    chance,
    entries: [],
    stays: [],
    stock: new Map(),
    eventTastes: hotel.tastes.map(() => chance.normal(0.5)),
  }
  for (let day = 0; day < city.period.days; day++) playDay(book, shelf, day)
  return book.entries
}

function playDay(book: Book, shelf: readonly Placed[], day: number): void {
  const { chance, hotel } = book
  const nights = Math.max(1, Math.round(hotel.rooms * hotel.occupancy * (0.75 + 0.5 * chance.next())))
  const staying = book.stays.filter(() => chance.next() < 1 - 1 / NIGHTS_A_STAY)
  const arriving = Array.from({ length: Math.max(0, nights - staying.length) }, () => hashOf(chance))
  book.stays = [...staying, ...arriving]
  const offers = offersOf(book, shelf, day)
  const taken =
    book.city.crowd === 'rates' ? takenByRates(book, offers, day) : takenByGuests(book, offers, day)
  for (const { stay, offers: basket } of taken) sell(book, stay, basket, day)
  if (chance.next() >= UNSTATED) state(book, offers, nights, day)
}

function offersOf(book: Book, shelf: readonly Placed[], day: number): Offer[] {
  const { chance, city } = book
  const there = shelf.filter(({ from, to }) => from <= day && day < to)
  const order =
    city.records === 'lot' ? chance.shuffled(there) : [...there].sort((a, b) => b.favour - a.favour)
  return order.flatMap((placed, place) => {
    const goods = city.products[placed.product]
    if (goods === undefined) return []
    const stock = book.stock.get(placed.product) ?? { left: 4 + chance.poisson(5), moreOn: day }
    book.stock.set(placed.product, stock)
    const comes = stock.left === 0 && stock.moreOn <= day
    if (comes) stock.left = 3 + chance.poisson(5)
    const inStockFrom = stock.left === 0 ? 1_440 : comes ? 300 : 0
    return [{ ...placed, goods, place, soldOutAt: 1_440, inStockFrom }]
  })
}

/** How much more, or less, a product is taken on that day than on any. */
function dayFactor({ city, hotel, eventTastes }: Book, { from, goods }: Offer, day: number): number {
  const isEvent = hotel.isInEvent && day >= city.period.eventFrom && day <= city.period.eventTo
  const event = isEvent ? 2.2 * Math.exp(eventTastes[goods.category] ?? 0) : 1
  return from > 0 ? event * (1 + 1.3 * Math.exp(-(day - from) / 6)) : event
}

function attention(city: City, place: number): number {
  return (1 + place) ** -city.steepness
}

interface Basket {
  readonly stay: string
  readonly offers: readonly Offer[]
}

function takenByRates(book: Book, offers: readonly Offer[], day: number): Basket[] {
  const { city, hotel, whims, chance, stays } = book
  const baskets: Basket[] = []
  for (const offer of offers) {
    const mean =
      city.base *
      stays.length *
      hotel.appetite *
      attention(city, offer.place) *
      drawOf(city, hotel, offer.goods, whims[offer.product] ?? 0) *
      dayFactor(book, offer, day)
    for (let times = chance.poisson(mean); times > 0; times--) {
      const stay = stays[chance.below(stays.length)] ?? ''
      baskets.push({ stay, offers: [offer] })
      while (chance.next() < REPEATED) baskets.push({ stay, offers: [offer] })
    }
  }
  return chance.shuffled(baskets)
}

/** Each looks down the menu until patience ends, and takes what pleases and fits into what is left in the purse. */
function takenByGuests(book: Book, offers: readonly Offer[], day: number): Basket[] {
  const { city, hotel, whims, chance, stays } = book
  const baskets: Basket[] = []
  for (const stay of stays) {
    if (chance.next() > 0.3) continue
    let purse = PURSE_MEDIAN * Math.exp(chance.normal(PURSE_SPREAD))
    const mood = city.base * 3.6 * hotel.appetite * Math.exp(chance.normal(0.8) - 0.32)
    const leans = chance.below(hotel.tastes.length)
    const depth = chance.next() ** (-1 / city.steepness) - 1
    const basket: Offer[] = []
    for (const offer of offers) {
      if (offer.place > depth) break
      const { goods, inStockFrom } = offer
      if (inStockFrom >= 1_440 || goods.price > purse) continue
      const lean = goods.category === leans ? 1.8 : 0.84
      const drawn = Math.exp(goods.liking + (hotel.tastes[goods.category] ?? 0) + (whims[offer.product] ?? 0))
      if (chance.next() > mood * lean * drawn * dayFactor(book, offer, day)) continue
      basket.push(offer)
      purse -= goods.price
    }
    if (basket.length > 0) baskets.push({ stay, offers: basket })
  }
  return chance.shuffled(baskets)
}

function sell(book: Book, stay: string, basket: readonly Offer[], day: number): void {
  const { chance, city, hotel, entries } = book
  const minute = OPEN[0] + chance.below(OPEN[1] - OPEN[0])
  const sold = basket.filter(offer => {
    const stock = book.stock.get(offer.product)
    if (stock === undefined || stock.left === 0 || minute < offer.inStockFrom || minute >= offer.soldOutAt)
      return false
    stock.left -= 1
    if (stock.left > 0) return true
    stock.moreOn = day + 1 + chance.poisson(2)
    offer.soldOutAt = minute
    return true
  })
  if (sold.length === 0) return
  const isEvent = hotel.isInEvent && day >= city.period.eventFrom && day <= city.period.eventTo
  const number = entries.length + 1
  const body = {
    ...headAt(book, day, minute),
    number,
    kind: 'kwitansi' as const,
    lines: sold.map(({ goods }) => lineOf(goods, chance.next() < GIVEN_AWAY)),
    total: sold.reduce((sum, { goods }) => sum + goods.price, 0),
    stay,
    detail: HASH,
    payment: 'room' as const,
    ...(isEvent ? { event: 'city-days' } : {}),
  }
  const by = { source: 'stay', by: 'guest', waitMinutes: 8 } as const
  entries.push(city.records === 'first' ? { ...body, v: 1 } : { ...body, v: 2, ...by })
  if (chance.next() >= VOIDED) return
  const { lines, total } = body
  const voided = {
    ...headAt(book, day, minute + 9),
    number: number + 1,
    kind: 'void' as const,
    voids: number,
    reason: 'other' as const,
    lines,
    total,
  }
  entries.push(city.records === 'first' ? { ...voided, v: 1 } : { ...voided, v: 2, nonce: NONCE })
}

const HASH = 'h'.repeat(43)
const NONCE = 'n'.repeat(22)

function lineOf(goods: Goods, isGift: boolean): LineV1 {
  const { id, seller, price } = goods
  const terms = isGift ? 'complimentary' : 'consigned'
  return { product: id, name: id, seller, terms, quantity: 1, unitPrice: price, amount: price }
}

function headAt({ hotel }: Book, day: number, minute: number) {
  // 04.00 in Makassar is 20.00 of the day before, UTC.
  const start = Date.parse(`${nextDate(FIRST_DAY, day)}T00:00:00Z`) - 4 * 3_600_000
  return { outlet: hotel.slug, issuedAt: `${toTimestamp(start + minute * 60_000).slice(0, 16)}:00Z` }
}

function state(book: Book, offers: readonly Offer[], nights: number, day: number): void {
  const { city, hotel, entries, stays } = book
  const exposure = offers.map(({ goods, inStockFrom, soldOutAt, place }) => ({
    product: goods.id,
    seller: goods.seller,
    terms: 'consigned' as const,
    liveMinutes: 1_440,
    inStockMinutes: Math.max(0, soldOutAt - inStockFrom),
    openMinutes: Math.max(0, Math.min(soldOutAt, OPEN[1]) - Math.max(inStockFrom, OPEN[0])),
    place,
  }))
  exposure.sort((a, b) => (a.product < b.product ? -1 : 1))
  const date = nextDate(FIRST_DAY, day)
  const head = { ...headAt(book, day, 1_439), number: entries.length + 1, kind: 'day' as const, date }
  if (city.records === 'first') {
    const shown = exposure.map(({ openMinutes: _, place: __, ...rest }) => rest)
    entries.push({ ...head, v: 1, occupiedRooms: Math.round(nights * TOUCHED), exposure: shown })
    return
  }
  const isEvent = hotel.isInEvent && day >= city.period.eventFrom && day <= city.period.eventTo
  const isLot = city.records === 'lot'
  entries.push({
    ...head,
    v: 2,
    nonce: NONCE,
    unit: 'room',
    units: hotel.rooms,
    nights,
    stays: stays.length,
    viewers: Math.round(stays.length * 0.3),
    open: [[...OPEN]],
    order: isLot ? { rule: 'lot-1', seed: HASH } : { rule: 'fixed' },
    ...(isEvent ? { event: 'city-days' } : {}),
    exposure: exposure.map(({ place, ...rest }) => (isLot ? rest : { ...rest, place })),
  })
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_'

function hashOf(chance: Chance): string {
  let hash = ''
  for (let i = 0; i < 10; i++) hash += LETTERS[chance.below(64)]
  return hash.padEnd(43, 'A')
}

/** Purses are drawn, and prices fit into them as often as `canAfford` says. */
export { canAfford }
