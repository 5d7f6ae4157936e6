/** What stands where in each hotel, from day to day: what a manager chose, what the lot drew, what came new and what rotated. */
import type { Chance } from './chance.ts'
import type { City, Hotel } from './city.ts'

/** A product on a shelf, from day to day. */
export interface Placed {
  readonly product: number
  readonly from: number
  /** The first day on which it is gone. */
  readonly to: number
  /** How near the front a manager would put it. */
  readonly favour: number
}

const SHELF = 34
/** How much better a maker who gets about is shown: in more hotels, and further up. */
const REACH = 1.3
const REACH_UP = 1
const ROTATION_DAYS = 30
const ROTATED = 11
const NEWCOMER_HOTELS = 10

/** Of each hotel. */
export function shelvesOf(city: City, chance: Chance): Placed[][] {
  const established = city.products.flatMap(({ isNew }, at) => (isNew ? [] : at))
  const shelves =
    city.records === 'lot'
      ? drawn(city, established, chance)
      : city.hotels.map(hotel => chosen(city, hotel, established, chance))
  placeNewcomers(city, shelves, chance)
  return shelves
}

function sizeOf(chance: Chance): number {
  return SHELF - 8 + chance.below(17)
}

function chosen(city: City, hotel: Hotel, established: readonly number[], chance: Chance): Placed[] {
  const wish = (at: number) => {
    const product = city.products[at]
    if (product === undefined) return 0
    return REACH * product.reach + (product.seller === hotel.friend ? 2 : 0) + chance.normal(0.9)
  }
  return best(established, wish, sizeOf(chance)).map(product => ({
    product,
    from: 0,
    to: city.period.days,
    favour: favourOf(city, hotel, product, chance),
  }))
}

function favourOf(city: City, hotel: Hotel, at: number, chance: Chance): number {
  const product = city.products[at]
  if (product === undefined) return 0
  return (
    0.2 * product.liking +
    REACH_UP * product.reach +
    (product.seller === hotel.friend ? 1.5 : 0) +
    chance.normal()
  )
}

/**
 * By lot, what was shown least in the city first, as room-nights go; every month some make room for it. Not quite as it is
 * drawn: hotels answer late or not at all, and so a lot in four goes to whatever is at hand.
 */
function drawn(city: City, established: readonly number[], chance: Chance): Placed[][] {
  const shown = new Map(established.map(product => [product, 0]))
  const draw = (hotel: Hotel, count: number, from: number, without: readonly Placed[]) => {
    const free = chance.shuffled(established.filter(at => !without.some(({ product }) => product === at)))
    const wish = (at: number) => (chance.next() < 0.25 ? chance.next() - 1 : -(shown.get(at) ?? 0))
    return best(free, wish, count).map(product => {
      const nights = hotel.rooms * hotel.occupancy * Math.min(ROTATION_DAYS, city.period.days - from)
      shown.set(product, (shown.get(product) ?? 0) + nights)
      return { product, from, to: city.period.days, favour: 0 }
    })
  }
  const shelves = city.hotels.map(hotel => draw(hotel, sizeOf(chance), 0, []))
  for (let day = ROTATION_DAYS; day < city.period.days - 20; day += ROTATION_DAYS)
    for (const [h, shelf] of shelves.entries()) {
      const hotel = city.hotels[h]
      if (hotel === undefined) continue
      const there = chance.shuffled(shelf.filter(({ to }) => to > day))
      for (const left of there.slice(0, ROTATED)) shelf[shelf.indexOf(left)] = { ...left, to: day }
      for (const stays of there.slice(ROTATED))
        shown.set(
          stays.product,
          (shown.get(stays.product) ?? 0) + hotel.rooms * hotel.occupancy * ROTATION_DAYS,
        )
      shelf.push(...draw(hotel, ROTATED, day, there))
    }
  return shelves
}

function placeNewcomers(city: City, shelves: Placed[][], chance: Chance): void {
  city.products.forEach(({ isNew }, product) => {
    if (!isNew) return
    const from = 7 + chance.below(18)
    const hotels = chance.shuffled(Array.from(shelves.keys())).slice(0, NEWCOMER_HOTELS)
    for (const hotel of hotels)
      shelves[hotel]?.push({ product, from, to: city.period.days, favour: chance.normal() - 0.5 })
  })
}

function best(all: readonly number[], by: (one: number) => number, count: number): number[] {
  return all
    .map(one => ({ one, wish: by(one) }))
    .sort((a, b) => b.wish - a.wish)
    .slice(0, count)
    .map(({ one }) => one)
}
