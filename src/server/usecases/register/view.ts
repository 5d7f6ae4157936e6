/** A thing of the register as its officers read it. */
import type {
  RegisteredMaker,
  RegisteredOutlet,
  RegisteredProduct,
  RegisterHistory,
} from '../../../contract/city-register.ts'
import type { OutletId, ProductId, SellerId } from '../../../domain/ids.ts'
import { lapsesOf } from '../../../domain/lapses.ts'
import { missingOf, missingOfSeller } from '../../../domain/missing.ts'
import { standingOf } from '../../../domain/product.ts'
import { fieldsOfOutlet, fieldsOfProduct, fieldsOfSeller, type Registered } from '../../../domain/register.ts'
import { type DateText, localDate, toTimestamp } from '../../../domain/time.ts'
import { findKeptOutlet, findOutlet } from '../../storage/statements/city/outlets.ts'
import { findProduct, findSeller, productsOf } from '../../storage/statements/city/register.ts'
import { allAliases, changesBefore } from '../../storage/statements/city/register-changes.ts'
import { allRooms } from '../../storage/statements/city/rooms.ts'
import { lastNumber } from '../../storage/statements/counters.ts'
import { outletsShowing, placesOfOutlets } from '../../storage/statements/shelf/placements.ts'
import type { Sql } from '../../storage/storage.ts'
import { picturePath } from '../shelf/read-menu.ts'
import type { World } from '../world.ts'

/** The agency's own day. What an outlet's shelf shows goes by the outlet's. */
export function agencyDay({ clock }: Pick<World, 'clock'>): DateText {
  return localDate(clock.now(), 'Asia/Makassar')
}

export async function viewProduct(sql: Sql, world: World, id: ProductId): Promise<RegisteredProduct | null> {
  const kept = await findProduct(sql, id)
  if (kept === null) return null
  const { product, version } = kept
  const maker = (await findSeller(sql, product.seller))?.seller
  const { allergens, care, photos, ...fields } = fieldsOfProduct(product)
  const today = agencyDay(world)
  const outlets = await Promise.all(
    (await outletsShowing(sql, [id])).map(async slug => ({
      slug,
      name: (await findOutlet(sql, slug))?.name ?? slug,
    })),
  )
  return {
    id,
    maker: { slug: product.seller, name: maker?.name ?? product.seller },
    version,
    standing: standingOf(product),
    reason: product.reason ?? null,
    addedBy: product.addedBy ?? null,
    standsFor: (await allAliases(sql)).get(id) ?? null,
    fields: {
      ...fields,
      allergens: allergens === null ? null : [...allergens],
      care: [...care],
      photos: [...photos],
    },
    missing: missingOf(product, maker ?? { standing: 'draft' }, today),
    lapses: lapsesOf(product, today),
    outlets,
    picture: picturePath(product),
  }
}

export async function viewMaker(sql: Sql, slug: SellerId): Promise<RegisteredMaker | null> {
  const kept = await findSeller(sql, slug)
  if (kept === null) return null
  const { seller, contact, version } = kept
  const products = await productsOf(sql, slug)
  return {
    slug,
    version,
    standing: standingOf(seller),
    reason: seller.reason ?? null,
    addedBy: seller.addedBy ?? null,
    fields: fieldsOfSeller(seller, contact),
    missing: missingOfSeller(seller),
    products: products.map(({ product }) => ({
      id: product.id,
      name: product.name,
      standing: standingOf(product),
      reason: product.reason ?? null,
    })),
  }
}

export async function viewOutlet(sql: Sql, slug: OutletId): Promise<RegisteredOutlet | null> {
  const kept = await findKeptOutlet(sql, slug)
  if (kept === null) return null
  const { outlet, version } = kept
  return {
    slug,
    version,
    kind: outlet.kind,
    mark: outlet.mark,
    zone: outlet.zone,
    ended: outlet.ended === undefined ? null : { ...outlet.ended },
    fields: fieldsOfOutlet(outlet),
    rooms: (await allRooms(sql, slug)).length,
    products: (await placesOfOutlets(sql)).get(slug) ?? 0,
    documents: await lastNumber(sql, slug, 'document'),
  }
}

const HISTORY_PAGE = 20

export async function readHistory(
  world: World,
  thing: Registered,
  subject: string,
  before = Number.MAX_SAFE_INTEGER,
): Promise<RegisterHistory> {
  const changes = await world.storage.read(sql =>
    changesBefore(sql, thing, subject, { before, limit: HISTORY_PAGE }),
  )
  return {
    changes: changes.map(({ version, at, officer, deed, note, changes: fields }) => ({
      version,
      at: toTimestamp(at),
      officer,
      deed,
      note,
      changes: fields.map(({ field, from, to }) => ({ field, from: told(from), to: told(to) })),
    })),
  }
}

type Value = RegisterHistory['changes'][number]['changes'][number]['to']

function told(value: string | number | null | readonly string[]): Value {
  return typeof value === 'object' && value !== null ? [...value] : value
}
