/** Who stayed when: hotel rooms filled by the weekday's occupancy; a mall's counters, each open a business day long. */
import type { RoomName } from '../../../domain/ids.ts'
import { type DateText, MINUTE_MS, nextDate } from '../../../domain/time.ts'
import { demoRooms } from '../cast.ts'
import { type Dice, throwDice } from '../random.ts'
import type { PlannedStay } from './happening.ts'
import { dayStart, type Span, wallMs, weekday } from './span.ts'

/** From Sunday: a city of business travellers is fullest in the middle of the week. */
const OCCUPANCY = [0.56, 0.61, 0.67, 0.7, 0.69, 0.64, 0.66]
const NIGHTS = [
  { nights: 1, weight: 42 },
  { nights: 2, weight: 30 },
  { nights: 3, weight: 16 },
  { nights: 4, weight: 7 },
  { nights: 5, weight: 3 },
  { nights: 7, weight: 2 },
]
/** Share of those due to leave today who stay on, so that whoever opens the demo finds guests at any hour. */
const STAY_ON = 0.7
const CHECK_OUT_HOUR = 12

/** All stays that begin within the span, the last ones reaching beyond now. */
export function planStays(seed: string, span: Span): PlannedStay[] {
  return span.outlet.kind === 'hotel' ? hotelStays(seed, span) : counterDays(span)
}

function hotelStays(seed: string, span: Span): PlannedStay[] {
  const dice = throwDice(seed, 'stays', span.outlet.slug)
  const rooms = demoRooms(span.outlet).map(room => room.name)
  const takenUntil = new Map<string, DateText>()
  return span.dates.flatMap(date => {
    const vacant = rooms.filter(room => (takenUntil.get(room) ?? '') <= date)
    const share = (OCCUPANCY[weekday(date)] ?? 0) * (1 + 0.06 * dice.normal())
    const arriving = Math.max(0, Math.round(share * rooms.length) - (rooms.length - vacant.length))
    return dice
      .shuffled(vacant)
      .slice(0, arriving)
      .map(room => {
        const stay = hotelStay(dice, span, room, date)
        takenUntil.set(room, nextDate(date, stay.nights.length))
        return stay
      })
  })
}

function hotelStay(dice: Dice, span: Span, room: RoomName, date: DateText): PlannedStay {
  let nights = dice.weighted(NIGHTS, choice => choice.weight).nights
  if (nextDate(date, nights) === span.today && dice.chance(STAY_ON)) nights += dice.int(1, 2)
  const leaves = nextDate(date, nights)
  return {
    room,
    // Early afternoon is busiest, with late planes until eleven at night.
    checkInMs: wallMs(span, date, 14 + 9 * dice.next() * dice.next()),
    checkOutMs: wallMs(span, leaves, CHECK_OUT_HOUR + 0.4 - 6 * dice.next() * dice.next()),
    leavesMs: wallMs(span, leaves, CHECK_OUT_HOUR),
    nights: Array.from({ length: nights }, (_, i) => nextDate(date, i)),
  }
}

function counterDays(span: Span): PlannedStay[] {
  return span.dates.flatMap(date =>
    demoRooms(span.outlet).map(({ name }) => {
      const end = dayStart(span, nextDate(date))
      return {
        room: name,
        checkInMs: dayStart(span, date),
        checkOutMs: end,
        leavesMs: end - MINUTE_MS,
        nights: [date],
      }
    }),
  )
}
