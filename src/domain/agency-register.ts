/** What the register says, as entries of the agency's log say it, and what an entry makes of a register that follows it. */
import type { AgencyBodyA1, AgencyEntry, MakerA1, OutletA1, PaperA1, ProductA1 } from './agency-entry.ts'
import type { OutletId, ProductId, SellerId } from './ids.ts'
import type { Outlet } from './outlet.ts'
import type { Product, Seller } from './product.ts'
import type { Timestamp } from './time.ts'

/** Of what is published: nothing of a draft, and no contact. */
export function makerOf({ slug, name, district, about, portrait }: Seller): MakerA1 {
  return { slug, name, district, about: { ...about }, ...(portrait === undefined ? {} : { portrait }) }
}

export function productOf(product: Product): ProductA1 {
  const { id, seller, kind, category, name, story, ingredients, storage, origin, net, permit, halal } =
    product
  return {
    ...{ id, seller, kind, category, origin },
    ...{ name: { ...name }, story: { ...story }, ingredients: { ...ingredients }, storage: { ...storage } },
    net: { thousandths: Math.max(1, Math.round(net.amount * 1_000)), unit: net.unit },
    ...(product.shelfLifeDays === null ? {} : { shelfLifeDays: product.shelfLifeDays }),
    ...(product.allergens === null ? {} : { allergens: product.allergens }),
    permit: paperOf(permit.kind, permit),
    halal: paperOf(halal.status, halal),
    care: product.care,
    ...(product.picture === null ? {} : { picture: product.picture }),
    ...(product.photos === undefined || product.photos.length === 0 ? {} : { photos: product.photos }),
    ...(product.priceHint === undefined ? {} : { priceHint: product.priceHint }),
  }
}

function paperOf<Kind extends string>(
  kind: Kind,
  { number, validTo }: Pick<PaperA1<Kind>, 'number' | 'validTo'>,
): PaperA1<Kind> {
  return {
    kind,
    ...(number === undefined ? {} : { number }),
    ...(validTo === undefined ? {} : { validTo }),
  }
}

export function outletOf({ slug, name, kind, address, district, mark, zone }: Outlet): OutletA1 {
  return { slug, name, kind, address, district, mark, zone }
}

/** What is to be done to a register that follows the log; `null`: nothing of it is kept there. */
export type RegisterChange =
  | { readonly is: 'maker'; readonly maker: Seller }
  | { readonly is: 'product'; readonly product: Product }
  | { readonly is: 'retired-maker'; readonly maker: SellerId }
  | { readonly is: 'retired-product'; readonly product: ProductId }
  | { readonly is: 'refused-maker'; readonly maker: SellerId }
  | { readonly is: 'refused-product'; readonly product: ProductId }
  | {
      readonly is: 'alias'
      readonly product: ProductId
      readonly standsFor: ProductId
      readonly at: Timestamp
    }
  | { readonly is: 'outlet'; readonly outlet: OutletId; readonly told: OutletTold }
  | { readonly is: 'ended-outlet'; readonly outlet: OutletId; readonly at: Timestamp }

/** What the agency says of an outlet that stands already: its papers bear kind, mark and zone for ever, and the rest is its manager's. */
export type OutletTold = Pick<Outlet, 'name' | 'address' | 'district'>

/** An entry alone says what it does: whoever applies all of them in order has the register, however often and in what steps. */
export function changeOf(entry: Pick<AgencyEntry, 'at'> & AgencyBodyA1): RegisterChange | null {
  switch (entry.deed) {
    case 'maker':
      return { is: 'maker', maker: sellerIn(entry.maker) }
    case 'product':
    case 'adopt':
      return { is: 'product', product: productIn(entry.product) }
    case 'retire-maker':
      return { is: 'retired-maker', maker: entry.id }
    case 'retire-product':
      return { is: 'retired-product', product: entry.id }
    case 'refuse':
      return isProduct(entry.id)
        ? { is: 'refused-product', product: entry.id }
        : { is: 'refused-maker', maker: entry.id }
    case 'alias':
      // What is counted is products: a maker under two names is nobody's to add up.
      return isProduct(entry.from)
        ? { is: 'alias', product: entry.from, standsFor: entry.to, at: entry.at }
        : null
    case 'outlet':
      return { is: 'outlet', outlet: entry.outlet.slug, told: toldOf(entry.outlet) }
    case 'end-outlet':
      return { is: 'ended-outlet', outlet: entry.id, at: entry.at }
  }
}

function toldOf({ name, address, district }: OutletA1): OutletTold {
  return { name, address, district }
}

/** `{seller}/{slug}`. */
function isProduct(id: string): boolean {
  return id.includes('/')
}

function sellerIn({ slug, name, district, about, portrait }: MakerA1): Seller {
  return { slug, name, district, about, ...(portrait === undefined ? {} : { portrait }) }
}

function productIn(said: ProductA1): Product {
  const { id, seller, kind, category, name, story, ingredients, storage, origin, net, permit, halal, care } =
    said
  return {
    ...{ id, seller, kind, category, name, story, ingredients, storage, origin, care },
    net: { amount: net.thousandths / 1_000, unit: net.unit },
    shelfLifeDays: said.shelfLifeDays ?? null,
    allergens: said.allergens ?? null,
    permit,
    halal: { status: halal.kind, ...papersOf(halal) },
    picture: said.picture ?? null,
    ...(said.photos === undefined ? {} : { photos: said.photos }),
    ...(said.priceHint === undefined ? {} : { priceHint: said.priceHint }),
  }
}

function papersOf({ number, validTo }: Pick<PaperA1<string>, 'number' | 'validTo'>) {
  return { ...(number === undefined ? {} : { number }), ...(validTo === undefined ? {} : { validTo }) }
}
