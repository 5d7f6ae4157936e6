/** What stays owe: each of their kwitansi, and how it ends. */
import type { Bill } from '../../../contract/payments.ts'
import type { Bills } from '../../../contract/stays.ts'
import type { RoomName, StayId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { sumPayments } from '../../../domain/paying.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import type { Stay } from '../../../domain/stay.ts'
import { findRoom } from '../../storage/statements/city/rooms.ts'
import { findDocuments } from '../../storage/statements/documents/documents.ts'
import { allLogKeys } from '../../storage/statements/log/logs.ts'
import { deliveredOrdersOfStays } from '../../storage/statements/ordering/orders.ts'
import { presentStays, stayIn } from '../../storage/statements/stays/stays.ts'
import type { Sql } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { type Paper, papersOf, viewPaper } from './papers.ts'

/** In the order of their numbers. */
export async function papersOfStay(sql: Sql, outlet: Outlet, stay: StayId): Promise<Paper[]> {
  return (await papersOfStays(sql, outlet, [stay])).get(stay) ?? []
}

/** Asked for at once. */
const STAYS_AT_ONCE = 100

/** Of stays that have any, each in the order of their numbers. */
export async function papersOfStays(
  sql: Sql,
  outlet: Outlet,
  stays: readonly StayId[],
): Promise<Map<StayId, Paper[]>> {
  const found = new Map<StayId, Paper[]>()
  for (let from = 0; from < stays.length; from += STAYS_AT_ONCE) {
    const some = stays.slice(from, from + STAYS_AT_ONCE)
    const orders = await deliveredOrdersOfStays(sql, outlet.slug, some)
    const whose = new Map(
      orders.flatMap(order =>
        order.state === 'delivered' ? order.documents.map(({ number }) => [number, order.stay] as const) : [],
      ),
    )
    const papers = await papersOf(sql, outlet, await findDocuments(sql, outlet.slug, [...whose.keys()]))
    for (const paper of papers) {
      const stay = whose.get(paper.document.number) ?? ''
      found.set(stay, [...(found.get(stay) ?? []), paper])
    }
  }
  return found
}

export async function readBill(
  world: World,
  outlet: Outlet,
  room: RoomName,
): Promise<Result<Bill, 'unknown-room' | 'no-stay'>> {
  return world.storage.read(async sql => {
    if ((await findRoom(sql, outlet.slug, room)) === null) return refuse('unknown-room')
    const stay = await stayIn(sql, outlet.slug, room)
    if (stay === null) return refuse('no-stay')
    const [bill] = await billsOf(sql, world, outlet, [
      { stay, papers: await papersOfStay(sql, outlet, stay.id) },
    ])
    if (bill === undefined) throw new Error('a stay without its bill')
    return ok(bill)
  })
}

/** Of those rooms that somebody is in, as they were asked for. */
export async function readBills(world: World, outlet: Outlet, rooms: readonly RoomName[]): Promise<Bills> {
  return world.storage.read(async sql => {
    const present = new Map((await presentStays(sql, outlet.slug)).map(stay => [stay.room, stay]))
    const stays = [...new Set(rooms)].flatMap(room => present.get(room) ?? [])
    return { bills: await billsOf(sql, world, outlet, await withPapers(sql, outlet, stays)) }
  })
}

export interface Owing {
  readonly stay: Stay
  readonly papers: readonly Paper[]
}

export async function withPapers(sql: Sql, outlet: Outlet, stays: readonly Stay[]): Promise<Owing[]> {
  const papers = await papersOfStays(
    sql,
    outlet,
    stays.map(({ id }) => id),
  )
  return stays.map(stay => ({ stay, papers: papers.get(stay.id) ?? [] }))
}

export async function billsOf(
  sql: Sql,
  world: World,
  outlet: Outlet,
  owing: readonly Owing[],
): Promise<Bill[]> {
  const keys = await allLogKeys(sql, outlet.slug)
  return owing.map(({ stay, papers }) => ({
    stay: stay.id,
    room: stay.room,
    since: stay.checkedInAt,
    leavesAt: stay.leavesAt,
    papers: papers.map(paper => viewPaper(world, outlet, keys, paper)),
    sums: sumPayments(papers),
  }))
}
