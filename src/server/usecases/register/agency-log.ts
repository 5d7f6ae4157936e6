/**
 * What the agency says of its register for everybody to read, in the transaction of the deed: whole published bodies, and nothing
 * of drafts or contacts. Who did it, and why, stand in it as salted hashes.
 */
import type { AgencyBodyA1 } from '../../../domain/agency-entry.ts'
import { makerOf, outletOf, productOf } from '../../../domain/agency-register.ts'
import type { ProductId, SellerId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import type { Product, Seller } from '../../../domain/product.ts'
import type { Transaction } from '../../storage/storage.ts'
import { addAgencyEntry, agencyLogTakes } from '../agency/add-entry.ts'
import type { World } from '../world.ts'
import type { Officer } from './deed.ts'

export type Said =
  | { readonly deed: 'maker'; readonly maker: Seller }
  | { readonly deed: 'product' | 'adopt'; readonly product: Product }
  | { readonly deed: 'retire-product' | 'refuse'; readonly id: ProductId; readonly note: string | undefined }
  | { readonly deed: 'retire-maker'; readonly id: SellerId; readonly note: string | undefined }
  | { readonly deed: 'outlet'; readonly outlet: Outlet }
  | { readonly deed: 'end-outlet'; readonly id: Outlet['slug']; readonly note: string }
  | { readonly deed: 'alias'; readonly from: ProductId; readonly to: ProductId }

/** Where no log of an agency is kept, nothing is said. */
export async function sayInAgencyLog(
  sql: Transaction,
  world: World,
  { name: by }: Officer,
  said: Said,
): Promise<void> {
  if ((await agencyLogTakes(sql)) === 'elsewhere') return
  const note = 'note' in said ? said.note : undefined
  await addAgencyEntry(
    sql,
    world,
    { ...bodyOf(said), by, ...(note === undefined ? {} : { note }) },
    world.clock.now(),
  )
}

function bodyOf(said: Said): AgencyBodyA1 {
  switch (said.deed) {
    case 'maker':
      return { deed: 'maker', maker: makerOf(said.maker) }
    case 'product':
    case 'adopt':
      return { deed: said.deed, product: productOf(said.product) }
    case 'outlet':
      return { deed: 'outlet', outlet: outletOf(said.outlet) }
    case 'alias':
      return { deed: 'alias', from: said.from, to: said.to }
    default:
      return { deed: said.deed, id: said.id }
  }
}
