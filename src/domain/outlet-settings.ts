/**
 * An outlet's settings as its managers write them. Who writes says what they saw and what shall be: what they left as it was stays
 * as it is by now, and two meet only where both have written in the same field. Nobody is written over unasked.
 */
import { LOCK_MINUTES } from './lock.ts'
import { WEEKDAYS, type Weekday, weekOf } from './opening.ts'
import type { DayHours, Holiday, Outlet } from './outlet.ts'

/** Name and key of the guests' network, as they stand on a sleeve. */
export const WIFI_LENGTH_MAX = 80

export interface OutletFields extends Pick<Outlet, 'phone' | 'payments' | 'confirmAtDesk' | 'closingHour'> {
  /** Monday first. */
  readonly week: readonly (DayHours | null)[]
  readonly holidays: readonly Holiday[]
  readonly lockMinutes: number
  /** Empty: no sleeve says it. */
  readonly wifi: string
  /** Its static code; empty where it has told none. */
  readonly qris: string
}

/** Each day of the week is a field of its own; the holidays are one. */
export const SETTING_NAMES = [
  ...WEEKDAYS,
  'holidays',
  'payments',
  'confirmAtDesk',
  'phone',
  'wifi',
  'qris',
  'closingHour',
  'lockMinutes',
] as const
export type SettingName = (typeof SETTING_NAMES)[number]

export function fieldsOf(outlet: Outlet, closingHour: number): OutletFields {
  return inOrder({
    phone: outlet.phone,
    payments: outlet.payments,
    confirmAtDesk: outlet.confirmAtDesk,
    closingHour,
    week: weekOf(outlet),
    holidays: outlet.holidays ?? [],
    lockMinutes: outlet.lockMinutes ?? LOCK_MINUTES.usual,
    wifi: outlet.wifi ?? '',
    qris: outlet.qris ?? '',
  })
}

/** As they are kept and compared: holidays by their days, whatever the order in which they were written. */
export function inOrder(fields: OutletFields): OutletFields {
  const hoursIn = (hours: DayHours | null) => hours && { fromHour: hours.fromHour, toHour: hours.toHour }
  return {
    ...fields,
    week: fields.week.map(hoursIn),
    holidays: fields.holidays
      .map(({ from, to, hours, name }) => ({ from, to, hours: hoursIn(hours), name }))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
  }
}

export interface Merged {
  readonly fields: OutletFields
  /** Where others have written otherwise since: there `fields` says what was wished. */
  readonly met: readonly SettingName[]
}

/** `was`: as whoever wishes saw them. */
export function mergeSettings(now: OutletFields, was: OutletFields, wish: OutletFields): Merged {
  const met: SettingName[] = []
  const merged = <Value>(name: SettingName, here: Value, seen: Value, wanted: Value): Value => {
    if (isSame(seen, wanted) || isSame(here, wanted)) return here
    if (!isSame(here, seen)) met.push(name)
    return wanted
  }
  const of = <Name extends Exclude<keyof OutletFields, 'week'>>(name: Name) =>
    merged(name, now[name], was[name], wish[name])
  const day = ({ week }: OutletFields, at: number) => week[at] ?? null
  const fields = {
    week: WEEKDAYS.map((name, at) => merged(name, day(now, at), day(was, at), day(wish, at))),
    holidays: of('holidays'),
    payments: of('payments'),
    confirmAtDesk: of('confirmAtDesk'),
    phone: of('phone'),
    wifi: of('wifi'),
    qris: of('qris'),
    closingHour: of('closingHour'),
    lockMinutes: of('lockMinutes'),
  }
  return { fields, met }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** With that one field as it is in the others. */
export function withField(fields: OutletFields, from: OutletFields, name: SettingName): OutletFields {
  const days: readonly SettingName[] = WEEKDAYS
  const day = days.indexOf(name)
  if (day < 0) return { ...fields, [name]: from[name as Exclude<SettingName, Weekday>] }
  return { ...fields, week: fields.week.map((hours, at) => (at === day ? (from.week[at] ?? null) : hours)) }
}
