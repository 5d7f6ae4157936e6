/**
 * A hub takes an outlet on, by the card that was carried to it: from then on it witnesses and mirrors the outlet's log. A
 * card with another key says that the old one was rotated or stolen: what it signs beyond what was witnessed counts no more.
 */
import type { Card } from '../../../contract/card.ts'
import { without } from '../../../domain/fields.ts'
import type { OfficerName, OutletId } from '../../../domain/ids.ts'
import { isAddedBy } from '../../../domain/own-goods.ts'
import { isPublic, type Product, type Seller } from '../../../domain/product.ts'
import { nextSince } from '../../../log/losses.ts'
import { parseKey } from '../../../log/note.ts'
import { allOutlets, findOutlet, saveOutlet } from '../../storage/statements/city/outlets.ts'
import {
  addNewProduct,
  addNewSeller,
  allProducts,
  allSellers,
} from '../../storage/statements/city/register.ts'
import { addLog, addLogKey, allLogKeys, findLog } from '../../storage/statements/log/logs.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { enterRegister } from '../agency/open-log.ts'
import { toBase64 } from '../log/tree.ts'
import { sha256, type World } from '../world.ts'
import { type CardLoss, lossesIn, takeLoss, WrongCard } from './take-loss.ts'

export type Adopted = 'adopted' | 'key-changed' | 'loss-adopted' | 'known already'

/** Answers what became of it. `officer`: by whose word a loss is taken for true; without one none is. */
export async function adoptOutlet(world: World, card: Card, officer?: OfficerName): Promise<Adopted> {
  const { slug } = card.outlet
  const key = parseKey(card.key, sha256)
  if (key?.type !== 'ed25519' || key.name !== card.origin)
    throw new WrongCard(`the key on this card is not one of ${card.origin}: ask the outlet for a new card`)
  // The register first, for entries will name it; what the city knows of a maker no hotel's card changes. What the outlet has
  // added by itself waits there for the agency's word.
  const own = (id: string) => (isAddedBy(slug, id) ? ({ standing: 'own', addedBy: slug } as const) : {})
  await world.storage.writeCity(async sql => {
    for (const seller of card.sellers) await addNewSeller(sql, { ...seller, ...own(seller.slug) })
    for (const product of card.products) await addNewProduct(sql, { ...product, ...own(product.id) })
  })
  const adopted = await world.storage.write(slug, async sql => {
    await saveOutlet(sql, card.outlet)
    const log = await findLog(sql, slug)
    if (log === null) {
      await addLog(sql, slug, card.origin, toBase64(sha256(new Uint8Array())))
      // All that it has lost before is no loss here.
      for (const { key: vkey, from, ...loss } of card.losses ?? [])
        await addLogKey(sql, slug, { vkey, since: from - 1, loss })
      await takeKey(sql, card, 0)
      return 'adopted'
    }
    if (log.origin !== card.origin)
      throw new WrongCard(`${slug} is known here as ${log.origin}; this card is of ${card.origin}`)
    if (await knowsKey(sql, card)) return 'known already'
    const losses = lossesIn(log, await allLogKeys(sql, slug), card)
    for (const loss of losses) await takeLoss(sql, world, log, loss, officer)
    await takeKey(sql, card, (await findLog(sql, slug))?.signedSize ?? 0)
    return losses.length === 0 ? 'key-changed' : 'loss-adopted'
  })
  // What is cut off before this is entered at the next start.
  await world.storage.writeCity(sql => enterRegister(sql, world))
  return adopted
}

/** Unless it took over for a loss, and was taken with that. */
async function takeKey(sql: Transaction, card: Card, size: number): Promise<void> {
  const { slug } = card.outlet
  if (await knowsKey(sql, card)) return
  await addLogKey(sql, slug, { vkey: card.key, since: nextSince(await allLogKeys(sql, slug), size) })
}

export interface LossHere extends CardLoss {
  /** How many documents of the outlet are mirrored here, and how many were seen. */
  readonly mirrored: number
  readonly seen: number
}

/** What an officer has to know before the card is adopted. Throws {@link WrongCard} where it cannot be. */
export async function lossesOn({ storage }: World, card: Card): Promise<LossHere[]> {
  return storage.read(async sql => {
    const log = await findLog(sql, card.outlet.slug)
    if (log === null) return []
    const losses = lossesIn(log, await allLogKeys(sql, log.outlet), card)
    return losses.map(loss => ({ ...loss, mirrored: log.size, seen: log.signedSize }))
  })
}

async function knowsKey(sql: Sql, { outlet, key }: Card): Promise<boolean> {
  return (await allLogKeys(sql, outlet.slug)).some(({ vkey }) => vkey === key)
}

/** The card of an outlet that is served here; `null` where there is none, or it has no log. */
export async function cardOf(world: World, outlet: OutletId): Promise<Card | null> {
  return world.storage.read(async sql => {
    const found = await findOutlet(sql, outlet)
    const log = await findLog(sql, outlet)
    const keys = await allLogKeys(sql, outlet)
    const [key] = keys
    const losses = keys.flatMap(({ vkey, since, loss }) =>
      loss === undefined ? [] : [{ key: vkey, from: since + 1, ...loss }],
    )
    if (found === null || log === null || key === undefined) return null
    return {
      v: 1,
      outlet: { ...found, service: { ...found.service }, payments: [...found.payments] },
      origin: log.origin,
      key: key.vkey,
      ...(losses.length === 0 ? {} : { losses: losses.reverse() }),
      sellers: (await allSellers(sql)).filter(isPublic).map(sellerOnCard),
      products: (await allProducts(sql)).filter(isPublic).map(productOnCard),
    }
  })
}

/** A card says what a thing is, as its first readers know it; where it stands in the register is the agency's to say. */
const OF_THE_REGISTER = ['standing', 'reason', 'addedBy'] as const

export function sellerOnCard(seller: Seller): Card['sellers'][number] {
  return without(seller, ...OF_THE_REGISTER, 'portrait')
}

export function productOnCard(product: Product): Card['products'][number] {
  return without(
    product,
    ...OF_THE_REGISTER,
    'priceHint',
    'leftWithMaker',
    'photos',
  ) as Card['products'][number]
}

/** Are all that were taken on parts of a demo? Their officers may then sign in by PIN. */
export async function isAllDemo({ storage }: Pick<World, 'storage'>): Promise<boolean> {
  const outlets = await storage.read(allOutlets)
  return outlets.length > 0 && outlets.every(({ demo }) => demo)
}
