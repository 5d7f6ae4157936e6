import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOBODY_ON_DUTY } from '../../src/domain/duty.ts'
import {
  type Channel,
  HOLD_MS,
  hasReached,
  mayHaveBeenToldOf,
  nextRung,
  RUNG_AFTER_MS,
  RUNGS,
  restAfterMs,
  type Told,
  tellingsDue,
  unseenForMs,
} from '../../src/domain/escalation.ts'
import type { Hours } from '../../src/domain/hours.ts'
import { MINUTE_MS, toTimestamp } from '../../src/domain/time.ts'

const HOURS: Hours = { zone: 'Asia/Makassar', service: { fromHour: 7, toHour: 22 } }
const at = (time: string) => Date.parse(`2026-11-24T${time}+08:00`)
const GATEWAYS: readonly Channel[] = [
  { way: 'gateway', recipient: 'a', person: null, isManager: false },
  { way: 'gateway', recipient: 'b', person: null, isManager: false },
]

const came = (time: string) => ({
  state: 'placed' as const,
  deliver: { when: 'now' as const },
  receivedAt: toTimestamp(at(time)),
})
const unseen = (time: string, now: string) => unseenForMs(came(time), HOURS, at(now))

describe('silence', () => {
  test.each([
    ['12:00:00', null],
    ['12:00:19', null],
    ['12:00:20', 'louder'],
    ['12:01:59', 'louder'],
    ['12:02:00', 'terminals'],
    ['12:04:29', 'terminals'],
    ['12:04:30', 'second'],
    ['12:10:00', 'guest'],
    ['12:15:00', 'agency'],
    ['18:00:00', 'agency'],
  ] as const)('at %s has climbed to %s', (now, rung) => {
    const reached = RUNGS.filter(one => hasReached(one, unseen('12:00:00', now)))
    expect(reached.at(-1) ?? null).toBe(rung)
    expect(nextRung(at(now) - at('12:00:00'))).toBe(RUNGS[reached.length] ?? null)
  })

  test('of the night begins when the service does', () => {
    expect(unseen('02:00:00', '06:59:59')).toBeNull()
    expect(unseen('02:00:00', '07:02:00')).toBe(2 * MINUTE_MS)
  })

  test('is over when somebody has seen the order, whatever becomes of that then', () => {
    for (const state of ['acknowledged', 'dispatched', 'delivered', 'declined', 'cancelled'] as const)
      expect(unseenForMs({ ...came('12:00:00'), state }, HOURS, at('13:00:00'))).toBeNull()
  })
})

test('nobody is told before two minutes; then the terminals and each phone, within five each phone again, after ten the guest, after fifteen the agency', () => {
  const due = (minutes: number) =>
    tellingsDue({ unseenMs: minutes * MINUTE_MS, duty: NOBODY_ON_DUTY, channels: GATEWAYS, told: [] }, 0).map(
      ({ rung, way, recipient }) => `${rung} ${way} ${recipient}`.trim(),
    )
  const first = ['terminals terminal', 'terminals gateway a', 'terminals gateway b']
  const then = [...first, 'second gateway a', 'second gateway b']
  const last = [...then, 'guest guest']
  expect([1.9, 2, 4.5, 10, 15].map(due)).toEqual([[], first, then, last, [...last, 'agency agency']])
})

test('a recipient that does not take it rests longer each time, a minute at most, and is never given up', () => {
  expect([1, 2, 3, 4, 5, 500].map(restAfterMs)).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000])
  expect(HOLD_MS).toBeGreaterThan(20_000)
})

describe('what may have been told of an order is asked', () => {
  const placed = { ...came('12:00:00'), placedAt: toTimestamp(at('09:00:00')) }
  test.each([
    ['not of one that has just come', placed, '12:01:59', false],
    ['of one that rings', placed, '12:02:00', true],
    [
      'not of one that was seen at once, however long ago',
      { ...placed, acknowledgedAt: toTimestamp(at('12:01:00')) },
      '18:00:00',
      false,
    ],
    [
      'of one that was seen late',
      { ...placed, acknowledgedAt: toTimestamp(at('12:02:00')) },
      '18:00:00',
      true,
    ],
    [
      'not of one that its guest took back at once',
      { ...placed, cancelledAt: toTimestamp(at('12:01:00')) },
      '18:00:00',
      false,
    ],
  ] as const)('%s', (_, order, now, is) => {
    expect(mayHaveBeenToldOf(order, at(now))).toBe(is)
  })
})

