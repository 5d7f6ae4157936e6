/**
 * Names that look alike, in each other's place. No program: it is compiled by its test alone, which wants a fault in each line
 * that says so, and in no other.
 */
import type * as z from 'zod/mini'
import type { Outbox } from '../../src/client/outbox/outbox.ts'
import type { OrderRequest } from '../../src/contract/order.ts'
import type { ActorOf } from '../../src/domain/actor.ts'
import type { DocumentName } from '../../src/domain/document-name.ts'
import type { OrderId, RecipientId, Secret, StayId } from '../../src/domain/ids.ts'
import type { Order } from '../../src/domain/order.ts'
import type { Outlet, Room } from '../../src/domain/outlet.ts'
import type { Placement } from '../../src/domain/placement.ts'
import type { Stay } from '../../src/domain/stay.ts'
import { messageId } from '../../src/domain/webhook.ts'
import { findRoomByCode } from '../../src/server/storage/statements/city/rooms.ts'
import { foldCursor } from '../../src/server/storage/statements/folds/fold-cursors.ts'
import { findOrder, findOrders } from '../../src/server/storage/statements/ordering/orders.ts'
import { findPlacement } from '../../src/server/storage/statements/shelf/placements.ts'
import { findDevice } from '../../src/server/storage/statements/staff/devices.ts'
import { endSession } from '../../src/server/storage/statements/stays/sessions.ts'
import { findStay, moveStay, stayIn } from '../../src/server/storage/statements/stays/stays.ts'
import { countWaiting } from '../../src/server/storage/statements/tellers/recipients.ts'
import type { Transaction } from '../../src/server/storage/storage.ts'
import { kwitansiToken, roomCode, stayCode } from '../../src/server/usecases/city/codes.ts'
import type { Fold } from '../../src/server/usecases/folds/fold.ts'
import { proveDocument } from '../../src/server/usecases/log/prove.ts'
import { readOrders } from '../../src/server/usecases/ordering/read-orders.ts'
import type { Teller } from '../../src/server/usecases/tellers/teller.ts'
import { hashOf, newSecret, type World } from '../../src/server/usecases/world.ts'

declare const sql: Transaction
declare const world: World
declare const outlet: Outlet
declare const order: Order
declare const stay: Stay
declare const room: Room
declare const placement: Placement
declare const sent: z.output<typeof OrderRequest>
declare const recipient: RecipientId
declare const teller: Teller
declare const fold: Fold
declare const clerk: ActorOf<'clerk'>
declare const token: Secret
declare const name: DocumentName
declare const outbox: Outbox
declare const text: string

export const read: OrderId = text
export const written: string = order.id
export const named: StayId = 'any text can become a name'

export const ofStay: StayId = order.stay
export const ofOrder: StayId = order.id // refused
export const parsed: OrderId = sent.stay // refused
export const isOwn = order.stay === stay.id
export const isNever = order.id === stay.id // refused
export const known = new Map<OrderId, Order>().get(order.id)
export const unknown = new Map<OrderId, Order>().get(stay.id) // refused
export const moved: Stay = { ...stay, room: room.name }
export const lost: Stay = { ...stay, room: room.outlet } // refused
export const told = messageId(room.outlet, 1)
export const mistold = messageId(room.name, 1) // refused
export const offered: Placement = { ...placement, product: placement.id } // refused

export const itself = findOrder(sql, outlet.slug, order.id)
export const itsStay = findOrder(sql, outlet.slug, order.stay) // refused
export const swapped = findOrder(sql, order.id, outlet.slug) // refused
export const some = findOrders(sql, outlet.slug, [stay.id]) // refused
export const present = stayIn(sql, outlet.slug, room.name)
export const absent = stayIn(sql, room.name, outlet.slug) // refused
export const gone = findStay(sql, stay.outlet, stay.room) // refused
export const there = moveStay(sql, stay.outlet, stay.id, room.name)
export const nowhere = moveStay(sql, stay.outlet, stay.id, placement.id) // refused
export const sold = findPlacement(sql, outlet.slug, placement.id)
export const unsold = findPlacement(sql, outlet.slug, placement.product) // refused
export const all = readOrders(world, outlet, stay.id)
export const none = readOrders(world, outlet, order.id) // refused
export const code = stayCode(world.keys, outlet.slug, stay.id)
export const noCode = stayCode(world.keys, outlet.slug, room.name) // refused

export const hidden = hashOf(newSecret(world))
export const hiddenTwice = hashOf(hashOf(newSecret(world))) // refused
export const device = findDevice(sql, outlet.slug, hidden)
export const bare = findDevice(sql, outlet.slug, newSecret(world)) // refused
export const door = findRoomByCode(sql, outlet.slug, hashOf(roomCode(world.keys, room)))
export const sleeve = hashOf(stayCode(world.keys, outlet.slug, stay.id)) // refused
export const counted = countWaiting(sql, outlet.slug, recipient)
export const miscounted = countWaiting(sql, outlet.slug, teller.name) // refused
export const followed = foldCursor(sql, outlet.slug, fold.name)
export const misled = foldCursor(sql, outlet.slug, teller.name) // refused
export const atDesk: ActorOf<'clerk'> = { ...clerk, staff: clerk.terminal } // refused
export const bySomebody: Order = { ...order, takenBy: clerk.staff }
export const byTerminal: Order = { ...order, takenBy: clerk.terminal } // refused
export const ended = endSession(sql, outlet.slug, token) // refused

export const next: DocumentName = { number: name.number + 1, generation: name.generation }
export const unnamed: DocumentName = { number: room.generation } // refused
export const called = kwitansiToken(world.keys, outlet.slug, name.number, name.generation)
export const miscalled = kwitansiToken(world.keys, outlet.slug, name.number, name.number) // refused
export const unissued = proveDocument(sql, outlet.slug, room.generation) // refused

export const cancelled = outbox.withdraw(order.id, stay.id)
export const uncancelled = outbox.withdraw(stay.id, order.id) // refused
export const keptOf = outbox.forget(clerk.staff)
export const keptOfNobody = outbox.forget(clerk.terminal) // refused
