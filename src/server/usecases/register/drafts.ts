/**
 * Many drafts go live by one deed, in one transaction: each that lacks nothing, with its version, its act and its entry in the
 * agency's log as if it had gone alone. One that lacks something, or that somebody has written in since, keeps no other waiting.
 */
import type { DraftsPublished, RegisterDrafts } from '../../../contract/city-register.ts'
import { DRAFTS_MAX, type DraftNow, type DraftThings, isReady, leftFor } from '../../../domain/drafts.ts'
import type { ProductId } from '../../../domain/ids.ts'
import { missingOf, missingOfSeller } from '../../../domain/missing.ts'
import { standingOf } from '../../../domain/product.ts'
import {
  type KeptProduct,
  type KeptSeller,
  keptProducts,
  keptSellers,
  productsOf,
} from '../../storage/statements/city/register.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import type { Officer } from './deed.ts'
import { back, saveMaker } from './makers.ts'
import { saveProductDeed, shown } from './products.ts'
import { renewShelves } from './shelves.ts'
import { agencyDay } from './view.ts'

/** The rest is found in the register's list of what is incomplete. */
const LACKING_SHOWN = 50

interface Draft extends DraftNow {
  readonly id: string
  readonly name: string
  /** Answers the products that read otherwise from then on. */
  readonly publish: (sql: Transaction, world: World, officer: Officer) => Promise<readonly ProductId[]>
}

const READERS: Readonly<Record<DraftThings, (sql: Sql, world: World) => Promise<readonly Draft[]>>> = {
  makers: async sql => (await keptSellers(sql)).map(makerDraft),
  products: async (sql, world) => {
    const sellers = new Map((await keptSellers(sql)).map(kept => [kept.seller.slug, kept]))
    const day = agencyDay(world)
    return (await keptProducts(sql)).map(kept =>
      productDraft(kept, sellers.get(kept.product.seller) ?? null, day),
    )
  },
}

function makerDraft(kept: KeptSeller): Draft {
  const { seller, contact, version } = kept
  return {
    id: seller.slug,
    name: seller.name,
    standing: standingOf(seller),
    version,
    missing: missingOfSeller(seller),
    publish: async (sql, world, officer) => {
      await saveMaker(sql, world, officer, kept, { seller: back(seller), contact }, { deed: 'publish' })
      return (await productsOf(sql, seller.slug)).map(({ product }) => product.id)
    },
  }
}

function productDraft(kept: KeptProduct, maker: KeptSeller | null, day: string): Draft {
  const { product, version } = kept
  return {
    id: product.id,
    name: product.name.id,
    standing: standingOf(product),
    version,
    missing: missingOf(product, maker?.seller ?? { standing: 'draft' }, day),
    publish: async (sql, world, officer) => {
      await saveProductDeed(sql, world, officer, kept, shown(product), { deed: 'publish' })
      return [product.id]
    },
  }
}

export async function readDrafts(world: World, things: DraftThings): Promise<RegisterDrafts> {
  const drafts = await world.storage.read(sql => READERS[things](sql, world))
  const ready = drafts.filter(isReady)
  const lacking = drafts.filter(({ standing, missing }) => standing === 'draft' && missing.length > 0)
  return {
    ready: ready.slice(0, DRAFTS_MAX).map(({ id, name, version }) => ({ id, name, version })),
    lacking: lacking
      .slice(0, LACKING_SHOWN)
      .map(({ id, name, missing }) => ({ id, name, missing: [...missing] })),
    counts: { ready: ready.length, lacking: lacking.length },
  }
}

interface Seen {
  readonly id: string
  readonly version: number
}

export async function publishDrafts(
  world: World,
  officer: Officer,
  things: DraftThings,
  seen: readonly Seen[],
): Promise<DraftsPublished> {
  const { turned, ...told } = await world.storage.writeCity(async sql => {
    const drafts = new Map((await READERS[things](sql, world)).map(draft => [draft.id, draft]))
    const published: string[] = []
    const left: DraftsPublished['left'] = []
    const turned: ProductId[] = []
    // One that is named twice goes live once.
    for (const [id, version] of new Map(seen.map(one => [one.id, one.version]))) {
      const draft = drafts.get(id) ?? null
      const why = leftFor(draft, version)
      if (draft !== null && why === null) {
        turned.push(...(await draft.publish(sql, world, officer)))
        published.push(id)
      } else if (why !== null)
        left.push({ id, name: draft?.name ?? id, why, missing: [...(draft?.missing ?? [])] })
    }
    return { published, left, turned }
  })
  // Shelves follow once it is committed.
  if (turned.length > 0) await renewShelves(world, turned)
  return told
}
