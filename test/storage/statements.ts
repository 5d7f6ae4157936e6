/** What statements write they read back as it was, on every engine. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apply, type Order } from '../../src/domain/order.ts'
import { addOutlet, addStaff, findOutlet } from '../../src/server/storage/statements/city/outlets.ts'
import {
  addProduct,
  addSeller,
  allProducts,
  allSellers,
} from '../../src/server/storage/statements/city/register.ts'
import { addRoom, allRooms, findRoomByCode } from '../../src/server/storage/statements/city/rooms.ts'
import { lastNumber, nextNumber } from '../../src/server/storage/statements/counters.ts'
import {
  addDocument,
  documentsAfter,
  findDocument,
  markVoided,
} from '../../src/server/storage/statements/documents/documents.ts'
import { addEvent, eventsAfter, lastEvent } from '../../src/server/storage/statements/events.ts'
import { addLogKey, allLogKeys, logKeysInUse } from '../../src/server/storage/statements/log/logs.ts'
import {
  addOrders,
  addVerdict,
  findOrder,
  findVerdict,
  openOrders,
  openOrdersOfStay,
  ordersOfStay,
  saveOrder,
} from '../../src/server/storage/statements/ordering/orders.ts'
import { addPass, findPass, usePass } from '../../src/server/storage/statements/people/passes.ts'
import {
  addPasskey,
  findPasskey,
  notePasskeyUse,
  passkeysOf,
  spendChallenge,
} from '../../src/server/storage/statements/people/passkeys.ts'
import {
  addPlacement,
  allPlacements,
  findPlacement,
} from '../../src/server/storage/statements/shelf/placements.ts'
import { addShowings, showingsIn } from '../../src/server/storage/statements/shelf/showings.ts'
import { addStockEntries, stockCard } from '../../src/server/storage/statements/shelf/stock-ledger.ts'
import { findOfficer, saveOfficer } from '../../src/server/storage/statements/staff/officers.ts'
import { isAttended, lastHeard, savePresence } from '../../src/server/storage/statements/staff/presence.ts'
import {
  addSession,
  endSession,
  findGuestSessions,
  findStaffSessions,
  proveSession,
} from '../../src/server/storage/statements/stays/sessions.ts'
import {
  addStay,
  endStay,
  findStay,
  moveStay,
  stayIn,
  staySalt,
  staysBetween,
} from '../../src/server/storage/statements/stays/stays.ts'
import type { Storage, Transaction } from '../../src/server/storage/storage.ts'
import { anOrder, anOutlet, aPlacement, aProduct, aRoom, aSeller, aStay, HOTEL } from '../support/things.ts'
import type { Opened } from './conformance.ts'

const AT = Date.UTC(2026, 10, 24, 3, 5)
/** Every row can be read. */
const all = (orders: readonly Order[]) => ({ read: orders, unreadable: [] })

