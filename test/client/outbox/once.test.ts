/** Whatever the line, the store and the system do to it: an order is taken once or refused once, and its guest knows which. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OrderRequest } from '../../../src/contract/order.ts'
import { DAY_MS, MINUTE_MS } from '../../../src/domain/time.ts'
import { type StoreFault, settle } from '../device.ts'
import { type Answer, type Asked, captivePortal, json, noAnswer, problem } from '../network.ts'
import { anOrder, STAY } from '../things.ts'
import { aWorld, idOf, type Page, stateOf, toPlace, type World } from './page.ts'

/** What becomes of one question: `cut` is answered to nobody. */
const ON_THE_LINE = ['through', 'dropped', 'cut', 'twice', 'fault', 'portal'] as const
type OnTheLine = (typeof ON_THE_LINE)[number]

/** A server that keeps its word: the first verdict on an id is its verdict for ever. Every third is sold out. */
function aServer() {
  const orders = new Map<string, { body: string; sold: boolean; cancelled: boolean }>()
  const barred = new Set<string>()
  let takings = 0

  function place(asked: Asked): Answer {
    const id = idOf(asked.path)
    const body = asked.body ?? ''
    const known = orders.get(id)
    if (known !== undefined && known.body !== body) return problem('order-mismatch', 409)
    if (known === undefined && barred.has(id)) return problem('cancelled', 409)
    const order = known ?? {
      body,
      sold: (JSON.parse(body) as OrderRequest).note === 'sold',
      cancelled: false,
    }
    if (known === undefined && !order.sold) takings++
    orders.set(id, order)
    return order.sold ? problem('sold-out', 409, { lines: [] }) : json(anOrder({ id }), {}, 201)
  }

  function cancel(asked: Asked): Answer {
    const id = idOf(asked.path)
    const known = orders.get(id)
    if (known === undefined) barred.add(id)
    else known.cancelled = true
    return json({ order: known === undefined || known.sold ? null : anOrder({ id, state: 'cancelled' }) })
  }

  function look(asked: Asked): Answer {
    const id = idOf(asked.path)
    const known = orders.get(id)
    if (known === undefined) return problem(barred.has(id) ? 'cancelled' : 'unknown-order', 409)
    return known.sold ? problem('sold-out', 409) : json(anOrder({ id }))
  }

  return {
    answer: (asked: Asked): Answer =>
      asked.method === 'PUT' ? place(asked) : asked.method === 'GET' ? look(asked) : cancel(asked),
    orders,
    takings: () => takings,
    standing: () => [...orders.values()].filter(({ sold, cancelled }) => !sold && !cancelled).length,
  }
}

const anAct = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('order' as const), sold: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), which: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(20 * MINUTE_MS) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reload' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('second tab' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('store' as const),
      fault: fc.constantFrom<StoreFault>(null, 'refuses', 'breaks'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), days: fc.constantFrom(-30, 30) }) },
)
type Act = typeof anAct extends fc.Arbitrary<infer Value> ? Value : never

async function live(
  world: World,
  acts: readonly Act[],
): Promise<{ pages: Page[]; wished: Map<string, boolean> }> {
  let pages = [world.open()]
  /** Saved ones by id, and whether they were taken back. */
  const wished = new Map<string, boolean>()
  let count = 0
  for (const act of acts) {
    const [page] = pages
    if (page === undefined) throw new Error('no page')
    switch (act.do) {
      case 'order': {
        const added = await page.outbox.place(toPlace({ note: act.sold ? 'sold' : '', total: ++count }), STAY)
        if (added.ok && added.saved) wished.set(added.entry.id, false)
        break
      }
      case 'withdraw': {
        const id = [...wished.keys()][act.which]
        if (id === undefined || world.store.fault !== null) break
        await page.outbox.withdraw(id, STAY)
        wished.set(id, true)
        break
      }
      case 'wait':
        await world.browser.wind(act.ms)
        break
      case 'reload':
        for (const one of pages) one.tab.kill()
        pages = [world.open()]
        await pages[0]?.outbox.open()
        break
      case 'second tab':
        pages.push(world.open())
        await pages.at(-1)?.outbox.open()
        break
      case 'store':
        world.store.fault = act.fault
        break
      case 'clock':
        world.browser.setClock(world.browser.nowMs() + act.days * DAY_MS)
        break
    }
  }
  return { pages, wished }
}

/** The line is whole again, the store writes, and the guest answers what they are asked. */
async function heal(world: World, pages: readonly Page[]): Promise<void> {
  world.store.fault = null
  for (let round = 0; round < 6; round++) {
    for (const page of pages) await page.outbox.wake()
    for (const entry of pages[0]?.outbox.entries() ?? [])
      if (entry.state.type === 'asking') await pages[0]?.outbox.agree(entry.id)
    await world.browser.wind(2 * MINUTE_MS)
    await settle()
  }
}

test('every saved order is taken once or refused once, and the outbox says what the server says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anAct, { minLength: 1, maxLength: 14 }),
      fc.array(fc.constantFrom(...ON_THE_LINE), { maxLength: 40 }),
      async (acts, weather: readonly OnTheLine[]) => {
        const world = aWorld()
        const server = aServer()
        const left = [...weather]
        world.line.answer('', asked => {
          switch (left.shift() ?? 'through') {
            case 'dropped':
              return noAnswer(asked)
            case 'cut':
              server.answer(asked)
              return noAnswer(asked)
            case 'twice':
              server.answer(asked)
              return server.answer(asked)(asked)
            case 'fault':
              return problem('fault', 500)(asked)
            case 'portal':
              return captivePortal(asked)
            case 'through':
              return server.answer(asked)(asked)
          }
        })
        const { pages, wished } = await live(world, acts)
        left.length = 0
        await heal(world, pages)

        const told = new Map(world.store.entries().map(entry => [entry.id, stateOf(entry)]))
        for (const [id, isTakenBack] of wished) {
          const order = server.orders.get(id)
          if (isTakenBack) {
            expect(order === undefined || order.sold || order.cancelled, 'taken back').toBe(true)
          } else {
            expect(order, 'known to the server').toBeDefined()
            // By a clock that was set forward, what was taken is remembered no longer than by any other.
            const isForgotten = !order?.sold && !told.has(id) && acts.some(act => act.do === 'clock')
            if (!isForgotten) expect(told.get(id), 'told').toBe(order?.sold ? 'sold-out' : 'accepted')
          }
        }
        expect(server.takings()).toBe([...server.orders.values()].filter(({ sold }) => !sold).length)
        expect([...told.values()].filter(state => state === 'waiting' || state === 'asking')).toEqual([])
      },
    ),
    { numRuns: 500 },
  )
})
