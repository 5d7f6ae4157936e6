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
const ROTATION_DAYS = 30
const ROTATED = 11
const NEWCOMER_HOTELS = 10

/** Of each hotel. */
export function shelvesOf(city: City, chance: Chance): Placed[][] {
  const established = city.products.flatMap(({ isNew }, at) => (isNew ? [] : at))
  const shelves = city.hotels.map(hotel => chosen(city, hotel, established, chance))
  if (city.records === 'lot') for (const shelf of shelves) rotate(city, shelf, established, chance)
  placeNewcomers(city, shelves, chance)
  return shelves
}

function chosen(city: City, hotel: Hotel, established: readonly number[], chance: Chance): Placed[] {
  const isLot = city.records === 'lot'
  const wish = (at: number) => {
    const product = city.products[at]
    if (product === undefined || isLot) return chance.next()
    return product.reach + (product.seller === hotel.friend ? 2 : 0) + chance.normal(0.9)
  }
  const size = Math.min(established.length, SHELF - 8 + chance.below(17))
  return best(established, wish, size).map(product => ({
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
    0.2 * product.liking + 0.7 * product.reach + (product.seller === hotel.friend ? 1.5 : 0) + chance.normal()
  )
}

/** Every month some make room for what was shown least in the city so far. */
function rotate(city: City, shelf: Placed[], established: readonly number[], chance: Chance): void {
  for (let day = ROTATION_DAYS; day < city.period.days - 20; day += ROTATION_DAYS) {
    const there = shelf.filter(({ to }) => to > day)
    const leaving = chance.shuffled(there).slice(0, ROTATED)
    const others = established.filter(product => !there.some(placed => placed.product === product))
    const coming = chance.shuffled(others).slice(0, leaving.length)
    for (const left of leaving) shelf[shelf.indexOf(left)] = { ...left, to: day }
    for (const product of coming)
      shelf.push({ product, from: day, to: city.period.days, favour: chance.normal() })
  }
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
