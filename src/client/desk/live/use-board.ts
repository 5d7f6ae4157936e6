/**
 * The outlet's open orders, live, by the replica that all of a browser's desks share one line for. A board that cannot be
 * read yet shows what was last known here, and says that it is cut off.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Board } from '../../../contract/desk.ts'
import type { OrderView } from '../../../contract/order.ts'
import type { ProblemCode } from '../../../contract/problem.ts'
import type { ClerkName, OutletId } from '../../../domain/ids.ts'
import { isOpen } from '../../../domain/order.ts'
import { ask } from '../../platform/api.ts'
import { browser } from '../../platform/device.ts'
import { openEventSource } from '../../platform/event-source.ts'
import { gather } from '../../platform/gather.ts'
import type { Heard } from '../../platform/stream.ts'
import type { Orders, Reading } from '../../replica/fold.ts'
import { indexedDbStore } from '../../replica/indexed-db.ts'
import { followReplica, type LiveReplica } from '../../replica/replica.ts'

export interface Connection {
  readonly is: boolean
  /** By this device's clock: when it last heard from the server, or since when it is cut. */
  readonly sinceMs: number
}

export interface LiveBoard {
  /** `null` until the first reading. */
  readonly desk: Board['desk'] | null
  /** There is something to show: read, or kept from before where nothing can be read. */
  readonly isShown: boolean
  /** Open ones. */
  readonly orders: Orders
  readonly connection: Connection
  /** Raised when rooms or confirmations have changed. */
  readonly roomsTurn: number
  /** Raised when prices or stock have changed. */
  readonly menuTurn: number
  /** Why there is no reading. */
  readonly trouble: ProblemCode | 'offline' | null
  readonly answered: (order: OrderView) => void
  readonly heard: () => void
  readonly lost: () => void
  readonly reload: () => void
}

const ROOMS_EVERY_MS = 1_000
const replicas = indexedDbStore()

/** Nothing of the board stays on this device. */
export function forgetBoard(outlet: OutletId): Promise<void> {
  return replicas.forget(outlet)
}

export function useBoard(outlet: OutletId, clerk: ClerkName, signedOut: () => void): LiveBoard {
  const [desk, setDesk] = useState<Board['desk'] | null>(null)
  const [known, setKnown] = useState<Orders | null>(null)
  const [connection, setConnection] = useState<Connection>({ is: true, sinceMs: Date.now() })
  const [roomsTurn, setRoomsTurn] = useState(0)
  const [menuTurn, setMenuTurn] = useState(0)
  const [trouble, setTrouble] = useState<LiveBoard['trouble']>(null)
  const replica = useRef<LiveReplica | null>(null)
  const wasCut = useRef(false)

  const reload = useCallback(() => void replica.current?.refresh(), [])
  const answered = useCallback((order: OrderView) => replica.current?.learn(order), [])
  /** After a cut everything is read afresh: a stream may look open and carry nothing. */
  const heard = useCallback(() => {
    if (wasCut.current) reload()
    else setConnection({ is: true, sinceMs: Date.now() })
  }, [reload])
  const lost = useCallback(() => {
    wasCut.current = true
    setConnection(now => (now.is ? { is: false, sinceMs: Date.now() } : now))
  }, [])

  useEffect(() => {
    let kept: Orders | null = null

    async function read(): Promise<Reading | null> {
      const reply = await ask<'board'>('GET', `/api/desk/board?outlet=${outlet}`, { outlet })
      if (!reply.ok) {
        if (reply.code === 'session-required' || reply.code === 'not-allowed') signedOut()
        setTrouble(reply.code)
        setKnown(now => now ?? kept)
        lost()
        return null
      }
      const { orders, cursor, desk: read } = reply.value
      // Another clerk has signed in from another tab: nothing more may be done here under this one's name.
      if (read.staff !== clerk) {
        signedOut()
        return null
      }
      wasCut.current = false
      setTrouble(null)
      setDesk(read)
      setConnection({ is: true, sinceMs: Date.now() })
      return { orders, cursor, attended: read.attended }
    }

    function hear(event: Heard): void {
      heard()
      if (event.name === 'menu') setMenuTurn(now => now + 1)
      if (event.name === 'rooms') rooms.ask()
    }

    /** What others do in rooms and before them costs this screen two readings a second at most. */
    const rooms = gather(
      () => {
        setRoomsTurn(now => now + 1)
        reload()
      },
      ROOMS_EVERY_MS,
      browser,
    )

    const live = followReplica({
      outlet,
      owner: clerk,
      address: '/api/desk/events',
      device: browser,
      open: openEventSource,
      store: replicas,
      read,
      changed({ orders, attended }, fresh) {
        if (!fresh) {
          kept = orders
          return
        }
        setKnown(orders)
        setDesk(now => (now === null || now.attended === attended ? now : { ...now, attended }))
      },
      heard: hear,
      connected: is => (is ? heard() : lost()),
    })
    replica.current = live
    return () => {
      replica.current = null
      rooms.close()
      live.close()
    }
  }, [outlet, clerk, signedOut, heard, lost, reload])

  const orders = useMemo(() => new Map([...(known ?? [])].filter(([, order]) => isOpen(order))), [known])
  return useMemo(
    () => ({
      desk,
      isShown: known !== null,
      orders,
      connection,
      roomsTurn,
      menuTurn,
      trouble,
      answered,
      heard,
      lost,
      reload,
    }),
    [desk, known, orders, connection, roomsTurn, menuTurn, trouble, answered, heard, lost, reload],
  )
}
