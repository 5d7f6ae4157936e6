import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFeed, type Feed, type Listener } from '../../src/server/live/feed.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { nextNumber } from '../../src/server/storage/statements/counters.ts'
import { addEvent, type EventRow } from '../../src/server/storage/statements/events.ts'
import type { Storage } from '../../src/server/storage/storage.ts'
import { HOTEL } from '../support/things.ts'

let storage: Storage
let feed: Feed
beforeEach(() => {
  storage = openSqlite({ path: ':memory:' })
  feed = createFeed(storage)
})
afterEach(async () => {
  feed.close()
  await storage.close()
})

async function happen(times = 1, outlet = HOTEL): Promise<void> {
  for (let i = 0; i < times; i++) {
    await storage.write(outlet, sql =>
      addEvent(sql, outlet, { kind: 'rooms', stay: null, subject: '512' }, 0),
    )
  }
}
const changeMenu = () => storage.write(HOTEL, sql => nextNumber(sql, HOTEL, 'menu'))

interface Heard {
  seqs: number[]
  menus: number[]
  stop: () => void
}
function listen(after: number, listener: Partial<Listener> = {}): Heard {
  const heard: Heard = { seqs: [], menus: [], stop: () => undefined }
  heard.stop = feed.listen(HOTEL, after, {
    event(row) {
      heard.seqs.push(row.seq)
      return listener.event?.(row)
    },
    menu(number) {
      heard.menus.push(number)
    },
    access: () => listener.access?.(),
    anew: upTo => listener.anew?.(upTo),
    lost: () => listener.lost?.(),
  })
  return heard
}
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const soon = (seen: () => unknown, expected: unknown) => expect.poll(seen, { interval: 1 }).toEqual(expected)

describe('a listener', () => {
  test('gets what it missed and then what comes, each once and in order, however much it is', async () => {
    await happen(450)
    const heard = listen(3)
    await happen(20)
    await soon(() => heard.seqs.at(-1), 470)
    expect(heard.seqs).toEqual(numbers(4, 470))
  })

  test('that asks for more than there is goes on at the end', async () => {
    await happen(2)
    const heard = listen(99)
    const present = listen(0)
    await soon(() => present.seqs, [1, 2])
    await happen()
    await soon(() => heard.seqs, [3])
  })

  test('that comes behind another catches up without telling the other twice', async () => {
    await happen(5)
    const first = listen(5)
    const second = listen(1)
    await happen()
    await soon(() => [first.seqs, second.seqs], [[6], numbers(2, 6)])
  })

  test('hears nothing of another outlet', async () => {
    const heard = listen(0)
    await happen(3, 'hotel-lain')
    await happen()
    await soon(() => heard.seqs, [1])
  })

  test('hears at once of what was committed while the reader was reading', async () => {
    let readings = 0
    const slow = createFeed({
      ...storage,
      read: async work => {
        const found = await storage.read(work)
        // It was read before this commit, and is told after it.
        if (readings++ === 0) await happen()
        return found
      },
    })
    const seqs: number[] = []
    vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout'] })
    const deaf = () => undefined
    const event = (row: EventRow) => void seqs.push(row.seq)
    slow.listen(HOTEL, 0, { event, menu: deaf, access: deaf, anew: deaf, lost: deaf })
    for (let turn = 0; seqs.length === 0 && turn < 1_000; turn++) await new Promise(setImmediate)
    vi.useRealTimers()
    slow.close()
    expect(seqs).toEqual([1])
  })

  test('that left hears no more, even if it left before it had begun', async () => {
    const gone = listen(0)
    gone.stop()
    const heard = listen(0)
    await happen()
    await soon(() => heard.seqs, [1])
    expect(gone.seqs).toEqual([])
  })

  test('that comes while the last one leaves is not forgotten', async () => {
    const leaving = listen(0)
    const coming = listen(0)
    leaving.stop()
    await happen(2)
    await soon(() => coming.seqs, [1, 2])
  })

  test('hears a change of the menu, and not the menu as it was when it came', async () => {
    await changeMenu()
    const heard = listen(0)
    await happen()
    await soon(() => heard.seqs, [1])
    expect(heard.menus).toEqual([])
    await changeMenu()
    await soon(() => heard.menus, [2])
  })

  test('hears of the last of many changes of the menu, and not of each', async () => {
    const heard = listen(0)
    await happen()
    await soon(() => heard.seqs, [1])
    for (let change = 1; change <= 20; change++) await changeMenu()
    await soon(() => heard.menus.at(-1), 20)
    expect(heard.menus.length).toBeLessThan(20)
  })

  test('that is far behind is read for as fast as it hears, and holds up nobody', async () => {
    await happen(450)
    const gates: (() => void)[] = []
    const slow = listen(0, { event: () => new Promise(resolve => gates.push(resolve)) })
    const quick = listen(0)
    await soon(() => quick.seqs.at(-1), 450)
    expect(slow.seqs).toEqual(numbers(1, 200))
    await happen()
    await soon(() => quick.seqs.at(-1), 451)
    expect(slow.seqs).toHaveLength(200)
    for (const open of gates.splice(0)) open()
    await soon(() => slow.seqs.length, 400)
    expect(gates).toHaveLength(200)
    for (const open of gates.splice(0)) open()
    await soon(() => slow.seqs, numbers(1, 451))
    await happen()
    await soon(() => slow.seqs.at(-1), 452)
  })

  test('that leaves while it has no room is read for no more', async () => {
    await happen(250)
    const gates: (() => void)[] = []
    const slow = listen(0, { event: () => new Promise(resolve => gates.push(resolve)) })
    await soon(() => slow.seqs.length, 200)
    slow.stop()
    for (const open of gates.splice(0)) open()
    const quick = listen(249)
    await soon(() => quick.seqs, [250])
    expect(slow.seqs).toHaveLength(200)
  })

  test('that fails costs the others nothing', async () => {
    listen(0, {
      event() {
        throw new Error('a broken pipe')
      },
    })
    const heard = listen(0)
    await happen(2)
    await happen()
    await soon(() => heard.seqs, [1, 2, 3])
  })
})
