/**
 * A row that the disk does not give back whole is a fault of that row, on every engine: whoever asks for it hears which it
 * is and what is wrong, never what stands in it; whoever reads it among others reads the others, and is told.
 */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Order } from '../../src/domain/order.ts'
import { FORGET_AFTER_MS } from '../../src/domain/stay.ts'
import { detailBodies } from '../../src/server/storage/bodies.ts'
import { record } from '../../src/server/storage/record.ts'
import { allOutlets, allStaff, findOutlet } from '../../src/server/storage/statements/city/outlets.ts'
import { findDocument } from '../../src/server/storage/statements/documents/documents.ts'
import { eventsAfter, lastEvent } from '../../src/server/storage/statements/events.ts'
import { findOrder, findVerdict } from '../../src/server/storage/statements/ordering/orders.ts'
import { type SqlValue, STORAGE_ENGINES } from '../../src/server/storage/storage.ts'
import { UnreadableRow } from '../../src/server/storage/unreadable.ts'
import { forgetGuests } from '../../src/server/usecases/erasing/forget-guests.ts'
import { evaluate } from '../../src/server/usecases/evaluation/evaluate.ts'
import { entryOf } from '../../src/server/usecases/log/export-entries.ts'
import { stepOrder } from '../../src/server/usecases/ordering/act-on-order.ts'
import { readOrders } from '../../src/server/usecases/ordering/read-orders.ts'
import { readExactMenu } from '../../src/server/usecases/shelf/read-menu.ts'
import { renewMenu } from '../../src/server/usecases/shelf/shelf.ts'
import { readBoard, readDeskRooms, readDocuments } from '../../src/server/usecases/staff/read-board.ts'
import { checkOut } from '../../src/server/usecases/stays/check-out.ts'
import { believed } from '../support/believed.ts'
import { count } from '../support/counting.ts'
import { standOn } from '../support/engines.ts'
import { codeOf, valueIn } from '../support/results.ts'
import { HOTEL } from '../support/things.ts'
import { aCity, aHotel, type Hotel } from '../support/world.ts'

