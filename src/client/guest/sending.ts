/**
 * The guest's outbox: what was ordered on this device waits here until its verdict is known. What comes of it is told to
 * the screens, and to the replica, which knows the order from then on.
 */
import type { OrderView } from '../../contract/order.ts'
import { holdsItsShare } from '../../domain/holding.ts'
import type { StayId } from '../../domain/ids.ts'
import type { Outcome } from '../outbox/commands.ts'
import type { Entry } from '../outbox/entry.ts'
import { indexedDbStore } from '../outbox/indexed-db.ts'
import { createOutbox, type Outbox } from '../outbox/outbox.ts'
import { localSpare } from '../outbox/spare.ts'
import { askToBeKept, onOccasion } from '../outbox/triggers.ts'
import { ask } from '../platform/api.ts'
import { browser } from '../platform/device.ts'
import { settleBasket } from './basket.ts'
import { now, set } from './first/state.ts'

/** What the rest of the guest's page does with what came of a try. */
export interface Told {
  learn(order: OrderView): void
  /** Prices or stock are others than the order believed. */
  offerChanged(): void
  sessionLost(): void
  stayEnded(): void
}

let outbox: Outbox | undefined
let stopOccasions = (): void => undefined
/** The stay whose orders go out; `null` while there is none. */
let sendingFor: string | null = null
let sealed = false

export function theOutbox(): Outbox {
  if (outbox === undefined) throw new Error('no outbox yet')
  return outbox
}

/** Opens the outlet's outbox; an earlier one of this page is closed. */
export function beginSending(told: Told): void {
  outbox?.close()
  stopOccasions()
  outbox = createOutbox({
    outlet: now().outlet.slug,
    owner: () => (sealed ? null : sendingFor),
    device: browser,
    store: indexedDbStore('guest'),
    spare: localSpare('guest'),
    ask,
    changed(entries) {
      set({ outbox: entries })
      settleBasket()
    },
    came: (entry, outcome) => came(told, entry, outcome),
  })
  stopOccasions = onOccasion(() => void outbox?.wake())
}

/** Orders of that stay go out from here on, and of no other; what another left behind goes. */
export async function sendFor(stay: StayId): Promise<void> {
  sendingFor = stay
  await theOutbox().forget(stay, 'others')
  void theOutbox().wake()
}

/** Nothing of the stay stays here. */
export async function sendForNobody(): Promise<void> {
  const stay = sendingFor
  sendingFor = null
  if (stay !== null) await theOutbox().forget(stay)
}

/** Past its lease a tablet sends nothing, until the server has said whose stay it is. */
export function sealSending(is: boolean): void {
  if (sealed === is) return
  sealed = is
  if (!is) void outbox?.wake()
}

/** Something waits: the browser is asked to keep it, and to wake us. */
export function askForPatience(): void {
  void askToBeKept().catch(() => undefined)
}

function came(told: Told, entry: Entry, outcome: Outcome): void {
  if (!outcome.final) {
    if (outcome.code === 'session-required') told.sessionLost()
    else if (outcome.code === 'offline') set({ offline: true })
    else if (holdsItsShare(outcome.context)) set({ shareHeld: true })
    return
  }
  set({ offline: false, shareHeld: false })
  if (outcome.order !== null) told.learn(outcome.order)
  if (outcome.verdict.type !== 'refused') return
  const { code } = outcome.verdict
  if (code === 'stay-ended') told.stayEnded()
  else if (entry.command.type === 'place') told.offerChanged()
}
