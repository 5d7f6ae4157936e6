/**
 * Whatever people do in whatever order, and whatever breaks meanwhile, the promises hold: one verdict for each order,
 * a kwitansi for each delivery and no other, documents without gaps, stock that adds up, counts that equal the log.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as contract from '../../../src/contract/entry.ts'
import type { KwitansiEntry } from '../../../src/domain/document.ts'
import { isOpen, type Order, type OrderRequest } from '../../../src/domain/order.ts'
import { GOODS_MOVEMENTS, MOVEMENT_EFFECTS, type Movement } from '../../../src/domain/stock.ts'
import { HOUR_MS, MINUTE_MS, toTimestamp } from '../../../src/domain/time.ts'
import { closeDays } from '../../../src/server/usecases/documents/close-day.ts'
import { voidDocument } from '../../../src/server/usecases/documents/void-document.ts'
import { countStock } from '../../../src/server/usecases/goods/count-stock.ts'
import { receiveGoods } from '../../../src/server/usecases/goods/receive-goods.ts'
import { counterNote } from '../../../src/server/usecases/goods/take-back.ts'
import { returnGoods } from '../../../src/server/usecases/goods/take-out.ts'
import { cancelOrder, stepOrder } from '../../../src/server/usecases/ordering/act-on-order.ts'
import { deliverOrder } from '../../../src/server/usecases/ordering/deliver-order.ts'
import { recordGoods } from '../../../src/server/usecases/shelf/manage-placements.ts'
import { checkIn } from '../../../src/server/usecases/stays/check-in.ts'
import { checkOut } from '../../../src/server/usecases/stays/check-out.ts'
import { moveRoom } from '../../../src/server/usecases/stays/move-room.ts'
import { count, recount } from '../../support/counting.ts'
import { livesToPlay } from '../../support/engines.ts'
import { type Breakable, breakable, InjectedFault, pictureOf } from '../../support/faults.ts'
import { aCity, aHotel, guestIn, type Hotel, placeAsGuest, SHELF, type Shelved } from '../../support/world.ts'

const ROOMS = ['511', '512', '513'] as const
const room = fc.constantFrom(...ROOMS)
const which = fc.nat({ max: 30 })
const shelved = fc.constantFrom(...(Object.keys(SHELF) as Shelved[]))
const few = fc.integer({ min: 1, max: 4 })

const happening = fc.record({
  what: fc.oneof(
    { weight: 2, arbitrary: fc.record({ do: fc.constant('check-in' as const), room }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('check-out' as const), room, keep: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), room, to: room }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('place' as const), which, shelved, few }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('place again' as const), which }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), which }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('step' as const),
        which,
        step: fc.constantFrom('acknowledge' as const, 'dispatch' as const, 'decline' as const),
      }),
    },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('deliver' as const), which, few }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), which }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('goods' as const),
        shelved,
        few,
        kind: fc.constantFrom(...GOODS_MOVEMENTS),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('paper' as const),
        shelved,
        few,
        which,
        kind: fc.constantFrom(
          'delivery' as const,
          'count' as const,
          'return' as const,
          'counter-note' as const,
        ),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('count' as const) }) },
  ),
  /** The statement at which it breaks, if it gets that far. */
  breaksAt: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 25 }) },
  ),
})
type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never

interface Life {
  readonly hotel: Hotel
  readonly stays: string[]
  readonly requests: OrderRequest[]
}

const pick = <T>(list: readonly T[], index: number): T | undefined =>
  list.length === 0 ? undefined : list[index % list.length]