export function describeStatements(name: string, open: () => Promise<Opened>): void {
  describe(`statements on ${name} read back what they wrote:`, () => {
    let storage: Storage
    let opened: Opened
    beforeEach(async () => {
      opened = await open()
      storage = opened.storage
    })
    afterEach(async () => {
      await storage.close()
      opened.cleanUp()
    })
    const write = <T>(work: (sql: Transaction) => Promise<T>) => storage.write(HOTEL, work)

    test('outlets and rooms, in the order of floors and of their making', async () => {
      await write(async sql => {
        await addOutlet(sql, anOutlet())
        for (const [room, floor] of [['B-2', 2] as const, ['10', 1] as const, ['2', 1] as const])
          await addRoom(sql, aRoom({ name: room, floor }), `hash-${room}`)
      })
      await storage.read(async sql => {
        expect(await findOutlet(sql, HOTEL)).toEqual(anOutlet())
        expect(await findOutlet(sql, 'elsewhere')).toBeNull()
        expect((await allRooms(sql, HOTEL)).map(room => room.name)).toEqual(['10', '2', 'B-2'])
        expect(await findRoomByCode(sql, HOTEL, 'hash-2')).toEqual(aRoom({ name: '2', floor: 1 }))
        expect(await findRoomByCode(sql, 'elsewhere', 'hash-2')).toBeNull()
      })
    })

    test('the register', async () => {
      const product = aProduct('dapur-demo/amplang', { permit: { kind: 'exempt' }, allergens: null })
      await write(async sql => {
        await addSeller(sql, aSeller())
        await addProduct(sql, product)
      })
      expect(await storage.read(allProducts)).toEqual([product])
      expect(await storage.read(allSellers)).toEqual([aSeller()])
    })

    test('stays: here, moved, gone', async () => {
      await write(sql => addStay(sql, aStay(), 'salt'))
      expect(await write(sql => stayIn(sql, HOTEL, '512'))).toEqual(aStay())
      expect(await write(sql => staySalt(sql, HOTEL, aStay().id))).toBe('salt')
      await write(sql => moveStay(sql, HOTEL, aStay().id, '513'))
      await write(sql => endStay(sql, HOTEL, aStay().id, AT))
      const gone = aStay({ room: '513', checkedOutAt: new Date(AT).toISOString() })
      expect(await write(sql => findStay(sql, HOTEL, aStay().id))).toEqual(gone)
      expect(await write(sql => stayIn(sql, HOTEL, '513'))).toBeNull()
    })

    test('a room counts as occupied in every span that its stays touch, and once', async () => {
      const [first, second] = ['019ab000-0000-7000-8000-000000000001', '019ab000-0000-7000-8000-000000000002']
      await write(async sql => {
        await addStay(sql, aStay({ id: first, checkedInAt: new Date(AT).toISOString() }), 'salt')
        await endStay(sql, HOTEL, first, AT + 1000)
        await addStay(sql, aStay({ id: second, checkedInAt: new Date(AT + 2000).toISOString() }), 'salt')
      })
      const rooms = async (from: number, to: number) =>
        (await storage.read(sql => staysBetween(sql, HOTEL, from, to))).occupiedRooms
      expect(await rooms(AT, AT + 5000)).toBe(1)
      expect(await rooms(AT + 1000, AT + 2000)).toBe(0)
      expect(await rooms(AT - 1000, AT)).toBe(0)
      expect(await rooms(AT + 9000, AT + 9001)).toBe(1)
    })

    test('of a day: who was in house, who slept there, and who opened the menu', async () => {
      const ids = Array.from({ length: 5 }, (_, i) => `019ab000-0000-7000-8000-00000000000${i}`)
      const [gone = '', phone = '', tablet = '', orders = '', late = ''] = ids
      const session = { outlet: HOTEL, role: 'guest', staff: null, createdAt: AT, expiresAt: AT * 2 } as const
      await write(async sql => {
        for (const [i, id] of ids.entries())
          await addStay(sql, aStay({ id, room: `51${i}`, checkedInAt: new Date(AT).toISOString() }), 'salt')
        await endStay(sql, HOTEL, gone, AT + 900)
        await addSession(sql, { ...session, tokenHash: 'phone', stay: phone, device: null })
        await addSession(sql, { ...session, tokenHash: 'second', stay: phone, device: null })
        await addSession(sql, { ...session, tokenHash: 'tablet', stay: tablet, device: 'tablet' })
        await addSession(sql, {
          ...session,
          tokenHash: 'late',
          stay: late,
          device: null,
          createdAt: AT + 1000,
        })
        addOrders(sql, HOTEL, [anOrder({ stay: orders, receivedAt: new Date(AT).toISOString() })])
      })
      const between = (from: number, to: number) => storage.read(sql => staysBetween(sql, HOTEL, from, to))
      expect(await between(AT, AT + 1000)).toEqual({ occupiedRooms: 5, nights: 4, stays: 5, viewers: 2 })
      expect(await between(AT + 900, AT + 2000)).toEqual({
        occupiedRooms: 4,
        nights: 4,
        stays: 4,
        viewers: 3,
      })
      expect(await between(AT - 9, AT)).toEqual({ occupiedRooms: 0, nights: 0, stays: 0, viewers: 0 })
    })

    test('orders in every state, oldest first, the open ones apart', async () => {
      const first = anOrder()
      const second = anOrder({
        id: '019ab000-0000-7000-8000-000000000002',
        receivedAt: '2026-11-24T03:06:00.000Z',
        note: undefined,
      })
      await write(async sql => {
        await addOrders(sql, HOTEL, [second, first])
      })
      expect(await storage.read(sql => openOrders(sql, HOTEL))).toEqual(all([first, second]))
      const cancelled = apply(first, { type: 'cancelled', at: '2026-11-24T03:07:00.000Z' })
      await write(sql => saveOrder(sql, HOTEL, cancelled))
      expect(await storage.read(sql => findOrder(sql, HOTEL, first.id))).toEqual(cancelled)
      expect(await storage.read(sql => openOrdersOfStay(sql, HOTEL, first.stay))).toEqual(all([second]))
      expect(await storage.read(sql => ordersOfStay(sql, HOTEL, first.stay, 9))).toEqual(
        all([cancelled, second]),
      )
      expect(await storage.read(sql => ordersOfStay(sql, HOTEL, first.stay, 1))).toEqual(all([second]))
      expect(await storage.read(sql => findOrder(sql, 'elsewhere', first.id))).toBeNull()
    })

    test.each([
      { fingerprint: 'print', refusal: null },
      { fingerprint: 'print', refusal: { code: 'sold-out', detail: { lines: [{ available: 0 }] } } },
      { fingerprint: null, refusal: { code: 'cancelled' } },
    ])('a verdict, kept once for ever: %j', async said => {
      const verdict = { orderId: anOrder().id, stay: aStay().id, ...said }
      await write(sql => addVerdict(sql, HOTEL, verdict, AT))
      expect(await storage.read(sql => findVerdict(sql, HOTEL, verdict.orderId))).toEqual(verdict)
      await expect(write(sql => addVerdict(sql, HOTEL, verdict, AT))).rejects.toThrow()
    })

    test('documents, their bytes and what only the paper shows', async () => {
      const document = {
        number: 1,
        kind: 'kwitansi',
        entry: '{"name":"Amplang 🌶"}',
        issuedAt: AT,
        day: '2026-11-24',
        order: anOrder().id,
        stay: aStay().id,
        detail: { room: '512', payer: 'Tamu kamar 512', cashier: 'Dewi' },
        detailSalt: 'salt',
      } as const
      const day = {
        ...document,
        number: 2,
        kind: 'day',
        order: null,
        stay: null,
        detail: null,
        detailSalt: null,
      } as const
      await write(async sql => {
        await addDocument(sql, HOTEL, { ...document, payment: 'room', total: 25_000 })
        await addDocument(sql, HOTEL, { ...day, payment: null, total: null })
        await markVoided(sql, HOTEL, 1, 2)
      })
      expect(await storage.read(sql => findDocument(sql, HOTEL, 1))).toEqual({ ...document, voidedBy: 2 })
      expect(await storage.read(sql => findDocument(sql, HOTEL, 2))).toEqual({ ...day, voidedBy: null })
      const following = (number: number, limit: number) =>
        storage
          .read(sql => documentsAfter(sql, HOTEL, number, limit))
          .then(rows => rows.map(row => row.number))
      expect([await following(0, 9), await following(0, 1), await following(1, 9)]).toEqual([
        [1, 2],
        [1],
        [2],
      ])
    })

    test('events, numbered without a gap', async () => {
      const event = { kind: 'order', stay: aStay().id, subject: anOrder().id } as const
      const rooms = { kind: 'rooms', stay: null, subject: '512' } as const
      await write(async sql => {
        await addEvent(sql, HOTEL, event, AT)
        await addEvent(sql, HOTEL, rooms, AT)
      })
      expect(await storage.read(sql => eventsAfter(sql, HOTEL, 0, 9))).toEqual([
        { seq: 1, ...event },
        { seq: 2, ...rooms },
      ])
      expect(await storage.read(sql => lastEvent(sql, HOTEL))).toBe(2)
    })

    test('placements, batches and the stock card', async () => {
      const placement = aPlacement('amplang', { from: '2026-11-01', to: '2026-12-31' })
      const entry = {
        placement: 'amplang',
        at: '2026-11-24T03:05:00.000Z',
        order: null,
        by: 'Dewi',
        note: null,
      }
      await write(async sql => {
        await addSeller(sql, aSeller())
        await addProduct(sql, aProduct('dapur-demo/amplang'))
        await addPlacement(sql, placement)
        const goods = { kind: 'in', batch: 'b1', quantity: 10 } as const
        const last = new Map<string, number>()
        await addStockEntries(sql, HOTEL, [{ ...entry, ...goods, bestBefore: '2027-01-01' }], last)
        const reserved = { ...entry, kind: 'reserved', batch: null, quantity: 3 } as const
        await addStockEntries(sql, HOTEL, [reserved], last)
        const taken = [
          { ...entry, kind: 'released', batch: null, quantity: 2 },
          { ...entry, kind: 'sold', batch: 'b1', quantity: 2 },
        ] as const
        await addStockEntries(sql, HOTEL, taken, last)
        expect(last).toEqual(new Map([['amplang', 4]]))
      })
      const stocked = {
        placement,
        product: aProduct('dapur-demo/amplang'),
        stock: { batches: [{ batch: 'b1', bestBefore: '2027-01-01', onHand: 8 }], reserved: 1 },
        lastEntry: 4,
        shown: null,
      }
      expect(await storage.read(sql => findPlacement(sql, HOTEL, 'amplang'))).toEqual(stocked)
      expect(await storage.read(sql => allPlacements(sql, HOTEL))).toEqual([stocked])
      const card = await storage.read(sql => stockCard(sql, HOTEL, 'amplang', 9))
      expect(card.map(row => [row.kind, row.batch, row.quantity])).toEqual([
        ['sold', 'b1', 2],
        ['released', null, 2],
        ['reserved', null, 3],
        ['in', 'b1', 10],
      ])
      expect(card[0]).toEqual({ ...entry, kind: 'sold', batch: 'b1', quantity: 2 })
    })

    test('what a placement showed: its changes in a span and how the span began', async () => {
      const change = (at: number, live: boolean) => ({ placement: 'amplang', at, live, inStock: live })
      await write(async sql => {
        await addShowings(
          sql,
          HOTEL,
          [10, 20, 30, 40].map(at => change(at, at % 20 === 0)),
        )
        await addShowings(sql, HOTEL, [change(40, false)])
      })
      const between = (from: number, to: number) => storage.read(sql => showingsIn(sql, HOTEL, from, to))
      expect(await between(25, 40)).toEqual([change(20, true), change(30, false)])
      expect(await between(0, 15)).toEqual([change(10, false)])
      expect(await between(35, 99)).toEqual([change(30, false), change(40, false)])
    })

    test('what a placement showed last stands beside it', async () => {
      const shown = (at: number, live: boolean, inStock: boolean) =>
        write(sql => addShowings(sql, HOTEL, [{ placement: 'amplang', at, live, inStock }]))
      const last = () => storage.read(async sql => (await findPlacement(sql, HOTEL, 'amplang'))?.shown)
      await write(async sql => {
        await addProduct(sql, aProduct('dapur-demo/amplang'))
        await addPlacement(sql, aPlacement('amplang'))
      })
      expect(await last()).toBeNull()
      await shown(20, true, false)
      await shown(10, true, true)
      expect(await last()).toEqual({ live: true, inStock: false })
      await shown(30, false, false)
      expect(await last()).toEqual({ live: false, inStock: false })
    })

    test("many rows at once, whatever their number: a placement's ledger, its batches and its reservation", async () => {
      const entry = {
        placement: 'amplang',
        at: '2026-11-24T03:05:00.000Z',
        order: null,
        by: 'Dewi',
        note: null,
      }
      const pieces = (many: number) => [
        ...Array.from({ length: many }, (_, i) => ({
          ...entry,
          kind: 'in' as const,
          batch: `b${i % 3}`,
          quantity: 1 + i,
        })),
        ...Array.from({ length: many }, () => ({
          ...entry,
          kind: 'reserved' as const,
          batch: null,
          quantity: 1,
        })),
      ]
      await write(async sql => {
        await addProduct(sql, aProduct('dapur-demo/amplang'))
        await addPlacement(sql, aPlacement('amplang'))
        const last = new Map<string, number>()
        for (const many of [0, 1, 7, 100]) await addStockEntries(sql, HOTEL, pieces(many), last)
      })
      await storage.read(async sql => {
        const card = await stockCard(sql, HOTEL, 'amplang', 999)
        expect(card.reverse()).toEqual([...pieces(1), ...pieces(7), ...pieces(100)])
        const { stock } = (await findPlacement(sql, HOTEL, 'amplang')) ?? {}
        expect(stock?.reserved).toBe(108)
        expect(stock?.batches.reduce((sum, { onHand }) => sum + onHand, 0)).toBe(1 + 28 + 5050)
        expect(await lastNumber(sql, HOTEL, 'stock')).toBe(216)
      })
    })

    test('a stock card has the rows of a release that ties none to the one before it, too', async () => {
      const entry = {
        placement: 'amplang',
        batch: null,
        at: '2026-11-24T03:05:00.000Z',
        order: null,
        by: null,
      }
      const last = new Map<string, number>()
      let pieces = 0
      await write(async sql => {
        for (const id of ['amplang', 'gabin']) await addProduct(sql, aProduct(`dapur-demo/${id}`))
        for (const id of ['amplang', 'gabin']) await addPlacement(sql, aPlacement(id))
        const reserve = (placement: string) =>
          addStockEntries(
            sql,
            HOTEL,
            [{ ...entry, kind: 'reserved', quantity: ++pieces, placement, note: null }],
            last,
          )
        const untied = async () =>
          sql.run(
            `INSERT INTO stock_entries (outlet, seq, placement, kind, quantity, at) VALUES (?, ?, 'amplang', 'reserved', ?, 1)`,
            [HOTEL, await nextNumber(sql, HOTEL, 'stock'), ++pieces],
          )
        for (const one of [untied, untied, () => reserve('amplang'), () => reserve('gabin')]) await one()
        for (const one of [() => reserve('amplang'), untied, untied, () => reserve('amplang')]) await one()
      })
      for (const limit of [1, 2, 3, 4, 5, 6, 7, 99]) {
        const card = await storage.read(sql => stockCard(sql, HOTEL, 'amplang', limit))
        expect(card.map(({ quantity }) => quantity)).toEqual([8, 7, 6, 5, 3, 2, 1].slice(0, limit))
      }
    })

    test('sessions with all they stand on, until they end', async () => {
      const session = {
        outlet: HOTEL,
        tokenHash: 'hash',
        stay: null,
        staff: null,
        device: null,
        createdAt: AT,
        expiresAt: AT + 1,
      }
      const guest = (outlet: string, hash: string) =>
        storage.read(sql => findGuestSessions(sql, outlet, [hash, 'another'])).then(found => found.get(hash))
      const staff = (outlet: string, hash: string) =>
        storage.read(sql => findStaffSessions(sql, outlet, [hash, 'another'])).then(found => found.get(hash))
      await write(async sql => {
        await addOutlet(sql, anOutlet())
        await addRoom(sql, aRoom(), 'code')
        await addStay(sql, aStay(), 'salt')
        await addStaff(sql, HOTEL, { name: 'Dewi', role: 'clerk', pinHash: 'pin', pepperedHash: null })
        await addSession(sql, { ...session, role: 'guest', stay: aStay().id })
        await addSession(sql, {
          ...session,
          tokenHash: 'desk',
          role: 'staff',
          staff: 'Dewi',
          device: 'Meja 1',
        })
      })
      const outlet = anOutlet()
      const expiresAt = AT + 1
      expect(await guest(HOTEL, 'hash')).toEqual({ expiresAt, outlet, room: aRoom(), stay: aStay() })
      expect(await staff(HOTEL, 'desk')).toEqual({
        expiresAt,
        outlet,
        staff: 'Dewi',
        role: 'clerk',
        rights: ['sell'],
        device: 'Meja 1',
        createdAt: AT,
        provedAt: null,
        provedBy: null,
        lockedAt: null,
      })
      await write(sql => proveSession(sql, HOTEL, 'desk', AT + 1, 'passkey'))
      const proved = { createdAt: AT, provedAt: AT + 1, provedBy: 'passkey' }
      expect(await staff(HOTEL, 'desk')).toMatchObject(proved)
      expect([await guest('elsewhere', 'hash'), await staff('elsewhere', 'desk')]).toEqual([
        undefined,
        undefined,
      ])
      expect([await guest(HOTEL, 'desk'), await staff(HOTEL, 'hash')]).toEqual([undefined, undefined])
      await write(sql => endSession(sql, HOTEL, 'hash'))
      expect(await guest(HOTEL, 'hash')).toBeUndefined()
    })

    test('presence: a desk without sound is no desk', async () => {
      const here = { terminal: 'Meja 1', at: AT, sound: true, visible: true }
      const attended = (since: number) => storage.read(sql => isAttended(sql, HOTEL, since))
      await write(sql => savePresence(sql, HOTEL, here))
      expect([await attended(AT - 1), await attended(AT)]).toEqual([true, false])
      await write(sql => savePresence(sql, HOTEL, { ...here, sound: false }))
      expect(await attended(AT - 1)).toBe(false)
      const last = () => storage.read(sql => lastHeard(sql, HOTEL))
      expect(await last()).toBeNull()
      await write(sql => savePresence(sql, HOTEL, here))
      await write(sql => savePresence(sql, HOTEL, { ...here, terminal: 'Meja 2', at: AT + 5 }))
      await write(sql => savePresence(sql, HOTEL, { ...here, terminal: 'Meja 3', at: AT + 9, sound: false }))
      expect(await last()).toBe(AT + 5)
    })

    test("keys of a log: each counts up to where the next took over, and no other log's", async () => {
      await write(async sql => {
        for (const [outlet, key, since] of [
          [HOTEL, 'first', 0],
          ['elsewhere', 'theirs', 0],
          [HOTEL, 'second', 5],
          [HOTEL, 'third', 9],
        ] as const)
          await addLogKey(sql, outlet, { vkey: key, since })
      })
      expect(await storage.read(sql => allLogKeys(sql, HOTEL))).toEqual([
        { vkey: 'third', since: 9, until: null },
        { vkey: 'second', since: 5, until: 9 },
        { vkey: 'first', since: 0, until: 5 },
      ])
      expect(await storage.read(logKeysInUse)).toHaveLength(2)
    })

    test('officers: a new PIN takes the place of the one before, in each of its hashes', async () => {
      const save = (hash: string) => (sql: Transaction) =>
        saveOfficer(sql, 'Rina', { pinHash: hash, pepperedHash: `peppered ${hash}` })
      await storage.writeCity(save('old'))
      await storage.writeCity(save('new'))
      const found = { name: 'Rina', pinHash: 'new', pepperedHash: 'peppered new' }
      expect(await storage.read(sql => findOfficer(sql, 'Rina'))).toEqual(found)
      expect(await storage.read(sql => findOfficer(sql, 'Siapa'))).toBeNull()
    })

    test('passes: a person has one at a time, and of two who use it at once one has it', async () => {
      const pass = { outlet: HOTEL, person: 'Rina', madeBy: 'Dewi', expiresAt: AT + 5 }
      await write(sql => addPass(sql, { ...pass, codeHash: 'first' }, AT))
      await write(sql => addPass(sql, { ...pass, codeHash: 'second' }, AT))
      await write(sql => addPass(sql, { ...pass, person: 'Tono', codeHash: 'his' }, AT))
      const find = (codeHash: string, nowMs = AT) => storage.read(sql => findPass(sql, codeHash, nowMs))
      expect([await find('first'), await find('second', AT + 5)]).toEqual([null, null])
      expect(await find('his')).toMatchObject({ person: 'Tono' })
      const uses = [1, 2].map(() => write(sql => usePass(sql, 'second', AT)))
      expect((await Promise.all(uses)).filter(used => used !== null)).toHaveLength(1)
    })

    test('challenges: each is spent once, until it would have run out', async () => {
      const spend = (nowMs: number) => write(sql => spendChallenge(sql, 'c', AT + 5, nowMs))
      expect([await spend(AT), await spend(AT + 4), await spend(AT + 5)]).toEqual([true, false, true])
    })

    test('passkeys: of one person, the first that was made first, ended ones among them', async () => {
      const passkey = {
        outlet: HOTEL,
        person: 'Rina',
        handle: 'h',
        publicKey: 'k',
        counter: 0,
        host: 'etalase.test',
        device: 'Ponsel',
        isBackedUp: 0,
        usedAt: null,
        endedAt: null,
      } as const
      await write(sql => addPasskey(sql, { ...passkey, credential: 'b', madeAt: AT + 1 }))
      await write(sql => addPasskey(sql, { ...passkey, credential: 'a', madeAt: AT, endedAt: AT }))
      await write(sql => addPasskey(sql, { ...passkey, person: 'Tono', credential: 'c', madeAt: AT }))
      await write(sql => notePasskeyUse(sql, { credential: 'b', counter: 7, isBackedUp: 1, usedAt: AT + 9 }))
      const found = await storage.read(sql => passkeysOf(sql, passkey))
      expect(found.map(({ credential }) => credential)).toEqual(['a', 'b'])
      expect(found[1]).toMatchObject({ counter: 7, isBackedUp: 1, usedAt: AT + 9 })
      expect(await storage.read(sql => findPasskey(sql, 'd'))).toBeNull()
    })
  })
}
