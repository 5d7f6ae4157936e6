/**
 * Cities that are not kind to a reading: thin counts, places on the shelf that decide more than liking does, guests whose
 * tastes and purses differ from hotel to hotel, shelves that run out, events, novelty, managers who prefer a maker they know.
 * What guests truly like is known, and told to nobody but the judge.
 */
import { type Chance, chanceOf } from './chance.ts'

export const RECORDS = ['first', 'places', 'lot'] as const
/** What is written down: first-version entries; fixed places, recorded; places by lot and shelves that rotate. */
export type Records = (typeof RECORDS)[number]

export const CROWDS = ['rates', 'guests'] as const
/** How guests come to buy: at rates of each product, or one by one, with a purse and an end to their patience. */
export type Crowd = (typeof CROWDS)[number]

export interface Traits {
  readonly seed: number
  readonly records: Records
  readonly crowd: Crowd
  readonly days?: number
}

export interface Hotel {
  readonly slug: string
  readonly rooms: number
  readonly district: string
  readonly occupancy: number
  /** How much its guests buy beside others'. */
  readonly appetite: number
  /** Logarithms, by category. */
  readonly tastes: readonly number[]
  readonly isInEvent: boolean
  /** The maker that its manager knows. */
  readonly friend: string
}

export interface Goods {
  readonly id: string
  readonly seller: string
  readonly category: number
  readonly kind: string
  readonly price: number
  /** The logarithm of how it is liked, purse aside. */
  readonly liking: number
  readonly isNew: boolean
  /** How well makers get about: into how many hotels, and how far up. */
  readonly reach: number
}

export interface City extends Traits {
  readonly hotels: readonly Hotel[]
  readonly products: readonly Goods[]
  readonly sellers: readonly { readonly slug: string; readonly district: string }[]
  readonly period: { readonly days: number; readonly eventFrom: number; readonly eventTo: number }
  /** Of each hotel and product: the logarithm of what its guests make of it beside others. */
  readonly whims: readonly (readonly number[])[]
  /** How attention falls with the place. */
  readonly steepness: number
  /** Stays that take an average product, for each room-night, in the best place. */
  readonly base: number
}

export const CATEGORIES = ['sea', 'garden', 'kitchen', 'drink', 'cloth', 'craft'] as const
const DISTRICTS = ['kota', 'selatan', 'tengah', 'utara', 'timur', 'barat'] as const
const ESTABLISHED = 100
const NEWCOMERS = 12
const SELLERS = 42
export const PURSE_MEDIAN = 90_000
export const PURSE_SPREAD = 0.8

export function cityOf(traits: Traits): City {
  const chance = chanceOf(traits.seed * 7_919 + 17)
  const sellers = Array.from({ length: SELLERS }, (_, i) => ({
    slug: `maker-${i}`,
    district: DISTRICTS[chance.below(DISTRICTS.length)] ?? 'kota',
  }))
  const products = goodsOf(chance)
  const hotels = Array.from({ length: 20 + chance.below(9) }, (_, i) => hotelOf(chance, i))
  const days = traits.days ?? 91
  const eventFrom = 20 + chance.below(days - 40)
  const whim = 0.25 + 0.3 * chance.next()
  return {
    ...traits,
    hotels,
    products,
    sellers,
    period: { days, eventFrom, eventTo: eventFrom + 4 + chance.below(5) },
    whims: hotels.map(() => products.map(() => chance.normal(whim))),
    steepness: 0.4 + 0.4 * chance.next(),
    base: 0.0036 * Math.exp(chance.normal(0.2)),
  }
}

function goodsOf(chance: Chance): Goods[] {
  const ofCategory = CATEGORIES.map(() => chance.normal(0.3))
  const ofSeller = Array.from({ length: SELLERS }, () => chance.normal(0.2))
  const own = 0.5 + 0.2 * chance.next()
  return Array.from({ length: ESTABLISHED + NEWCOMERS }, (_, i) => {
    const seller = chance.below(SELLERS)
    const category = chance.below(CATEGORIES.length)
    const liking = (ofCategory[category] ?? 0) + (ofSeller[seller] ?? 0) + chance.normal(own)
    return {
      id: `maker-${seller}/goods-${i}`,
      seller: `maker-${seller}`,
      category,
      kind: `kind-${category}-${chance.below(9)}`,
      price: 5_000 * Math.round(Math.exp(Math.log(45_000) + chance.normal(0.6)) / 5_000 + 1),
      liking,
      isNew: i >= ESTABLISHED,
      reach: 0.2 * liking + chance.normal(0.8),
    }
  })
}

function hotelOf(chance: Chance, i: number): Hotel {
  return {
    slug: `hotel-${String(i).padStart(2, '0')}`,
    rooms: Math.round(Math.min(260, Math.max(16, Math.exp(Math.log(70) + chance.normal(0.6))))),
    district: DISTRICTS[chance.below(DISTRICTS.length)] ?? 'kota',
    occupancy: 0.45 + 0.3 * chance.next(),
    appetite: Math.exp(chance.normal(0.4)),
    tastes: CATEGORIES.map(() => chance.normal(0.4)),
    isInEvent: chance.next() < 0.35,
    friend: `maker-${chance.below(SELLERS)}`,
  }
}

/** What guests of an average hotel would truly take of each product, were all in the same place: up to a common factor. */
export function truthOf(city: City): ReadonlyMap<string, number> {
  const rooms = city.hotels.reduce((sum, hotel) => sum + hotel.rooms * hotel.occupancy, 0)
  return new Map(
    city.products.map((product, at) => {
      const taken = city.hotels.reduce(
        (sum, hotel, h) =>
          sum + hotel.rooms * hotel.occupancy * drawOf(city, hotel, product, city.whims[h]?.[at] ?? 0),
        0,
      )
      return [product.id, taken / rooms]
    }),
  )
}

/** How a product draws a hotel's guests, place and day aside. */
export function drawOf({ crowd }: City, hotel: Hotel, product: Goods, whim: number): number {
  const drawn = Math.exp(product.liking + (hotel.tastes[product.category] ?? 0) + whim)
  return crowd === 'rates' ? drawn : drawn * canAfford(product.price)
}

/** The share of purses that a price fits into. */
export function canAfford(price: number): number {
  const z = Math.log(price / PURSE_MEDIAN) / PURSE_SPREAD
  // The normal distribution's upper tail, after Abramowitz and Stegun 26.2.17.
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const poly =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = (Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly
  return z > 0 ? tail : 1 - tail
}
