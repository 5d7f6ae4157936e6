import { beforeEach, describe, expect, test } from 'vitest'
import {
  type Heard,
  type OpenSource,
  SILENCE_MS,
  type SourceListener,
} from '../../../src/client/platform/stream.ts'
import type { Reading, Replica } from '../../../src/client/replica/fold.ts'
import { followReplica, type LiveReplica } from '../../../src/client/replica/replica.ts'
import { aBrowser, settle, type Tab, type TestBrowser } from '../device.ts'
import { anOrder, OUTLET, STAY } from '../things.ts'

interface Source extends SourceListener {
  readonly after: number | null
  isOpen: boolean
}

interface Page {
  readonly tab: Tab
  readonly live: LiveReplica
  readonly heard: Heard[]
  readonly shown: { replica: Replica | null; fresh: boolean; connected: boolean[] }
}

let browser: TestBrowser
let kept: Replica | null
let sources: Source[]
let reading: () => Promise<Reading | null>
let readings: number

beforeEach(() => {
  browser = aBrowser()
  kept = null
  sources = []
  readings = 0
  reading = async () => board([anOrder({ id: 'a' })], 7)
})

const board = (orders: Reading['orders'], cursor: number): Reading => ({ orders, cursor, attended: true })
const ordered = (id: string, number: number, state = 'placed' as const): Heard => ({
  name: 'order',
  id: number,
  data: { order: anOrder({ id, state }) },
})
const openSources = () => sources.filter(({ isOpen }) => isOpen)
const ids = ({ shown }: Page) => [...(shown.replica?.orders.keys() ?? [])]
const line = () => {
  const last = openSources().at(-1)
  if (last === undefined) throw new Error('no line')
  return last
}

function open(device: Partial<Tab> = {}): Page {
  const tab = { ...browser.open(), ...device }
  const shown: Page['shown'] = { replica: null, fresh: false, connected: [] }
  const heard: Heard[] = []
  const openSource: OpenSource = (address, on) => {
    const after = new URL(address, 'http://x').searchParams.get('after')
    const source: Source = { ...on, after: after === null ? null : Number(after), isOpen: true }
    sources.push(source)
    return {
      close() {
        source.isOpen = false
      },
    }
  }
  const live = followReplica({
    outlet: OUTLET,
    owner: STAY,
    address: '/api/events',
    device: tab,
    open: openSource,
    store: {
      read: async () => kept,
      async write(_outlet, _owner, replica) {
        kept = replica
      },
      async forget() {
        kept = null
      },
    },
    read() {
      readings++
      return reading()
    },
    changed(replica, fresh) {
      Object.assign(shown, { replica, fresh })
    },
    heard: event => void heard.push(event),
    connected: is => void shown.connected.push(is),
  })
  return { tab, live, heard, shown }
}

async function opened(): Promise<Page> {
  const page = open()
  await page.live.begun
  await settle()
  return page
}

function kill(page: Page): void {
  page.tab.kill()
  for (const source of openSources()) source.isOpen = false
}

describe('at the start', () => {
  test('what was kept is shown at once, and said to be no news', async () => {
    kept = { orders: new Map([['k', anOrder({ id: 'k' })]]), cursor: 3, attended: false }
    reading = () => new Promise(() => undefined)
    const page = open()
    await settle()
    expect([ids(page), page.shown.fresh]).toEqual([['k'], false])
  })

  test('a reading takes its place, is kept, and is gone on from', async () => {
    kept = { orders: new Map([['k', anOrder({ id: 'k' })]]), cursor: 3, attended: false }
    const page = await opened()
    expect([ids(page), page.shown.fresh]).toEqual([['a'], true])
    expect(kept).toMatchObject({ cursor: 7 })
    expect(line().after).toBe(7)
  })

  test('without a network what was kept stays, and the line is tried from there', async () => {
    kept = { orders: new Map([['k', anOrder({ id: 'k' })]]), cursor: 3, attended: false }
    reading = async () => null
    const page = await opened()
    expect(ids(page)).toEqual(['k'])
    expect(line().after).toBe(3)
  })

  test('a first line that opens brings no second reading', async () => {
    await opened()
    line().open()
    await settle()
    expect(readings).toBe(1)
  })
})

describe('an event', () => {
  test('is in the replica before it is told', async () => {
    const page = await opened()
    line().heard(ordered('b', 8))
    expect(ids(page)).toEqual(['a', 'b'])
    expect(page.heard).toHaveLength(1)
    expect(kept).toMatchObject({ cursor: 8 })
  })

  test('that is heard while a reading is on its way is in what comes of it, if it is of later', async () => {
    const page = await opened()
    let answer: (found: Reading) => void = () => undefined
    reading = () =>
      new Promise(resolve => {
        answer = resolve
      })
    void page.live.refresh()
    line().heard(ordered('b', 8))
    line().heard(ordered('c', 9))
    answer(board([anOrder({ id: 'b', state: 'dispatched' })], 8))
    await settle()
    expect(ids(page)).toEqual(['b', 'c'])
    expect(page.shown.replica).toMatchObject({ cursor: 9 })
    expect(page.shown.replica?.orders.get('b')?.state).toBe('dispatched')
  })

  test('from before a reading does not come back with the next', async () => {
    const page = await opened()
    const first = page.live.refresh()
    line().heard(ordered('b', 8))
    await first
    expect(ids(page)).toEqual(['a', 'b'])
    reading = async () => board([], 3)
    await page.live.refresh()
    expect(ids(page)).toEqual([])
  })
})

