/** The desk's views: the board of open orders, the rooms with their stays, a day's documents. */
import type { Board, DeskRooms, DocumentList } from '../../../contract/desk.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import { printedNumber } from '../../../domain/document.ts'
import { type Numbering, named, spelled } from '../../../domain/document-name.ts'
import { WAITING_MS } from '../../../domain/door.ts'
import { callsFrom } from '../../../domain/hours.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { UNSEEN_ALARM_MS } from '../../../domain/staff.ts'
import { localDate, toTimestamp } from '../../../domain/time.ts'
import { readEntry } from '../../storage/bodies.ts'
import { allRooms } from '../../storage/statements/city/outlets.ts'
import { type DocumentRecord, documentsOfDay } from '../../storage/statements/documents/documents.ts'
import { lastEvent } from '../../storage/statements/events.ts'
import { allLogKeys, awaitedDocuments } from '../../storage/statements/log/logs.ts'
import { openOrders } from '../../storage/statements/ordering/orders.ts'
import { tabletRooms } from '../../storage/statements/staff/devices.ts'
import { waitingConfirmations } from '../../storage/statements/stays/confirmations.ts'
import { presentStays } from '../../storage/statements/stays/stays.ts'
import { listed } from '../../storage/unreadable.ts'
import { kwitansiUrl, stayCode } from '../city/codes.ts'
import { viewOrders } from '../ordering/view-order.ts'
import { menuOutlet } from '../shelf/read-menu.ts'
import { businessDayOf, type World } from '../world.ts'
import { attended } from './hear-presence.ts'

export async function readBoard(
  world: World,
  { outlet, staff, kind: role }: ActorOf<'clerk' | 'manager'>,
): Promise<Board> {
  return world.storage.read(async sql => {
    const nowMs = world.clock.now()
    const { read: open, unreadable } = await openOrders(sql, outlet.slug)
    const waiting = await waitingConfirmations(sql, outlet.slug, nowMs - WAITING_MS)
    const unseen = open.filter(order => order.state === 'placed')
    return {
      orders: await viewOrders(sql, world, outlet, open, 'desk'),
      cursor: await lastEvent(sql, outlet.slug),
      desk: {
        outlet: menuOutlet(outlet),
        staff,
        role,
        attended: await attended(sql, world, outlet.slug),
        now: toTimestamp(nowMs),
        escalated: unseen
          .filter(order => callsFrom(order, outlet) + UNSEEN_ALARM_MS <= nowMs)
          .map(order => order.id),
        deliveriesWait: (await awaitedDocuments(sql, outlet.slug)) > 0,
        ...(unreadable.length === 0 ? {} : { unreadable: [...unreadable] }),
        confirmations: waiting.map(({ id, room, askedAt, match }) => ({
          id,
          room,
          askedAt: toTimestamp(askedAt),
          match,
        })),
      },
    }
  })
}

export async function readDeskRooms(world: World, outlet: Outlet): Promise<DeskRooms> {
  return world.storage.read(async sql => {
    const stays = new Map((await presentStays(sql, outlet.slug)).map(stay => [stay.room, stay]))
    const tablets = await tabletRooms(sql, outlet.slug)
    const { read: open } = await openOrders(sql, outlet.slug)
    const rooms = await allRooms(sql, outlet.slug)
    return {
      rooms: rooms.map(room => {
        const stay = stays.get(room.name)
        return {
          room: room.name,
          kind: room.kind,
          floor: room.floor,
          stay: stay?.id ?? null,
          stayCode: stay === undefined ? null : stayCode(world.keys, outlet.slug, stay.id),
          since: stay?.checkedInAt ?? null,
          leavesAt: stay?.leavesAt ?? null,
          openOrders: open.filter(order => order.room === room.name).length,
          tablet: tablets.has(room.name),
        }
      }),
    }
  })
}

/** A business day's documents, newest first; today's without a date. */
export async function readDocuments(world: World, outlet: Outlet, date?: string): Promise<DocumentList> {
  const day = date ?? businessDayOf(outlet, world.clock.now())
  return world.storage.read(async sql => {
    const documents = await documentsOfDay(sql, outlet.slug, day)
    const keys = await allLogKeys(sql, outlet.slug)
    const { read, unreadable } = listed(documents.read, document => toListed(world, outlet, keys, document))
    const missing = [...documents.unreadable, ...unreadable].map(Number)
    return { date: day, documents: read.flat(), ...(missing.length === 0 ? {} : { unreadable: missing }) }
  })
}

function toListed(
  world: World,
  outlet: Outlet,
  keys: readonly Numbering[],
  document: DocumentRecord,
): DocumentList['documents'] {
  const entry = readEntry(document.entry, outlet.slug, document.number)
  if (entry.kind === 'newer' || entry.kind === 'loss') return []
  const name = named(keys, document.number)
  const issuedOn = localDate(document.issuedAt, outlet.zone)
  const voids = entry.kind === 'void' ? named(keys, entry.voids) : null
  const shown = {
    ...name,
    printed: printedNumber(outlet.mark, name.number, issuedOn, name.generation),
    kind: entry.kind,
    issuedAt: toTimestamp(document.issuedAt),
    total: entry.kind === 'day' ? null : entry.total,
    room: document.detail?.room ?? null,
    voids: voids?.number ?? null,
    ...(voids?.generation === undefined ? {} : { voidsName: spelled(voids) }),
    voided: document.voidedBy !== null,
    url: entry.kind === 'day' ? null : kwitansiUrl(world.keys, outlet.slug, name),
  }
  return [shown]
}
