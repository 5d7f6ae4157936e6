import { beforeEach, describe, expect, test } from 'vitest'
import { type Entry, settled, tried } from '../../../src/client/outbox/entry.ts'
import type { OutboxStore } from '../../../src/client/outbox/store.ts'
import { createTabStore, type TabEntry, type TabStore } from '../../../src/client/outbox/tab-store.ts'
import {
  aBrowser,
  aSpare,
  aStore,
  settle,
  type TestBrowser,
  type TestSpare,
  type TestStore,
} from '../device.ts'
import { OUTLET } from '../things.ts'
import { anEntry } from './page.ts'

let browser: TestBrowser
let store: TestStore
let spare: TestSpare
let shown: readonly TabEntry[]
let tab: TabStore

function open(through: (disk: OutboxStore) => OutboxStore = disk => disk): TabStore {
  const tab = browser.open()
  return createTabStore({
    outlet: OUTLET,
    store: through(store.of(tab)),
    spare,
    device: tab,
    changed(entries) {
      shown = entries
    },
  })
}

/** A store that writes, and of which nothing is heard until it speaks: of one change at a time. */
function quiet() {
  const unheard: (() => void)[] = []
  let isQuiet = false
  return {
    through: (disk: OutboxStore): OutboxStore => ({
      async update(outlet, decide) {
        const isUnheard = isQuiet
        const entries = await disk.update(outlet, decide)
        if (isUnheard) await new Promise<void>(resolve => unheard.push(resolve))
        return entries
      },
    }),
    hush() {
      isQuiet = true
    },
    speak() {
      isQuiet = false
      unheard.shift()?.()
    },
  }
}

beforeEach(() => {
  browser = aBrowser()
  store = aStore()
  spare = aSpare()
  shown = []
  tab = open()
})

const put = (entry: Entry, to = tab) => to.change(() => ({ put: [entry] }))
const onDisk = () => store.entries().map(({ id }) => id)
const known = (of = tab) => of.entries().map(({ id, saved }) => [id, saved])

describe('what is put', () => {
  test('is saved when the store has taken it', async () => {
    expect(await put(anEntry({ id: 'a' }))).toBe(true)
    expect(known()).toEqual([['a', true]])
    expect(onDisk()).toEqual(['a'])
    expect(shown).toMatchObject([{ id: 'a', saved: true }])
  })

  test.each(['refuses', 'breaks'] as const)(
    'is known, and not called saved, where the store %s',
    async fault => {
      store.fault = fault
      expect(await put(anEntry({ id: 'a' }))).toBe(false)
      expect(known()).toEqual([['a', false]])
      expect(shown).toMatchObject([{ id: 'a', saved: false }])
      expect(onDisk()).toEqual([])
    },
  )

  test('is saved with the next change that the store takes', async () => {
    store.fault = 'breaks'
    await put(anEntry({ id: 'a' }))
    store.fault = null
    expect(await put(anEntry({ id: 'b' }))).toBe(true)
    expect(known().sort()).toEqual([
      ['a', true],
      ['b', true],
    ])
    expect(onDisk().sort()).toEqual(['a', 'b'])
  })

  test('and refused while another change is on its way, is not forgotten with that one', async () => {
    const disk = quiet()
    tab = open(disk.through)
    disk.hush()
    const first = put(anEntry({ id: 'a' }))
    await settle()
    store.fault = 'refuses'
    await put(anEntry({ id: 'b' }))
    store.fault = null
    disk.speak()
    await first
    expect(known().sort()).toEqual([
      ['a', true],
      ['b', false],
    ])
    disk.hush()
    void tab.refresh()
    await settle()
    expect(onDisk().sort()).toEqual(['a', 'b'])
  })

  test('is changed further while it is nowhere but here', async () => {
    store.fault = 'refuses'
    await put(anEntry({ id: 'a' }))
    await tab.change(entries => ({ put: entries.map(tried) }))
    expect(tab.entries()).toMatchObject([{ id: 'a', tries: 1 }])
    await tab.change(entries => ({ drop: entries }))
    expect(known()).toEqual([])
  })

  test('is not written any more, once it was dropped, when the store takes again', async () => {
    store.fault = 'refuses'
    await put(anEntry({ id: 'a' }))
    store.fault = null
    await tab.change(entries => ({ drop: entries }))
    expect([onDisk(), known()]).toEqual([[], []])
  })

  test('of another outlet is none of its business', async () => {
    store.put(anEntry({ id: 'x', outlet: 'mall-demo' }))
    await put(anEntry({ id: 'a' }))
    expect(known()).toEqual([['a', true]])
  })
})

describe('what is wiped from under the page', () => {
  test('is put back while the page still knows it', async () => {
    await put(anEntry({ id: 'a' }))
    store.wipe()
    await tab.refresh()
    expect(onDisk()).toEqual(['a'])
  })

  test('and had its verdict is not', async () => {
    await put(settled(anEntry({ id: 'a' }), { type: 'accepted' }, 0))
    store.wipe()
    await tab.refresh()
    expect(onDisk()).toEqual([])
    expect(known()).toEqual([])
  })
})

