/** Products of the register: begun as drafts, written field by field, shown to guests once nothing is missing, retired. */
import type { RegisteredProduct } from '../../../contract/city-register.ts'
import { changesIn, type Sent, withChanges, without } from '../../../domain/fields.ts'
import type { ProductId, SellerId } from '../../../domain/ids.ts'
import { missingOf, newlyMissing } from '../../../domain/missing.ts'
import { type Category, isOnOffer, type Product } from '../../../domain/product.ts'
import {
  fieldsOfProduct,
  newProduct,
  PRODUCT_FIELDS,
  type ProductFields,
  withProductFields,
} from '../../../domain/register.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { slugFrom, untaken } from '../../../domain/slug.ts'
import {
  findProduct,
  findSeller,
  addProduct as insertProduct,
  type KeptProduct,
  productsOf,
  saveProduct,
} from '../../storage/statements/city/register.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { type Said, sayInAgencyLog } from './agency-log.ts'
import { type Deed, type Hand, isAnother, metOn, noteDeed, type Officer } from './deed.ts'
import { renewShelves } from './shelves.ts'
import { agencyDay, viewProduct } from './view.ts'

export type ProductCode = 'unknown-product' | 'changed-meanwhile' | 'incomplete' | 'wrong-standing'
type Answer<Code extends string = ProductCode> = Result<RegisteredProduct, Code>

export async function readProduct(world: World, id: ProductId): Promise<Answer<'unknown-product'>> {
  const product = await world.storage.read(sql => viewProduct(sql, world, id))
  return product === null ? refuse('unknown-product') : ok(product)
}

/** Its id is made of its name, once: whatever becomes of either, it stays the id of this product and of no other. */
export async function beginProduct(
  world: World,
  officer: Officer,
  wish: { readonly maker: SellerId; readonly name: string; readonly category: Category },
): Promise<Answer<'unknown-maker' | 'invalid'>> {
  return world.storage.writeCity(async sql => {
    if ((await findSeller(sql, wish.maker)) === null) return refuse('unknown-maker')
    const slug = slugFrom(wish.name)
    if (slug === '') return refuse('invalid', { pointer: '/name', reason: 'a name with letters or digits' })
    const taken = new Set((await productsOf(sql, wish.maker)).map(({ product }) => product.id))
    const id = `${wish.maker}/${untaken(slug, name => taken.has(`${wish.maker}/${name}`))}`
    const product = newProduct(id, wish.maker, wish.name, wish.category)
    await insertProduct(sql, product)
    const changes = [{ field: 'name.id', from: '', to: wish.name }]
    await noteDeed(sql, world, officer, { thing: 'product', subject: id, version: 1, deed: 'add', changes })
    return ok(await view(sql, world, id))
  })
}

/** What others wrote in other fields stays; what they wrote in the same field is shown, and nothing is written. */
export async function changeProduct(
  world: World,
  officer: Officer,
  id: ProductId,
  sent: { readonly version: number; readonly fields: Sent<ProductFields> },
): Promise<Answer> {
  const answer = await world.storage.writeCity<Answer>(async sql => {
    const kept = await findProduct(sql, id)
    if (kept === null) return refuse('unknown-product')
    const written = await writeFields(sql, world, officer, kept, sent)
    return written.ok ? ok(await view(sql, world, id)) : written
  })
  return afterwards(world, answer)
}

/** In the transaction that has read it; `null`: there was nothing to write. */
export async function writeFields(
  sql: Transaction,
  world: World,
  hand: Hand,
  kept: KeptProduct,
  { version, fields }: { readonly version: number; readonly fields: Sent<ProductFields> },
): Promise<Result<null, 'changed-meanwhile' | 'incomplete'>> {
  const now = fieldsOfProduct(kept.product)
  const changes = changesIn(PRODUCT_FIELDS, now, fields)
  if (changes.length === 0) return ok(null)
  const met = await metOn(sql, { thing: 'product', subject: kept.product.id, version }, changes)
  if (met !== null) return met
  const next = withProductFields(kept.product, withChanges(now, changes))
  const lacks = await lacksOfShown(sql, world, kept.product, next)
  if (lacks.length > 0) return refuse('incomplete', { missing: lacks })
  await saveProductDeed(sql, world, hand, kept, next, { deed: 'change', changes })
  return ok(null)
}

/** What guests see may not come to lack what it had; what it lacked before the rule was made keeps nobody from mending it. */
async function lacksOfShown(sql: Sql, world: World, now: Product, next: Product) {
  if (!isOnOffer(now)) return []
  const seller = (await findSeller(sql, now.seller))?.seller ?? {}
  const day = agencyDay(world)
  return newlyMissing(missingOf(now, seller, day), missingOf(next, seller, day))
}

