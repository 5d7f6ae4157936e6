/**
 * The outlet's open orders, live: one reading, then the stream from its cursor. After every gap the reading is taken
 * afresh, so that what stands here was true when the connection last stood.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Board } from '../../../contract/desk.ts'
import type { OrderView } from '../../../contract/order.ts'
import type { ProblemCode } from '../../../contract/problem.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { ask } from '../../platform/api.ts'
import { browser } from '../../platform/device.ts'
import { openEventSource } from '../../platform/event-source.ts'
import { type Heard, openStream } from '../../platform/stream.ts'
import { fold, foldAnswer, fromBoard, type Orders } from './fold.ts'

export interface Connection {
  readonly is: boolean
  /** By this device's clock: when it last heard from the server, or since when it is cut. */
  readonly sinceMs: number
}

export interface LiveBoard {
  /** `null` until the first reading. */
  readonly desk: Board['desk'] | null
  readonly orders: Orders
  readonly connection: Connection
  /** Milliseconds that the server's clock is ahead of this device's. */
  readonly clockOffsetMs: number
  /** Raised when rooms or confirmations have changed. */
  readonly roomsTurn: number
  /** Raised when prices or stock have changed. */
  readonly menuTurn: number
  /** Why there is no first reading. */
  readonly trouble: ProblemCode | 'offline' | null
  readonly answered: (order: OrderView) => void
  readonly heard: () => void
  readonly lost: () => void
  readonly reload: () => void
}

const RETRY_MS = 5_000

export function useBoard(outlet: string, signedOut: () => void): LiveBoard {
  const [desk, setDesk] = useState<Board['desk'] | null>(null)
  const [orders, setOrders] = useState<Orders>(new Map())
  const [connection, setConnection] = useState<Connection>({ is: true, sinceMs: Date.now() })
  const [clockOffsetMs, setOffset] = useState(0)
  const [roomsTurn, setRoomsTurn] = useState(0)
  const [menuTurn, setMenuTurn] = useState(0)
  const [trouble, setTrouble] = useState<LiveBoard['trouble']>(null)
  /** Raised to read afresh and listen from there. */
  const [turn, setTurn] = useState(0)
  const wasCut = useRef(false)
  const reload = useCallback(() => setTurn(now => now + 1), [])

  /** After a cut everything is read afresh: a stream may look open and carry nothing. */
  const heard = useCallback(() => {
    if (wasCut.current) reload()
    else setConnection({ is: true, sinceMs: Date.now() })
  }, [reload])
  const lost = useCallback(() => {
    wasCut.current = true
    setConnection(now => (now.is ? { is: false, sinceMs: Date.now() } : now))
  }, [])
  const answered = useCallback((order: OrderView) => setOrders(now => foldAnswer(now, order)), [])

  useEffect(() => {
    let close = () => {}
    let left = false
    let timer: ReturnType<typeof setTimeout> | undefined

    async function read(): Promise<void> {
      const reply = await ask<'board'>('GET', `/api/desk/board?outlet=${outlet}`, { outlet })
      if (left) return
      if (!reply.ok) {
        if (reply.code === 'session-required') return signedOut()
        setTrouble(reply.code)
        lost()
        timer = setTimeout(read, RETRY_MS)
        return
      }
      setTrouble(null)
      setDesk(reply.value.desk)
      setOrders(fromBoard(reply.value.orders))
      setOffset(toMilliseconds(reply.value.desk.now) - Date.now())
      setConnection({ is: true, sinceMs: Date.now() })
      wasCut.current = false
      close = listen(reply.value.cursor)
    }

    function listen(after: number): () => void {
      return openStream({
        address: '/api/desk/events',
        outlet,
        after,
        device: browser,
        open: openEventSource,
        connected: is => (is ? heard() : lost()),
        heard: event => {
          heard()
          hear(event)
        },
      })
    }

    function hear(event: Heard): void {
      if (event.name === 'order') setOrders(now => fold(now, event.data.order))
      else if (event.name === 'rooms') setRoomsTurn(now => now + 1)
      else if (event.name === 'menu') setMenuTurn(now => now + 1)
      else if (event.name === 'desk') setDesk(now => now && { ...now, attended: event.data.attended })
    }

    void read()
    return () => {
      left = true
      clearTimeout(timer)
      close()
    }
  }, [outlet, turn, signedOut, heard, lost])

  useEffect(() => {
    if (roomsTurn === 0) return
    void ask<'board'>('GET', `/api/desk/board?outlet=${outlet}`, { outlet }).then(reply => {
      if (reply.ok) setDesk(reply.value.desk)
    })
  }, [outlet, roomsTurn])

  return useMemo(
    () => ({
      desk,
      orders,
      connection,
      clockOffsetMs,
      roomsTurn,
      menuTurn,
      trouble,
      answered,
      heard,
      lost,
      reload,
    }),
    [desk, orders, connection, clockOffsetMs, roomsTurn, menuTurn, trouble, answered, heard, lost, reload],
  )
}
