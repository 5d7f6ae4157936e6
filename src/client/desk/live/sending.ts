/**
 * The desk's outbox. Every tap is recorded under the clerk who made it: it is kept first, goes out under that clerk's
 * session and no other's, and leaves on a verdict only. What cannot be taken back once it is sent (a delivery issues a
 * kwitansi, a decline is read by the guest) is held for eight seconds, so that a slip of the finger costs nothing.
 */
import type { OrderRequest } from '../../../contract/order.ts'
import type { ProblemCode } from '../../../contract/problem.ts'
import type { ClerkName, OrderId, OutletId } from '../../../domain/ids.ts'
import { isOrderChange, type OrderChange } from '../../../domain/repaying.ts'
import { type DeskStep, type HeldStep, STEPS } from '../../../domain/steps.ts'
import type { Command, Outcome } from '../../outbox/commands.ts'
import { type Entry, heldMs, isSettled, isUnsent } from '../../outbox/entry.ts'
import { createOutbox } from '../../outbox/outbox.ts'
import type { OutboxStore, Spare } from '../../outbox/store.ts'
import type { TabEntry } from '../../outbox/tab-store.ts'
import type { Ask } from '../../platform/api.ts'
import type { Device } from '../../platform/device.ts'

/** What ends an order, and is held. */
export type Wish = Command & { readonly type: HeldStep }
/** A step of an order, or what is changed of it. */
export type Step = Command & { readonly type: DeskStep | OrderChange }

export interface Waiting {
  readonly entries: readonly TabEntry[]
  /** Tapped in this page, and not yet heard of: nothing has gone wrong so far. */
  readonly fresh: ReadonlySet<string>
  /** When that was so, by this device's clock. */
  readonly atMs: number
}

export type PhoneOrdered =
  | { readonly type: 'placed' }
  /** Waits here; `saved`: even if the page is closed. */
  | { readonly type: 'waiting'; readonly saved: boolean }
  | { readonly type: 'refused'; readonly code: ProblemCode | 'outbox-full'; readonly context?: unknown }

export interface Sending {
  now(): Waiting
  /** Answers the function that stops it. */
  listen(listener: Listener): () => void
  /** Reads what was kept. */
  read(): Promise<void>
  /** Whose taps go out from here on; `null`: nobody's. */
  signIn(clerk: ClerkName | null): void
  /** False when the outbox is full. */
  step(subject: OrderId, step: Step): Promise<boolean>
  /** Takes the newest back that is held in this page; answers its order, or `null` when it is too late or there is none. */
  undo(): Promise<string | null>
  phoneOrder(body: OrderRequest): Promise<PhoneOrdered>
  /** A clerk's word on a phone order that waited too long. */
  decide(id: string, wanted: boolean): Promise<void>
  dismiss(id: string): Promise<void>
  /** Sent no more, whoever's they were. */
  drop(ids: readonly string[]): Promise<void>
  /** How many taps of that clerk have not arrived. */
  waitsFor(clerk: ClerkName): number
  wake(): void
  /** Sends what is held, now; resolves when all that was due has been tried. */
  flush(): Promise<void>
  /** The page is being left: what is held goes out, and is not waited for. */
  leave(): void
  close(): void
}

export interface Listener {
  changed(waiting: Waiting): void
  came(entry: Entry, outcome: Outcome): void
}

export interface SendingOptions {
  readonly outlet: OutletId
  readonly device: Device
  readonly store: OutboxStore
  readonly spare: Spare
  readonly ask: Ask
}

export function createSending({ outlet, device, store, spare, ask }: SendingOptions): Sending {
  const listeners = new Set<Listener>()
  let clerk: ClerkName | null = null
  let entries: readonly TabEntry[] = []
  let fresh: ReadonlySet<string> = new Set()
  let settledIds: ReadonlySet<string> = new Set()
  let stopTelling = (): void => undefined

  const outbox = createOutbox({
    outlet,
    owner: () => clerk,
    device,
    store,
    spare,
    ask,
    changed(next) {
      entries = next
      const settled = new Set(next.filter(isSettled).map(({ id }) => id))
      const isVerdict = [...settled].some(id => !settledIds.has(id))
      settledIds = settled
      // A row must not fall back for a moment: the order as it has become is told first, and that its step is done after.
      if (isVerdict) later(tell)
      else tell()
    },
    came(entry, outcome) {
      forgetFresh(entry.id)
      for (const listener of listeners) listener.came(entry, outcome)
      later(tell)
    },
  })

  function later(work: () => void): void {
    stopTelling()
    stopTelling = device.after(0, work)
  }

  function now(): Waiting {
    return { entries, fresh, atMs: device.nowMs() }
  }

  function tell(): void {
    for (const listener of listeners) listener.changed(now())
  }

  function forgetFresh(id: string): void {
    fresh = new Set([...fresh].filter(one => one !== id))
  }

  function own(): string {
    if (clerk === null) throw new Error('a tap of nobody')
    return clerk
  }

  /** Held in this page, by when they were tapped. */
  function held(): TabEntry[] {
    return entries
      .filter(entry => fresh.has(entry.id) && isHeld(entry, device.nowMs()))
      .sort((a, b) => a.seq - b.seq)
  }

  return {
    now,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read: outbox.read,
    signIn(next) {
      clerk = next
      if (next !== null) void outbox.wake()
    },
    async step(subject, step) {
      const added = await outbox.step(step, own(), subject, undoMsOf(step))
      if (!added.ok) return false
      if (added.entry.tries === 0) fresh = new Set(fresh).add(added.entry.id)
      tell()
      return true
    },
    async undo() {
      const last = held().slice(-1)[0]
      if (last === undefined || !(await outbox.undo(last.id))) return null
      forgetFresh(last.id)
      return last.subject
    },
    async phoneOrder(body) {
      const added = await outbox.place({ type: 'phone-order', body }, own())
      if (!added.ok) return { type: 'refused', code: added.code }
      const { id } = added.entry
      fresh = new Set(fresh).add(id)
      const outcome = await outbox.outcomeOf(id)
      forgetFresh(id)
      tell()
      if (!outcome.final) return { type: 'waiting', saved: added.saved }
      if (outcome.verdict.type !== 'refused') return { type: 'placed' }
      // The clerk reads it in the form.
      await outbox.dismiss(id)
      const { code, context } = outcome.verdict
      return { type: 'refused', code, context }
    },
    decide: (id, wanted) => (wanted ? outbox.agree(id) : outbox.letGo(id)),
    dismiss: outbox.dismiss,
    drop: outbox.drop,
    waitsFor: name => entries.filter(entry => entry.owner === name && isUnsent(entry)).length,
    wake: () => void outbox.wake(),
    async flush() {
      await outbox.release()
      await outbox.wake()
    },
    leave: () => void outbox.release(),
    close() {
      stopTelling()
      outbox.close()
    },
  }
}

/** What is changed is changed back by another tap. */
function undoMsOf({ type }: Step): number {
  return isOrderChange(type) ? 0 : STEPS[type].undoMs
}

/** Waits for second thoughts, and for nothing else so far. */
export function isHeld(entry: Entry, nowMs: number): boolean {
  return entry.tries === 0 && heldMs(entry, nowMs) > 0
}
