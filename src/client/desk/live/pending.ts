/** The board as it will be when what was tapped here has arrived, and what each row has to say of that. Pure. */
import type { OrderRequest, OrderView } from '../../../contract/order.ts'
import type { ProblemCode } from '../../../contract/problem.ts'
import type { ClerkName, RoomName } from '../../../domain/ids.ts'
import { isBefore } from '../../../domain/journey.ts'
import { isOpen } from '../../../domain/order.ts'
import { isOrderChange, type OrderChange } from '../../../domain/repaying.ts'
import { type DeskStep, isDeskStep, isHeldStep, STEPS } from '../../../domain/steps.ts'
import { COMMAND_TYPES, takerOf } from '../../outbox/commands.ts'
import { isUnsent } from '../../outbox/entry.ts'
import type { TabEntry } from '../../outbox/tab-store.ts'
import type { Orders } from '../../replica/fold.ts'
import { isHeld, type Step, type Waiting, type Wish } from './sending.ts'

export interface Held {
  readonly order: OrderView
  readonly wish: Wish['type']
  /** By this device's clock. */
  readonly sentAtMs: number
}

/** A tap on an order that has not arrived. */
export interface Wait {
  readonly clerk: ClerkName
  readonly step: DeskStep | OrderChange
  /** Only that clerk's own session can send it. */
  readonly isOther: boolean
  /** Even if the page is closed. */
  readonly saved: boolean
}

/** An order by phone that has not arrived. */
export interface WaitingPhoneOrder {
  readonly id: string
  readonly body: OrderRequest
  readonly saved: boolean
  /** Waited too long: is it still wanted? */
  readonly asks: boolean
  /** Why there will be none. */
  readonly refused: ProblemCode | null
  /** What the refusal says of it. */
  readonly context: unknown
}

/** A tap that only its own clerk's session sends. */
export interface OthersTap {
  readonly id: string
  readonly what: DeskStep | 'phone-order'
  /** `null`: of an order that is on this board no longer. */
  readonly room: RoomName | null
  /** By this device's clock. */
  readonly atMs: number
}

export interface Pending {
  /** What the clerk sees as open, and what ends an order and still waits. */
  readonly orders: readonly OrderView[]
  /** Held in this page, by when they were tapped. */
  readonly held: readonly Held[]
  readonly waits: ReadonlyMap<string, Wait>
  readonly failed: ReadonlyMap<string, ProblemCode>
  readonly phoneOrders: readonly WaitingPhoneOrder[]
  /** What of other clerks waits for them. */
  readonly others: ReadonlyMap<ClerkName, readonly OthersTap[]>
  /** Of this clerk, held or not. */
  readonly unsent: number
  /** Of all that waits, lost if the page is closed. */
  readonly unsaved: number
}

export interface PendingOptions {
  readonly waiting: Waiting
  readonly board: Orders
  readonly clerk: ClerkName
  /** Does the line stand? What was just tapped then needs no word: it is on its way. */
  readonly connected: boolean
}

export function pending({ waiting, board, clerk, connected }: PendingOptions): Pending {
  const entries = waiting.entries.filter(isUnderstood).sort((a, b) => a.seq - b.seq)
  const isOnItsWay = ({ id }: TabEntry) => connected && waiting.fresh.has(id)
  const unsent = entries.filter(isUnsent)
  const own = unsent.filter(entry => entry.owner === clerk)
  const steps = own.filter(isStep)

  const orders = [...board.values()].flatMap(order => {
    const taps = steps.filter(({ subject }) => subject === order.id)
    const end = taps.find(
      ({ command }) => isDeskStep(command.type) && !isOpen({ state: STEPS[command.type].to }),
    )
    if (end !== undefined && isOnItsWay(end)) return []
    return [taps.reduce((known, tap) => after(known, tap, clerk), order)]
  })

  return {
    orders,
    held: steps
      .filter(entry => waiting.fresh.has(entry.id) && isHeld(entry, waiting.atMs))
      .flatMap(heldOn(board)),
    waits: new Map([
      ...unsent
        .filter(isStep)
        .filter(entry => entry.owner !== clerk)
        .map(entry => waitOf(entry, clerk)),
      ...steps.filter(entry => !isOnItsWay(entry)).map(entry => waitOf(entry, clerk)),
    ]),
    failed: refusals(entries, clerk),
    phoneOrders: entries
      .filter(entry => entry.owner === clerk && !isOnItsWay(entry))
      .flatMap(waitingPhoneOrder),
    others: othersTaps(
      unsent.filter(entry => entry.owner !== clerk),
      board,
    ),
    unsent: own.length,
    unsaved: unsent.filter(({ saved }) => !saved).length,
  }
}

