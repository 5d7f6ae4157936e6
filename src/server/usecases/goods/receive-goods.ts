/** A delivery note: all of its lines come in, or none. */
import type { DeliveryRequest } from '../../../contract/goods.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import { noteName } from '../../../domain/goods-note.ts'
import type { BatchName, NoteId, PlacementId } from '../../../domain/ids.ts'
import { type Expecting, type ReceivedLine, receive } from '../../../domain/receiving.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { teachCodes } from '../../storage/statements/goods/codes.ts'
import { findByTheirNumber } from '../../storage/statements/goods/notes.ts'
import { batchDates } from '../../storage/statements/shelf/stock-ledger.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import type { Shelf } from '../shelf/shelf.ts'
import { today, type World } from '../world.ts'
import { soldLately } from './read-goods.ts'
import { type Decided, type Paper, type Written, writeNote } from './write-note.ts'

type RefusedCode = 'note-known' | 'lines-refused'

export function receiveGoods(
  world: World,
  manager: ActorOf<'manager'>,
  id: NoteId,
  delivery: DeliveryRequest,
): Promise<Result<Written, 'note-mismatch' | RefusedCode>> {
  return writeNote(world, manager, deliveryNote(manager, id, delivery))
}

export function deliveryNote(
  manager: ActorOf<'manager'>,
  id: NoteId,
  delivery: DeliveryRequest,
): Paper<RefusedCode> {
  return {
    id,
    kind: 'delivery',
    asked: delivery,
    placements: async () => [
      ...delivery.lines.map(line => line.placement),
      ...(delivery.codes ?? []).map(code => code.placement),
    ],
    decide: (sql, shelf, nowMs) => decide(sql, manager, id, delivery, shelf, nowMs),
  }
}

async function decide(
  sql: Transaction,
  manager: ActorOf<'manager'>,
  id: NoteId,
  { lines, theirNumber, remark, codes = [] }: DeliveryRequest,
  shelf: Shelf,
  nowMs: number,
): Promise<Result<Decided, 'note-known' | 'lines-refused'>> {
  const { outlet } = manager
  const day = today(outlet, nowMs)
  const known = await takenAlready(sql, manager, theirNumber, shelf)
  if (known !== null) return refuse('note-known', known)
  const received = receive(lines.map(asReceived), await expecting(sql, manager, shelf, nowMs), day)
  if (!received.ok) return received
  await teachCodes(
    sql,
    outlet.slug,
    codes.filter(({ placement }) => shelf.placements.has(placement)),
  )
  return ok({
    lines: received.value,
    ...{ theirNumber, remark },
    act: changed => ({ actor: manager, what: 'receive-goods', on: id, changed }),
  })
}

export function asReceived(line: DeliveryRequest['lines'][number]): ReceivedLine {
  const { placement, batch = '', bestBefore = null, quantity, price = null, near } = line
  return { placement, batch, bestBefore, quantity, price, nearIsFine: near === 'fine' }
}

/** The same paper of the maker, typed on another device: who took it, and when. */
export async function takenAlready(
  sql: Sql,
  { outlet }: ActorOf<'manager'>,
  theirNumber: string | undefined,
  { placements }: Shelf,
) {
  if (theirNumber === undefined) return null
  const makers = [...new Set(Array.from(placements.values(), ({ product }) => product.seller))]
  const seller = makers.length === 1 ? (makers[0] ?? null) : null
  const note = await findByTheirNumber(sql, outlet.slug, { theirNumber, seller })
  if (note === null) return null
  return { note: note.note, name: noteName(note), by: note.madeBy, at: toTimestamp(note.madeAt) }
}

export async function expecting(
  sql: Sql,
  { outlet }: ActorOf<'manager'>,
  { placements }: Shelf,
  nowMs: number,
): Promise<Map<PlacementId, Expecting>> {
  const dates = new Map<PlacementId, Map<BatchName, string | null>>()
  for (const { placement, batch, bestBefore } of await batchDates(sql, outlet.slug, [...placements.keys()])) {
    const known = dates.get(placement) ?? new Map<BatchName, string | null>()
    dates.set(placement, known.set(batch, bestBefore))
  }
  const sold = await soldLately(sql, outlet, nowMs)
  return new Map(
    Array.from(placements.values(), ({ placement, stock }) => [
      placement.id,
      { stock, dates: dates.get(placement.id) ?? new Map(), sold: sold(placement) },
    ]),
  )
}
