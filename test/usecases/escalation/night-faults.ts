/** People's faults of a night, by its seed. */
import { seededRandom } from '../../support/ports.ts'

const DESKS = ['awake', 'asleep', 'muted', 'gone', 'flat'] as const
/**
 * `slow`: it shows what comes, late. `unheard`: it shows it, and its word of that is lost. `refuses`, `gone`: the service says so. `flat`:
 * it takes what never arrives. `off`: there is none.
 */
const PHONES = ['works', 'slow', 'unheard', 'refuses', 'gone', 'flat', 'off'] as const
/** `deaf`: it takes what it brings to nobody, and so was never proved. */
const GATEWAYS = ['none', 'works', 'refuses', 'deaf'] as const
const SHIFTS = ['right', 'wrong', 'nobody'] as const
export const STAFF = { Rina: 'manager', Dewi: 'clerk', Budi: 'clerk' } as const
export type Name = keyof typeof STAFF
export const NAMES = Object.keys(STAFF) as Name[]

export interface Person {
  readonly phone: (typeof PHONES)[number]
  readonly sleeps: boolean
  /** The phone fails before the shift's proof, or after it. */
  readonly isProved: boolean
}

export interface Faults {
  readonly desk: (typeof DESKS)[number]
  readonly shift: (typeof SHIFTS)[number]
  readonly people: Readonly<Record<Name, Person>>
  /** Of the hotel's; what it takes it brings to whoever is named, if they have any phone. */
  readonly gateway: (typeof GATEWAYS)[number]
  /** The program is cut off in the middle of its first call. */
  readonly isCutOff: boolean
}

export type Chance = <T>(of: readonly T[]) => T

export function chanceOf(seed: number): Chance {
  const random = seededRandom(`night ${seed}`)
  return of => {
    const [high = 0, low = 0] = random.bytes(2)
    const found = of[(high * 256 + low) % of.length]
    if (found === undefined) throw new Error('a choice of nothing')
    return found
  }
}

export function faultsOf(chance: Chance): Faults {
  const someone = (): Person => ({
    phone: chance(['works', ...PHONES, 'refuses', 'gone', 'flat', 'off', 'flat']),
    sleeps: chance([true, false, false]),
    isProved: chance([true, true, false]),
  })
  return {
    desk: chance(DESKS),
    shift: chance(['right', ...SHIFTS]),
    people: { Rina: someone(), Dewi: someone(), Budi: someone() },
    gateway: chance(['none', 'none', 'none', ...GATEWAYS]),
    isCutOff: chance([false, false, true]),
  }
}
