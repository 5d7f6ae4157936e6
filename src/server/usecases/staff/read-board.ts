/** The desk's views: the board of open orders, the rooms with their stays, a day's documents. */
import type { Board, DeskRooms, DocumentList } from '../../../contract/desk.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import { type Closure, isClosed } from '../../../domain/closure.ts'
import { printedNumber } from '../../../domain/document.ts'
import { type Numbering, named, spelled } from '../../../domain/document-name.ts'
import { WAITING_MS } from '../../../domain/door.ts'
import { hasReached, unseenForMs } from '../../../domain/escalation.ts'
import type { OutletId, RoomName } from '../../../domain/ids.ts'
import { LOCK_MINUTES } from '../../../domain/lock.ts'
import { hoursAround } from '../../../domain/opening.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { type DateText, localDate, toTimestamp } from '../../../domain/time.ts'
import { readEntry } from '../../storage/bodies.ts'
import { closuresFrom } from '../../storage/statements/city/closures.ts'
import { allRooms } from '../../storage/statements/city/rooms.ts'
import { type DocumentRecord, documentsOfDay } from '../../storage/statements/documents/documents.ts'
import { lastEvent } from '../../storage/statements/events.ts'
import { allLogKeys, awaitedDocuments } from '../../storage/statements/log/logs.ts'
import { openOrders } from '../../storage/statements/ordering/orders.ts'
import { nightAt } from '../../storage/statements/payments/nights.ts'
import { tabletRooms } from '../../storage/statements/staff/devices.ts'
import { waitingConfirmations } from '../../storage/statements/stays/confirmations.ts'
import { presentStays } from '../../storage/statements/stays/stays.ts'
import type { Sql } from '../../storage/storage.ts'
import { listed } from '../../storage/unreadable.ts'
import { kwitansiUrl, stayCode } from '../city/codes.ts'
import { channelsInTrouble } from '../escalation/channels.ts'
import { viewOrders } from '../ordering/view-order.ts'
import { countRestored } from '../restored/read-restored.ts'
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
    const hours = hoursAround(outlet, nowMs)
    const channels = await channelsInTrouble(sql, outlet.slug, nowMs)
    const restored = await countRestored(sql, outlet)
    return {
      orders: await viewOrders(sql, world, outlet, open, 'desk'),
      cursor: await lastEvent(sql, outlet.slug),
      desk: {
        outlet: menuOutlet(outlet, nowMs),
        staff,
        role,
        attended: await attended(sql, world, outlet.slug),
        now: toTimestamp(nowMs),
        escalated: open
          .filter(order => hasReached('terminals', unseenForMs(order, hours, nowMs)))
          .map(order => order.id),
        deliveriesWait: (await awaitedDocuments(sql, outlet.slug)) > 0,
        ...(unreadable.length === 0 ? {} : { unreadable: [...unreadable] }),
        ...(channels.unproved + channels.failing === 0 ? {} : { channels }),
        ...(restored === 0 ? {} : { restored }),
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
    const waiting = new Map<RoomName, number>()
    for (const { room } of open) waiting.set(room, (waiting.get(room) ?? 0) + 1)
    const rooms = await allRooms(sql, outlet.slug)
    const today = businessDayOf(outlet, world.clock.now())
    const closures = await closuresFrom(sql, outlet.slug, today)
    return {
      ...(outlet.wifi === undefined ? {} : { wifi: outlet.wifi }),
      confirmAtDesk: outlet.confirmAtDesk,
      lockMinutes: outlet.lockMinutes ?? LOCK_MINUTES.usual,
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
          openOrders: waiting.get(room.name) ?? 0,
          tablet: tablets.has(room.name),
          ...toldClosed(closures.get(room.name), today),
        }
      }),
    }
  })
}

function toldClosed(closure: Closure | undefined, today: string): Pick<DeskRooms['rooms'][number], 'closed'> {
  if (closure === undefined || !isClosed(closure, today)) return {}
  return { closed: { to: closure.to, reason: closure.reason } }
}

/** A business day's documents, newest first; today's without a date. */
export async function readDocuments(world: World, outlet: Outlet, date?: string): Promise<DocumentList> {
  const day = date ?? businessDayOf(outlet, world.clock.now())
  return world.storage.read(async sql => {
    const documents = await documentsOfDay(sql, outlet.slug, day)
    const keys = await allLogKeys(sql, outlet.slug)
    const { read, unreadable } = listed(documents.read, document => toListed(world, outlet, keys, document))
    const missing = [...documents.unreadable, ...unreadable].map(Number)
    const shown = await withNights(sql, outlet.slug, read.flat())
    return { date: day, documents: shown, ...(missing.length === 0 ? {} : { unreadable: missing }) }
  })
}

type Shown = DocumentList['documents'][number]

/** A day statement, beside what stood open when it was written. */
async function withNights(
  sql: Sql,
  outlet: OutletId,
  documents: readonly { readonly shown: Shown; readonly states: DateText | null }[],
): Promise<Shown[]> {
  const found: Shown[] = []
  for (const { shown, states } of documents) {
    const night = states === null ? null : await nightAt(sql, outlet, states, shown.number)
    const left = night && { count: night.leftCount, rupiah: night.leftRupiah, untold: night.untoldCount }
    found.push(left === null ? shown : { ...shown, left })
  }
  return found
}

function toListed(
  world: World,
  outlet: Outlet,
  keys: readonly Numbering[],
  document: DocumentRecord,
): { readonly shown: Shown; readonly states: DateText | null }[] {
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
  return [{ shown, states: entry.kind === 'day' ? entry.date : null }]
}
