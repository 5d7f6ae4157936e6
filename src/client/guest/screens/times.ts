/** Times on the outlet's wall: when goods are brought, and how a moment is written. */
import {
  businessDayStart,
  HOUR_MS,
  localDate,
  localTime,
  MINUTE_MS,
  type Zone,
} from '../../../domain/time.ts'

const SLOT_MS = 30 * MINUTE_MS
/** Nobody can bring what has just been tapped within this. */
const LEAD_MS = 30 * MINUTE_MS

export interface Hours {
  readonly zone: Zone
  readonly service: { readonly fromHour: number; readonly toHour: number }
}

/** Half hours of today at which goods can still be brought, `19:30`. */
export function slots({ zone, service }: Hours, nowMs: number): string[] {
  const midnight = businessDayStart(localDate(nowMs, zone), zone, 0)
  const first = Math.max(
    midnight + service.fromHour * HOUR_MS,
    Math.ceil((nowMs + LEAD_MS) / SLOT_MS) * SLOT_MS,
  )
  const times: string[] = []
  for (let ms = first; ms <= midnight + service.toHour * HOUR_MS && times.length < 48; ms += SLOT_MS) {
    if (localDate(ms, zone) === localDate(nowMs, zone)) times.push(localTime(ms, zone))
  }
  return times
}

/** The instant of a time of today on the wall. */
export function todayAt({ zone }: Hours, time: string, nowMs: number): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return businessDayStart(localDate(nowMs, zone), zone, 0) + hours * HOUR_MS + minutes * MINUTE_MS
}

export function isServed({ zone, service }: Hours, nowMs: number): boolean {
  const hour = Number(localTime(nowMs, zone).slice(0, 2))
  return hour >= service.fromHour && hour < service.toHour
}

/** `19.30`, as Indonesian writes it, for every guest: it is the clock on the wall here. */
export function written(time: string): string {
  return time.replace(':', '.')
}

export function wallTime(timestamp: string, zone: Zone): string {
  return written(localTime(Date.parse(timestamp), zone))
}

export function wholeHour(hour: number): string {
  return `${String(hour % 24).padStart(2, '0')}.00`
}