export function publishProduct(
  world: World,
  officer: Officer,
  id: ProductId,
  version: number,
): Promise<Answer> {
  return deedTo(world, officer, { id, version, from: ['draft'] }, async (sql, product) => {
    const { seller } = await makerOf(sql, product)
    const missing = missingOf(product, seller, agencyDay(world))
    if (missing.length > 0) return refuse('incomplete', { missing })
    return ok({ next: shown(product), deed: 'publish' })
  })
}

export function retireProduct(
  world: World,
  officer: Officer,
  id: ProductId,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Answer> {
  return deedTo(world, officer, { id, version, from: ['live', 'draft', 'own'] }, async (_sql, product) =>
    ok({ next: { ...product, standing: 'retired', reason }, deed: 'retire', note: reason }),
  )
}

/** As the same thing: live where nothing is missing, a draft where something is. */
export function returnProduct(
  world: World,
  officer: Officer,
  id: ProductId,
  version: number,
): Promise<Answer> {
  return deedTo(world, officer, { id, version, from: ['retired', 'refused'] }, async (sql, product) => {
    const { seller } = await makerOf(sql, product)
    const back = shown(product)
    const isWhole = missingOf(back, seller, agencyDay(world)).length === 0
    return ok({ next: isWhole ? back : { ...back, standing: 'draft' }, deed: 'return' })
  })
}

type Standing = 'live' | NonNullable<Product['standing']>
export interface Done {
  readonly next: Product
  readonly deed: Deed<'product'>['deed']
  readonly note?: string
}

/** A deed to the product as a whole, as somebody saw it. */
export async function deedTo<Code extends string = never>(
  world: World,
  officer: Officer,
  seen: { readonly id: ProductId; readonly version: number; readonly from: readonly Standing[] },
  decide: (sql: Transaction, product: Product) => Promise<Result<Done, ProductCode | Code>>,
): Promise<Answer<ProductCode | Code>> {
  const { id, version } = seen
  const answer = await world.storage.writeCity<Answer<ProductCode | Code>>(async sql => {
    const kept = await findProduct(sql, id)
    if (kept === null) return refuse('unknown-product')
    const another = await isAnother(sql, { thing: 'product', subject: id, version })
    if (another !== null) return another
    const standing = kept.product.standing ?? 'live'
    if (!seen.from.includes(standing)) return refuse('wrong-standing', { standing })
    const decided = await decide(sql, kept.product)
    if (!decided.ok) return decided
    const { next, ...done } = decided.value
    await saveProductDeed(sql, world, officer, kept, next, done)
    return ok(await view(sql, world, id))
  })
  return afterwards(world, answer)
}

export async function saveProductDeed(
  sql: Transaction,
  world: World,
  hand: Hand,
  kept: KeptProduct,
  next: Product,
  done: Pick<Deed<'product'>, 'deed' | 'changes' | 'note'>,
): Promise<void> {
  const version = kept.version + 1
  await saveProduct(sql, { product: next, version })
  await noteDeed(sql, world, hand, { thing: 'product', subject: next.id, version, ...done })
  const said = saidOf(kept.product, next, done.deed)
  // What an outlet writes of its own is not the agency's word.
  if (said !== null && hand.kind === 'officer') await sayInAgencyLog(sql, world, hand, said)
}

/** What everybody hears of it; `null`: nothing, for it was on no shelf. */
function saidOf(before: Product, next: Product, deed: Deed<'product'>['deed']): Said | null {
  if (deed === 'join') return null
  if (next.standing === undefined) return { deed: deed === 'adopt' ? 'adopt' : 'product', product: next }
  if (deed === 'refuse') return { deed: 'refuse', id: next.id, note: next.reason }
  if (deed === 'retire' && isOnOffer(before))
    return { deed: 'retire-product', id: next.id, note: next.reason }
  return null
}

export async function makerOf(sql: Sql, product: Product) {
  const kept = await findSeller(sql, product.seller)
  if (kept === null) throw new Error(`a product without its maker: ${product.id}`)
  return kept
}

export function shown(product: Product): Product {
  return without(product, 'standing', 'reason', 'leftWithMaker')
}

async function view(sql: Sql, world: World, id: ProductId): Promise<RegisteredProduct> {
  const product = await viewProduct(sql, world, id)
  if (product === null) throw new Error(`gone: ${id}`)
  return product
}

/** Shelves follow once it is committed. */
async function afterwards<Code extends string>(world: World, answer: Answer<Code>): Promise<Answer<Code>> {
  if (answer.ok && answer.value.outlets.length > 0) await renewShelves(world, [answer.value.id])
  return answer
}
