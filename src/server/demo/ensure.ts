/**
 * A data directory without a city gets the demo city: made aside and moved into place when it is whole. A mark in the
 * directory says that it is the demo; the demo waives terminals and passkeys and is therefore refused wherever it might
 * be taken for a city.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CityPlace } from '../city/place.ts'
import { type Config, ConfigError } from '../config.ts'
import type { Keys } from '../ports.ts'
import { allOutlets } from '../storage/statements/city/outlets.ts'
import type { Storage } from '../storage/storage.ts'
import type { Pins } from '../usecases/staff/sign-in.ts'
import { type DemoCast, demoCast } from './cast.ts'
import { makeDemoCity } from './make-city.ts'

const MARK = 'demo.json'
const SEED = 'balikpapan'

export interface EnsureOptions {
  readonly config: Config
  readonly place: CityPlace
  readonly keys: Keys
  readonly hashPin: Pins['hash']
  readonly nowMs: number
  readonly say: (line: string) => void
}

export async function ensureCity(options: EnsureOptions): Promise<void> {
  const { config, place, say } = options
  const isDemo = existsSync(join(config.dataDir, MARK))
  if (await place.hasCity()) {
    if (isDemo) refuseDemo(config)
    return
  }
  refuseDemo(config)
  say('No city here yet: making the demo city, 90 days of it …')
  await makeDemo(options)
}

function refuseDemo(config: Config): void {
  if (!config.production && !config.secure) return
  throw new ConfigError(
    `${config.dataDir} has no city but the demo's, which anybody may enter: make a city with npm start -- init city.json, or unset NODE_ENV=production and the https PUBLIC_URL`,
  )
}

async function makeDemo({ config, place, keys, hashPin, nowMs, say }: EnsureOptions): Promise<void> {
  await place.make(
    async storage => {
      await makeDemoCity({ storage, keys, hashPin, nowMs, seed: SEED, progress: say })
    },
    // The mark first: a database that could pass for a real city's must never stand without it.
    () => writeFileSync(join(config.dataDir, MARK), `${JSON.stringify({ demo: true, seed: SEED })}\n`),
  )
}

/** A mark whose demo never came to be must not make a demo of the city that did. */
export function forgetDemo(config: Pick<Config, 'dataDir'>): void {
  rmSync(join(config.dataDir, MARK), { force: true })
}

/** Who plays in this city. A mark beside a city that is none of the demo's would open that city to anybody. */
export async function castIn(config: Config, storage: Storage): Promise<DemoCast | null> {
  const cast = castOf(config)
  const outlets = await storage.read(allOutlets)
  const mark = join(config.dataDir, MARK)
  if (cast === null && outlets.some(outlet => outlet.demo))
    throw new ConfigError(
      `${mark} is missing, and this is a demo's city: bring it back, or write {"demo":true,"seed":"${SEED}"} into it`,
    )
  if (cast === null || outlets.every(outlet => outlet.demo)) return cast
  throw new ConfigError(`${mark} marks a demo, and this city is none: remove that file`)
}

/** Who plays in the demo city; `null` when this is none. */
export function castOf(config: Config): DemoCast | null {
  const mark = join(config.dataDir, MARK)
  if (!existsSync(mark)) return null
  const seed = seedIn(readFileSync(mark, 'utf8'))
  if (seed !== null) return demoCast(seed)
  throw new ConfigError(
    `${mark} does not say which demo this is: write {"demo":true,"seed":"${SEED}"} into it, or remove it where the city is none`,
  )
}

function seedIn(text: string): string | null {
  try {
    const { seed } = JSON.parse(text) as { seed?: unknown }
    return typeof seed === 'string' ? seed : null
  } catch {
    return null
  }
}
