/**
 * What outlets tell their hub beside their logs. Whoever tells shows it by the log's own key, and a moment ago: what was overheard
 * is worth nothing, and nobody who holds a key can write here without end. Nothing of it is the agency's word.
 */
import type { ToldGoods } from '../../../contract/told-goods.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { type Noticed, readNoticed } from '../../../domain/noticed.ts'
import { isAddedBy, OWN_PRODUCTS_MAX } from '../../../domain/own-goods.ts'
import type { Product, Seller } from '../../../domain/product.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { TOLD_EVERY_S, type Told } from '../../../domain/told.ts'
import { readTrouble } from '../../../domain/trouble.ts'
import { parseNote } from '../../../log/note.ts'
import { parseTold, type ToldClaim } from '../../../log/told.ts'
import {
  addProduct,
  addSeller,
  findProduct,
  findSeller,
  saveProduct,
  saveSeller,
} from '../../storage/statements/city/register.ts'
import { saveNoticed, saveToldAt, saveTrouble, toldAt } from '../../storage/statements/hub/told.ts'
import type { Transaction } from '../../storage/storage.ts'
import { ownProductsOf } from '../register/outlet-adds.ts'
import type { Hub } from './hub.ts'
import { CLAIM_LIVES_S, type ClaimRefusal, claimant } from './papers.ts'

export type ToldRefusal = ClaimRefusal | 'too-soon'
type Taking = Result<null, ToldRefusal>

/** Of each kind there is one. */
const NOTICED_LINES_MAX = 32
/** As many as an outlet may add, each with a maker. */
const GOODS_LINES_MAX = 2 * OWN_PRODUCTS_MAX

type MakerTold = Extract<ToldGoods, { readonly maker: object }>['maker']
type ProductTold = Extract<ToldGoods, { readonly product: object }>['product']

/** How many orders nobody sees there, as it says; none, where none is. */
export async function takeUnseen(hub: Hub, body: string): Promise<Taking> {
  const claim = await toldBy(hub, 'unseen', body)
  if (!claim.ok) return claim
  const { outlet, seconds, lines } = claim.value
  const [trouble = null] = lines.map(readTrouble)
  if (lines.length > 1 || (trouble === null && lines.length > 0)) return refuse('malformed')
  return hub.storage.write(outlet, async sql => {
    if (!(await isNext(sql, claim.value))) return refuse('too-soon')
    await saveTrouble(sql, outlet, trouble, seconds * 1_000)
    return ok(null)
  })
}

/** What an outlet has noticed of the agency's log. Kinds that are newer than the program here are passed over. */
export async function takeNoticed(hub: Hub, body: string): Promise<Taking> {
  const claim = await toldBy(hub, 'noticed', body)
  if (!claim.ok) return claim
  const { outlet, lines } = claim.value
  const read = lines.map(readNoticed)
  if (lines.length > NOTICED_LINES_MAX || read.includes(null)) return refuse('malformed')
  const known = read.filter((one): one is Noticed => one !== null && one !== 'unknown')
  return hub.storage.write(outlet, async sql => {
    if (!(await isNext(sql, claim.value))) return refuse('too-soon')
    await saveNoticed(sql, outlet, known)
    return ok(null)
  })
}

interface Heard extends ToldClaim {
  readonly outlet: OutletId
}

async function toldBy(hub: Hub, what: Told, body: string): Promise<Result<Heard, ClaimRefusal>> {
  const claim = parseTold(what, parseNote(body)?.text ?? '')
  if (claim === null) return refuse('malformed')
  const log = await claimant(hub, claim.origin, body)
  if (!log.ok) return log
  if (Math.abs(hub.clock.now() / 1000 - claim.seconds) > CLAIM_LIVES_S) return refuse('not-signed')
  return ok({ ...claim, outlet: log.value.outlet })
}

/** Later than whatever was told before; written down. */
async function isNext(sql: Transaction, { outlet, what, seconds }: Heard): Promise<boolean> {
  const before = await toldAt(sql, outlet, what)
  if (before !== null && seconds < before / 1_000 + TOLD_EVERY_S) return false
  await saveToldAt(sql, outlet, what, seconds * 1_000)
  return true
}

/**
 * What an outlet has added by itself waits here for the agency's word, and stays the outlet's to mend until an officer has written
 * in it. Its id must say whose it is: nothing of the register's is told by an outlet.
 */
export async function takeOwn(
  hub: Hub,
  body: string,
  read: (value: unknown) => ToldGoods | null,
): Promise<Taking> {
  const claim = await toldBy(hub, 'own', body)
  if (!claim.ok) return claim
  const { outlet, lines } = claim.value
  const goods = lines.map(line => read(parsed(line)))
  if (goods.length > GOODS_LINES_MAX || !goods.every(one => one !== null && isOwnOf(outlet, one)))
    return refuse('malformed')
  return hub.storage.writeCity<Taking>(async sql => {
    if (!(await isNext(sql, claim.value))) return refuse('too-soon')
    for (const one of goods)
      if (one !== null)
        await ('maker' in one ? takeMaker(sql, outlet, one.maker) : takeProduct(sql, outlet, one.product))
    return ok(null)
  })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function isOwnOf(outlet: OutletId, told: ToldGoods): boolean {
  if ('maker' in told) return isAddedBy(outlet, told.maker.slug)
  const { id, seller } = told.product
  return isAddedBy(outlet, id) && id.startsWith(`${seller}/`)
}

async function takeMaker(sql: Transaction, outlet: OutletId, told: MakerTold): Promise<void> {
  const seller: Seller = { ...told, standing: 'own', addedBy: outlet }
  const kept = await findSeller(sql, seller.slug)
  if (kept === null) return addSeller(sql, seller)
  if (isStillTheirs(kept.seller, outlet, kept.version)) await saveSeller(sql, { ...kept, seller })
}

async function takeProduct(sql: Transaction, outlet: OutletId, told: ProductTold): Promise<void> {
  const product: Product = { ...told, standing: 'own', addedBy: outlet }
  const kept = await findProduct(sql, product.id)
  if (kept !== null) {
    if (isStillTheirs(kept.product, outlet, kept.version)) await saveProduct(sql, { ...kept, product })
    return
  }
  // Of a maker whom nobody knows here, and beyond what an outlet may add, nothing is taken.
  const isKnown = (await findSeller(sql, product.seller)) !== null
  if (isKnown && (await ownProductsOf(sql, outlet)).length < OWN_PRODUCTS_MAX) await addProduct(sql, product)
}

/** The agency has not said what becomes of it, and no officer has written in it. */
function isStillTheirs(
  { standing, addedBy }: Pick<Product, 'standing' | 'addedBy'>,
  outlet: OutletId,
  version: number,
) {
  return standing === 'own' && addedBy === outlet && version === 1
}
