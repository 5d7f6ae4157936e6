/**
 * What cannot be taken back once it is sent (a delivery issues a kwitansi, a decline is read by the guest) waits here
 * for eight seconds, so that a slip of the finger costs nothing. Leaving the page sends it at once.
 */
import type * as z from 'zod/mini'
import type { DeclineRequest, DeliverRequest } from '../../../contract/desk.ts'
import type { OrderView } from '../../../contract/order.ts'

export const HOLD_MS = 8_000

export type Wish =
  | { readonly type: 'deliver'; readonly body: z.input<typeof DeliverRequest> }
  | { readonly type: 'decline'; readonly body: z.input<typeof DeclineRequest> }

export interface Held {
  readonly order: OrderView
  readonly wish: Wish
  /** By this device's clock. */
  readonly sentAtMs: number
}

export interface Outbox {
  hold(order: OrderView, wish: Wish): void
  /** Takes the newest back; `null` when nothing waits. */
  undo(): Held | null
  /** Sends everything now. `leaving`: the page is being left. */
  flush(leaving?: boolean): Promise<void>
}

export interface OutboxOptions {
  send(held: Held, leaving: boolean): Promise<void>
  changed(held: readonly Held[]): void
}

export function createOutbox({ send, changed }: OutboxOptions): Outbox {
  let waiting: readonly (Held & { readonly timer: ReturnType<typeof setTimeout> })[] = []

  function keep(next: typeof waiting): void {
    waiting = next
    changed(waiting)
  }

  async function release(id: string, leaving = false): Promise<void> {
    const held = waiting.find(one => one.order.id === id)
    if (held === undefined) return
    clearTimeout(held.timer)
    keep(waiting.filter(one => one !== held))
    await send(held, leaving)
  }

  return {
    hold(order, wish) {
      if (waiting.some(one => one.order.id === order.id)) return
      const timer = setTimeout(() => void release(order.id), HOLD_MS)
      keep([...waiting, { order, wish, sentAtMs: Date.now() + HOLD_MS, timer }])
    },
    undo() {
      const last = waiting[waiting.length - 1]
      if (last === undefined) return null
      clearTimeout(last.timer)
      keep(waiting.slice(0, -1))
      return last
    },
    async flush(leaving = false) {
      await Promise.all(waiting.map(one => release(one.order.id, leaving)))
    },
  }
}
