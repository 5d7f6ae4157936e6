/** Acts as rows, the same on every engine: in order, by person, thing and time, counted by the hour, erased by their term. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ACT_TRAITS, ACTS } from '../../src/domain/act.ts'
import { AT_THE_DOOR } from '../../src/domain/actor.ts'
import { HOUR_MS } from '../../src/domain/time.ts'
import {
  actsBetween,
  actsOfPerson,
  actsOnThing,
  addAct,
  type Done,
  OF_THE_CITY,
} from '../../src/server/storage/statements/acts/acts.ts'
import { lastNumber } from '../../src/server/storage/statements/counters.ts'
import { type Sql, STORAGE_ENGINES, type Storage } from '../../src/server/storage/storage.ts'
import { openEmpty, standOn } from '../support/engines.ts'
import { anOutlet, aStay, HOTEL } from '../support/things.ts'

const outlet = anOutlet()
const dewi = { kind: 'clerk', outlet, staff: 'Dewi', terminal: 'Lobi' } as const
const promoted = { kind: 'manager', outlet, staff: 'Dewi', terminal: 'Kantor' } as const
const namesake = { kind: 'officer', name: 'Dewi' } as const
const STAY = aStay().id
const START = Date.UTC(2026, 10, 24, 3, 0)
const ALL = { before: Number.MAX_SAFE_INTEGER, limit: 100 }

const came: Done = {
  actor: dewi,
  what: 'check-in',
  on: STAY,
  changed: { room: { from: null, to: '512' } },
}
const priced: Done = {
  actor: promoted,
  what: 'change-placement',
  on: 'madu',
  changed: { price: { from: 60_000, to: 61_000 } },
}
const guessed = (terminal: string, on = 'Dewi'): Done => ({
  actor: AT_THE_DOOR,
  what: 'wrong-pin',
  on,
  terminal,
  changed: {},
})

describe.each(STORAGE_ENGINES)('on %s', engine => {
  let storage: Storage
  beforeEach(async () => {
    standOn(engine)
    storage = await openEmpty()
  })
  afterEach(() => storage.close())

  const act = (done: Done, atMs = START) => storage.write(HOTEL, sql => addAct(sql, HOTEL, done, atMs))
  const read = <T>(work: (sql: Sql) => Promise<T>) => storage.read(work)

  test('an act says by whom, what, when, where, to what, and what it changed', async () => {
    await act(came)
    expect(await read(sql => actsOnThing(sql, HOTEL, { thing: 'stay', id: STAY }, ALL))).toEqual([
      {
        seq: 1,
        at: START,
        actor: 'clerk',
        who: 'Dewi',
        terminal: 'Lobi',
        thing: 'stay',
        subject: STAY,
        times: 1,
        word: 'check-in',
        told: { what: 'check-in', changed: { room: { from: null, to: '512' } } },
      },
    ])
  })

  test('nothing gets into one that its schema does not name', async () => {
    const changed = { kind: 'in', batch: 'b1', quantity: 2, note: 'untuk Ibu Sari', pin: '1111' } as const
    await act({ actor: promoted, what: 'move-goods', on: 'madu', changed })
    const rows = await read(sql => sql.all('SELECT body FROM acts'))
    expect(rows).toEqual([{ body: '{"v":1,"changed":{"kind":"in","batch":"b1","quantity":2}}' }])
  })

  test('a person is the same one in whatever role, and nobody of another kind', async () => {
    await act(came)
    await act(priced)
    await act({ actor: namesake, what: 'sign-in', on: 'Dewi', changed: {} })
    const words = async (kinds: readonly ('clerk' | 'manager' | 'officer')[]) =>
      (await read(sql => actsOfPerson(sql, HOTEL, { kinds, name: 'Dewi' }, ALL))).map(({ word }) => word)
    expect(await words(['clerk', 'manager'])).toEqual(['change-placement', 'check-in'])
    expect(await words(['officer'])).toEqual(['sign-in'])
  })

  test('they are told newest first, a page at a time, of a span that does not hold its end', async () => {
    for (let hour = 0; hour < 6; hour++) await act(came, START + hour * HOUR_MS)
    const span = { fromMs: START + HOUR_MS, toMs: START + 5 * HOUR_MS }
    const seqs = async (before: number) =>
      (await read(sql => actsBetween(sql, HOTEL, span, { before, limit: 3 }))).map(({ seq }) => seq)
    expect(await seqs(ALL.before)).toEqual([5, 4, 3])
    expect(await seqs(3)).toEqual([2])
  })

  test('wrong PINs are one row a person, terminal and hour, with their count', async () => {
    const hour = START - (START % HOUR_MS)
    for (let i = 0; i < 5; i++) await act(guessed('Lobi'), hour + i)
    await act(guessed('Bar'), hour + 5)
    await act(guessed('Lobi', 'Bayu'), hour + 5)
    await act(guessed('Lobi'), hour + HOUR_MS - 1)
    await act(guessed('Lobi'), hour + HOUR_MS)
    // By a clock that was set back.
    await act(guessed('Lobi'), hour - 1)
    const rows = await read(sql => actsOnThing(sql, HOTEL, { thing: 'person', id: 'Dewi' }, ALL))
    expect(rows.map(({ terminal, times }) => [terminal, times])).toEqual([
      ['Lobi', 1],
      ['Lobi', 1],
      ['Bar', 1],
      ['Lobi', 6],
    ])
  })

  test('acts that are not counted have a row each, however alike', async () => {
    for (let i = 0; i < 3; i++) await act(priced)
    const rows = await read(sql => actsOnThing(sql, HOTEL, { thing: 'placement', id: 'madu' }, ALL))
    expect(rows.map(({ seq, times }) => [seq, times])).toEqual([
      [3, 1],
      [2, 1],
      [1, 1],
    ])
  })

  test('the city has its own, and its own numbers', async () => {
    await act(came)
    const reading: Done = {
      actor: namesake,
      what: 'read-evaluation',
      on: '',
      changed: { as: 'csv', query: { outlet: HOTEL, terms: 'consigned' } },
    }
    await storage.writeCity(sql => addAct(sql, OF_THE_CITY, reading, START))
    const [row] = await read(sql => actsOnThing(sql, OF_THE_CITY, { thing: 'books', id: '' }, ALL))
    expect(row).toMatchObject({ seq: 1, who: 'Dewi', told: { changed: reading.changed } })
    expect(await read(sql => lastNumber(sql, HOTEL, 'act'))).toBe(1)
  })

  test('an act goes with the transaction that fails', async () => {
    const failing = storage.write(HOTEL, async sql => {
      await addAct(sql, HOTEL, came, START)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await read(sql => sql.all('SELECT seq FROM acts'))).toEqual([])
    await act(came)
    expect(await read(sql => sql.all('SELECT seq FROM acts'))).toEqual([{ seq: 1 }])
  })

  test.each([
    ['another word', 'rename-room', '{"v":1,"changed":{}}'],
    ['another version', 'check-in', '{"v":2,"changed":{"room":{"from":null,"to":"512"}}}'],
    ['other contents', 'check-in', '{"v":1,"changed":{"room":512}}'],
    ['no JSON', 'check-in', '{"v":1'],
  ])('a row of a release to come, or a spoiled one (%s), is told as what it is', async (_, what, body) => {
    await act(came)
    await storage.write(HOTEL, sql => sql.run('UPDATE acts SET what = ?, body = ?', [what, body]))
    await act(came)
    const rows = await read(sql => actsOnThing(sql, HOTEL, { thing: 'stay', id: STAY }, ALL))
    expect(rows.map(({ word, told }) => [word, told?.what])).toEqual([
      ['check-in', 'check-in'],
      [what, undefined],
    ])
  })
})

test('every word has its things, its hands and a term', () => {
  expect(Object.keys(ACT_TRAITS)).toEqual([...ACTS])
  for (const { by, termMs } of Object.values(ACT_TRAITS)) {
    expect(by.length).toBeGreaterThan(0)
    expect(termMs).toBeGreaterThan(0)
  }
})
