/** What a command on the command line is, and what it is given to work with. */
import type { CityPlace } from '../city/place.ts'
import type { Config } from '../config.ts'
import type { Storage } from '../storage/storage.ts'
import type { World } from '../usecases/world.ts'

export interface Surroundings {
  readonly config: Config
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
}

export interface Command {
  /** What stands behind its name; what may be left out is in brackets. */
  readonly usage: string
  /** Answers the exit code. Throws a `ConfigError` whose message is for the person at the terminal. */
  run(at: Surroundings, ...args: string[]): Promise<number>
}
