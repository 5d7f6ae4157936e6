/**
 * PINs of people. Six digits are few: what keeps them is how often somebody may be wrong, which is counted for a person and
 * for the terminal it is tried at, so that whoever tries all day at one locks nobody out at another. All allowances of a
 * person together are 86 wrong PINs a day, of some 930,000 that are not easy to guess: a chance of less than one in ten
 * thousand.
 */
import type { RoomName } from './ids.ts'
import { MINUTE_MS } from './time.ts'

/** So many wrong ones at once, and one more each time that so long has passed. */
export interface Allowance {
  readonly burst: number
  readonly everyMs: number
}

/** A terminal is known to a person who has signed in there. */
export const TERMINALS = ['known', 'other'] as const
export type TerminalKind = (typeof TERMINALS)[number]

export interface PinAllowances {
  /** At one terminal. */
  readonly each: Allowance
  /** At all of that kind. */
  readonly together: Allowance
}

export const PIN_ALLOWANCES = {
  known: {
    each: { burst: 10, everyMs: 30 * MINUTE_MS },
    together: { burst: 20, everyMs: 40 * MINUTE_MS },
  },
  other: {
    each: { burst: 5, everyMs: 60 * MINUTE_MS },
    together: { burst: 12, everyMs: 80 * MINUTE_MS },
  },
} as const satisfies Record<TerminalKind, PinAllowances>

/** What a try comes to: until when the allowance counts as spent, or how long the next has to wait. */
export type Spent = { readonly untilMs: number } | { readonly waitMs: number }

/** Each try moves on what is spent by one step; nobody may be more than a burst ahead of the clock. */
export function spend(spentUntilMs: number, nowMs: number, { burst, everyMs }: Allowance): Spent {
  const fromMs = Math.max(spentUntilMs, nowMs)
  const waitMs = fromMs - nowMs - (burst - 1) * everyMs
  return waitMs > 0 ? { waitMs } : { untilMs: fromMs + everyMs }
}

/** A try that was right is none. */
export function giveBack(spentUntilMs: number, { everyMs }: Allowance): number {
  return Math.max(0, spentUntilMs - everyMs)
}

/** What people choose first, and what those who try therefore try first, beside what has a rule below. */
const COMMON: ReadonlySet<string> = new Set([
  '123654',
  '147258',
  '147852',
  '159357',
  '159753',
  '258369',
  '258456',
  '369258',
  '456123',
  '741852',
  '753159',
  '789456',
  '852456',
  '963852',
])
const DIFFERENT_DIGITS_MIN = 3
/** A year that somebody was born in, or that it is. */
const YEAR = /19[4-9]\d|20[0-4]\d/

/** Is this PIN easy to guess? `rooms` are the names on the doors of the house, `year` the one that it is. */
export function isWeakPin(pin: string, rooms: readonly string[] = [], year?: number): boolean {
  return (
    new Set(pin).size < DIFFERENT_DIGITS_MIN ||
    hasEvenSteps(pin) ||
    isRepeated(pin) ||
    isDoubled(pin) ||
    isMirrored(pin) ||
    YEAR.test(pin) ||
    COMMON.has(pin) ||
    rooms.some(room => isOfRoom(pin, room)) ||
    (year !== undefined && isDayOf(pin, year))
  )
}

/** The first of those drawn that is not easy to guess. */
export function strongPin(draw: () => string): string {
  for (;;) {
    const pin = draw()
    if (!isWeakPin(pin)) return pin
  }
}

/** 123456, 987654, 135791: each digit as far from the last as that from the one before. */
function hasEvenSteps(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10))
  return steps.size === 1
}

/** 123123, 121212. */
function isRepeated(pin: string): boolean {
  return `${pin}${pin}`.indexOf(pin, 1) < pin.length
}

/** 112233: pairs in a row of even steps. */
function isDoubled(pin: string): boolean {
  const halves = [...pin].filter((_, i) => i % 2 === 0).join('')
  return pin === [...halves].map(digit => digit + digit).join('') && hasEvenSteps(halves)
}

/** 123321. */
function isMirrored(pin: string): boolean {
  return pin === [...pin].reverse().join('')
}

const MONTHS = 12
const DAYS = 31

/** A day of that year, as it is written anywhere: 301126, 113026, 261130. */
function isDayOf(pin: string, year: number): boolean {
  if (pin.length !== 6) return false
  const [a = 0, b = 0, c = 0] = [0, 2, 4].map(at => Number(pin.slice(at, at + 2)))
  const isDay = (day: number, month: number, of: number) =>
    of === year % 100 && month >= 1 && month <= MONTHS && day >= 1 && day <= DAYS
  return isDay(a, b, c) || isDay(b, a, c) || isDay(c, b, a)
}

/** 000512, 512000, 051200, and 512512 as repeated. */
function isOfRoom(pin: string, room: RoomName): boolean {
  return withoutFilling(pin) === withoutFilling(room)
}

function withoutFilling(digits: string): string {
  return digits.replace(/^0+|0+$/g, '')
}
