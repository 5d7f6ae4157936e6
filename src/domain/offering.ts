/** May a product be offered as somebody wishes? Asked of each row by the wizard, the server and whoever imports; each answers alike. */
import type { OutletId, ProductId } from './ids.ts'
import type { Rupiah } from './money.ts'
import { type PartFault, partFault } from './part.ts'
import { type NextPrice, type Part, type Placement, priceFits, type Terms } from './placement.ts'
import { ORDER_TOTAL_MAX } from './placing.ts'
import { lapsedPaper, mayBeShown, type Product } from './product.ts'
import type { DateText } from './time.ts'

/** A product as it is to be offered. */
export interface Offering {
  readonly product: ProductId
  readonly terms: Terms
  readonly price: Rupiah
  readonly part: Part | null
  readonly rack: string
  readonly from: DateText | null
  readonly to: DateText | null
}

/** Products of a page, where they are looked for. */
export const OFFERABLE_ROWS = 50

/** Why a product cannot be offered by anybody just now. */
export const UNOFFERABLE = ['register', 'permit', 'halal'] as const
export type Unofferable = (typeof UNOFFERABLE)[number]

/** `register`: it is a draft there, retired, refused, or another outlet's own. */
export function whyUnofferable(product: Product, outlet: OutletId, today: DateText): Unofferable | null {
  return mayBeShown(product, outlet) ? lapsedPaper(product, today) : 'register'
}

/** What is wrong with a row, and at which of its fields that is mended. */
export const OFFERING_FAULTS = {
  'unknown-product': 'product',
  'cannot-be-offered': 'product',
  'here-already': 'product',
  twice: 'product',
  full: 'product',
  free: 'price',
  'not-free': 'price',
  dear: 'price',
  'part-not-shared': 'part',
  'part-missing': 'part',
  'part-nothing': 'part',
  'part-larger': 'part',
  turned: 'to',
  over: 'to',
  'next-past': 'next',
  'next-free': 'next',
  'next-dear': 'next',
  'next-part': 'next',
} as const satisfies Record<string, keyof Offering | 'next'>
export type OfferingFault = keyof typeof OFFERING_FAULTS
export const OFFERING_FAULT_WORDS = Object.keys(OFFERING_FAULTS) as [OfferingFault, ...OfferingFault[]]

const PART_FAULT = {
  'not-shared': 'part-not-shared',
  missing: 'part-missing',
  nothing: 'part-nothing',
  larger: 'part-larger',
} as const satisfies Record<PartFault, OfferingFault>

function priceFault(terms: Terms, price: Rupiah): 'free' | 'not-free' | 'dear' | null {
  if (!priceFits(terms, price)) return price === 0 ? 'not-free' : 'free'
  return price > ORDER_TOTAL_MAX ? 'dear' : null
}

/** Of price, part and dates, whatever the product. A part of which nobody knows is none where it was never kept. */
export function termsFaults(
  wish: Omit<Offering, 'product' | 'rack'> & { readonly next?: NextPrice | null },
  today: DateText,
): OfferingFault[] {
  const faults: OfferingFault[] = []
  const price = priceFault(wish.terms, wish.price)
  if (price !== null) faults.push(price)
  const part = partFault(wish.terms, wish.price, wish.part)
  // Against a wrong price nothing can be held.
  if (part !== null && !(part === 'larger' && price !== null)) faults.push(PART_FAULT[part])
  if (wish.from !== null && wish.to !== null && wish.from > wish.to) faults.push('turned')
  return wish.next == null ? faults : [...faults, ...nextFaults(wish.terms, wish.next, today)]
}

function nextFaults(terms: Terms, next: NextPrice, today: DateText): OfferingFault[] {
  if (next.from <= today) return ['next-past']
  const price = priceFault(terms, next.price)
  if (price !== null) return [price === 'dear' ? 'next-dear' : 'next-free']
  const part = partFault(terms, next.price, next.part)
  return part === null || part === 'missing' ? [] : ['next-part']
}

/** What of the outlet's shelf and the register a row is held against. */
export interface Against {
  readonly outlet: OutletId
  readonly product: Product | null
  /** What of it stands on the same terms already. */
  readonly here: Pick<Placement, 'to'> | null
  readonly today: DateText
}

export function offeringFaults(wish: Offering, { outlet, product, here, today }: Against): OfferingFault[] {
  if (product === null) return ['unknown-product']
  const faults: OfferingFault[] = []
  if (whyUnofferable(product, outlet, today) !== null) faults.push('cannot-be-offered')
  if (here !== null && !hasEnded(here, today)) faults.push('here-already')
  faults.push(...termsFaults(wish, today))
  if (wish.to !== null && wish.to < today) faults.push('over')
  return faults
}

/** What has ended may be offered anew, in its own place. */
export function hasEnded({ to }: Pick<Placement, 'to'>, today: DateText): boolean {
  return to !== null && to < today
}
