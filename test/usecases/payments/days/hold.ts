/** Holds all that the program says of its money against the books: its tables, its open list, its bills, its nights, its drawers. */
import { expect } from 'vitest'
import { readDrawers } from '../../../../src/server/usecases/payments/drawers.ts'
import { readOpenList } from '../../../../src/server/usecases/payments/open-list.ts'
import { readBill } from '../../../../src/server/usecases/payments/read-bill.ts'
import { believed } from '../../../support/believed.ts'
import { valueIn } from '../../../support/results.ts'
import * as books from './books.ts'
import { PEOPLE } from './deeds.ts'
import { actorOf, type Life, outlet } from './life.ts'

export async function hold(life: Life): Promise<void> {
  const kept = life.books()
  await holdPapers(life, kept)
  await holdOpenList(life, kept)
  await holdBills(life, kept)
  await holdNights(life, kept)
  await holdDrawers(life, kept)
}

interface Row {
  readonly number: number
  readonly entry: string
  readonly voidedBy: number | null
  readonly state: string | null
  readonly said: string | null
  readonly why: string | null
  readonly cash: number
}

/** How it is paid as it was issued. */
const AS_ISSUED: { readonly [payment: string]: readonly [state: string, said: string | null] } = {
  room: ['due', null],
  cash: ['paid', 'cash'],
  qris: ['due', null],
  none: ['paid', 'none'],
}

async function holdPapers({ world }: Life, kept: books.Books): Promise<void> {
  const rows = await world().storage.read(sql =>
    believed(sql).all<Row>(
      `SELECT d.number, d.entry, d.voided_by AS "voidedBy", p.state, p.said, p.why,
         (SELECT COALESCE(SUM(q.cash), 0) FROM payments q WHERE q.outlet = d.outlet AND q.number = d.number) AS cash
       FROM documents d LEFT JOIN payments p ON p.outlet = d.outlet AND p.number = d.number AND p.is_last = 1
       WHERE d.outlet = ? AND d.kind = 'kwitansi' ORDER BY d.number`,
      [outlet.slug],
    ),
  )
  const told = rows.map(row => {
    const { total, payment } = JSON.parse(row.entry) as { total: number; payment: string }
    const [state, said] = row.state === null ? (AS_ISSUED[payment] ?? []) : [row.state, row.said]
    const cash = Number(row.cash) + (payment === 'cash' ? total : 0)
    return { number: row.number, total, isVoid: row.voidedBy !== null, state, said, why: row.why, cash }
  })
  expect(told).toEqual(
    kept.papers.map(({ number, total, isVoid, state, said, why }) => {
      const cash = state === 'paid' && said === 'cash' ? total : 0
      return { number, total, isVoid, state, said, why, cash }
    }),
  )
  const { total, cash, qris, posted, waived, open } = books.sumsOf(kept.papers)
  expect(cash + qris + posted + waived + open).toBe(total)
}

async function holdOpenList({ world }: Life, kept: books.Books): Promise<void> {
  const { rooms, open, untold } = await readOpenList(world(), outlet, {})
  const listed = rooms.flatMap(({ papers }) => papers.map(({ number }) => number))
  const openNow = books.openPapers(kept)
  expect(listed.sort((a, b) => a - b)).toEqual(openNow.map(({ number }) => number))
  const counted = (papers: readonly books.Paper[]) => ({
    count: papers.length,
    rupiah: books.rupiahOf(papers),
  })
  expect(open).toEqual(counted(openNow))
  expect(untold).toEqual(counted(openNow.filter(paper => !books.isTold(paper))))
}

async function holdBills({ world }: Life, kept: books.Books): Promise<void> {
  for (const { id, room, isOver } of kept.stays) {
    if (isOver) continue
    const { stay, papers, sums } = valueIn(await readBill(world(), outlet, room))
    const own = books.papersOf(kept, id)
    expect([stay, papers.map(({ number }) => number)]).toEqual([id, own.map(({ number }) => number)])
    expect(sums).toEqual(books.sumsOf(own))
  }
}

/** As each day was stated at first; stated again, it adds up as well. */
async function holdNights({ world }: Life, kept: books.Books): Promise<void> {
  const all = await world().storage.read(sql =>
    believed(sql).all<books.NightKept & { number: number }>(
      `SELECT number, date, back, total, cash, qris, posted, waived, open, left_count AS "leftCount", left_rupiah AS "leftRupiah",
         untold_count AS "untoldCount", untold_rupiah AS "untoldRupiah" FROM nights WHERE outlet = ? ORDER BY date, number`,
      [outlet.slug],
    ),
  )
  const first = all.filter(({ date }, i) => all[i - 1]?.date !== date)
  expect(first.map(({ number, ...night }) => night)).toEqual(kept.nights)
  for (const { total, cash, qris, posted, waived, open } of all)
    expect(cash + qris + posted + waived + open).toBe(total)
}

/** Cash of all hands is what is in drawers, what was counted out of them, and what passed beside them: nothing else. */
async function holdDrawers({ world }: Life, kept: books.Books): Promise<void> {
  const { last } = await readDrawers(world(), actorOf('Dewi'))
  const told = new Map(last.map(one => [one.id, [one.clerk, one.opening, one.counted, one.book, one.reason]]))
  for (const one of kept.drawers.slice(-last.length)) {
    const { closed } = one
    const [counted, book, reason] =
      closed === null ? [null, null, null] : [closed.counted, books.bookOf(one), closed.reason]
    expect(told.get(one.id)).toEqual([one.clerk, one.opening, counted, book, reason])
  }
  const inDrawers = kept.drawers.reduce((sum, { taken }) => sum + taken, 0)
  const outside = PEOPLE.reduce((sum, one) => sum + (kept.outside.get(one) ?? 0), 0)
  const inCash = books.rupiahOf(kept.papers.filter(({ state, said }) => state === 'paid' && said === 'cash'))
  expect(inDrawers + outside).toBe(inCash)
}
