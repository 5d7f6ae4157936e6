/** What a command on the command line is, and what it is given to work with. */
import type { OutletId } from '../../domain/ids.ts'
import type { CityPlace } from '../city/place.ts'
import { type CityConfig, ConfigError } from '../config.ts'
import type { Storage } from '../storage/storage.ts'
import type { World } from '../usecases/world.ts'

export interface Surroundings {
  readonly config: CityConfig
  readonly env: Readonly<Record<string, string | undefined>>
  /** Where the build stands. */
  readonly dist: string
  readonly place: CityPlace
  /** A world over that storage. */
  readonly worldOf: (storage: Storage) => World
  /** Opens the city that is here for as long as it is used; refuses where there is none. */
  readonly open: <Value>(use: (world: World) => Promise<Value>) => Promise<Value>
  /** Tells what a person at the terminal should read. */
  readonly say: (line: string) => void
  /** What the person at the terminal types; `null` where nobody is there. */
  readonly ask: (question: string) => Promise<string | null>
}

export interface Command {
  /** What stands behind its name; what may be left out is in brackets. */
  readonly usage: string
  /** Answers the exit code. Throws a `ConfigError` whose message is for the person at the terminal. */
  run(at: Surroundings, ...args: string[]): Promise<number>
}

export interface Confirming extends Pick<Surroundings, 'ask'> {
  readonly outlet: OutletId
  /** Said on the command line already. */
  readonly yes: string | undefined
  /** As it is typed again, to say so. */
  readonly command: string
}

/** What cannot be taken back is asked for once more, by the outlet's name; whatever else is typed, nothing is done. */
export async function confirmed({ ask, outlet, yes, command }: Confirming): Promise<void> {
  if (yes === '--yes') return
  if (yes !== undefined) throw new ConfigError(`${yes}: only "--yes" may stand there`)
  const typed = await ask(`Type ${outlet} to go on: `)
  if (typed?.trim() === outlet) return
  throw new ConfigError(
    typed === null
      ? `nothing was done: npm start -- ${command} --yes says it without a terminal`
      : 'nothing was done',
  )
}
