/**
 * A count, and what the book says to it. A count belongs to the moment at which somebody saw the rack: what moved since, and
 * what was on its way to a guest just then, is reckoned and not taken off twice.
 */
import type { Comparison } from '../../../contract/goods.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import {
  COUNT_MAX_MS,
  type CountedLine,
  compare,
  putRight,
  type Recollected,
} from '../../../domain/counting.ts'
import type { CountReason } from '../../../domain/goods-note.ts'
import type { NoteId, OrderId, PlacementId } from '../../../domain/ids.ts'
import type { Order } from '../../../domain/order.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import type { RefusedLine } from '../../../domain/receiving.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { MINUTE_MS, toMilliseconds } from '../../../domain/time.ts'
import { takenBackSince } from '../../storage/statements/goods/notes.ts'
import { findOrders, openOrders } from '../../storage/statements/ordering/orders.ts'
import { batchDates, movedSince } from '../../storage/statements/shelf/stock-ledger.ts'
import type { Sql } from '../../storage/storage.ts'
import { loadShelf, type Shelf } from '../shelf/shelf.ts'
import { today, type World } from '../world.ts'
import { type Written, writeNote } from './write-note.ts'

interface AskedLine {
  readonly placement: PlacementId
  readonly counted: number
  readonly countedAt: string
  readonly reason?: CountReason | undefined
}

/** A device that has heard the server's clock is off by no more. */
const CLOCK_SLACK_MS = MINUTE_MS

export function countStock(
  world: World,
  manager: ActorOf<'manager'>,
  id: NoteId,
  asked: { readonly lines: readonly AskedLine[]; readonly remark?: string | undefined },
): Promise<Result<Written, 'note-mismatch' | 'lines-refused'>> {
  const { outlet } = manager
  return writeNote<'lines-refused'>(world, manager, {
    ...{ id, kind: 'count', asked },
    placements: async () => asked.lines.map(line => line.placement),
    decide: async (sql, shelf, nowMs) => {
      const lines = seen(asked.lines, nowMs)
      if (!lines.ok) return lines
      const right = putRight(
        lines.value,
        await recollect(sql, outlet, lines.value, shelf),
        today(outlet, nowMs),
      )
      if (!right.ok) return right
      return ok({
        ...{ lines: right.value, remark: asked.remark },
        act: changed => ({ actor: manager, what: 'count-stock', on: id, changed }),
      })
    },
  })
}

/** What the book says to a count; nothing is kept. */
export async function compareCount(
  world: World,
  outlet: Outlet,
  asked: readonly AskedLine[],
): Promise<Result<Comparison, 'lines-refused'>> {
  const lines = seen(asked, world.clock.now())
  if (!lines.ok) return lines
  return world.storage.read(async sql => {
    const shelf = await loadShelf(
      sql,
      outlet,
      asked.map(line => line.placement),
    )
    const known = await recollect(sql, outlet, lines.value, shelf)
    return ok({
      lines: lines.value.flatMap(({ placement, counted }) => {
        const one = known.get(placement)
        return one === undefined ? [] : [{ placement, away: one.away, ...compare(counted, one) }]
      }),
    })
  })
}

function seen(asked: readonly AskedLine[], nowMs: number): Result<readonly CountedLine[], 'lines-refused'> {
  const lines = asked.map(({ placement, counted, countedAt, reason = null }) => {
    return { placement, counted, reason, countedAtMs: Math.min(toMilliseconds(countedAt), nowMs) }
  })
  const refused = asked.flatMap(({ countedAt }, line): RefusedLine[] => {
    const agoMs = nowMs - toMilliseconds(countedAt)
    return agoMs > COUNT_MAX_MS || agoMs < -CLOCK_SLACK_MS ? [{ line, fault: 'when' }] : []
  })
  return refused.length > 0 ? refuse('lines-refused', { lines: refused }) : ok(lines)
}

async function recollect(
  sql: Sql,
  outlet: Outlet,
  lines: readonly CountedLine[],
  { placements }: Shelf,
): Promise<Map<PlacementId, Recollected>> {
  const { slug } = outlet
  const ids = [...placements.keys()]
  const sinceMs = Math.min(...lines.map(line => line.countedAtMs))
  const [entries, undone, batches, open] = await Promise.all([
    movedSince(sql, slug, ids, sinceMs),
    takenBackSince(sql, slug, sinceMs),
    batchDates(sql, slug, ids),
    openOrders(sql, slug),
  ])
  const touched = new Set<OrderId>(entries.flatMap(({ orderId }) => orderId ?? []))
  const orders = [...open.read, ...(await findOrders(sql, slug, [...touched])).values()]
  const unique = [...new Map(orders.map(order => [order.id, order])).values()]
  return new Map(
    lines.flatMap(({ placement, countedAtMs }) => {
      const stocked = placements.get(placement)
      if (stocked === undefined) return []
      const moved = entries
        .filter(one => one.placement === placement && one.at > countedAtMs && one.kind !== 'corrected')
        .map(({ kind, batch, quantity }) => ({ kind, batch, quantity }))
      const back = undone
        .filter(one => one.placement === placement && one.cameAt > countedAtMs)
        .map(({ quantity }) => ({ kind: 'corrected' as const, batch: null, quantity }))
      const away = awayAt(unique, placement, countedAtMs)
      const known = batches.filter(one => one.placement === placement)
      return [
        [placement, { stock: stocked.stock, since: [...moved, ...back], away, batches: known }] as const,
      ]
    }),
  )
}

/** Pieces that had left the rack with somebody, and were neither handed over nor back. */
function awayAt(orders: readonly Order[], placement: PlacementId, atMs: number): number {
  return orders
    .filter(order => 'dispatchedAt' in order && wasAway(order.dispatchedAt, endedAt(order), atMs))
    .flatMap(order => order.lines)
    .filter(line => line.placementId === placement)
    .reduce((sum, line) => sum + line.quantity, 0)
}

function wasAway(from: string | undefined, to: string | null, atMs: number): boolean {
  if (from === undefined || toMilliseconds(from) > atMs) return false
  return to === null || toMilliseconds(to) > atMs
}

function endedAt(order: Order): string | null {
  switch (order.state) {
    case 'delivered':
      return order.deliveredAt
    case 'declined':
      return order.declinedAt
    case 'cancelled':
      return order.cancelledAt
    default:
      return null
  }
}
