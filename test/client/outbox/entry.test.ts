import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/client/outbox/commands.ts'
import {
  ASK_AGAIN_AFTER_MS,
  agreed,
  dueNow,
  type Entry,
  heads,
  heldMs,
  inQuestion,
  isSameWish,
  KEEP_SETTLED_MS,
  letGo,
  needsWord,
  offeredAgain,
  outworn,
  over,
  settled,
  tried,
} from '../../../src/client/outbox/entry.ts'
import { DAY_MS, MINUTE_MS } from '../../../src/domain/time.ts'
import { AT, OTHER_STAY, STAY } from '../things.ts'
import { anEntry, toPlace } from './page.ts'

const T = Date.parse(AT)
const NOBODY = new Set<string>()
const due = (entries: readonly Entry[], wish: Partial<Parameters<typeof dueNow>[1]> = {}) =>
  dueNow(entries, { owner: STAY, nowMs: T, resting: NOBODY, ...wish })?.id
const held = (untilMs: number) => ({ type: 'waiting', heldUntilMs: untilMs }) as const
const done = (wish: Partial<Entry> = {}, atMs = T) => settled(anEntry(wish), { type: 'accepted' }, atMs)

describe('whose turn it is', () => {
  test('the earliest of each order comes first, whatever the sequence in which they are kept', () => {
    const entries = [
      anEntry({ id: 'c', subject: 'x', seq: 3 }),
      anEntry({ id: 'a', subject: 'x', seq: 1 }),
      anEntry({ id: 'b', subject: 'y', seq: 2 }),
    ]
    expect(heads(entries).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('a verdict makes room for the next of its order', () => {
    const entries = [done({ id: 'a', subject: 'x', seq: 1 }), anEntry({ id: 'b', subject: 'x', seq: 2 })]
    expect(due(entries)).toBe('b')
  })

  test('what rests holds up its own order and no other', () => {
    const entries = [
      anEntry({ id: 'a', subject: 'x', seq: 1 }),
      anEntry({ id: 'b', subject: 'x', seq: 2 }),
      anEntry({ id: 'c', subject: 'y', seq: 3 }),
    ]
    expect(due(entries, { resting: new Set(['a']) })).toBe('c')
    expect(due(entries, { resting: new Set(['a', 'c']) })).toBeUndefined()
  })

  test('what stands in for another waits until that one has its verdict', () => {
    const cancel = anEntry({ id: 'k', subject: 'old', seq: 1, command: { type: 'cancel' } })
    const next = anEntry({ id: 'new', subject: 'new', seq: 2, replaces: 'old' })
    expect(due([cancel, next])).toBe('k')
    expect(due([cancel, next], { resting: new Set(['k']) })).toBeUndefined()
    expect(due([settled(cancel, { type: 'accepted' }, T), next])).toBe('new')
  })

  test("nothing goes out under another's session, and nothing under none", () => {
    expect(due([anEntry()], { owner: OTHER_STAY })).toBeUndefined()
    expect(due([anEntry()], { owner: null })).toBeUndefined()
  })

  test('what another left of the same order holds up nothing', () => {
    const entries = [
      anEntry({ id: 'a', subject: 'x', seq: 1, owner: OTHER_STAY }),
      anEntry({ id: 'b', subject: 'x', seq: 2 }),
    ]
    expect(due(entries)).toBe('b')
  })

  test('an order in question waits for a person', () => {
    expect(due([inQuestion(anEntry())])).toBeUndefined()
    expect(due([agreed(inQuestion(anEntry()), T)])).toBe(anEntry().id)
  })

  test('a held step goes out when its time has come, and not a moment before', () => {
    const entry = anEntry({ state: held(T + 8_000) })
    expect(due([entry], { nowMs: T + 7_999 })).toBeUndefined()
    expect(due([entry], { nowMs: T + 8_000 })).toBe(entry.id)
  })

  test('a clock that is set back by a month holds nothing longer than it was meant to be', () => {
    expect(heldMs(anEntry({ state: held(T + 8_000) }), T - 30 * DAY_MS)).toBe(0)
    expect(heldMs(anEntry({ state: held(T + MINUTE_MS) }), T)).toBe(MINUTE_MS)
    expect(heldMs(anEntry({ state: held(T + MINUTE_MS + 1) }), T)).toBe(0)
  })

  test('every order that may go out does so in the sequence in which it was said', () => {
    const anyEntry = fc.record({
      subject: fc.constantFrom('x', 'y', 'z'),
      seq: fc.integer({ min: 1, max: 99 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(anyEntry, { selector: ({ seq }) => seq }), wishes => {
        let entries = wishes.map(wish => anEntry({ ...wish, id: String(wish.seq) }))
        const sent: Entry[] = []
        for (;;) {
          const id = due(entries)
          if (id === undefined) break
          sent.push(...entries.filter(entry => entry.id === id))
          entries = entries.map(entry => (entry.id === id ? settled(entry, { type: 'accepted' }, T) : entry))
        }
        expect(sent).toHaveLength(wishes.length)
        for (const subject of ['x', 'y', 'z']) {
          const seqs = sent.filter(entry => entry.subject === subject).map(({ seq }) => seq)
          expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
        }
      }),
    )
  })
})

describe('a person is asked again', () => {
  const AT_EIGHT = new Date(T + 20 * MINUTE_MS).toISOString()

  test.each([
    ['just tapped', 0, false],
    ['half an hour old', ASK_AGAIN_AFTER_MS, false],
    ['older than that', ASK_AGAIN_AFTER_MS + 1, true],
    ['a month old by a clock that was set forward', 30 * DAY_MS, true],
    ['from a moment ahead: clocks are corrected', -MINUTE_MS, false],
    ['from farther ahead: the clock was set back', -MINUTE_MS - 1, true],
    ['from a month ahead', -30 * DAY_MS, true],
  ])('for an order that is %s', (_, ageMs, asks) => {
    expect(needsWord(anEntry(), T + ageMs)).toBe(asks)
    expect(needsWord(anEntry({ command: { ...toPlace(), type: 'phone-order' } }), T + ageMs)).toBe(asks)
  })

  test.each([
    ['before', -1, false],
    ['at', 0, true],
    ['after', 1, true],
  ])('%s the time for which it was meant', (_, ms, asks) => {
    const entry = anEntry({ command: toPlace({ deliver: { when: 'at', at: AT_EIGHT } }) })
    expect(needsWord(entry, T + 20 * MINUTE_MS + ms)).toBe(asks)
  })

  test('but not about a time that had passed when it was agreed to', () => {
    const entry = anEntry({
      command: toPlace({ deliver: { when: 'at', at: AT_EIGHT } }),
      agreedAtMs: T + 25 * MINUTE_MS,
    })
    expect(needsWord(entry, T + 26 * MINUTE_MS)).toBe(false)
    expect(needsWord({ ...entry, agreedAtMs: T + 20 * MINUTE_MS }, T + 21 * MINUTE_MS)).toBe(false)
  })

  test.each<Command>([
    { type: 'cancel' },
    { type: 'acknowledge' },
    { type: 'dispatch' },
    { type: 'deliver', body: {} },
    { type: 'decline', body: { reason: 'closed' } },
  ])('and never about a $type: it has happened, however late it is told', command => {
    expect(needsWord(anEntry({ command }), T + 30 * DAY_MS)).toBe(false)
  })

  test('and its word keeps id and bytes, as of now', () => {
    const entry = tried(inQuestion(anEntry()))
    expect(agreed(entry, T + DAY_MS)).toEqual({
      ...entry,
      agreedAtMs: T + DAY_MS,
      state: { type: 'waiting', heldUntilMs: 0 },
    })
  })

  test('only what is in question is let go', () => {
    expect(letGo(inQuestion(anEntry()), T).state).toMatchObject({ verdict: { type: 'withdrawn' } })
    expect(letGo(anEntry(), T)).toEqual(anEntry())
  })

  test('what has its verdict is in no question any more', () => {
    expect(inQuestion(done())).toEqual(done())
  })
})

describe('what is remembered', () => {
  test('what was taken is remembered for 72 hours, and not longer', () => {
    expect(outworn([done()], T + KEEP_SETTLED_MS)).toEqual([])
    expect(outworn([done()], T + KEEP_SETTLED_MS + 1)).toEqual([done()])
    expect(KEEP_SETTLED_MS).toBe(3 * DAY_MS)
  })

  test('what has no verdict is remembered for ever', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), days => {
        expect(outworn([anEntry(), inQuestion(anEntry({ id: 'b' }))], T + days * DAY_MS)).toEqual([])
      }),
    )
  })

  test('a refusal that its guest has not read is, too; a clerk reads it in its row', () => {
    const refusal = { type: 'refused', code: 'wrong-state' } as const
    const order = settled(anEntry(), refusal, T)
    const step = settled(anEntry({ id: 'b', command: { type: 'dispatch' } }), refusal, T)
    expect(outworn([order, step], T + 4 * DAY_MS)).toEqual([step])
  })

  test('of very many the oldest go', () => {
    const many = Array.from({ length: 201 }, (_, index) => done({ id: `${index}` }, T + index))
    expect(outworn(many, T).map(({ id }) => id)).toEqual(['0'])
  })

  test('an order that was taken is offered again while somebody waits for it', () => {
    expect(offeredAgain(done()).state).toEqual({ type: 'waiting', heldUntilMs: 0 })
    expect(offeredAgain(over(done()))).toEqual(over(done()))
  })

  test('what was not taken never is, though an earlier release has not said that it is over', () => {
    for (const verdict of [{ type: 'withdrawn' }, { type: 'refused', code: 'sold-out' }] as const) {
      const state = { type: 'settled', verdict, atMs: T, told: true, over: false } as const
      expect(offeredAgain(anEntry({ state }))).toEqual(anEntry({ state }))
    }
  })

  test.each([
    [toPlace(), { type: 'accepted' }, { told: true, over: false }],
    [toPlace(), { type: 'refused', code: 'sold-out' }, { told: false, over: true }],
    [toPlace(), { type: 'withdrawn' }, { told: true, over: true }],
    [{ type: 'cancel' }, { type: 'accepted' }, { told: true, over: false }],
    [{ type: 'dispatch' }, { type: 'refused', code: 'wrong-state' }, { told: true, over: true }],
    [{ type: 'dispatch' }, { type: 'accepted' }, { told: true, over: true }],
  ] as const)(
    'a person has yet to be told, or a server to be offered again: %j %j %j',
    (command, verdict, said) => {
      expect(settled(anEntry({ command }), verdict, T).state).toMatchObject(said)
    },
  )

  test('so is a cancel that was taken', () => {
    expect(offeredAgain(done({ command: { type: 'cancel' } })).state).toMatchObject({ type: 'waiting' })
  })

  test.each([
    settled(anEntry(), { type: 'withdrawn' }, T),
    settled(anEntry(), { type: 'refused', code: 'sold-out' }, T),
    settled(anEntry({ command: { type: 'cancel' } }), { type: 'refused', code: 'wrong-state' }, T),
    settled(anEntry({ command: { type: 'deliver', body: {} } }), { type: 'accepted' }, T),
    settled(anEntry({ command: { ...toPlace(), type: 'phone-order' } }), { type: 'accepted' }, T),
  ])("what was withdrawn, refused or is no guest's never is: %#", entry => {
    expect(offeredAgain(entry)).toEqual(entry)
  })
})

describe('the same wish', () => {
  test('is the same whenever it was tapped', () => {
    expect(isSameWish(toPlace(), toPlace({ placedAt: '2026-11-24T09:00:00.000Z' }))).toBe(true)
  })

  test.each([
    toPlace({ total: 1 }),
    toPlace({ note: 'pedas' }),
    toPlace({ deliver: { when: 'checkout' } }),
    { ...toPlace(), type: 'phone-order' } as const,
  ])('is another when anything else is: %#', other => {
    expect(isSameWish(toPlace(), other)).toBe(false)
  })
})
