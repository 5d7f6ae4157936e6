/** What a stay owes: each of its kwitansi, and how it ends. */
import type { Bill } from '../../../contract/payments.ts'
import type { RoomName, StayId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { sumPayments } from '../../../domain/paying.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { findRoom } from '../../storage/statements/city/rooms.ts'
import { findDocuments } from '../../storage/statements/documents/documents.ts'
import { allLogKeys } from '../../storage/statements/log/logs.ts'
import { ordersOfStay } from '../../storage/statements/ordering/orders.ts'
import { stayIn } from '../../storage/statements/stays/stays.ts'
import type { Sql } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { type Paper, papersOf, viewPaper } from './papers.ts'

/** In the order of their numbers. */
export async function papersOfStay(sql: Sql, outlet: Outlet, stay: StayId): Promise<Paper[]> {
  const { read: orders } = await ordersOfStay(sql, outlet.slug, stay)
  const numbers = orders.flatMap(order =>
    order.state === 'delivered' ? order.documents.map(({ number }) => number) : [],
  )
  return papersOf(sql, outlet, await findDocuments(sql, outlet.slug, numbers))
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
    const papers = await papersOfStay(sql, outlet, stay.id)
    const keys = await allLogKeys(sql, outlet.slug)
    return ok({
      stay: stay.id,
      room,
      since: stay.checkedInAt,
      leavesAt: stay.leavesAt,
      papers: papers.map(paper => viewPaper(world, outlet, keys, paper)),
      sums: sumPayments(papers),
    })
  })
}