describe('after a gap', () => {
  test('everything is read afresh, even if the numbers are smaller now', async () => {
    const page = await opened()
    line().open()
    line().gone()
    reading = async () => board([anOrder({ id: 'z' })], 2)
    await browser.wind(2_000)
    line().open()
    await settle()
    expect([ids(page), page.shown.replica?.cursor]).toEqual([['z'], 2])
    expect(page.shown.connected).toEqual([true, false, true])
  })

  test('a reading that was had while the line was cut does for nothing: it may have been of before', async () => {
    const page = await opened()
    line().open()
    line().gone()
    await page.live.refresh()
    const before = readings
    await browser.wind(2_000)
    line().open()
    await settle()
    expect(readings).toBe(before + 1)
  })

  test('a reading that fails on a line that stands is tried again until there is one', async () => {
    const page = await opened()
    line().open()
    line().gone()
    reading = async () => null
    await browser.wind(2_000)
    line().open()
    await browser.wind(20_000)
    line().heard({ name: 'desk', data: { attended: true } })
    reading = async () => board([anOrder({ id: 'z' })], 9)
    await browser.wind(30_000)
    expect(ids(page)).toEqual(['z'])
    const enough = readings
    line().heard({ name: 'desk', data: { attended: true } })
    await browser.wind(30_000)
    expect(readings).toBe(enough)
  })
})

describe('several tabs', () => {
  let first: Page
  let second: Page
  beforeEach(async () => {
    first = await opened()
    second = await opened()
    line().open()
    await settle()
  })

  test('have one line, and all hear of it', async () => {
    expect(openSources()).toHaveLength(1)
    line().heard(ordered('b', 8))
    await settle()
    expect([ids(first), ids(second)]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ])
    expect(second.shown.connected).toEqual([true])
  })

  test('one that comes later and has had no reading tries again, and is told by any word that the line stands', async () => {
    reading = async () => null
    kept = null
    const third = await opened()
    expect([ids(third), third.shown.connected]).toEqual([[], []])
    reading = async () => board([anOrder({ id: 'z' })], 9)
    line().heard({ name: 'desk', data: { attended: true } })
    await settle()
    expect([ids(third), third.shown.connected]).toEqual([['z'], [true]])
  })

  test('one that comes later tries again by itself too: nothing may come for a while', async () => {
    reading = async () => null
    kept = null
    const third = await opened()
    reading = async () => board([anOrder({ id: 'z' })], 9)
    await browser.wind(10_000)
    expect(ids(third)).toEqual(['z'])
  })

  test('of which the listening one is closed, listen on from where they are', async () => {
    line().heard(ordered('b', 8))
    await settle()
    first.live.close()
    await settle()
    expect(openSources()).toHaveLength(1)
    expect(line().after).toBe(8)
    line().heard(ordered('c', 9))
    expect(ids(second)).toEqual(['a', 'b', 'c'])
    expect(ids(first)).toEqual(['a', 'b'])
  })

  test('of which the listening one is killed, listen on', async () => {
    kill(first)
    await settle()
    expect(openSources()).toHaveLength(1)
  })

  test('of which the listening one has fallen asleep, take its place after a silence, and read afresh', async () => {
    const asleep = line()
    first.tab.sleep()
    reading = async () => board([anOrder({ id: 'z' })], 20)
    await browser.wind(2 * SILENCE_MS)
    expect(openSources().filter(source => source !== asleep)).toHaveLength(1)
    expect(ids(second)).toEqual(['z'])
  })

  test('that lose the line to another go on as one of the others', async () => {
    await browser.wind(2 * SILENCE_MS)
    expect(openSources().length).toBeLessThanOrEqual(1)
    const [source] = openSources()
    source?.open()
    source?.heard(ordered('d', 30))
    await settle()
    expect([ids(first).includes('d'), ids(second).includes('d')]).toEqual([true, true])
  })
})

test('a page that is refused at once whatever it asks for, as one that is being left, asks again in its time', async () => {
  let asked = 0
  const refusing: Partial<Tab> = {
    lead(_name, { lost }) {
      // A test that would run for ever says nothing.
      if (++asked < 1_000) void Promise.resolve().then(lost)
      return () => undefined
    },
  }
  const page = open(refusing)
  await page.live.begun
  await settle()
  expect(asked).toBe(1)
  await browser.wind(10_000)
  expect(asked).toBeGreaterThan(4)
  expect(asked).toBeLessThan(30)
  page.live.close()
  const before = asked
  await browser.wind(10_000)
  expect(asked).toBe(before)
})

describe('an answer to a tap', () => {
  test('is known at once, and kept', async () => {
    const page = await opened()
    page.live.learn(anOrder({ id: 'b' }))
    expect(ids(page)).toEqual(['a', 'b'])
    expect(kept?.orders.has('b')).toBe(true)
    expect(kept?.cursor).toBe(7)
  })
})

test('once closed nothing is shown, read, heard or opened any more', async () => {
  const page = await opened()
  const source = line()
  page.live.close()
  source.heard(ordered('b', 8))
  await page.live.refresh()
  const before = readings
  await browser.wind(10 * SILENCE_MS)
  expect(ids(page)).toEqual(['a'])
  expect([openSources(), readings]).toEqual([[], before])
})
