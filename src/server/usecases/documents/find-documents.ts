/** Documents as somebody looks for them, newest first: each with how it is paid by now, and what cancels or replaces what. */
import type { DocumentsQuery, FoundDocument, FoundDocuments } from '../../../contract/documents.ts'
import { type Entry, printedNumber } from '../../../domain/document.ts'
import { type Numbering, named } from '../../../domain/document-name.ts'
import { numberTyped } from '../../../domain/finding.ts'
import type { DocumentNumber, OutletId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { saidOf } from '../../../domain/paying.ts'
import { type DateText, localDate, toTimestamp } from '../../../domain/time.ts'
import { readEntry } from '../../storage/bodies.ts'
import { allStaff } from '../../storage/statements/city/outlets.ts'
import { allRooms } from '../../storage/statements/city/rooms.ts'
import { type DocumentRecord, findDocuments } from '../../storage/statements/documents/documents.ts'
import { findSought, type Sought, sumSought } from '../../storage/statements/documents/found.ts'
import { allLogKeys } from '../../storage/statements/log/logs.ts'
import { nightAt } from '../../storage/statements/payments/nights.ts'
import type { Sql } from '../../storage/storage.ts'
import { type Listed, listed } from '../../storage/unreadable.ts'
import { kwitansiUrl } from '../city/codes.ts'
import { type Paper, papersOf } from '../payments/papers.ts'
import { businessDayOf, type World } from '../world.ts'

export async function findPapers(
  world: World,
  outlet: Outlet,
  query: Omit<DocumentsQuery, 'outlet'>,
): Promise<FoundDocuments> {
  const today = businessDayOf(outlet, world.clock.now())
  return world.storage.read(async sql => {
    const sought = await soughtBy(sql, outlet.slug, query, today)
    const limit = Number(query.rows ?? '50')
    const before = query.before ?? null
    const found = await findSought(sql, outlet.slug, sought, { before, limit: limit + 1 })
    const page = { ...found, read: found.read.slice(0, limit) }
    const shown = await viewAll(sql, world, outlet, page)
    return {
      today,
      documents: shown.read.flat(),
      sum: await sumSought(sql, outlet.slug, sought),
      next: found.read.length + found.unreadable.length > limit ? (page.read.at(-1)?.number ?? null) : null,
      unreadable: [...page.unreadable, ...shown.unreadable].map(Number),
    }
  })
}

async function soughtBy(
  sql: Sql,
  outlet: OutletId,
  { find = '', from, to, ending }: Omit<DocumentsQuery, 'outlet'>,
  today: DateText,
): Promise<Sought> {
  const isAsked = find.trim() !== '' || from !== undefined || to !== undefined || ending !== undefined
  return {
    named: find.trim() === '' ? null : await namedBy(sql, outlet, find.trim()),
    from: isAsked ? (from ?? null) : today,
    to: isAsked ? (to ?? null) : today,
    ending: ending ?? null,
  }
}

/** What somebody typed, as it may be meant: whoever has left and whatever was renamed is found by the whole name. */
async function namedBy(sql: Sql, outlet: OutletId, typed: string): Promise<Sought['named']> {
  const wanted = typed.toLowerCase()
  const rooms = (await allRooms(sql, outlet)).map(({ name }) => name)
  const staff = (await allStaff(sql, outlet)).map(({ name }) => name)
  return {
    number: numberTyped(typed),
    rooms: [typed, ...rooms.filter(name => name.toLowerCase() === wanted)],
    clerks: [typed, ...staff.filter(name => name.toLowerCase().startsWith(wanted))],
  }
}

/** What is read beside a page of documents, once for all of them. */
interface Beside {
  readonly keys: readonly Numbering[]
  readonly papers: ReadonlyMap<DocumentNumber, Paper>
  /** When documents were issued that these speak of. */
  readonly issuedAt: ReadonlyMap<DocumentNumber, number>
}

async function viewAll(
  sql: Sql,
  world: World,
  outlet: Outlet,
  page: Listed<DocumentRecord>,
): Promise<Listed<FoundDocument[]>> {
  const papers = await papersOf(sql, outlet, page)
  const entries = listed(page.read, ({ entry, number }) => readEntry(entry, outlet.slug, number)).read
  const others = [
    ...page.read.flatMap(({ voidedBy }) => voidedBy ?? []),
    ...entries.flatMap(entry => (entry.kind === 'newer' ? [] : spokenOf(entry))),
  ]
  const beside: Beside = {
    keys: await allLogKeys(sql, outlet.slug),
    papers: new Map(papers.map(paper => [paper.document.number, paper])),
    issuedAt: new Map(
      (await findDocuments(sql, outlet.slug, others)).read.map(one => [one.number, one.issuedAt]),
    ),
  }
  const views = listed(page.read, document => view(world, outlet, beside, document))
  const read: FoundDocument[][] = []
  for (const found of views.read) read.push(await withNights(sql, outlet.slug, found))
  return { ...views, read }
}

function spokenOf(entry: Entry): DocumentNumber[] {
  if (entry.kind === 'void') return [entry.voids]
  return 'replaces' in entry && entry.replaces !== undefined ? [entry.replaces] : []
}

function view(
  world: World,
  outlet: Outlet,
  { keys, papers, issuedAt }: Beside,
  document: DocumentRecord,
): FoundDocument[] {
  const entry = readEntry(document.entry, outlet.slug, document.number)
  if (entry.kind === 'newer' || entry.kind === 'loss') return []
  const name = named(keys, document.number)
  const printed = (number: DocumentNumber, atMs: number) =>
    printedNumber(outlet.mark, number, localDate(atMs, outlet.zone), named(keys, number).generation)
  const other = (number: DocumentNumber | null | undefined) =>
    number == null ? null : printed(number, issuedAt.get(number) ?? document.issuedAt)
  const paper = papers.get(document.number)
  return [
    {
      ...name,
      printed: printed(document.number, document.issuedAt),
      kind: entry.kind,
      issuedAt: toTimestamp(document.issuedAt),
      day: document.day,
      total: entry.kind === 'day' ? null : entry.total,
      room: document.detail?.room ?? null,
      clerk: document.detail?.cashier ?? null,
      payment: paper === undefined ? null : paidAs(paper),
      voids: entry.kind === 'void' ? other(entry.voids) : null,
      voidedBy: other(document.voidedBy),
      replaces: entry.kind === 'void' ? null : other(entry.replaces),
      states: entry.kind === 'day' ? entry.date : null,
      url: entry.kind === 'day' ? null : kwitansiUrl(world.keys, outlet.slug, name),
    },
  ]
}

function paidAs({ entry, payment }: Paper): NonNullable<FoundDocument['payment']> {
  return { issued: entry.payment, state: payment.state, said: saidOf(payment) }
}

/** A day statement, beside what stood open when it was written. */
async function withNights(
  sql: Sql,
  outlet: OutletId,
  documents: readonly FoundDocument[],
): Promise<FoundDocument[]> {
  const found: FoundDocument[] = []
  for (const shown of documents) {
    const night = shown.states === null ? null : await nightAt(sql, outlet, shown.states, shown.number)
    const left = night && { count: night.leftCount, rupiah: night.leftRupiah, untold: night.untoldCount }
    found.push(left === null ? shown : { ...shown, left })
  }
  return found
}
