/**
 * Whether what a push service has taken stands on anybody's screen: the browser itself says so (`sw.ts`), by a word that was sealed in
 * the message, and needs no session. Who does not say it in time was not reached, and their channel fails (`domain/escalation.ts`).
 */
import { timingSafeEqual } from 'node:crypto'
import { ARRIVES_WITHIN_MS, isRung, type Rung } from '../../../domain/escalation.ts'
import type { OutletId, RecipientId, Secret } from '../../../domain/ids.ts'
import type { Arrival } from '../../ports.ts'
import { addEvent } from '../../storage/statements/events.ts'
import {
  awaitedInVain,
  noteArrival,
  noteLoss,
  type Of,
  type ToldBrowser,
} from '../../storage/statements/ordering/escalations.ts'
import { findOrder } from '../../storage/statements/ordering/orders.ts'
import { failChannel, mendChannel } from '../../storage/statements/staff/channels.ts'
import type { Transaction } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { tellDesks } from './channels.ts'

const RECEIPT_BYTES = 16
const LOST = 'it was taken, and has not arrived'

/** The same however often it is told: whichever try arrives, it has. */
export function arrivalOf(
  { keys }: Pick<World, 'keys'>,
  outlet: OutletId,
  told: Of,
  { rung, recipient }: { readonly rung: Rung; readonly recipient: RecipientId },
): Arrival {
  const of = 'order' in told ? told.order : String(told.silentSince)
  const mac = keys.mac('arrival', outlet, of, rung, recipient)
  const receipt: Secret = Buffer.from(mac.subarray(0, RECEIPT_BYTES)).toString('base64url')
  return { outlet, of, rung, channel: recipient, receipt }
}

const IS_SINCE = /^\d+$/

/** What is meant, if whoever says so was told it; of others nothing is asked of any storage. */
function readArrival(world: Pick<World, 'keys'>, said: Arrival): ToldBrowser | null {
  const { outlet, of: about, rung, channel: recipient } = said
  if (!isRung(rung)) return null
  const of = IS_SINCE.test(about) ? { silentSince: Number(about) } : { order: about }
  const own = Buffer.from(arrivalOf(world, outlet, of, { rung, recipient }).receipt)
  const given = Buffer.from(said.receipt)
  return own.length === given.length && timingSafeEqual(own, given) ? { outlet, of, rung, recipient } : null
}

export function isTold(world: Pick<World, 'keys'>, said: Arrival): boolean {
  return readArrival(world, said) !== null
}

/** It stands on a screen; said again, by whom it was not told, or of what is forgotten by now, it changes nothing. */
export async function noteArrived(world: World, said: Arrival): Promise<void> {
  const told = readArrival(world, said)
  if (told === null) return
  const { outlet, of, recipient } = told
  const nowMs = world.clock.now()
  await world.storage.write(outlet, async sql => {
    if (!(await noteArrival(sql, outlet, of, told, nowMs))) return
    if (await mendChannel(sql, outlet, recipient)) await tellDesks(sql, outlet, nowMs)
    await tellBoard(sql, told, nowMs)
  })
}

/** Of all outlets, what has not arrived in time and nobody knows of yet. */
export function lostTellings({ storage, clock }: World): Promise<ToldBrowser[]> {
  return storage.read(sql => awaitedInVain(sql, clock.now(), ARRIVES_WITHIN_MS))
}

export async function noteLost(world: World, told: ToldBrowser): Promise<void> {
  const { outlet, recipient } = told
  const nowMs = world.clock.now()
  await world.storage.write(outlet, async sql => {
    if (!(await noteLoss(sql, told, LOST))) return
    if (await failChannel(sql, outlet, recipient, LOST, nowMs)) await tellDesks(sql, outlet, nowMs)
    await tellBoard(sql, told, nowMs)
  })
}

/** The board says who was told, and what has become of it. */
async function tellBoard(sql: Transaction, { outlet, of }: ToldBrowser, atMs: number): Promise<void> {
  if (!('order' in of)) return
  const order = await findOrder(sql, outlet, of.order)
  if (order !== null)
    await addEvent(sql, outlet, { kind: 'order', stay: order.stay, subject: of.order }, atMs)
}
