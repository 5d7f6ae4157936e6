/**
 * What an outlet adds to its own shelf, that the register does not have: whole or not at all, for its guests may see it at
 * once. What becomes of it is the agency's to say; until then it is the outlet's to mend.
 */
import type { NewOwnProduct, OwnProduct } from '../../../contract/own-products.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import { changesIn, type Sent, without } from '../../../domain/fields.ts'
import type { OutletId, ProductId } from '../../../domain/ids.ts'
import { missingOf, missingOfSeller } from '../../../domain/missing.ts'
import { fateOf, mayAddOf, OWN_PRODUCTS_MAX, ownProduct, ownSeller } from '../../../domain/own-goods.ts'
import type { Product, Seller } from '../../../domain/product.ts'
import {
  fieldsOfProduct,
  fieldsOfSeller,
  newProduct,
  PRODUCT_FIELDS,
  type ProductFields,
  SELLER_FIELDS,
  withProductFields,
  withSellerFields,
} from '../../../domain/register.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { slugFrom, untaken } from '../../../domain/slug.ts'
import {
  addProduct,
  addSeller,
  allProducts,
  findProduct,
  findSeller,
  productsOf,
} from '../../storage/statements/city/register.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { today, type World } from '../world.ts'
import { noteDeed } from './deed.ts'
import { writeFields } from './products.ts'
import { renewShelves } from './shelves.ts'
import { viewProduct } from './view.ts'

type Manager = ActorOf<'manager'>
type Adding = Result<OwnProduct, 'unknown-maker' | 'invalid' | 'incomplete' | 'full'>
type Changing = Result<OwnProduct, 'unknown-product' | 'changed-meanwhile' | 'incomplete' | 'wrong-standing'>

export async function readOwnProduct(
  world: World,
  outlet: OutletId,
  id: ProductId,
): Promise<Result<OwnProduct, 'unknown-product'>> {
  return world.storage.read(async sql =>
    (await findOwn(sql, outlet, id)) === null ? refuse('unknown-product') : ok(await view(sql, world, id)),
  )
}

/** The same sent again, because no answer came, is the same product. */
export async function addOwnProduct(world: World, manager: Manager, wish: NewOwnProduct): Promise<Adding> {
  return world.storage.writeCity<Adding>(async sql => {
    const outlet = manager.outlet.slug
    const maker = await makerFor(sql, outlet, wish.maker)
    if (!maker.ok) return maker
    const { seller } = maker.value
    const made = await productFor(sql, outlet, seller, wish.fields)
    if (!made.ok) return made
    const { product } = made.value
    if (!made.value.isNew) return ok(await view(sql, world, product.id))
    const day = today(manager.outlet, world.clock.now())
    const ofMaker = maker.value.isNew ? missingOfSeller(seller) : []
    const missing = [...ofMaker, ...missingOf(product, seller, day)]
    if (missing.length > 0) return refuse('incomplete', { missing })
    if ((await ownProductsOf(sql, outlet)).length >= OWN_PRODUCTS_MAX) return refuse('full')
    if (maker.value.isNew) await beginMaker(sql, world, manager, seller)
    await beginProduct(sql, world, manager, product)
    return ok(await view(sql, world, product.id))
  })
}

export async function changeOwnProduct(
  world: World,
  manager: Manager,
  id: ProductId,
  sent: { readonly version: number; readonly fields: Sent<ProductFields> },
): Promise<Changing> {
  const answer = await world.storage.writeCity<Changing>(async sql => {
    const kept = await findOwn(sql, manager.outlet.slug, id)
    if (kept === null) return refuse('unknown-product')
    if (kept.product.standing !== 'own') return refuse('wrong-standing')
    const written = await writeFields(sql, world, manager, kept, sent)
    return written.ok ? ok(await view(sql, world, id)) : written
  })
  // Shelves follow once it is committed.
  if (answer.ok) await renewShelves(world, [id])
  return answer
}

export async function ownProductsOf(sql: Sql, outlet: OutletId): Promise<Product[]> {
  return (await allProducts(sql)).filter(({ addedBy }) => addedBy === outlet)
}

