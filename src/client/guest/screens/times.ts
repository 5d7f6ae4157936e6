/** Times as they stand on the outlet's wall, for every guest: it is the clock on the wall here. */
import { localTime, type Zone } from '../../../domain/time.ts'

/** `19.30`, as Indonesian writes it. */
export function written(time: string): string {
  return time.replace(':', '.')
}

export function wallTime(timestamp: string, zone: Zone): string {
  return written(localTime(Date.parse(timestamp), zone))
}

export function wholeHour(hour: number): string {
  return `${String(hour > 24 ? hour - 24 : hour).padStart(2, '0')}.00`
}
