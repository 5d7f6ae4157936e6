/** Times that can be honoured at the simulation's outlet, by the minutes of its wall: another way than the program's. */
import { outlet } from '../server/template.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440
/** Makassar is eight hours ahead of UTC. */
const WALL_AHEAD_MINUTES = 8 * 60

/** `marginMs`: by so much more than needed, so that a clock between question and answer does not matter. */
export function canBeHonoured(at: string, nowMs: number, marginMs = 0): boolean {
  const ms = Date.parse(at)
  const minute = (ms / MINUTE_MS + WALL_AHEAD_MINUTES) % DAY_MINUTES
  const isServed = minute >= outlet.service.fromHour * 60 && minute <= outlet.service.toHour * 60
  const isLate = ms < nowMs - 30 * MINUTE_MS + marginMs
  const isFar = ms > nowMs + DAY_MINUTES * MINUTE_MS - marginMs
  return isServed && !isLate && !isFar
}

/** The calendar day on that wall. */
export function wallDay(ms: number): string {
  return new Date(ms + WALL_AHEAD_MINUTES * MINUTE_MS).toISOString().slice(0, 10)
}
