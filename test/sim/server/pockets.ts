/** Phones in the pockets of the hotel's people: what their push service takes, and what they say once it stands on their screens. */
import type { Arrival, PushMessage } from '../../../src/server/ports.ts'
import type { Site } from '../../../src/server/routes/site.ts'
import { phonesHere } from '../../support/phones.ts'
import type { Chance } from '../engine/chance.ts'
import type { Timeline } from '../engine/timeline.ts'
import { CLERKS, MANAGER } from './template.ts'

export const PEOPLE = [...CLERKS, MANAGER] as const
export type Person = (typeof PEOPLE)[number]

/** A phone shows what comes, is flat without its service knowing, or has a service that takes nothing. */
export const POCKET_STATES = ['shows', 'flat', 'refuses'] as const
export type PocketState = (typeof POCKET_STATES)[number]

export interface Pockets {
  readonly parts: Site['phones']
  becomes(person: Person, state: PocketState): void
}

export interface PocketsParts {
  readonly timeline: Timeline
  readonly chance: Chance
  /** A message is brought. */
  brought(person: string, message: PushMessage): void
  /** It stands on a screen, whose phone says so. */
  shown(arrival: Arrival): void
}

const SHOWN_AFTER_MS = [100, 20_000] as const

export function openPockets({ timeline, chance, brought, shown }: PocketsParts): Pockets {
  const states = new Map<string, PocketState>()
  const { parts } = phonesHere()
  return {
    becomes: (person, state) => void states.set(person, state),
    parts: {
      ...parts,
      pusher: {
        ...parts.pusher,
        async bring({ endpoint }, message) {
          const person = endpoint.split('/').at(-1) ?? ''
          brought(person, message)
          const state = states.get(person) ?? 'shows'
          const { arrival } = message
          if (state === 'shows' && arrival !== undefined)
            timeline.after(chance.between(...SHOWN_AFTER_MS), () => shown(arrival))
          return { status: state === 'refuses' ? 503 : 201, retryAfterS: null }
        },
      },
    },
  }
}
