/** A product of the outlet's own as far as it is written: kept on the device, so that a reload or a lost network loses nothing. */
import type { NewOwnProduct } from '../../../contract/own-products.ts'
import type { FieldValue } from '../../../domain/fields.ts'
import type { OutletId, SellerId } from '../../../domain/ids.ts'
import { type Missing, missingOf, missingOfSeller } from '../../../domain/missing.ts'
import { CATEGORIES, isFood } from '../../../domain/product.ts'
import {
  fieldsOfProduct,
  newProduct,
  type ProductFields,
  withProductFields,
} from '../../../domain/register.ts'

export type NewMaker = Exclude<NewOwnProduct['maker'], { slug: SellerId }>

export interface OwnDraft {
  /** One who is known; `null`: nobody is chosen, or it is a new one. */
  readonly maker: { readonly slug: SellerId; readonly name: string } | null
  /** `null`: nobody begins with it. */
  readonly newMaker: NewMaker | null
  readonly fields: ProductFields
}

export const NO_MAKER: NewMaker = { name: '', district: '', 'about.id': '', 'about.en': '' }

const NOTHING = fieldsOfProduct(newProduct('', '', '', 'kitchen'))
export const NO_DRAFT: OwnDraft = { maker: null, newMaker: null, fields: NOTHING }

const keyOf = (outlet: OutletId) => `etalase-own-draft-${outlet}`

export function keptOwn(outlet: OutletId): OwnDraft {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(outlet)) ?? 'null') as Partial<OwnDraft> | null
    // Of a release before this one a field may be missing.
    return { ...NO_DRAFT, ...kept, fields: { ...NOTHING, ...kept?.fields } }
  } catch {
    return NO_DRAFT
  }
}

/** `null`: it is sent. */
export function keepOwn(outlet: OutletId, draft: OwnDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(keyOf(outlet))
    else localStorage.setItem(keyOf(outlet), JSON.stringify(draft))
  } catch {
    // Blocked or full: it lives as long as the page.
  }
}

/** What is eaten and what is not are asked for other papers: what nobody has answered otherwise follows the shelf. */
export function written(fields: ProductFields, field: string, value: FieldValue): ProductFields {
  const category = CATEGORIES.find(one => field === 'category' && one === value)
  if (category === undefined || isFood({ category }) === isFood(fields)) return { ...fields, [field]: value }
  const before = fieldsOfProduct(newProduct('', '', '', fields.category))
  const after = fieldsOfProduct(newProduct('', '', '', category))
  const untouched = FOLLOWING.filter(one => JSON.stringify(fields[one]) === JSON.stringify(before[one]))
  return { ...fields, category, ...Object.fromEntries(untouched.map(one => [one, after[one]])) }
}

const FOLLOWING = ['permit.kind', 'halal.status', 'allergens', 'net.unit'] as const

/** As the server will say it. */
export function missingIn({ maker, newMaker, fields }: OwnDraft, today: string): Missing[] {
  const product = withProductFields(newProduct('', '', '', fields.category), fields)
  const ofMaker = newMaker === null ? [] : missingOfSeller(sellerOf(newMaker))
  const isNobody = maker === null && newMaker === null
  return [
    ...(isNobody ? [{ field: 'seller', lack: 'empty' } as const] : ofMaker.map(atMaker)),
    ...missingOf(product, {}, today),
  ]
}

function sellerOf({ name, district, ...about }: NewMaker) {
  return { slug: '', name, district, about: { id: about['about.id'], en: about['about.en'] } }
}

/** A product has a name as well: the maker's is the one of its own field. */
function atMaker({ field, lack }: Missing): Missing {
  return field === 'name' ? { field: 'seller', lack } : { field, lack }
}

export function wishOf({ maker, newMaker, fields }: OwnDraft): NewOwnProduct | null {
  const who = newMaker ?? (maker === null ? null : { slug: maker.slug })
  return who === null
    ? null
    : {
        maker: who,
        fields: {
          ...fields,
          allergens: fields.allergens === null ? null : [...fields.allergens],
          care: [...fields.care],
          photos: [...fields.photos],
        },
      }
}