/** What waits here for somebody, while nobody is signed in. */
export function waitingFor({ entries }: Waiting): ReadonlyMap<string, number> {
  return countBy(entries.filter(isUnsent), ({ owner }) => owner)
}

function isUnderstood({ command }: TabEntry): boolean {
  return COMMAND_TYPES.includes(command.type)
}

/** A step of the desk is a clerk's. */
type Tap = TabEntry & { readonly command: Step; readonly owner: ClerkName }

function isStep(entry: TabEntry): entry is Tap {
  return isDeskStep(entry.command.type) || isOrderChange(entry.command.type)
}

function after(order: OrderView, { command }: Tap, clerk: ClerkName): OrderView {
  if (command.type === 'change-payment') return { ...order, payment: command.body.payment }
  const state = STEPS[command.type].to
  return isBefore(order.state, state) ? { ...order, state, by: clerk } : order
}

function heldOn(board: Orders): (entry: TabEntry) => Held[] {
  return entry => {
    const order = board.get(entry.subject)
    const { command, state } = entry
    if (order === undefined || state.type !== 'waiting' || !isHeldStep(command.type)) return []
    return [{ order, wish: command.type, sentAtMs: state.heldUntilMs }]
  }
}

function waitOf(entry: Tap, clerk: ClerkName): [string, Wait] {
  const { subject, owner, saved, command } = entry
  return [subject, { clerk: owner, step: command.type, isOther: owner !== clerk, saved }]
}

/** What the server has refused stands in its row until the clerk's next tap on it. */
function refusals(entries: readonly TabEntry[], clerk: ClerkName): Map<string, ProblemCode> {
  const last = new Map(
    entries.filter(entry => entry.owner === clerk && isStep(entry)).map(entry => [entry.subject, entry]),
  )
  return new Map(
    Array.from(last.values()).flatMap(({ subject, state }) =>
      state.type === 'settled' && state.verdict.type === 'refused' ? [[subject, state.verdict.code]] : [],
    ),
  )
}

function waitingPhoneOrder({ id, command, state, saved }: TabEntry): WaitingPhoneOrder[] {
  if (command.type !== 'phone-order') return []
  const verdict = state.type === 'settled' && state.verdict.type === 'refused' ? state.verdict : null
  if (state.type === 'settled' && (verdict === null || state.told)) return []
  const { code: refused = null, context } = verdict ?? {}
  return [{ id, body: command.body, saved, asks: state.type === 'asking', refused, context }]
}

/** What is done at a desk is a clerk's. */
function isOfClerk(entry: TabEntry): entry is TabEntry & { readonly owner: ClerkName } {
  return takerOf(entry.command.type) === 'desk'
}

function othersTaps(entries: readonly TabEntry[], board: Orders): Map<ClerkName, OthersTap[]> {
  const found = new Map<ClerkName, OthersTap[]>()
  for (const { id, owner, subject, command, agreedAtMs } of entries.filter(isOfClerk)) {
    const what: OthersTap['what'] = isDeskStep(command.type) ? command.type : 'phone-order'
    const tap = { id, what, room: board.get(subject)?.room ?? null, atMs: agreedAtMs }
    found.set(owner, [...(found.get(owner) ?? []), tap])
  }
  return found
}

function countBy(entries: readonly TabEntry[], name: (entry: TabEntry) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const entry of entries) counts.set(name(entry), (counts.get(name(entry)) ?? 0) + 1)
  return counts
}