/** Ways in which a body is none any more, without the words that stood in it. */
const SPOILED: readonly [string, (body: string) => string][] = [
  ['cut short', body => body.slice(0, -9)],
  ['no JSON', () => 'Ketuk pelan'],
  ['of a state that there is not', body => body.replace('"placed"', '"Ketuk pelan"')],
  ['with nothing where something must be', body => body.replace(/"total":\d+/, '"total":null')],
  ['of a version to come', body => body.replace('"v":1', '"v":9')],
  ['of another row', body => body.replace(/"id":"[^"]*"/, '"id":"Ketuk pelan"')],
]

describe.each(STORAGE_ENGINES)('on %s', engine => {
  let hotel: Hotel
  let stay: string
  let orders: Order[]

  const read: Hotel['world']['storage']['read'] = work => hotel.world.storage.read(work)
  const run = (text: string, values: SqlValue[]) =>
    hotel.world.storage.write(HOTEL, sql => sql.run(text, values))
  async function spoil(order: Order, how: (body: string) => string): Promise<void> {
    const [row] = await read(sql =>
      believed(sql).all<{ body: string }>('SELECT body FROM orders WHERE order_id = ?', [order.id]),
    )
    const body = how(row?.body ?? '')
    expect(body).not.toBe(row?.body)
    await run('UPDATE orders SET body = ? WHERE order_id = ?', [body, order.id])
  }
  const fault = async (asked: Promise<unknown>): Promise<string> => {
    const thrown: unknown = await asked.catch(wrong => wrong)
    if (!(thrown instanceof UnreadableRow)) throw new Error(`no fault of a row: ${JSON.stringify(thrown)}`)
    expect(thrown.message).not.toMatch(/Ketuk|pelan/)
    return thrown.message
  }
  const shown = async () => {
    await hotel.world.storage.write(HOTEL, sql => renewMenu(sql, hotel.outlet))
    return (await readExactMenu(hotel.world, hotel.outlet)).placements.map(({ id }) => id)
  }

  beforeEach(async () => {
    standOn(engine)
    hotel = await aHotel(await aCity())
    stay = (await hotel.checkIn('512')).stay
    orders = [
      await hotel.place(stay, { amplang: 1 }, { note: 'Ketuk pelan' }),
      await hotel.place(stay, { madu: 1 }),
    ]
    return () => hotel.world.storage.close()
  })

  describe.each(SPOILED)('an order %s', (_, how) => {
    test('is on no board, which tells of it and shows the other', async () => {
      const [spoilt, whole] = orders as [Order, Order]
      await spoil(spoilt, how)
      const board = await readBoard(hotel.world, hotel.manager)
      expect([board.orders.map(({ id }) => id), board.desk.unreadable]).toEqual([[whole.id], [spoilt.id]])
      const list = await readOrders(hotel.world, hotel.outlet, stay)
      expect([list.orders.map(({ id }) => id), list.unreadable]).toEqual([[whole.id], [spoilt.id]])
      expect((await readDeskRooms(hotel.world, hotel.outlet)).rooms).toHaveLength(3)
    })

    test('is a fault for whoever asks for it, and holds up nobody else', async () => {
      const [spoilt, whole] = orders as [Order, Order]
      await spoil(spoilt, how)
      expect(await fault(read(sql => findOrder(sql, HOTEL, spoilt.id)))).toContain(
        `orders ${HOTEL} ${spoilt.id}`,
      )
      await fault(stepOrder(hotel.world, hotel.clerk, spoilt.id, { type: 'acknowledge' }))
      valueIn(await stepOrder(hotel.world, hotel.clerk, whole.id, { type: 'acknowledge' }))
      await hotel.place(stay, { gabin: 1 })
      expect(codeOf(await checkOut(hotel.world, hotel.clerk, '512', 'ask'))).toBe('open-orders')
      const { kept } = valueIn(await checkOut(hotel.world, hotel.clerk, '512', 'keep'))
      expect(kept).toContain(spoilt.id)
    })

    test('is erased with its stay all the same', async () => {
      const [spoilt, whole] = orders as [Order, Order]
      await hotel.deliver(whole)
      await hotel.deliver(spoilt)
      await run('UPDATE orders SET body = ? WHERE order_id = ?', ['{"v":1,"note":"Ketuk pelan"', spoilt.id])
      valueIn(await checkOut(hotel.world, hotel.clerk, '512'))
      hotel.world.clock.pass(FORGET_AFTER_MS)
      expect(await forgetGuests(hotel.world, HOTEL)).toBe(1)
      const left = await read(sql => sql.all('SELECT body FROM orders'))
      expect(JSON.stringify(left)).not.toMatch(/Ketuk|512/)
    })
  })

  test('an entry that is spoiled is named where the day’s papers are listed, exported and counted', async () => {
    for (const order of orders) await hotel.deliver(order)
    const third = await hotel.deliver(await hotel.place(stay, { gabin: 1 }))
    await run(
      'UPDATE documents SET entry = replace(entry, \'"consigned"\', \'"Ketuk pelan"\') WHERE number = 2',
      [],
    )
    const { documents, unreadable } = await readDocuments(hotel.world, hotel.outlet)
    expect([documents.map(({ number }) => number), unreadable]).toEqual([[third.number, 1], [2]])
    expect(entryOf(HOTEL, { number: 2, entry: '{"v":1}' })).toBeNull()
    expect(await count(hotel)).toBe(1)
    expect(await fault(count(hotel))).toContain(`documents ${HOTEL} 2`)
  })

  test.each([
    ['another document', '(SELECT entry FROM documents WHERE number = 1)'],
    ['another hotel', `replace(entry, '"${HOTEL}"', '"hotel-x"')`],
  ])(
    'an entry of %s is a fault of the row that it lies in, and what comes before is counted',
    async (_, entry) => {
      for (const order of orders) await hotel.deliver(order)
      await run(`UPDATE documents SET entry = ${entry} WHERE number = 2`, [])
      expect(await count(hotel)).toBe(1)
      expect(await fault(count(hotel))).toBe(`documents ${HOTEL} 2 cannot be read: is of another row`)
    },
  )

  test('what only the paper shows, spoiled, is a fault of that paper', async () => {
    const { number } = await hotel.deliver(orders[0] as Order)
    await run('UPDATE documents SET detail = ? WHERE number = ?', ['{"room":"Ketuk pelan"}', number])
    expect(await fault(read(sql => findDocument(sql, HOTEL, number)))).toMatch(
      /documents hotel-demo 1 .*payer/,
    )
    expect((await readDocuments(hotel.world, hotel.outlet)).unreadable).toEqual([number])
  })

  test('a verdict that is spoiled is a fault of its id', async () => {
    await run('UPDATE verdicts SET refusal = ? WHERE order_id = ?', ['{', orders[0]?.id ?? ''])
    expect(await fault(read(sql => findVerdict(sql, HOTEL, orders[0]?.id ?? '')))).toContain('verdicts')
    await hotel.place(stay, { gabin: 1 })
  })

  test.each([
    ['products', 'body', '{', 'product', 'dapur-demo/madu'],
    ['placements', 'terms', 'Ketuk pelan', 'placement', 'madu'],
    ['placements', 'from_date', 'Ketuk pelan', 'placement', 'madu'],
  ])(
    '%s whose %s is spoiled are off the menu, and the rest is on it',
    async (table, column, value, key, id) => {
      expect(await shown()).toContain('madu')
      await run(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, [value, id])
      const left = await shown()
      expect(left).toEqual(expect.arrayContaining(['amplang', 'gabin']))
      expect(left).not.toContain('madu')
    },
  )

  test('a product that is spoiled is named where products are ranked', async () => {
    await run("UPDATE products SET body = '{' WHERE product = 'dapur-demo/madu'", [])
    expect(valueIn(await evaluate(hotel.world, {})).unreadable).toEqual(['dapur-demo/madu'])
  })

  // PostgreSQL takes no text where a number must be.
  test.skipIf(engine === 'postgres')(
    'a tally that is spoiled is a fault of its day, and no figure',
    async () => {
      await hotel.deliver(orders[1] as Order)
      await count(hotel)
      const asked = { from: '2026-11-01', to: '2026-12-01' }
      await run("UPDATE tallied_products SET units = 'Ketuk pelan' WHERE product = 'dapur-demo/madu'", [])
      expect(await fault(evaluate(hotel.world, asked))).toMatch(
        /^tallied_products hotel-demo .* dapur-demo\/madu/,
      )
    },
  )

  test('an outlet that is spoiled holds up no other', async () => {
    await run('INSERT INTO outlets (outlet, body) VALUES (?, ?)', ['hotel-x', '{"v":1,"slug":"hotel-x"}'])
    expect((await read(allOutlets)).map(({ slug }) => slug)).toEqual([HOTEL])
    expect(await fault(read(sql => findOutlet(sql, 'hotel-x')))).toContain('outlets hotel-x')
  })

  test('a room, a person and an event whose word is none hide no other', async () => {
    await run("UPDATE rooms SET kind = 'Ketuk pelan' WHERE room = '513'", [])
    const { rooms } = await readDeskRooms(hotel.world, hotel.outlet)
    expect(rooms.map(({ room }) => room)).toEqual(['511', '512'])
    const insert = 'INSERT INTO staff (outlet, name, role, pin_hash) VALUES (?, ?, ?, ?)'
    await run(insert, [HOTEL, 'Ayu', 'clerk', 'x'])
    await run(insert, [HOTEL, 'Budi', 'Ketuk pelan', 'x'])
    expect((await read(sql => allStaff(sql, HOTEL))).map(({ name }) => name)).toEqual(['Ayu'])
    await run("UPDATE events SET kind = 'Ketuk pelan' WHERE seq = 2", [])
    const events = await read(sql => eventsAfter(sql, HOTEL, 0, 99))
    expect(events.map(({ seq }) => seq)).toEqual(
      Array.from({ length: await read(sql => lastEvent(sql, HOTEL)) }, (_, i) => i + 1),
    )
    expect(events[1]).toMatchObject({ kind: 'rooms', subject: '' })
  })
})

describe('a row that is read', () => {
  const ROOM = record('rooms', 'outlet', 'room', 'kind', 'floor')
  const room = { outlet: HOTEL, room: '512', kind: 'room', floor: 5 }
  test('comes as it is', () => {
    expect(ROOM.read(room)).toEqual(room)
  })

  test.each([
    [{ kind: 'cellar' }, 'rooms hotel-demo 512 cannot be read: kind is no word that it may be'],
    [{ kind: null }, 'rooms hotel-demo 512 cannot be read: kind is null'],
    [{ floor: 'five' }, 'rooms hotel-demo 512 cannot be read: floor is no whole number'],
    [{ floor: null }, 'rooms hotel-demo 512 cannot be read: floor is null'],
    [{ outlet: 7 }, 'rooms 7 512 cannot be read: outlet is no text'],
  ])('with %j is named, with what is wrong', (wrong, says) => {
    expect(() => ROOM.read({ ...room, ...wrong })).toThrow(says)
  })

  test.each([
    ['presences', 'sound', 2, 'neither 0 nor 1'],
    ['placements', 'from_date', '24.11.2026', 'no date'],
  ] as const)('whose %s %s is %j is named', (table, column, value, says) => {
    const one = table === 'presences' ? record('presences', 'sound') : record('placements', 'from_date')
    expect(() => one.read({ sound: value, fromDate: value, [column]: value })).toThrow(says)
  })

  test('names what of it is selected as the language writes it', () => {
    const STAY = record('stays', 'stay', 'checked_in_at')
    expect([STAY.columns, STAY.of('s')]).toEqual([
      'stay, checked_in_at AS "checkedInAt"',
      's.stay, s.checked_in_at AS "checkedInAt"',
    ])
  })

  test('a paper’s detail with a field more is none: its hash would be another', () => {
    const detail = { room: '512', payer: 'Tamu', cashier: 'Dewi' }
    expect(detailBodies.read(JSON.stringify(detail), 'documents', 1)).toEqual(detail)
    expect(() => detailBodies.read(JSON.stringify({ ...detail, more: 1 }), 'documents', 1)).toThrow(
      UnreadableRow,
    )
  })
})
