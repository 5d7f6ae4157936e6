/**
 * Who is called when nobody sees an order. A call counts as arrived by the phone's own word alone; who was called in vain leaves their
 * place to the next at once; and an order that somebody has seen calls nobody more.
 */
import type { Order } from '../../../src/domain/order.ts'
import type { Arrival, PushMessage } from '../../../src/server/ports.ts'
import { PEOPLE } from '../server/pockets.ts'
import { outlet } from '../server/template.ts'
import type { Look } from './look.ts'
import type { Record } from './record.ts'

/** A phone that is on shows what it took within this; said here once more, so that the program is held to it. */
const SHOWS_WITHIN_MS = 45_000
/** Two turns of whoever looks. */
const LOOKED_AFTER_MS = 10_000

export interface CallWatch {
  brought(person: string, message: PushMessage): void
  shown(arrival: Arrival): void
  /** From now on nothing breaks. */
  calm(): void
  /** A process began, or nobody looked at a clock: what was calm before says nothing of what comes. */
  disturbed(): void
  check(): void
}

interface Call {
  readonly order: string
  readonly rung: string
  readonly recipient: string
  readonly begunAt: number
  readonly takenAt: number | null
  readonly arrivedAt: number | null
  readonly fault: string | null
}

const CALLS = `SELECT order_id AS "order", rung, recipient, begun_at AS "begunAt", taken_at AS "takenAt",
  arrived_at AS "arrivedAt", fault FROM escalations WHERE outlet = ? AND way = 'push' ORDER BY begun_at`

export function watchCalls({ record, look }: { record: Record; look: () => Look }): CallWatch {
  const { now, violate, saw } = record
  const shown = new Set<string>()
  let calmSince: number | null = null

  function orderOf(id: string): Order | null {
    const row = look().get<{ body: string }>(
      'SELECT body FROM orders WHERE outlet = ? AND order_id = ?',
      outlet.slug,
      id,
    )
    return row === undefined ? null : (JSON.parse(row.body) as Order)
  }

  return {
    brought(person, { tag, arrival, isOver }) {
      record.tell(`${person} is called: ${tag}${isOver === true ? ' is over' : ''}`)
      if (isOver === true) saw('call-taken-back')
      if (arrival === undefined || isOver === true || isOfDesk(arrival)) return
      saw('called-by-phone')
      const order = orderOf(arrival.of)
      if (order === null || seenAt(order, Number.MAX_SAFE_INTEGER) < now())
        violate('what-was-seen-calls-nobody', `${person} of ${arrival.of}, ${order?.state}`)
    },
    shown: arrival => void shown.add(nameOf({ ...arrival, order: arrival.of, recipient: arrival.channel })),
    calm() {
      calmSince = now()
    },
    disturbed() {
      if (calmSince !== null) calmSince = now()
    },
    check() {
      const calls = look().all<Call>(CALLS, outlet.slug)
      for (const call of calls) {
        if (call.arrivedAt === null) continue
        saw('call-arrived')
        if (!shown.has(nameOf(call))) violate('arrived-is-what-the-phone-says', nameOf(call))
      }
      const since = calmSince
      if (since === null) return
      for (const id of new Set(calls.map(({ order }) => order)))
        checkNext(
          calls.filter(({ order }) => order === id),
          orderOf(id),
          since,
        )
    },
  }

  /** Of whom nothing was shown in time, by the turn after that somebody else is called who is not given up, or everybody is. */
  function checkNext(calls: readonly Call[], order: Order | null, since: number): void {
    const everybody = new Set(calls.map(({ recipient }) => recipient)).size === PEOPLE.length
    for (const { takenAt, arrivedAt, recipient, fault } of calls) {
      if (takenAt === null || arrivedAt !== null || takenAt < since) continue
      const nextBy = takenAt + SHOWS_WITHIN_MS + LOOKED_AFTER_MS
      if (order === null || seenAt(order, now()) <= nextBy) continue
      const isCalled = calls.some(
        other => other.recipient !== recipient && other.begunAt <= nextBy && !isGivenUp(other, nextBy),
      )
      if (!isCalled && !everybody)
        violate('the-next-is-called-at-once', `after ${recipient.slice(0, 6)} of ${order.id}`)
      if (fault === null) violate('a-call-in-vain-is-an-alarm', `${recipient.slice(0, 6)} of ${order.id}`)
      saw('called-in-vain-and-the-next-at-once')
    }
  }
}

/** It was in vain long enough before that the next is due. */
function isGivenUp({ takenAt, arrivedAt }: Call, atMs: number): boolean {
  return takenAt !== null && arrivedAt === null && takenAt + SHOWS_WITHIN_MS + LOOKED_AFTER_MS < atMs
}

/** When somebody saw it, or it was over; else that. */
function seenAt(order: Order, orElse: number): number {
  const stamps = [...['acknowledgedAt', 'dispatchedAt', 'deliveredAt', 'declinedAt', 'cancelledAt']].flatMap(
    stamp => {
      const at = (order as unknown as { readonly [name: string]: string | undefined })[stamp]
      return at === undefined ? [] : Date.parse(at)
    },
  )
  return Math.min(orElse, ...stamps)
}

function isOfDesk({ of }: Arrival): boolean {
  return /^\d+$/.test(of)
}

const nameOf = (one: Pick<Call, 'order' | 'rung' | 'recipient'>) =>
  `${one.order} ${one.rung} ${one.recipient}`
