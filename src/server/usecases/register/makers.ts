/** Makers of the register. With a maker its products go from the shelves, and come back with it. */
import type { RegisteredMaker } from '../../../contract/city-register.ts'
import { changesIn, type Sent, withChanges, without } from '../../../domain/fields.ts'
import type { ProductId, SellerId } from '../../../domain/ids.ts'
import { missingOfSeller, newlyMissing } from '../../../domain/missing.ts'
import { isOwn } from '../../../domain/own-goods.ts'
import { isOnOffer, type Product, type Seller } from '../../../domain/product.ts'
import {
  fieldsOfSeller,
  SELLER_FIELDS,
  type SellerFields,
  withSellerFields,
} from '../../../domain/register.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { slugFrom, untaken } from '../../../domain/slug.ts'
import {
  addSeller,
  findSeller,
  type KeptSeller,
  keptSellers,
  productsOf,
  saveProduct,
  saveSeller,
} from '../../storage/statements/city/register.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { sayInAgencyLog } from './agency-log.ts'
import { type Deed, isAnother, metOn, noteDeed, type Officer } from './deed.ts'
import { shown } from './products.ts'
import { renewShelves } from './shelves.ts'
import { viewMaker } from './view.ts'

export type MakerCode = 'unknown-maker' | 'changed-meanwhile' | 'incomplete' | 'wrong-standing'
type Answer<Code extends string = MakerCode> = Result<RegisteredMaker, Code>

export async function readMaker(world: World, slug: SellerId): Promise<Answer<'unknown-maker'>> {
  const maker = await world.storage.read(sql => viewMaker(sql, slug))
  return maker === null ? refuse('unknown-maker') : ok(maker)
}

/** Its name in addresses is made of its name, once. */
export async function beginMaker(
  world: World,
  officer: Officer,
  { name, district }: { readonly name: string; readonly district: string },
): Promise<Answer<'invalid'>> {
  return world.storage.writeCity<Answer<'invalid'>>(async sql => {
    const wanted = slugFrom(name)
    // What an outlet adds by itself is told by its name: no other may look like it.
    if (wanted === '' || isOwn(wanted))
      return refuse('invalid', { pointer: '/name', reason: 'a name that begins otherwise' })
    const taken = new Set((await keptSellers(sql)).map(({ seller }) => seller.slug))
    const slug = untaken(wanted, one => taken.has(one))
    await addSeller(sql, { slug, name, district, about: { id: '', en: '' }, standing: 'draft' })
    const changes = [
      { field: 'name', from: '', to: name },
      { field: 'district', from: '', to: district },
    ]
    await noteDeed(sql, world, officer, { thing: 'maker', subject: slug, version: 1, deed: 'add', changes })
    return ok(await view(sql, slug))
  })
}

export async function changeMaker(
  world: World,
  officer: Officer,
  slug: SellerId,
  { version, fields }: { readonly version: number; readonly fields: Sent<SellerFields> },
): Promise<Answer> {
  const answer = await world.storage.writeCity<Answer>(async sql => {
    const kept = await findSeller(sql, slug)
    if (kept === null) return refuse('unknown-maker')
    const now = fieldsOfSeller(kept.seller, kept.contact)
    const changes = changesIn(SELLER_FIELDS, now, fields)
    if (changes.length === 0) return ok(await view(sql, slug))
    const met = await metOn(sql, { thing: 'maker', subject: slug, version }, changes)
    if (met !== null) return met
    const written = withChanges(now, changes)
    const next = withSellerFields(kept.seller, written)
    const lacks = newlyMissing(missingOfSeller(kept.seller), missingOfSeller(next))
    if (lacks.length > 0 && kept.seller.standing === undefined)
      return refuse('incomplete', { missing: lacks })
    const done = { deed: 'change', changes } as const
    await saveMaker(sql, world, officer, kept, { seller: next, contact: written.contact }, done)
    return ok(await view(sql, slug))
  })
  return afterwards(world, answer)
}

export function publishMaker(world: World, officer: Officer, slug: SellerId, version: number) {
  return deedTo(world, officer, { slug, version, from: ['draft', 'own'] }, async (_sql, seller) => {
    const missing = missingOfSeller(seller)
    if (missing.length > 0) return refuse('incomplete', { missing })
    return ok({ next: back(seller), deed: 'publish' })
  })
}

