/**
 * A clerk's steps. Each shows at once and goes into the outbox: seen and sent go out at once, handed over and declined
 * are held. What still waits says so in its row, and what the server refuses shows there with the row as it really is.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { OrderRequest, OrderView } from '../../../contract/order.ts'
import type { DocumentName } from '../../../domain/document-name.ts'
import { type ClerkName, type RoomName, uuidV7 } from '../../../domain/ids.ts'
import type { OrderState } from '../../../domain/order.ts'
import type { PaymentMethod } from '../../../domain/payment.ts'
import { NEXT_STEP } from '../../../domain/steps.ts'
import type { Outcome } from '../../outbox/commands.ts'
import type { Entry } from '../../outbox/entry.ts'
import { askToBeKept } from '../../outbox/triggers.ts'
import { randomBytes } from '../rooms/random.ts'
import { type Pending, pending } from './pending.ts'
import type { PhoneOrdered, Sending, Wish } from './sending.ts'
import type { LiveBoard } from './use-board.ts'

export function nextStep(order: OrderView): (typeof NEXT_STEP)[OrderState] {
  return NEXT_STEP[order.state]
}

/** What has just come of a tap. */
export type Said =
  | (DocumentName & { readonly type: 'delivered'; readonly room: RoomName; readonly url: string })
  | { readonly type: 'declined' | 'undone'; readonly room: RoomName }
  | { readonly type: 'full' }

export interface Steps extends Pending {
  readonly said: Said | null
  readonly take: (order: OrderView) => void
  /** The next step of each, in their order. */
  readonly takeAll: (orders: readonly OrderView[]) => Promise<void>
  readonly hold: (order: OrderView, wish: Wish) => void
  /** It is paid otherwise than was said. */
  readonly pay: (order: OrderView, payment: PaymentMethod) => void
  readonly undo: () => void
  readonly phoneOrder: (body: OrderRequest) => Promise<PhoneOrdered>
  /** A clerk's word on a phone order that waited too long. */
  readonly decide: (id: string, wanted: boolean) => void
  readonly dismiss: (id: string) => void
  /** Sent no more, whoever's they were. */
  readonly drop: (ids: readonly string[]) => Promise<void>
  /** Sends all there is, now. */
  readonly flush: () => Promise<void>
}

const SAID_MS = 12_000

export function useSteps(sending: Sending, clerk: ClerkName, live: LiveBoard, signedOut: () => void): Steps {
  const [waiting, setWaiting] = useState(sending.now)
  const [said, setSaid] = usePassing<Said>(SAID_MS)
  const { answered, lost, reload, connection } = live
  const held = useRef<Pending['held']>([])

  useEffect(() => {
    function came({ command }: Entry, outcome: Outcome): void {
      if (!outcome.final) {
        void askToBeKept().catch(() => undefined)
        if (outcome.code === 'session-required') signedOut()
        else if (outcome.code === 'offline') lost()
        return
      }
      const { order, kwitansi, verdict } = outcome
      if (order !== null) answered(order)
      if (verdict.type === 'refused') reload()
      else if (order !== null && kwitansi !== undefined)
        setSaid({ type: 'delivered', room: order.room, ...kwitansi })
      else if (order !== null && command.type === 'decline') setSaid({ type: 'declined', room: order.room })
    }
    setWaiting(sending.now())
    return sending.listen({ changed: setWaiting, came })
  }, [sending, answered, lost, reload, signedOut, setSaid])

  useEffect(() => {
    sending.signIn(clerk)
    return () => sending.signIn(null)
  }, [sending, clerk])
  useEffect(() => {
    if (connection.is) sending.wake()
  }, [sending, connection.is])

  const actions = useMemo(() => {
    const step = async (order: OrderView, wish: Parameters<Sending['step']>[1]) => {
      setSaid(null)
      if (!(await sending.step(order.id, wish))) setSaid({ type: 'full' })
    }
    const take = async (order: OrderView) => {
      const next = nextStep(order)
      if (next === 'deliver') await step(order, { type: next, body: {} })
      else if (next !== null) await step(order, { type: next })
    }
    const undo = async () => {
      for (const { order } of heldTogether(held.current))
        if ((await sending.undo()) !== null) setSaid({ type: 'undone', room: order.room })
    }
    return {
      take: (order: OrderView) => void take(order),
      async takeAll(orders: readonly OrderView[]) {
        for (const order of orders) await take(order)
      },
      hold: (order: OrderView, wish: Wish) => void step(order, wish),
      pay(order: OrderView, payment: PaymentMethod) {
        const id = uuidV7(Date.now(), randomBytes)
        void step(order, { type: 'change-payment', body: { id, payment } })
      },
      undo: () => void undo(),
      phoneOrder: sending.phoneOrder,
      decide: (id: string, wanted: boolean) => void sending.decide(id, wanted),
      dismiss: (id: string) => void sending.dismiss(id),
      drop: sending.drop,
      flush: sending.flush,
    }
  }, [sending, setSaid])

  const now = useMemo(
    () => pending({ waiting, board: live.orders, clerk, connected: connection.is }),
    [waiting, live.orders, clerk, connection.is],
  )
  held.current = now.held
  useLeaving(sending, now.unsaved > 0)
  return useMemo(() => ({ ...now, said, ...actions }), [now, said, actions])
}

/** One tap on a room holds its orders within so little. */
const TOGETHER_MS = 1_500

/** All that the last tap held, its room's and no other's. */
export function heldTogether(held: Pending['held']): Pending['held'] {
  const last = held[held.length - 1]
  if (last === undefined) return []
  return held.filter(
    ({ order, sentAtMs }) => order.room === last.order.room && last.sentAtMs - sentAtMs < TOGETHER_MS,
  )
}

/** Leaving sends what is held; a page that alone knows of something asks before it goes. */
function useLeaving(sending: Sending, isAlone: boolean): void {
  useEffect(() => {
    addEventListener('pagehide', sending.leave)
    return () => removeEventListener('pagehide', sending.leave)
  }, [sending])
  useEffect(() => {
    if (!isAlone) return
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault()
      // Chrome before 119 goes by this alone.
      event.returnValue = ''
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isAlone])
}

/** What is said stands for a while, and then leaves room for the next. */
function usePassing<Value>(ms: number): [Value | null, (value: Value | null) => void] {
  const [value, setValue] = useState<Value | null>(null)
  useEffect(() => {
    if (value === null) return
    const timer = setTimeout(() => setValue(null), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return [value, setValue]
}
