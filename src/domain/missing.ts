/** What a product or its maker lacks before guests may see it. */
import { type Localised, TOLD_LANGUAGES } from './language.ts'
import { isFood, type Product, type Seller } from './product.ts'
import {
  PRODUCT_TEXTS,
  type ProductField,
  type ProductText,
  type SellerField,
  type TextField,
} from './register.ts'
import type { DateText } from './time.ts'

/**
 * Why a field keeps a product from guests. `empty`: nothing is said; `untranslated`: said in another language alone; `not-said`:
 * an answer is asked for, and "none" is one; `lapsed`: the paper has run out; `no-exemption`: food that keeps so long needs a
 * permit; `no-picture`; `not-live`: its maker is not.
 */
export const LACKS = [
  'empty',
  'untranslated',
  'not-said',
  'lapsed',
  'no-exemption',
  'no-picture',
  'not-live',
] as const
export type Lack = (typeof LACKS)[number]

export interface Missing<Field extends string = ProductField | SellerField | 'seller'> {
  readonly field: Field
  readonly lack: Lack
}

/** P-IRT is for food that keeps seven days or more. */
export const PERMIT_FROM_DAYS = 7

/** What keeps a product from guests, field by field; nothing does where the list is empty. */
export function missingOf(product: Product, seller: Pick<Seller, 'standing'>, today: DateText): Missing[] {
  const food = isFood(product)
  return [
    ...PRODUCT_TEXTS.flatMap(text =>
      food || text === 'name' || text === 'story' ? missingTexts(text, product[text]) : [],
    ),
    ...lacking('kind', 'empty', product.kind === ''),
    ...lacking('origin', 'empty', product.origin === ''),
    ...lacking('net.amount', 'empty', product.net.amount <= 0),
    ...lacking('shelfLifeDays', 'not-said', food && product.shelfLifeDays === null),
    ...lacking('allergens', 'not-said', food && product.allergens === null),
    ...missingPermit(product, today),
    ...missingHalal(product, today),
    ...lacking('picture', 'no-picture', product.picture === null && (product.photos ?? []).length === 0),
    ...lacking('seller', 'not-live', seller.standing !== undefined && seller.standing !== 'own'),
  ]
}

/** The same of a maker, whose products wait for it. */
export function missingOfSeller(seller: Seller): Missing[] {
  return [
    ...lacking('name', 'empty', seller.name === ''),
    ...lacking('district', 'empty', seller.district === ''),
    ...missingTexts('about', seller.about),
  ]
}

function lacking(field: Missing['field'], lack: Lack, isSo: boolean): Missing[] {
  return isSo ? [{ field, lack }] : []
}

function missingTexts<Text extends ProductText | 'about'>(text: Text, of: Localised): Missing[] {
  const empty = TOLD_LANGUAGES.filter(language => of[language].trim() === '')
  const lack = empty.length === TOLD_LANGUAGES.length ? 'empty' : 'untranslated'
  return empty.map(language => ({ field: `${text}.${language}` as TextField<ProductText | 'about'>, lack }))
}

function missingPermit(product: Product, today: DateText): Missing[] {
  const { kind, number, validTo } = product.permit
  if (kind === 'exempt') {
    const keeps = product.shelfLifeDays
    return lacking(
      'permit.kind',
      'no-exemption',
      isFood(product) && keeps !== null && keeps >= PERMIT_FROM_DAYS,
    )
  }
  return [
    ...lacking('permit.number', 'empty', number === undefined),
    ...lacking('permit.validTo', 'empty', validTo === undefined),
    ...lacking('permit.validTo', 'lapsed', validTo !== undefined && validTo < today),
  ]
}

/** A certificate of today has no end, one of before has: only a number proves it. */
function missingHalal(product: Product, today: DateText): Missing[] {
  const { status, number, validTo } = product.halal
  return [
    ...lacking('halal.status', 'not-said', isFood(product) && status === 'not-food'),
    ...lacking('halal.number', 'empty', status === 'certified' && number === undefined),
    ...lacking('halal.validTo', 'lapsed', validTo !== undefined && validTo < today),
  ]
}

/** What is missing after and was not before: a thing that guests see may not come to lack something by a correction. */
export function newlyMissing(before: readonly Missing[], after: readonly Missing[]): Missing[] {
  return after.filter(
    ({ field, lack }) => !before.some(known => known.field === field && known.lack === lack),
  )
}
