/**
 * What outlets add by themselves: the register adopts it, counts it as another product, or refuses it with a reason. Its id says
 * for ever who added it.
 */
import { without } from '../../../domain/fields.ts'
import type { ProductId } from '../../../domain/ids.ts'
import { missingOf } from '../../../domain/missing.ts'
import { ok, refuse } from '../../../domain/result.ts'
import { findProduct, saveSeller } from '../../storage/statements/city/register.ts'
import { allAliases, saveAlias } from '../../storage/statements/city/register-changes.ts'
import type { Transaction } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { sayInAgencyLog } from './agency-log.ts'
import { noteDeed, type Officer } from './deed.ts'
import { deedTo, makerOf, shown } from './products.ts'
import { agencyDay } from './view.ts'

/** With its maker, where the outlet added that as well. */
export function adoptProduct(world: World, officer: Officer, id: ProductId, version: number) {
  return deedTo(world, officer, { id, version, from: ['own'] }, async (sql, product) => {
    const maker = await makerOf(sql, product)
    const missing = missingOf(product, maker.seller, agencyDay(world))
    if (missing.length > 0) return refuse('incomplete', { missing })
    if (maker.seller.standing === 'own') await adoptMaker(sql, world, officer, maker)
    return ok({ next: shown(product), deed: 'adopt' })
  })
}

async function adoptMaker(
  sql: Transaction,
  world: World,
  officer: Officer,
  { seller, contact, version }: Awaited<ReturnType<typeof makerOf>>,
): Promise<void> {
  const maker = without(seller, 'standing')
  await saveSeller(sql, { seller: maker, contact, version: version + 1 })
  const deed = { thing: 'maker', subject: maker.slug, version: version + 1, deed: 'publish' } as const
  await noteDeed(sql, world, officer, deed)
  await sayInAgencyLog(sql, world, officer, { deed: 'maker', maker })
}

export function refuseProduct(
  world: World,
  officer: Officer,
  id: ProductId,
  { version, reason }: { readonly version: number; readonly reason: string },
) {
  return deedTo(world, officer, { id, version, from: ['own'] }, async (_sql, product) =>
    ok({ next: { ...product, standing: 'refused', reason }, deed: 'refuse', note: reason }),
  )
}

/** Counted as another from the first kwitansi on; on its shelf it stays what it is. */
export function joinProduct(
  world: World,
  officer: Officer,
  id: ProductId,
  { version, standsFor }: { readonly version: number; readonly standsFor: ProductId },
) {
  const seen = { id, version, from: ['own', 'live', 'retired'] } as const
  return deedTo<'invalid'>(world, officer, seen, async (sql, product) => {
    if (product.addedBy === undefined) return refuse('wrong-standing')
    const aliases = await allAliases(sql)
    const isHead = ![...aliases.values()].includes(id)
    const other = await findProduct(sql, standsFor)
    if (other === null || standsFor === id || aliases.has(standsFor) || !isHead)
      return refuse('invalid', { pointer: '/standsFor', reason: 'another product that stands for itself' })
    await saveAlias(sql, { product: id, standsFor, at: world.clock.now() })
    await sayInAgencyLog(sql, world, officer, { deed: 'alias', from: id, to: standsFor })
    return ok({ next: product, deed: 'join', note: standsFor })
  })
}