describe('a phone that takes nothing', () => {
  const phone = (recipient: string, isManager = false): Channel => ({
    way: 'push',
    recipient,
    person: recipient,
    isManager,
  })
  const channels = [phone('Rini'), phone('Sari'), phone('Budi', true)]
  const duty = { first: 'Rini', second: 'Sari' }
  const told = (tries: number, takenAt: number | null): Told[] =>
    (['terminals', 'second'] as const).map((rung, i) => {
      const person = ['Rini', 'Sari'][i] ?? ''
      return { rung, way: 'push', recipient: person, person, tries, takenAt, restsUntil: 0 }
    })
  const called = (rows: readonly Told[], minutes = 6) =>
    tellingsDue({ unseenMs: minutes * MINUTE_MS, duty, channels, told: rows }, 1)
      .filter(({ way }) => way === 'push')
      .map(({ rung, person }) => `${rung} ${person}`)

  test('twice leaves its person’s place to every manager, and is tried again itself', () => {
    expect(called(told(2, null))).toEqual(['terminals Rini', 'terminals Budi', 'second Sari', 'second Budi'])
  })

  test('nor any manager’s, leaves it to whoever has a phone here; so does a place in which nobody is named', () => {
    const others = [phone('Rini'), phone('Sari')]
    const first = { rung: 'terminals', way: 'push', recipient: 'Rini', person: 'Rini' } as const
    const standing = { unseenMs: 2 * MINUTE_MS, duty: { first: 'Rini', second: null }, channels: others }
    const inVain = [{ ...first, tries: 2, takenAt: null, restsUntil: 9 }]
    const pushes = (due: ReturnType<typeof tellingsDue>) =>
      due.filter(({ way }) => way === 'push').map(({ person }) => person)
    expect(pushes(tellingsDue({ ...standing, told: inVain }, 1))).toEqual(['Sari'])
    const nobody = { ...standing, duty: NOBODY_ON_DUTY, told: [] }
    expect(pushes(tellingsDue(nobody, 1))).toEqual(['Rini', 'Sari'])
  })

  test('may be at its first try still, or has taken it: nobody else is called', () => {
    expect(called(told(1, null))).toEqual(['terminals Rini', 'second Sari'])
    expect(called(told(2, 5))).toEqual([])
  })

  test('is one of two: the other has taken it', () => {
    const two = [...channels, { ...phone('Rini 2'), person: 'Rini' }]
    const [first] = told(2, null)
    const rows = first && [first, { ...first, recipient: 'Rini 2', takenAt: 5 }]
    const due = tellingsDue({ unseenMs: 2 * MINUTE_MS, duty, channels: two, told: rows ?? [] }, 1)
    expect(due.filter(({ way }) => way === 'push').map(({ recipient }) => recipient)).toEqual(['Rini'])
  })
})

/** What goes on while an order is unseen: the clock moves, on or back; whoever tells is cut off, is refused, or gets through. */
const goingOn = fc.array(
  fc.record({
    passesMs: fc.integer({ min: -3 * MINUTE_MS, max: 4 * MINUTE_MS }),
    becomes: fc.constantFrom('taken', 'refused', 'cut off'),
  }),
  { minLength: 1, maxLength: 40 },
)

test('whatever goes on, nobody who took it is told it again, no rung is told before its time, and nothing once it is seen', () => {
  fc.assert(
    fc.property(goingOn, fc.integer({ min: 1, max: 40 }), (steps, seenAfter) => {
      let unseenMs = 0
      const rows = new Map<string, Told>()
      steps.forEach(({ passesMs, becomes }, i) => {
        unseenMs = Math.max(0, unseenMs + passesMs)
        const isSeen = i >= seenAfter
        const standing = {
          unseenMs: isSeen ? null : unseenMs,
          duty: NOBODY_ON_DUTY,
          channels: GATEWAYS,
          told: [...rows.values()],
        }
        const due = tellingsDue(standing, unseenMs)
        if (isSeen) expect(due).toEqual([])
        for (const telling of due) {
          const name = `${telling.rung} ${telling.way} ${telling.recipient}`
          const before = rows.get(name)
          expect(unseenMs).toBeGreaterThanOrEqual(RUNG_AFTER_MS[telling.rung])
          expect(before?.takenAt ?? null).toBeNull()
          const tries = (before?.tries ?? 0) + 1
          const restsMs = { taken: 0, refused: restAfterMs(tries), 'cut off': HOLD_MS }[becomes]
          rows.set(name, {
            ...telling,
            tries,
            takenAt: becomes === 'taken' ? unseenMs : null,
            restsUntil: unseenMs + restsMs,
          })
        }
      })
    }),
  )
})

test('what nobody sees is told whole in the end, however often whoever tells is refused or cut off before', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('refused', 'cut off'), { maxLength: 12 }), failures => {
      const rows = new Map<string, Told>()
      const left = [...failures]
      for (let ms = 0; ms <= 60 * MINUTE_MS; ms += 5_000) {
        const due = tellingsDue(
          { unseenMs: ms, duty: NOBODY_ON_DUTY, channels: GATEWAYS, told: [...rows.values()] },
          ms,
        )
        for (const telling of due) {
          const name = `${telling.rung} ${telling.way} ${telling.recipient}`
          const tries = (rows.get(name)?.tries ?? 0) + 1
          const failure = left.pop()
          const restsMs = failure === undefined ? 0 : failure === 'refused' ? restAfterMs(tries) : HOLD_MS
          const takenAt = failure === undefined ? ms : null
          rows.set(name, { ...telling, tries, takenAt, restsUntil: ms + restsMs })
        }
      }
      expect([...rows.values()].map(({ takenAt }) => takenAt !== null)).toEqual(Array(7).fill(true))
    }),
  )
})
