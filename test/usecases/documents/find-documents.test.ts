/** Documents are found by number, room, day, clerk and payment, page by page; what is erased is found by it no longer. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { DocumentsQuery } from '../../../src/contract/documents.ts'
import { DAY_MS } from '../../../src/domain/time.ts'
import { addStaff } from '../../../src/server/storage/statements/city/outlets.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { findPapers } from '../../../src/server/usecases/documents/find-documents.ts'
import { noteFound } from '../../../src/server/usecases/documents/note-found-by.ts'
import { voidDocument } from '../../../src/server/usecases/documents/void-document.ts'
import { countDrawer, openDrawer, readDrawers } from '../../../src/server/usecases/payments/drawers.ts'
import { stepPayment } from '../../../src/server/usecases/payments/step-payment.ts'
import { valueIn } from '../../support/results.ts'
import { aCity, aHotel, type Hotel } from '../../support/world.ts'

let hotel: Hotel
beforeEach(async () => {
  hotel = await aHotel(await aCity())
})
type Wanted = Omit<DocumentsQuery, 'outlet'>
const find = (query: Wanted = {}) => findPapers(hotel.world, hotel.outlet, query)
const numbers = async (query?: Wanted) => (await find(query)).documents.map(({ number }) => number)
const idOf = (n: number) => `019ab000-0000-7000-8000-${String(n).padStart(12, '0')}`

async function brought(room: string, payment: 'room' | 'cash' = 'room'): Promise<number> {
  const known = stays.get(room) ?? (await hotel.checkIn(room)).stay
  stays.set(room, known)
  return (await hotel.deliver(await hotel.place(known, { amplang: 1 }, { payment }))).number
}
const stays = new Map<string, string>()
beforeEach(() => stays.clear())

describe('documents are found', () => {
  test('by number, however it is written, and by room', async () => {
    await brought('512')
    await brought('511', 'cash')
    await brought('512')
    const [first] = (await find({ find: '1' })).documents
    expect(first).toMatchObject({ number: 1, room: '512', clerk: 'Dewi' })
    expect(await numbers({ find: first?.printed ?? '' })).toEqual([1])
    expect(await numbers({ find: '000001' })).toEqual([1])
    expect(await numbers({ find: '512' })).toEqual([3, 1])
    expect(await numbers({ find: '51' })).toEqual([])
  })

  test('by how a clerk’s name begins, in capitals or none', async () => {
    await hotel.world.storage.write(hotel.outlet.slug, sql =>
      addStaff(sql, hotel.outlet.slug, { name: 'Dewi', role: 'clerk', pinHash: 'p.h', pepperedHash: null }),
    )
    await brought('512')
    expect(await numbers({ find: 'dEw' })).toEqual([1])
    expect(await numbers({ find: 'ewi' })).toEqual([])
    expect(await numbers({ find: '%' })).toEqual([])
  })

  test('by how they are paid by now, not as they were issued', async () => {
    await brought('512')
    await brought('512', 'cash')
    await brought('512')
    await stepPayment(hotel.world, hotel.clerk, { id: idOf(1), number: 3, command: { step: 'post' } })
    valueIn(await voidDocument(hotel.world, hotel.clerk, 2, 'test'))
    expect(await numbers({ ending: 'open' })).toEqual([1])
    expect(await numbers({ ending: 'cash' })).toEqual([])
    expect(await numbers({ ending: 'posted' })).toEqual([3])
    expect(await numbers({ ending: 'void' })).toEqual([2])
    expect((await find()).sum).toEqual({ count: 2, rupiah: 50_000 })
    const [note, , cancelled] = (await find()).documents
    expect([note?.voids, cancelled?.voidedBy]).toEqual([cancelled?.printed, note?.printed])
  })

  test('by day: today’s where nothing is asked, of all days where something is', async () => {
    await brought('512')
    hotel.world.clock.pass(DAY_MS)
    await brought('512')
    const { today, documents } = await find()
    expect(documents.map(({ number }) => number)).toEqual([2])
    expect(await numbers({ find: '512' })).toEqual([2, 1])
    expect(await numbers({ find: '512', from: today })).toEqual([2])
    expect(await numbers({ to: documents[0]?.day })).toEqual([2, 1])
  })

  test('page by page, none twice and none left out', async () => {
    const { world, outlet } = hotel
    await brought('512')
    world.clock.pass(52 * DAY_MS)
    await closeDays(world, outlet)
    const all = { from: '2026-11-24' }
    const first = await find(all)
    const second = await find({ ...all, before: first.next ?? 0 })
    expect([first.documents.length, second.documents.length, second.next]).toEqual([50, 3, null])
    const found = [...first.documents, ...second.documents].map(({ number }) => number)
    expect(found).toEqual(Array.from({ length: 53 }, (_, i) => 53 - i))
    expect([first.sum, second.sum]).toEqual([second.sum, { count: 1, rupiah: 25_000 }])
  })

  test('that an older release wrote, once they are noted; and by nothing that the paper shows no longer', async () => {
    await brought('512', 'cash')
    const { world, outlet } = hotel
    await world.storage.write(outlet.slug, sql =>
      sql.run('UPDATE documents SET payment = NULL, total = NULL, room = NULL, clerk = NULL'),
    )
    expect(await numbers({ find: '512' })).toEqual([])
    expect(await noteFound(world, outlet.slug)).toBe(1)
    expect(await numbers({ find: '512', ending: 'cash' })).toEqual([1])
    await world.storage.write(outlet.slug, sql => sql.run('UPDATE documents SET detail = NULL'))
    expect(await noteFound(world, outlet.slug)).toBe(0)
    expect(await numbers({ find: '512' })).toEqual([])
    expect(await numbers({ find: 'Dewi' })).toEqual([])
  })
})

describe('cash outside a drawer', () => {
  const outside = async () => (await readDrawers(hotel.world, hotel.clerk)).outside
  const later = () => hotel.world.clock.pass(1_000)

  test('is what a clerk took before one was opened and after it was counted', async () => {
    await brought('512', 'cash')
    later()
    valueIn(await openDrawer(hotel.world, hotel.clerk, { id: idOf(1), counted: 0 }))
    later()
    await brought('512', 'cash')
    later()
    expect(
      valueIn(await countDrawer(hotel.world, hotel.clerk, { id: idOf(1), counted: 0 })).drawer.book,
    ).toBe(25_000)
    later()
    const number = await brought('512')
    valueIn(
      await stepPayment(hotel.world, hotel.clerk, {
        id: idOf(2),
        number,
        command: { step: 'pay', means: 'cash' },
      }),
    )
    expect(await outside()).toMatchObject([{ clerk: 'Dewi', count: 2, rupiah: 50_000 }])
  })

  test('is none where every rupiah was taken into one', async () => {
    valueIn(await openDrawer(hotel.world, hotel.clerk, { id: idOf(1), counted: 0 }))
    later()
    await brought('512', 'cash')
    await brought('511')
    expect(await outside()).toEqual([])
  })
})