async function happen({ hotel, stays, requests }: Life, what: Happening['what']): Promise<unknown> {
  const { world, outlet, clerk, manager } = hotel
  const chosen = 'which' in what ? pick(requests, what.which) : undefined
  switch (what.do) {
    case 'check-in': {
      const arrived = await checkIn(world, clerk, what.room)
      return arrived.ok && stays.push(arrived.value.stay)
    }
    case 'check-out':
      return checkOut(world, clerk, what.room, what.keep ? 'keep' : 'ask')
    case 'move':
      return moveRoom(world, clerk, what.room, what.to)
    case 'place': {
      const stay = pick(stays, what.which)
      if (stay === undefined) return
      const request = hotel.request(stay, { [what.shelved]: what.few, amplang: 1 })
      requests.push(request)
      return placeAsGuest(world, outlet, request)
    }
    case 'place again':
      return chosen && placeAsGuest(world, outlet, chosen)
    case 'cancel':
      return chosen && cancelOrder(world, guestIn(outlet, chosen.stay), chosen.id)
    case 'step': {
      const step =
        what.step === 'decline' ? { type: what.step, reason: 'other' as const } : { type: what.step }
      return chosen && stepOrder(world, clerk, chosen.id, step)
    }
    case 'deliver': {
      const [line] = chosen?.lines ?? []
      if (chosen === undefined || line === undefined) return
      const part = what.few <= line.quantity ? [{ ...line, quantity: what.few }] : undefined
      return deliverOrder(world, clerk, chosen.id, part)
    }
    case 'void':
      return voidDocument(world, clerk, 1 + (what.which % 8), 'test')
    case 'goods': {
      const { kind, few: quantity } = what
      return recordGoods(world, manager, what.shelved, { kind, batch: 'b1', quantity })
    }
    case 'paper': {
      const id = `019ab000-0000-7000-8000-${String(what.which).padStart(12, '0')}`
      const line = { placement: what.shelved, batch: 'b1', quantity: what.few }
      if (what.kind === 'delivery') return receiveGoods(world, manager, id, { lines: [line] })
      if (what.kind === 'return') return returnGoods(world, manager, id, { reason: 'unsold', lines: [line] })
      const takesBack = `019ab000-0000-7000-8000-${String(what.few).padStart(12, '0')}`
      if (what.kind === 'counter-note') return counterNote(world, manager, id, { takesBack })
      const countedAt = toTimestamp(world.clock.now() - what.which * MINUTE_MS)
      const lines = [{ placement: what.shelved, counted: what.few, countedAt, reason: 'missing' as const }]
      return countStock(world, manager, id, { lines })
    }
    case 'wait':
      world.clock.pass(what.hours * HOUR_MS)
      return closeDays(world, outlet)
    case 'count':
      return count(hotel)
  }
}

/** Breaks it there; what breaks is sent again, as a device or a clerk would. */
async function live(life: Life, faults: Breakable, { what, breaksAt }: Happening): Promise<void> {
  faults.breakAt(breaksAt)
  try {
    await happen(life, what)
  } catch (fault) {
    if (!(fault instanceof InjectedFault)) throw fault
    faults.breakAt(null)
    const again: Happening['what'] =
      what.do === 'place' ? { do: 'place again', which: life.requests.length - 1 } : what
    await happen(life, again)
  } finally {
    faults.breakAt(null)
  }
}

test('whatever happens, the promises hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 30, maxLength: 90, size: 'max' }), async happenings => {
      const faults = breakable()
      const hotel = await aHotel(await aCity(faults.wrap))
      const life: Life = { hotel, stays: [(await hotel.checkIn('512')).stay], requests: [] }
      for (const one of happenings) await live(life, faults, one)
      await count(hotel)
      const rows = (await pictureOf(hotel.world.storage)) as unknown as Rows
      holdStock(rows)
      holdVerdicts(rows)
      holdDocuments(rows)
      holdCounts(rows)
      expect(rows.events.map(event => event.seq)).toEqual(rows.events.map((_, i) => i + 1))
      await recount(hotel)
      expect((await pictureOf(hotel.world.storage)).counted_lines).toEqual(rows.counted_lines)
      await hotel.world.storage.close()
    }),
    { numRuns: livesToPlay() },
  )
})

