/**
 * A clerk's steps. Seen and sent show at once and go out at once; handed over and declined wait in the outbox. What
 * the server refuses shows in its row, with the row as it really is.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { OrderView } from '../../../contract/order.ts'
import type { ProblemCode } from '../../../contract/problem.ts'
import type { OrderAction } from '../../../domain/order.ts'
import { ask } from '../../platform/api.ts'
import { createOutbox, type Held, type Outbox, type Wish } from './outbox.ts'
import type { LiveBoard } from './use-board.ts'

/** What the board offers as the next step, by the state it finds. */
export const NEXT_STEP = {
  placed: 'acknowledge',
  acknowledged: 'dispatch',
  dispatched: 'deliver',
} as const satisfies Partial<Record<OrderView['state'], OrderAction>>
export type Step = (typeof NEXT_STEP)[keyof typeof NEXT_STEP]

export function nextStep(order: OrderView): Step | null {
  return order.state in NEXT_STEP ? NEXT_STEP[order.state as keyof typeof NEXT_STEP] : null
}

/** What has just come of a held step. */
export type Outcome =
  | { readonly type: 'delivered'; readonly room: string; readonly number: number; readonly url: string }
  | { readonly type: 'declined' | 'undone'; readonly room: string }

export interface Steps {
  /** Open orders as they will be when what was tapped has arrived; what is held is not among them. */
  readonly orders: readonly OrderView[]
  readonly held: readonly Held[]
  readonly failed: ReadonlyMap<string, ProblemCode | 'offline'>
  readonly outcome: Outcome | null
  readonly take: (order: OrderView) => void
  readonly hold: (order: OrderView, wish: Wish) => void
  readonly undo: () => void
  /** Sends what is held, now. */
  readonly flush: () => Promise<void>
}

const STATE_AFTER = { acknowledge: 'acknowledged', dispatch: 'dispatched' } as const
const OUTCOME_SHOWN_MS = 12_000

export function useSteps(outlet: string, live: LiveBoard): Steps {
  const [held, setHeld] = useState<readonly Held[]>([])
  const [tapped, setTapped] = useState<ReadonlyMap<string, 'acknowledged' | 'dispatched'>>(new Map())
  const [failed, setFailed] = useState<Steps['failed']>(new Map())
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const { answered, lost, reload } = live

  const actions = useMemo(() => {
    const fail = (id: string, code: ProblemCode | 'offline') => {
      setFailed(now => withEntry(now, id, code))
      if (code === 'offline') lost()
      else reload()
    }

    async function step(order: OrderView, action: keyof typeof STATE_AFTER): Promise<void> {
      setFailed(now => without(now, order.id))
      setTapped(now => withEntry(now, order.id, STATE_AFTER[action]))
      const reply = await ask<'acknowledge'>(
        'POST',
        `/api/desk/orders/${order.id}/${action as 'acknowledge'}`,
        {
          outlet,
        },
      )
      setTapped(now => without(now, order.id))
      if (reply.ok) answered(reply.value.order)
      else fail(order.id, reply.code)
    }

    async function send({ order, wish }: Held, keepalive: boolean): Promise<void> {
      if (wish.type === 'deliver') {
        const reply = await ask<'deliver'>('POST', `/api/desk/orders/${order.id}/deliver`, {
          outlet,
          body: wish.body,
          keepalive,
        })
        if (!reply.ok) return fail(order.id, reply.code)
        answered(reply.value.order)
        setOutcome({ type: 'delivered', room: order.room, ...reply.value.kwitansi })
        return
      }
      const reply = await ask<'decline'>('POST', `/api/desk/orders/${order.id}/decline`, {
        outlet,
        body: wish.body,
        keepalive,
      })
      if (!reply.ok) return fail(order.id, reply.code)
      answered(reply.value.order)
      setOutcome({ type: 'declined', room: order.room })
    }

    const outbox: Outbox = createOutbox({ send, changed: setHeld })
    const hold = (order: OrderView, wish: Wish) => {
      setFailed(now => without(now, order.id))
      setOutcome(null)
      outbox.hold(order, wish)
    }
    return {
      hold,
      take(order: OrderView) {
        const next = nextStep(order)
        if (next === 'deliver') hold(order, { type: 'deliver', body: {} })
        else if (next !== null) void step(order, next)
      },
      undo() {
        const back = outbox.undo()
        if (back !== null) setOutcome({ type: 'undone', room: back.order.room })
      },
      flush: (leaving?: boolean) => outbox.flush(leaving),
    }
  }, [outlet, answered, lost, reload])

  useEffect(() => {
    const leave = () => void actions.flush(true)
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [actions])

  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    clearTimeout(timer.current)
    if (outcome !== null) timer.current = setTimeout(() => setOutcome(null), OUTCOME_SHOWN_MS)
  }, [outcome])

  const orders = useMemo(() => {
    const waiting = new Set(held.map(one => one.order.id))
    return [...live.orders.values()]
      .filter(order => !waiting.has(order.id))
      .map(order => {
        const state = tapped.get(order.id)
        return state === undefined ? order : { ...order, state, by: live.desk?.staff }
      })
  }, [live.orders, live.desk?.staff, held, tapped])

  return { orders, held, failed, outcome, ...actions }
}

function withEntry<Value>(map: ReadonlyMap<string, Value>, key: string, value: Value): Map<string, Value> {
  return new Map(map).set(key, value)
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  if (!map.has(key)) return map
  const next = new Map(map)
  next.delete(key)
  return next
}
