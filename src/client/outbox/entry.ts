/**
 * What waits to be sent, as the device keeps it, and the pure rules of its life: whose turn it is, when a person must be
 * asked again, what an outcome makes of it. An entry leaves the queue on a final verdict and on nothing else.
 */
import type { OrderId, OutletId, OwnerId } from '../../domain/ids.ts'
import { HOUR_MS, MINUTE_MS } from '../../domain/time.ts'
import { type Command, isPlacing, takerOf, type Verdict } from './commands.ts'

export interface Entry {
  readonly outlet: OutletId
  /** Whose it is: a stay's id, or a clerk's name at the desk. It is sent under nobody else's session. */
  readonly owner: OwnerId
  /** Of an order to be placed, the order's own. */
  readonly id: string
  /** The order that it is about: entries of one subject go out one after the other. */
  readonly subject: OrderId
  /** An order that this one stands in for: it goes out only when that one was taken back. */
  readonly replaces?: OrderId | undefined
  /** Place in the queue. */
  readonly seq: number
  readonly command: Command
  /** The contract's version in which the command was written. */
  readonly contract: number
  /** When a person last said so, by this device's clock. */
  readonly agreedAtMs: number
  /** Sent at least so often; counted before the try, so that a lost answer is never taken for no try. */
  readonly tries: number
  readonly state: EntryState
}

export type EntryState =
  /** Held back for the desk's second thoughts until then; 0 for what goes at once. */
  | { readonly type: 'waiting'; readonly heldUntilMs: number }
  /** Waited too long: only a person can say whether it is still wanted. */
  | { readonly type: 'asking' }
  | {
      readonly type: 'settled'
      readonly verdict: Verdict
      readonly atMs: number
      /** The person has been told, and needs to be told no more. */
      readonly told: boolean
      /** Nothing that a server would have to be offered again: nobody waits for the order, or it was no order or cancel of a guest. */
      readonly over: boolean
    }

export type Settled = Entry & { readonly state: EntryState & { readonly type: 'settled' } }

/** Unsettled entries of one device and outlet. */
export const OUTBOX_MAX = 100
/** An order that waited longer is sent only if its guest says so again. */
export const ASK_AGAIN_AFTER_MS = 30 * MINUTE_MS
/** Sent orders are kept so long, to be offered again to a server that had to go back to a backup. */
export const KEEP_SETTLED_MS = 72 * HOUR_MS
const SETTLED_MAX = 200
/** A clock that stands before the tap by more than this was set back: the age of the tap is not known. */
const CLOCK_SLACK_MS = MINUTE_MS

export function isSettled(entry: Entry): entry is Settled {
  return entry.state.type === 'settled'
}

export function isUnsent(entry: Entry): boolean {
  return !isSettled(entry)
}

/** The first unsettled entry of each subject, in the order of the queue, but for what stands in for one of them. */
export function heads(entries: readonly Entry[]): Entry[] {
  const unsent = entries.filter(isUnsent).sort((a, b) => a.seq - b.seq)
  const seen = new Set<string>()
  const first = unsent.filter(({ subject }) => !seen.has(subject) && seen.add(subject))
  return first.filter(({ replaces }) => replaces === undefined || !seen.has(replaces))
}

/** What may go out now, one of each subject; what another owner left holds up nothing. `resting`: ids that wait for their next try. */
export function dueNow(
  entries: readonly Entry[],
  { owner, nowMs, resting }: { owner: OwnerId | null; nowMs: number; resting: { has(id: string): boolean } },
): Entry | undefined {
  return heads(entries.filter(entry => entry.owner === owner)).find(
    entry => entry.state.type === 'waiting' && !resting.has(entry.id) && heldMs(entry, nowMs) === 0,
  )
}

/** How much longer an entry is held; a clock that was set back holds nothing longer than it was meant to be. */
export function heldMs({ state }: Entry, nowMs: number, holdMaxMs = MINUTE_MS): number {
  if (state.type !== 'waiting') return 0
  const leftMs = state.heldUntilMs - nowMs
  return leftMs > 0 && leftMs <= holdMaxMs ? leftMs : 0
}

/** Must a person be asked again? Of orders only: a step at the desk has happened, however late it is told. */
export function needsWord({ command, agreedAtMs }: Entry, nowMs: number): boolean {
  if (!isPlacing(command)) return false
  const ageMs = nowMs - agreedAtMs
  if (ageMs > ASK_AGAIN_AFTER_MS || ageMs < -CLOCK_SLACK_MS) return true
  const { deliver } = command.body
  if (deliver.when !== 'at') return false
  const atMs = Date.parse(deliver.at)
  return atMs <= nowMs && atMs > agreedAtMs
}

export function tried(entry: Entry): Entry {
  return { ...entry, tries: entry.tries + 1 }
}

export function settled(entry: Entry, verdict: Verdict, nowMs: number): Entry {
  const told = verdict.type !== 'refused' || !isPlacing(entry.command)
  const over = verdict.type !== 'accepted' || takerOf(entry.command.type) !== 'guest'
  return { ...entry, state: { type: 'settled', verdict, atMs: nowMs, told, over } }
}

/** Nobody waits for the order any more. */
export function over(entry: Entry): Entry {
  return isSettled(entry) ? { ...entry, state: { ...entry.state, over: true } } : entry
}

/** It turned out to be with the server after all. */
export function accepted(entry: Entry): Entry {
  return isSettled(entry) ? { ...entry, state: { ...entry.state, verdict: { type: 'accepted' } } } : entry
}

/** Only a person can say whether it is still wanted. */
export function inQuestion(entry: Entry): Entry {
  return entry.state.type === 'waiting' ? { ...entry, state: { type: 'asking' } } : entry
}

/** The same bytes under the same id, wanted again as of now. */
export function agreed(entry: Entry, nowMs: number): Entry {
  return { ...entry, agreedAtMs: nowMs, state: { type: 'waiting', heldUntilMs: 0 } }
}

/** Wanted no more, and never known to have been taken. */
export function letGo(entry: Entry, nowMs: number): Entry {
  return entry.state.type === 'asking' ? settled(entry, { type: 'withdrawn' }, nowMs) : entry
}

/** A server that does not know an order or a cancel which it once took is offered it again. */
export function offeredAgain(entry: Entry): Entry {
  return isSettled(entry) && entry.state.verdict.type === 'accepted' && !entry.state.over
    ? { ...entry, state: { type: 'waiting', heldUntilMs: 0 } }
    : entry
}

/** What need not be kept: settled long ago, or beyond what a device is asked to remember. */
export function outworn(entries: readonly Entry[], nowMs: number): Settled[] {
  const done = entries.filter(isSettled).filter(entry => entry.state.told)
  const newestFirst = [...done].sort((a, b) => b.state.atMs - a.state.atMs)
  return newestFirst.filter(
    ({ state }, index) => index >= SETTLED_MAX || nowMs - state.atMs > KEEP_SETTLED_MS,
  )
}

/** The same wish as that order: `placedAt` says when it was tapped, not what is wanted. */
export function isSameWish(a: Command, b: Command): boolean {
  if (a.type !== b.type || !('body' in a) || !('body' in b)) return false
  return JSON.stringify({ ...a.body, placedAt: '' }) === JSON.stringify({ ...b.body, placedAt: '' })
}
