/** Tellings that somebody is at: held in one transaction, let go in another that says what became of each. */

import { HOLD_MS, isSame, restAfterMs, type Telling, type Told } from '../../../domain/escalation.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { holdTelling, letTellingGo, type Of } from '../../storage/statements/ordering/escalations.ts'
import type { Transaction } from '../../storage/storage.ts'
import { noteOutcome } from './channels.ts'
import type { Address, Outcome, Reaching, Saying } from './reach.ts'
import { bringBy } from './reach.ts'

export interface Held {
  readonly outlet: OutletId
  readonly of: Of
  readonly tries: ReadonlyMap<Telling, number>
  readonly restsUntil: number
}

export async function holdTellings(
  sql: Transaction,
  { outlet, of }: Pick<Held, 'outlet' | 'of'>,
  { tellings, told }: { readonly tellings: readonly Telling[]; readonly told: readonly Told[] },
  nowMs: number,
): Promise<Held> {
  const restsUntil = nowMs + HOLD_MS
  const tries = new Map(tellings.map(telling => [telling, triesOf(told, telling) + 1]))
  for (const [telling, times] of tries)
    await holdTelling(sql, outlet, of, telling, { begunAt: nowMs, tries: times, restsUntil })
  return { outlet, of, tries, restsUntil }
}

function triesOf(told: readonly Told[], telling: Telling): number {
  return told.find(one => isSame(one, telling))?.tries ?? 0
}

export interface Said extends Outcome {
  readonly reached?: number
  /** When it was taken, where that was before now. */
  readonly takenAt?: number
}

/** By a gateway or a browser. */
export async function bringTo(
  world: Reaching,
  addresses: readonly Address[],
  telling: Telling,
  saying: Saying,
): Promise<Said> {
  const address = addresses.find(({ channel }) => channel.recipient === telling.recipient)
  if (address === undefined) return { isTaken: false, isGone: false, fault: 'it is no more' }
  return bringBy(world, address, saying)
}

const FAULT_MAX = 200

export async function letTellingsGo(
  sql: Transaction,
  { outlet, of, tries, restsUntil }: Held,
  all: readonly { readonly telling: Telling; readonly said: Said }[],
  nowMs: number,
): Promise<void> {
  for (const { telling, said } of all) {
    const { isTaken, reached = null, fault, takenAt = nowMs } = said
    const rests = isTaken ? 0 : restAfterMs(tries.get(telling) ?? 1)
    const then = {
      restsUntil: nowMs + rests,
      takenAt: isTaken ? takenAt : null,
      reached,
      fault: fault?.slice(0, FAULT_MAX) ?? null,
    }
    const isNews = await letTellingGo(sql, outlet, of, { ...telling, restsUntil }, then)
    if (isNews && telling.recipient !== '') await noteOutcome(sql, outlet, telling, said, nowMs)
  }
}
