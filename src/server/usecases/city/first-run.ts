/** What is left of the first afternoon, for whoever looks: read from what is there, and nothing is kept of it. */
import { agencySteps, FIRST_PRODUCTS, type LeftStep, outletSteps } from '../../../domain/first-run.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { standingOf } from '../../../domain/product.ts'
import type { Right } from '../../../domain/rights.ts'
import { firstFactsOf, firstFactsOfAgency } from '../../storage/statements/city/first-run.ts'
import { allProducts, allSellers } from '../../storage/statements/city/register.ts'
import type { Sql } from '../../storage/storage.ts'
import type { World } from '../world.ts'

export function leftAt(
  { storage }: Pick<World, 'storage'>,
  outlet: OutletId,
  rights: readonly Right[],
): Promise<LeftStep[]> {
  return storage.read(async sql => outletSteps(await firstFactsOf(sql, outlet), rights))
}

export function leftAtAgency(
  { storage }: Pick<World, 'storage'>,
  rights: readonly Right[],
): Promise<LeftStep[]> {
  return storage.read(async sql => {
    const { documents, ...facts } = await firstFactsOfAgency(sql)
    // Whoever has a kwitansi had a register: a large one is not read through for it.
    const register = documents > 0 ? { makers: 1, products: FIRST_PRODUCTS } : await liveIn(sql)
    return agencySteps({ ...facts, ...register }, rights)
  })
}

async function liveIn(sql: Sql) {
  const live = (things: readonly Parameters<typeof standingOf>[0][]) =>
    things.filter(thing => standingOf(thing) === 'live').length
  return { makers: live(await allSellers(sql)), products: live(await allProducts(sql)) }
}
