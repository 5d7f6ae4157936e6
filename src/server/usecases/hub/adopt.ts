/**
 * A hub takes an outlet on, by the card that was carried to it: from then on it witnesses and mirrors the outlet's log. A
 * card with another key says that the old one was rotated or stolen: what it signs beyond what was witnessed counts no more.
 */
import type { Card } from '../../../contract/card.ts'
import { parseKey } from '../../../log/note.ts'
import { addLog, addLogKey, allLogKeys, findLog } from '../../storage/statements/logs.ts'
import { allOutlets, findOutlet, saveOutlet } from '../../storage/statements/outlets.ts'
import { addNewProduct, addNewSeller, allProducts, allSellers } from '../../storage/statements/register.ts'
import { toBase64 } from '../log/tree.ts'
import { sha256, type World } from '../world.ts'

/** What the card says cannot be. */
export class WrongCard extends Error {}

/** Answers what became of it. */
export async function adoptOutlet(
  world: World,
  card: Card,
): Promise<'adopted' | 'key-changed' | 'known already'> {
  const { slug } = card.outlet
  const key = parseKey(card.key, sha256)
  if (key?.type !== 'ed25519' || key.name !== card.origin)
    throw new WrongCard(`the key on this card is not one of ${card.origin}: ask the outlet for a new card`)
  // The register first, for entries will name it; what the city knows of a maker no hotel's card changes.
  await world.storage.writeCity(async sql => {
    for (const seller of card.sellers) await addNewSeller(sql, seller)
    for (const product of card.products) await addNewProduct(sql, product)
  })
  return world.storage.write(slug, async sql => {
    await saveOutlet(sql, card.outlet)
    const log = await findLog(sql, slug)
    if (log === null) {
      await addLog(sql, slug, card.origin, toBase64(sha256(new Uint8Array())))
      await addLogKey(sql, slug, card.key, 0)
      return 'adopted'
    }
    if (log.origin !== card.origin)
      throw new WrongCard(`${slug} is known here as ${log.origin}; this card is of ${card.origin}`)
    if ((await allLogKeys(sql, slug)).some(({ vkey }) => vkey === card.key)) return 'known already'
    await addLogKey(sql, slug, card.key, log.signedSize)
    return 'key-changed'
  })
}

/** The card of an outlet that is served here; `null` where there is none, or it has no log. */
export async function cardOf(world: World, outlet: string): Promise<Card | null> {
  return world.storage.read(async sql => {
    const found = await findOutlet(sql, outlet)
    const log = await findLog(sql, outlet)
    const [key] = await allLogKeys(sql, outlet)
    if (found === null || log === null || key === undefined) return null
    return {
      v: 1,
      outlet: { ...found, service: { ...found.service }, payments: [...found.payments] },
      origin: log.origin,
      key: key.vkey,
      sellers: (await allSellers(sql)).map(seller => ({ ...seller })),
      products: (await allProducts(sql)) as Card['products'],
    }
  })
}

/** Are all that were taken on parts of a demo? Their officers may then sign in by PIN. */
export async function isAllDemo({ storage }: Pick<World, 'storage'>): Promise<boolean> {
  const outlets = await storage.read(allOutlets)
  return outlets.length > 0 && outlets.every(({ demo }) => demo)
}
