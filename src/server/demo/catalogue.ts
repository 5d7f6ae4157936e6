/**
 * The demo's register: 52 kinds of product, one seller each. Figures are examples of the kind and papers say that they
 * are examples: a real product carries its own maker's.
 */

import type { SellerId } from '../../domain/ids.ts'
import type { Localised } from '../../domain/language.ts'
import type { CareMark, Category, Halal, NetUnit, Permit, Product } from '../../domain/product.ts'
import { type DateText, nextDate } from '../../domain/time.ts'
import catalogue from './products.json'

/** A product of `products.json` and what a piece costs in whole rupiah before an outlet sets its price. */
interface Goods {
  readonly slug: string
  readonly seller: SellerId
  readonly category: Category
  readonly name: Localised
  readonly price: number
  readonly net: { readonly amount: number; readonly unit: NetUnit }
  readonly shelfLifeDays: number | null
  readonly storage: Localised
  readonly ingredients: Localised
  readonly allergens: Product['allergens']
  readonly origin: string
  readonly story: Localised
  readonly care: readonly CareMark[]
}

export const DEMO_GOODS = catalogue.products as readonly Goods[]

/** Drawn with their category's pattern, as a product is before its maker has sent a picture. */
const WITHOUT_PICTURE = ['gula-gait', 'dodol-pidada']
/** Its permit has run out, so that the shelf shows what becomes of such a product. */
export const LAPSED = 'keripik-kerang'
const LAPSED_SINCE_DAYS = 12
const HALAL_IN_PROCESS = ['kue-gabin', 'keripik-kerang', 'sirup-pidada', 'wedang-candy']
/** Neither food nor cloth nor craft: a rubbing oil has a registration of its own. */
const REMEDY = 'minyak-gosok-kelapa'
/** P-IRT is for food that keeps seven days or more. */
const PERMIT_FROM_DAYS = 7

/** The register as it stands on that day: papers are dated from it. */
export function demoProducts(today: DateText): Product[] {
  return DEMO_GOODS.map((goods, index) => {
    const { slug, price: _, ...rest } = goods
    return {
      ...rest,
      id: productId(goods),
      kind: slug,
      permit: permitOf(goods, index, today),
      halal: halalOf(goods, index, today),
      picture: WITHOUT_PICTURE.includes(slug) ? null : `${slug}.svg`,
    }
  })
}

export function productId(goods: Pick<Goods, 'seller' | 'slug'>): string {
  return `${goods.seller}/${goods.slug}`
}

function permitOf({ slug, category, shelfLifeDays }: Goods, index: number, today: DateText): Permit {
  const validTo = nextDate(today, slug === LAPSED ? -LAPSED_SINCE_DAYS : 400 + 31 * index)
  if (slug === REMEDY) return { kind: 'BPOM', number: `TR00000000${index} (contoh)`, validTo }
  if (!isFood(category) || shelfLifeDays === null || shelfLifeDays < PERMIT_FROM_DAYS)
    return { kind: 'exempt' }
  return { kind: 'P-IRT', number: `2026471${String(index + 1).padStart(6, '0')}-30 (contoh)`, validTo }
}

function halalOf({ slug, category }: Goods, index: number, today: DateText): Halal {
  if (!isFood(category)) return { status: 'not-food' }
  if (HALAL_IN_PROCESS.includes(slug)) return { status: 'in-process' }
  return {
    status: 'certified',
    number: `ID${String(index + 1).padStart(17, '0')} (contoh)`,
    validTo: nextDate(today, 700 + 17 * index),
  }
}

function isFood(category: Category): boolean {
  return category !== 'cloth' && category !== 'craft'
}
