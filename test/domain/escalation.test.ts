import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOBODY_ON_DUTY } from '../../src/domain/duty.ts'
import {
  ARRIVES_WITHIN_MS,
  type Channel,
  HOLD_MS,
  hasReached,
  isInVain,
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
      return {
        rung,
        way: 'push',
        recipient: person,
        person,
        tries,
        takenAt,
        arrivedAt: takenAt,
        restsUntil: 0,
      }
    })
  const called = (rows: readonly Told[], minutes = 6) =>
    tellingsDue({ unseenMs: minutes * MINUTE_MS, duty, channels, told: rows }, 1)
      .filter(({ way }) => way === 'push')
      .map(({ rung, person }) => `${rung} ${person}`)

  test('twice leaves its person’s place to the second at once, then to every manager, and is tried again itself', () => {
    const [first, second] = told(2, null)
    const rows = (...all: (Told | undefined)[]) => all.flatMap(one => one ?? [])
    expect(called(rows(first), 3)).toEqual(['terminals Rini', 'terminals Sari'])
    const both = rows(first, second && { ...second, rung: 'terminals' })
    expect(called(both, 3)).toEqual(['terminals Rini', 'terminals Sari', 'terminals Budi'])
  })

  test('by the rung of the second calls whoever has a phone here, unless it stands on a screen', () => {
    const [first] = told(2, null)
    const rows: Told[] = first === undefined ? [] : [first]
    const seconds = (of: readonly Told[]) => called(of).filter(one => one.startsWith('second'))
    expect(seconds(rows)).toEqual(['second Sari', 'second Budi', 'second Rini'])
    const shown = rows.map(one => ({ ...one, recipient: 'Budi', takenAt: 5, arrivedAt: 5 }))
    expect(seconds([...rows, ...shown])).toEqual(['second Sari'])
  })

  test('nor any manager’s, leaves it to whoever has a phone here; so does a place in which nobody is named', () => {
    const others = [phone('Rini'), phone('Sari')]
    const first = { rung: 'terminals', way: 'push', recipient: 'Rini', person: 'Rini' } as const
    const standing = { unseenMs: 2 * MINUTE_MS, duty: { first: 'Rini', second: null }, channels: others }
    const inVain = [{ ...first, tries: 2, takenAt: null, arrivedAt: null, restsUntil: 9 }]
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
    const rows = first && [first, { ...first, recipient: 'Rini 2', takenAt: 5, arrivedAt: 5 }]
    const due = tellingsDue({ unseenMs: 2 * MINUTE_MS, duty, channels: two, told: rows ?? [] }, 1)
    expect(due.filter(({ way }) => way === 'push').map(({ recipient }) => recipient)).toEqual(['Rini'])
  })
})

describe('a phone whose service has taken it', () => {
  const taken = { way: 'push', tries: 1, takenAt: 1_000, arrivedAt: null } as const
  const within = 1_000 + ARRIVES_WITHIN_MS
  test.each([
    ['is not given up before its time', taken, within - 1, false],
    ['and that has not shown it by then was told in vain', taken, within, true],
    ['and that has shown it was not, whenever that was', { ...taken, arrivedAt: 900_000 }, 900_000, false],
    ['is a gateway: that is all that it promises', { ...taken, way: 'gateway' }, 900_000, false],
    ['leaves nobody out where the clock was put back', taken, 0, false],
  ] as const)('%s', (_, told, nowMs, is) => {
    expect(isInVain(told, nowMs)).toBe(is)
  })
})

test('three phones can be waited for, one after another, before the rung of the second, each looked after in five seconds', () => {
  const lookMs = 5_000
  const between = RUNG_AFTER_MS.second - RUNG_AFTER_MS.terminals
  expect(3 * (ARRIVES_WITHIN_MS + lookMs)).toBeLessThanOrEqual(between)
  expect(4 * (ARRIVES_WITHIN_MS + lookMs)).toBeGreaterThan(between)
})

/** Phones of a night: how each answers, and after how long it says that it shows what it took. */
const aPhone = fc.record({
  isManager: fc.boolean(),
  becomes: fc.constantFrom('shown', 'flat', 'refused'),
  saysAfterMs: fc.integer({ min: 0, max: 25_000 }),
})

test('whoever is on duty, one of the phones that work shows it within five minutes; and where the first one does, nobody else is woken before the second is due', () => {
  fc.assert(
    fc.property(
      fc.array(aPhone, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 6 }),
      fc.boolean(),
      (phones, first, second, isCutOff) => {
        const name = (n: number) => (n < phones.length ? `p${n}` : null)
        const channels = phones.map(({ isManager }, n): Channel => {
          return { way: 'push', recipient: `p${n}`, person: `p${n}`, isManager }
        })
        const rows: Told[] = []
        const duty = { first: name(first), second: name(second) }
        for (let ms = 2 * MINUTE_MS; ms <= 5 * MINUTE_MS; ms += 5_000) {
          const known = rows.map(row => {
            return row.arrivedAt !== null && row.arrivedAt > ms ? { ...row, arrivedAt: null } : row
          })
          const due = tellingsDue({ unseenMs: ms, duty, channels, told: known }, ms)
          for (const telling of due.filter(({ way }) => way === 'push')) {
            const phone = phones[Number(telling.recipient.slice(1))]
            const at = rows.findIndex(one => one.rung === telling.rung && one.recipient === telling.recipient)
            const tries = (rows[at]?.tries ?? 0) + 1
            const isLost = isCutOff && rows.length === 0
            const isTaken = !isLost && phone?.becomes !== 'refused'
            const restsMs = isTaken ? 0 : isLost ? HOLD_MS : restAfterMs(tries)
            const shownAt = isTaken && phone?.becomes === 'shown' ? ms + phone.saysAfterMs : null
            const takenAt = isTaken ? ms : null
            const row = { ...telling, tries, takenAt, arrivedAt: shownAt, restsUntil: ms + restsMs }
            rows.splice(at < 0 ? rows.length : at, 1, row)
          }
        }
        const shown = rows.flatMap(({ arrivedAt }) => arrivedAt ?? [])
        if (phones.some(({ becomes }) => becomes === 'shown'))
          expect(Math.min(...shown)).toBeLessThanOrEqual(5 * MINUTE_MS)
        const called = rows.filter(({ rung }) => rung === 'terminals')
        if (duty.first !== null && phones[first]?.becomes === 'shown')
          expect(called.map(({ person }) => person)).toEqual([duty.first])
      },
    ),
    { numRuns: 300 },
  )
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
            arrivedAt: null,
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
          rows.set(name, { ...telling, tries, takenAt, arrivedAt: null, restsUntil: ms + restsMs })
        }
      }
      expect([...rows.values()].map(({ takenAt }) => takenAt !== null)).toEqual(Array(7).fill(true))
    }),
  )
})
