/** Of a group's act that was refused: whose room it was, and why. */
import type { Speech } from '../speech.ts'
import type { Refused } from './deed.tsx'
import type { useStays } from './words.tsx'

export function wrongRoom(
  { code, context }: Refused,
  { group: say }: ReturnType<typeof useStays>,
  problem: Speech['problem'],
): string {
  const room = typeof context === 'object' && context !== null && 'room' in context ? context.room : null
  return typeof room === 'string' ? say.wrong(room, problem(code)) : problem(code)
}