export function retireMaker(
  world: World,
  officer: Officer,
  slug: SellerId,
  { version, reason }: { readonly version: number; readonly reason: string },
) {
  return deedTo(world, officer, { slug, version, from: ['live', 'draft', 'own'] }, async (sql, seller) => {
    await turnProducts(sql, world, officer, slug, product =>
      product.standing === undefined
        ? { next: { ...product, standing: 'retired', reason, leftWithMaker: true }, deed: 'retire' }
        : null,
    )
    return ok({ next: { ...seller, standing: 'retired', reason }, deed: 'retire', note: reason })
  })
}

export function returnMaker(world: World, officer: Officer, slug: SellerId, version: number) {
  return deedTo(world, officer, { slug, version, from: ['retired'] }, async (sql, seller) => {
    const next = back(seller)
    const isWhole = missingOfSeller(next).length === 0
    if (isWhole)
      await turnProducts(sql, world, officer, slug, product =>
        product.leftWithMaker === true ? { next: shown(product), deed: 'return' } : null,
      )
    return ok({ next: isWhole ? next : { ...next, standing: 'draft' }, deed: 'return' })
  })
}

interface Turned {
  readonly next: Product
  readonly deed: 'retire' | 'return'
}

/** What becomes of a maker's products with it: each has it in its own history. */
async function turnProducts(
  sql: Transaction,
  world: World,
  officer: Officer,
  slug: SellerId,
  turn: (product: Product) => Turned | null,
): Promise<void> {
  for (const { product, version } of await productsOf(sql, slug)) {
    const turned = turn(product)
    if (turned === null) continue
    const { next, deed } = turned
    await saveProduct(sql, { product: next, version: version + 1 })
    const note = next.reason ?? null
    const done = { thing: 'product', subject: next.id, version: version + 1, deed, note } as const
    await noteDeed(sql, world, officer, done)
    if (deed === 'return') await sayInAgencyLog(sql, world, officer, { deed: 'product', product: next })
  }
}

interface Done {
  readonly next: Seller
  readonly deed: Deed<'maker'>['deed']
  readonly note?: string
}

async function deedTo(
  world: World,
  officer: Officer,
  seen: {
    readonly slug: SellerId
    readonly version: number
    readonly from: readonly ('live' | NonNullable<Seller['standing']>)[]
  },
  decide: (sql: Transaction, seller: Seller) => Promise<Result<Done, MakerCode>>,
): Promise<Answer> {
  const { slug, version } = seen
  const answer = await world.storage.writeCity<Answer>(async sql => {
    const kept = await findSeller(sql, slug)
    if (kept === null) return refuse('unknown-maker')
    const another = await isAnother(sql, { thing: 'maker', subject: slug, version })
    if (another !== null) return another
    const standing = kept.seller.standing ?? 'live'
    if (!seen.from.includes(standing)) return refuse('wrong-standing', { standing })
    const decided = await decide(sql, kept.seller)
    if (!decided.ok) return decided
    const { next, ...done } = decided.value
    await saveMaker(sql, world, officer, kept, { seller: next, contact: kept.contact }, done)
    return ok(await view(sql, slug))
  })
  return afterwards(world, answer)
}

export async function saveMaker(
  sql: Transaction,
  world: World,
  officer: Officer,
  kept: KeptSeller,
  next: Pick<KeptSeller, 'seller' | 'contact'>,
  done: Pick<Deed<'maker'>, 'deed' | 'changes' | 'note'>,
): Promise<void> {
  const version = kept.version + 1
  const { seller } = next
  await saveSeller(sql, { ...next, version })
  await noteDeed(sql, world, officer, { thing: 'maker', subject: seller.slug, version, ...done })
  if (seller.standing === undefined)
    await sayInAgencyLog(sql, world, officer, { deed: 'maker', maker: seller })
  if (seller.standing === 'retired' && isOnOffer(kept.seller))
    await sayInAgencyLog(sql, world, officer, {
      deed: 'retire-maker',
      id: seller.slug,
      note: seller.reason,
    })
}

export function back(seller: Seller): Seller {
  return without(seller, 'standing', 'reason')
}

async function view(sql: Sql, slug: SellerId): Promise<RegisteredMaker> {
  const maker = await viewMaker(sql, slug)
  if (maker === null) throw new Error(`gone: ${slug}`)
  return maker
}

/** Shelves follow once it is committed. */
async function afterwards(world: World, answer: Answer): Promise<Answer> {
  const products: ProductId[] = answer.ok ? answer.value.products.map(({ id }) => id) : []
  if (products.length > 0) await renewShelves(world, products)
  return answer
}