interface Rows {
  orders: { order_id: string; body: string }[]
  verdicts: { order_id: string; refusal: string | null }[]
  documents: {
    number: number
    kind: string
    entry: string
    order_id: string | null
    voided_by: number | null
  }[]
  placements: { placement: string; reserved: number }[]
  batches: { placement: string; batch: string; on_hand: number }[]
  stock_entries: { placement: string; kind: Movement['kind']; batch: string | null; quantity: number }[]
  events: { seq: number }[]
  stays: { stay: string; checked_out_at: number | null }[]
  counted_lines: { number: number; amount: number; quantity: number; voided: number }[]
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const ordersIn = (rows: Rows) => rows.orders.map(({ body }) => JSON.parse(body) as Order)

function holdStock(rows: Rows): void {
  const open = ordersIn(rows).filter(isOpen)
  for (const { placement, reserved } of rows.placements) {
    const promised = open.flatMap(order => order.lines.filter(line => line.placementId === placement))
    expect(reserved, `${placement} promised`).toBe(sum(promised.map(line => line.quantity)))
    const entries = rows.stock_entries.filter(entry => entry.placement === placement)
    expect(sum(entries.map(({ kind, quantity }) => MOVEMENT_EFFECTS[kind].reserved * quantity))).toBe(
      reserved,
    )
  }
  for (const { placement, batch, on_hand } of rows.batches) {
    const entries = rows.stock_entries.filter(entry => entry.placement === placement && entry.batch === batch)
    expect(sum(entries.map(({ kind, quantity }) => MOVEMENT_EFFECTS[kind].onHand * quantity))).toBe(on_hand)
    expect(on_hand).toBeGreaterThanOrEqual(0)
  }
}

/** An id is an order if and only if it was taken; what is open after its stay is no longer charged to the room. */
function holdVerdicts(rows: Rows): void {
  const taken = rows.verdicts.filter(verdict => verdict.refusal === null).map(verdict => verdict.order_id)
  expect(taken.sort()).toEqual(rows.orders.map(order => order.order_id).sort())
  const gone = new Set(rows.stays.filter(stay => stay.checked_out_at !== null).map(({ stay }) => stay))
  for (const order of ordersIn(rows)) {
    if (gone.has(order.stay) && isOpen(order)) expect(order.payment).not.toBe('room')
  }
}

/** Delivered if and only if receipted, numbered without gaps, each entry to the contract. */
function holdDocuments(rows: Rows): void {
  expect(rows.documents.map(({ number }) => number)).toEqual(rows.documents.map((_, i) => i + 1))
  for (const { entry, number } of rows.documents) {
    expect(contract.Entry.parse(JSON.parse(entry)).number).toBe(number)
  }
  const kwitansi = rows.documents.filter(({ kind }) => kind === 'kwitansi')
  const delivered = ordersIn(rows).filter(order => order.state === 'delivered')
  expect(kwitansi.map(({ order_id }) => order_id).sort()).toEqual(delivered.map(({ id }) => id).sort())
  for (const order of delivered) {
    const [document] = order.documents
    const row = kwitansi.find(({ number }) => number === document?.number)
    expect(row?.order_id).toBe(order.id)
    expect(document?.voided).toBe(row?.voided_by !== null)
    const prices = new Map(order.lines.map(line => [line.placementId, line.unitPrice]))
    const brought = order.delivered.map(line => line.quantity * (prices.get(line.placementId) ?? Number.NaN))
    expect((JSON.parse(row?.entry ?? '') as KwitansiEntry).total).toBe(sum(brought))
  }
}

/** What is counted is what the log says: all kwitansi, less the voided. */
function holdCounts(rows: Rows): void {
  const entries = rows.documents.map(({ entry }) => contract.Entry.parse(JSON.parse(entry)))
  const totals = (kind: 'kwitansi' | 'void') =>
    sum(entries.flatMap(entry => (entry.kind === kind && 'total' in entry ? [entry.total] : [])))
  const counted = rows.counted_lines.filter(line => line.voided === 0).map(line => line.amount)
  expect(sum(counted)).toBe(totals('kwitansi') - totals('void'))
}