async function findOwn(sql: Sql, outlet: OutletId, id: ProductId) {
  const kept = await findProduct(sql, id)
  return kept?.product.addedBy === outlet ? kept : null
}

/** One who is known, or one who begins with this product; of one name there is one. */
async function makerFor(
  sql: Sql,
  outlet: OutletId,
  wish: NewOwnProduct['maker'],
): Promise<Result<{ readonly seller: Seller; readonly isNew: boolean }, 'unknown-maker' | 'invalid'>> {
  if ('slug' in wish) {
    const known = await findSeller(sql, wish.slug)
    const isHere = known !== null && mayAddOf(known.seller, outlet)
    return isHere ? ok({ seller: known.seller, isNew: false }) : refuse('unknown-maker')
  }
  const words = slugFrom(wish.name)
  const slug = words === '' ? null : ownSeller(outlet, words)
  const known = slug === null ? null : await findSeller(sql, slug)
  if (slug === null || (known !== null && !mayAddOf(known.seller, outlet)))
    return refuse('invalid', { pointer: '/maker/name', reason: 'another name, with letters or digits' })
  if (known !== null) return ok({ seller: known.seller, isNew: false })
  const begun: Seller = {
    slug,
    name: '',
    district: '',
    about: { id: '', en: '' },
    standing: 'own',
    addedBy: outlet,
  }
  return ok({ seller: withSellerFields(begun, { ...wish, contact: '', portrait: null }), isNew: true })
}

async function productFor(
  sql: Sql,
  outlet: OutletId,
  { slug: seller }: Seller,
  fields: ProductFields,
): Promise<Result<{ readonly product: Product; readonly isNew: boolean }, 'invalid'>> {
  const known = (await productsOf(sql, seller)).map(({ product }) => product)
  const idOf = (name: string) => ownProduct(outlet, seller, name)
  const words = slugFrom(fields['name.id'])
  const id = words === '' ? null : idOf(untaken(words, name => known.some(one => one.id === idOf(name))))
  if (id === null)
    return refuse('invalid', { pointer: '/fields/name.id', reason: 'a shorter name, with letters or digits' })
  const begun = newProduct(id, seller, fields['name.id'], fields.category)
  const product = withProductFields({ ...begun, standing: 'own', addedBy: outlet }, fields)
  const same = known.find(
    one => one.standing === 'own' && one.addedBy === outlet && isSameProduct(one, product),
  )
  return ok(same === undefined ? { product, isNew: true } : { product: same, isNew: false })
}

function isSameProduct(one: Product, other: Product): boolean {
  return changesIn(PRODUCT_FIELDS, fieldsOfProduct(one), fieldsOfProduct(other)).length === 0
}

async function beginMaker(sql: Transaction, world: World, manager: Manager, seller: Seller): Promise<void> {
  await addSeller(sql, seller)
  const nothing = fieldsOfSeller({ ...seller, name: '', district: '', about: { id: '', en: '' } }, '')
  const changes = changesIn(SELLER_FIELDS, nothing, fieldsOfSeller(seller, ''))
  const deed = { thing: 'maker', subject: seller.slug, version: 1, deed: 'add', changes } as const
  await noteDeed(sql, world, manager, deed)
}

async function beginProduct(
  sql: Transaction,
  world: World,
  manager: Manager,
  product: Product,
): Promise<void> {
  await addProduct(sql, product)
  const { id, seller, category } = product
  const nothing = fieldsOfProduct(newProduct(id, seller, '', category))
  const changes = changesIn(PRODUCT_FIELDS, nothing, fieldsOfProduct(product))
  await noteDeed(sql, world, manager, { thing: 'product', subject: id, version: 1, deed: 'add', changes })
}

async function view(sql: Sql, world: World, id: ProductId): Promise<OwnProduct> {
  const product = await viewProduct(sql, world, id)
  if (product === null) throw new Error(`gone: ${id}`)
  const { standing, standsFor } = product
  return { ...without(product, 'outlets'), fate: fateOf(standing === 'live' ? {} : { standing }, standsFor) }
}
