/**
 * The night's open list: kwitansi of which nobody knows yet how they end, and void ones whose money was not given back. What was
 * issued since the last day that was closed is open by itself; what is older stands there because it was left.
 */
import type { OpenList } from '../../../contract/payments.ts'
import { dayStart } from '../../../domain/business-day.ts'
import type { Numbering } from '../../../domain/document-name.ts'
import type { RoomName, StayId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { isExplained, isOpenPayment } from '../../../domain/paying.ts'
import { isOver, type Stay } from '../../../domain/stay.ts'
import { nextDate, toTimestamp } from '../../../domain/time.ts'
import { findDocuments, kwitansiAfter, lastStatedDay } from '../../storage/statements/documents/documents.ts'
import { allLogKeys } from '../../storage/statements/log/logs.ts'
import { openPayments } from '../../storage/statements/payments/payments.ts'
import { findStays } from '../../storage/statements/stays/stays.ts'
import type { Sql } from '../../storage/storage.ts'
import { businessDayOf, type World } from '../world.ts'
import { type Paper, papersOf, viewPaper } from './papers.ts'

/** Read at once: a house that leaves more than that open is told of the oldest. */
export const OPEN_MAX = 2_000
const ROOMS_A_PAGE = 50

/** All that stands open, in the order of numbers. */
export async function openPapers(sql: Sql, outlet: Outlet): Promise<Paper[]> {
  const left = await openPayments(sql, outlet.slug, OPEN_MAX)
  const before = await findDocuments(
    sql,
    outlet.slug,
    left.map(({ number }) => number),
  )
  const since = await kwitansiAfter(sql, outlet.slug, (await lastStatedDay(sql, outlet.slug)) ?? '', OPEN_MAX)
  const known = new Set(before.read.map(({ number }) => number))
  const fresh = since.read.filter(({ number }) => !known.has(number))
  const papers = await papersOf(sql, outlet, { read: [...before.read, ...fresh], unreadable: [] })
  return papers.filter(isOpenPayment)
}

interface RoomOpen {
  readonly room: RoomName | null
  readonly isPresent: boolean
  readonly papers: Paper[]
}

export async function readOpenList(
  world: World,
  outlet: Outlet,
  { find = '', page = 1 }: { readonly find?: string | undefined; readonly page?: number | undefined },
): Promise<OpenList> {
  return world.storage.read(async sql => {
    const papers = await openPapers(sql, outlet)
    const keys = await allLogKeys(sql, outlet.slug)
    const wanted = find.toLowerCase()
    const all = await openByRoom(sql, outlet, papers)
    const rooms = all.filter(({ room }) => (room ?? '').toLowerCase().includes(wanted))
    return {
      ...nightOf(outlet, world.clock.now()),
      rooms: rooms
        .slice((page - 1) * ROOMS_A_PAGE, page * ROOMS_A_PAGE)
        .map(one => viewRoom(world, outlet, keys, one)),
      open: counted(papers),
      untold: counted(papers.filter(paper => !isExplained(paper))),
      pages: Math.max(1, Math.ceil(rooms.length / ROOMS_A_PAGE)),
    }
  })
}

/** The business day, and when it is closed. */
export function nightOf(outlet: Outlet, nowMs: number): Pick<OpenList, 'date' | 'closesAt'> {
  const date = businessDayOf(outlet, nowMs)
  return { date, closesAt: toTimestamp(dayStart(outlet, nextDate(date))) }
}

export function viewRoom(
  world: World,
  outlet: Outlet,
  keys: readonly Numbering[],
  { papers, ...room }: RoomOpen,
): OpenList['rooms'][number] {
  return { ...room, papers: papers.map(paper => viewPaper(world, outlet, keys, paper)) }
}

export async function openByRoom(sql: Sql, outlet: Outlet, papers: readonly Paper[]): Promise<RoomOpen[]> {
  return byRoom(papers, await findStays(sql, outlet.slug, [...new Set(papers.flatMap(stayOf))]))
}

const stayOf = ({ document: { stay } }: Paper): StayId[] => (stay === null ? [] : [stay])

/** Whoever has gone first, for nobody will come by to be asked; then by room. */
function byRoom(papers: readonly Paper[], stays: ReadonlyMap<StayId, Stay>): RoomOpen[] {
  const found = new Map<string, RoomOpen>()
  for (const paper of papers) {
    const stay = paper.document.stay === null ? undefined : stays.get(paper.document.stay)
    const key = stay?.id ?? ''
    const room = stay === undefined || stay.room === '' ? null : stay.room
    const known = found.get(key) ?? { room, isPresent: stay !== undefined && !isOver(stay), papers: [] }
    known.papers.push(paper)
    found.set(key, known)
  }
  const inWords = new Intl.Collator('id', { numeric: true })
  return [...found.values()].sort(
    (a, b) => Number(a.isPresent) - Number(b.isPresent) || inWords.compare(a.room ?? '', b.room ?? ''),
  )
}

/** How many, and what they come to: what is to be given back is as open as what is to come. */
export function counted(papers: readonly Paper[]): OpenList['open'] {
  return { count: papers.length, rupiah: papers.reduce((sum, { total }) => sum + total, 0) }
}
