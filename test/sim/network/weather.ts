/** What goes wrong between a device and the server, and for how long. */
import type { Chance } from '../engine/chance.ts'
import type { Timeline } from '../engine/timeline.ts'

export const NETWORK_FAULTS = [
  'drop-request',
  'drop-reply',
  'cut-reply',
  'cut-body',
  'duplicate',
  'delay',
  'reorder',
  'partition',
  'captive-portal',
  'gateway-error',
  'stream-cut',
  'stream-stall',
] as const
export type NetworkFault = (typeof NETWORK_FAULTS)[number]

export interface Spell {
  readonly fault: NetworkFault
  /** A device's name; `null` for the whole hotel. */
  readonly line: string | null
  readonly untilMs: number
  readonly odds: number
}

export interface Weather {
  begin(spell: Spell): void
  /** Does it strike this message? */
  strikes(fault: NetworkFault, line: string): boolean
  /** Is it there now, whatever it strikes? */
  holds(fault: NetworkFault, line: string): boolean
  clear(): void
}

export function createWeather(
  timeline: Timeline,
  chance: Chance,
  struck: (fault: NetworkFault) => void,
): Weather {
  let spells: Spell[] = []
  function spellOf(fault: NetworkFault, line: string): Spell | undefined {
    spells = spells.filter(({ untilMs }) => untilMs > timeline.now())
    return spells.find(spell => spell.fault === fault && (spell.line === null || spell.line === line))
  }
  return {
    begin: spell => void spells.push(spell),
    holds: (fault, line) => spellOf(fault, line) !== undefined,
    strikes(fault, line) {
      const spell = spellOf(fault, line)
      if (spell === undefined || !chance.odds(spell.odds)) return false
      struck(fault)
      return true
    },
    clear() {
      spells = []
    },
  }
}
