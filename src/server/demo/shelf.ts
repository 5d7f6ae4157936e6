/**
 * What each demo outlet has on its shelves and how much guests are going to like it. The liking is hidden: nothing but
 * the kwitansi that follow from it reaches the evaluation, which has to find it again.
 */
import type { OutletId, SellerId } from '../../domain/ids.ts'
import type { Rupiah } from '../../domain/money.ts'
import { isShared } from '../../domain/part.ts'
import type { Part, Placement, Terms } from '../../domain/placement.ts'
import { CATEGORIES, type Category } from '../../domain/product.ts'
import { nextDate } from '../../domain/time.ts'
import { DEMO_GOODS, productId } from './catalogue.ts'
import type { Span } from './plan/span.ts'
import { throwDice } from './random.ts'

export interface ShelfPlace {
  readonly placement: Placement
  /** Weight with which a guest's eye falls on it. */
  readonly liking: number
  /** Most pieces one guest takes. */
  readonly quantityMax: number
  readonly shelfLifeDays: number | null
  readonly seller: SellerId
}

/** On offer here and nowhere else, for a part of the history only; in days before today. */
interface Season {
  readonly fromDaysAgo?: number
  readonly toDaysAgo?: number
}

interface ShelfPlan {
  readonly places: number
  readonly complimentary: readonly string[]
  readonly bought: readonly string[]
  readonly priceFactor: number
  readonly seasons: Readonly<Record<string, Season>>
}

const SHELVES: Readonly<Record<string, ShelfPlan>> = {
  'hotel-demo-teluk': {
    places: 44,
    complimentary: ['madu-hutan-mini', 'wedang-candy', 'bunga-telang'],
    bought: [
      'kopi-liberika',
      'cokelat-merasa',
      'batik-printing-kaltim',
      'sarung-samarinda',
      'sirup-salak',
      'gelang-agate',
    ],
    priceFactor: 1,
    // A newcomer too young to judge, another that is not, and one that was rotated out.
    seasons: {
      'tas-sulam-tumpar': { fromDaysAgo: 2 },
      'teh-bawang-dayak': { fromDaysAgo: 24 },
      keminting: { toDaysAgo: 30 },
    },
  },
  'hotel-demo-bukit': {
    places: 30,
    complimentary: ['madu-hutan-mini', 'wedang-candy'],
    bought: ['kopi-liberika', 'gula-semut-aren', 'kalung-manik', 'sambal-salak'],
    priceFactor: 1,
    seasons: {},
  },
  'mal-demo-pesisir': {
    places: 24,
    complimentary: [],
    bought: ['amplang-original-tenggiri', 'topi-dayak', 'kue-gabin'],
    priceFactor: 0.95,
    seasons: {},
  },
}

const SEASONAL = new Set(Object.values(SHELVES).flatMap(plan => Object.keys(plan.seasons)))
/** Stands first on every shelf. */
const FIRST = 'amplang-kuku-macan'
/** On every shelf, so that what the demo shows of them can be seen everywhere. */
const EVERYWHERE = [
  FIRST,
  'abon-kepiting-original',
  'madu-kelulut',
  'keripik-kerang',
  'dodol-pidada',
  'lempok-durian',
]
/** Dear things are looked at more than bought: liking falls with the price to this power, from this price on. */
const PRICE_POWER = 0.75
const PRICE_BASE = 25_000
const FREE_LIKING = 0.5
/** One rack for each category, `A` to `F`. */
const RACKS = { sea: 'A', garden: 'B', kitchen: 'C', drink: 'D', cloth: 'E', craft: 'F' } satisfies Record<
  Category,
  string
>

/** The shelf of an outlet of that city, in its order. */
export function demoShelf(seed: string, { outlet, today }: Span): ShelfPlace[] {
  const plan = SHELVES[outlet.slug]
  if (plan === undefined) throw new Error(`no shelf for ${outlet.slug}`)
  const dice = throwDice(seed, 'shelf', outlet.slug)
  const onRack = new Map<Category, number>()
  return chosenGoods(seed, outlet.slug, plan).map((goods, position) => {
    const { fromDaysAgo, toDaysAgo } = plan.seasons[goods.slug] ?? {}
    const terms = termsOf(plan, goods.slug)
    const price = terms === 'complimentary' ? 0 : roundPrice(goods.price * plan.priceFactor)
    const slot = (onRack.get(goods.category) ?? 0) + 1
    onRack.set(goods.category, slot)
    return {
      placement: {
        outlet: outlet.slug,
        id: goods.slug,
        product: productId(goods),
        terms,
        price,
        part: partFor(terms, price, position),
        next: null,
        isPinned: position === 0,
        rack: `${RACKS[goods.category]}${slot}`,
        on: true,
        from: fromDaysAgo === undefined ? null : nextDate(today, -fromDaysAgo),
        to: toDaysAgo === undefined ? null : nextDate(today, -toDaysAgo),
        position,
      },
      liking: likingOf(seed, goods.slug, price) * Math.exp(0.25 * dice.normal()),
      quantityMax: price === 0 ? 1 : price <= 60_000 ? 4 : price <= 200_000 ? 2 : 1,
      shelfLifeDays: goods.shelfLifeDays,
      seller: goods.seller,
    }
  })
}

/** The first product first; after it the categories take turns, so that the top of the shelf shows them all. */
function chosenGoods(seed: string, outlet: OutletId, plan: ShelfPlan) {
  const dice = throwDice(seed, 'choice', outlet)
  const fixed = new Set([...EVERYWHERE, ...plan.complimentary, ...plan.bought, ...Object.keys(plan.seasons)])
  const others = dice.shuffled(DEMO_GOODS.filter(({ slug }) => !fixed.has(slug) && !SEASONAL.has(slug)))
  const chosen = [...DEMO_GOODS.filter(goods => fixed.has(goods.slug)), ...others].slice(0, plan.places)
  const turns = CATEGORIES.flatMap(category =>
    dice.shuffled(chosen.filter(goods => goods.category === category)).map((goods, turn) => ({
      goods,
      turn: goods.slug === FIRST ? -1 : turn,
    })),
  )
  return turns.sort((a, b) => a.turn - b.turn).map(({ goods }) => goods)
}

function termsOf(plan: ShelfPlan, slug: string): Terms {
  if (plan.complimentary.includes(slug)) return 'complimentary'
  return plan.bought.includes(slug) ? 'bought' : 'consigned'
}

/** Makers keep four fifths or a little more; some agreed on a sum. */
function partFor(terms: Terms, price: Rupiah, position: number): Part | null {
  if (!isShared(terms)) return null
  if (position % 5 === 3) return { kind: 'sum', rupiah: roundPrice(price * 0.8) }
  return { kind: 'share', permille: position % 5 === 4 ? 850 : 800 }
}

/** The same product is liked alike in the whole city; each outlet's guests differ a little. */
function likingOf(seed: string, slug: string, price: number): number {
  const taste = Math.exp(0.7 * throwDice(seed, 'liking', slug).normal())
  if (price === 0) return FREE_LIKING * taste
  const attraction = slug === FIRST ? 2.5 : 1
  return attraction * taste * Math.min(1, (PRICE_BASE / price) ** PRICE_POWER)
}

/** To whole five hundreds, as prices on a shelf are. */
function roundPrice(price: number): number {
  return Math.round(price / 500) * 500
}