describe('two tabs', () => {
  let other: TabStore
  beforeEach(() => {
    other = open()
  })

  test('hear of what the other has put', async () => {
    await put(anEntry({ id: 'a' }))
    await settle()
    expect(known(other)).toEqual([['a', true]])
  })

  test('hear of what took the place of something that was done', async () => {
    await put(settled(anEntry({ id: 'a' }), { type: 'accepted' }, 0))
    await settle()
    await tab.change(entries => ({ put: [anEntry({ id: 'b' })], drop: entries }))
    await settle()
    expect(known(other)).toEqual([['b', true]])
  })

  test('do not answer a word that changed nothing, for ever', async () => {
    await put(anEntry({ id: 'a' }))
    await settle()
    const { updates } = store
    await settle()
    expect([updates, store.updates]).toEqual([2, 2])
  })

  test('what one forgets the other does not put back, however much it is', async () => {
    for (const id of ['first', 'second', 'third']) await put(anEntry({ id }))
    await settle()
    await tab.forget(({ id }) => id !== 'third')
    await settle()
    await other.refresh()
    expect(onDisk()).toEqual(['third'])
    expect(known(other)).toEqual([['third', true]])
  })

  test('nor does a change of the other of which nothing had been heard yet', async () => {
    const disk = quiet()
    other = open(disk.through)
    await put(anEntry({ id: 'a' }))
    await settle()
    disk.hush()
    const counting = other.change(entries => ({ put: entries.map(tried) }))
    await settle()
    await tab.forget(() => true)
    await settle()
    disk.speak()
    await counting
    await other.refresh()
    expect(onDisk()).toEqual([])
  })

  test('the other takes off the disk where the one that forgets cannot', async () => {
    const full = open(() => ({ update: () => Promise.reject(new DOMException('No.', 'SecurityError')) }))
    await put(anEntry({ id: 'a' }), full)
    await put(anEntry({ id: 'a' }))
    await full.forget(() => true)
    await settle()
    expect(onDisk()).toEqual([])
  })

  test('not even if the one that forgets had not read what there was', async () => {
    await put(anEntry({ id: 'a' }))
    await settle()
    await open().forget(() => true)
    expect(onDisk()).toEqual([])
    await settle()
    await Promise.all([tab.refresh(), other.refresh()])
    expect(onDisk()).toEqual([])
    expect([known(), known(other)]).toEqual([[], []])
  })

  test('a verdict that one has kept is not undone by what the other could not', async () => {
    await put(anEntry({ id: 'a' }))
    await settle()
    store.fault = 'refuses'
    await other.change(entries => ({ put: entries.map(tried) }))
    store.fault = null
    await tab.change(entries => ({
      put: entries.map(entry => settled(entry, { type: 'accepted' }, 0)),
    }))
    await settle()
    await other.refresh()
    expect(store.entries()).toMatchObject([{ id: 'a', state: { type: 'settled' } }])
  })
})

test('what is forgotten where nothing can be written is gone from here all the same', async () => {
  store.fault = 'refuses'
  await put(anEntry({ id: 'a' }))
  await tab.forget(() => true)
  expect(known()).toEqual([])
})

describe('what the store would not take', () => {
  test('lies aside, is there for the next page, and is not called saved there either', async () => {
    store.fault = 'refuses'
    await put(anEntry({ id: 'a' }))
    const next = open()
    await next.refresh()
    expect(known(next)).toEqual([['a', false]])
  })

  test('lies there no more once the store has it', async () => {
    store.fault = 'refuses'
    await put(anEntry({ id: 'a' }))
    store.fault = null
    await open().refresh()
    expect(onDisk()).toEqual(['a'])
    expect(spare.entries()).toEqual([])
  })

  test('is known to the other tabs, and so is what came of it', async () => {
    store.fault = 'refuses'
    const other = open()
    await put(anEntry({ id: 'a' }))
    await settle()
    expect(known(other)).toEqual([['a', false]])
    const take = (entry: Entry) => settled(entry, { type: 'accepted' }, 0)
    await other.change(entries => ({ put: entries.map(take) }))
    await settle()
    expect(tab.entries()).toMatchObject([{ id: 'a', state: { type: 'settled' } }])
    await tab.change(entries => ({
      put: entries.filter(({ state }) => state.type !== 'settled').map(tried),
    }))
    expect(spare.entries()).toMatchObject([{ id: 'a', state: { type: 'settled' } }])
  })

  test('of two tabs lies side by side', async () => {
    store.fault = 'refuses'
    await put(anEntry({ id: 'a' }))
    await put(anEntry({ id: 'b' }), open())
    expect(spare.entries().map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('is forgotten there too', async () => {
    store.fault = 'refuses'
    await put(anEntry({ id: 'a' }))
    await open().forget(() => true)
    expect(spare.entries()).toEqual([])
  })

  test('lives in its page where nothing can be laid aside', async () => {
    store.fault = 'refuses'
    spare.isBlocked = true
    await put(anEntry({ id: 'a' }))
    expect(known()).toEqual([['a', false]])
    spare.isBlocked = false
    expect(spare.entries()).toEqual([])
  })
})
