/**
 * A data directory without a city gets the demo city: made in a file of its own, moved into place when it is whole, so
 * that a start that is cut off leaves nothing half made. A mark beside the database says that it is the demo; the demo
 * waives terminals and passkeys and is therefore refused wherever it might be taken for a city.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeAside } from '../city/aside.ts'
import { type Config, ConfigError } from '../config.ts'
import type { Keys } from '../ports.ts'
import type { Storage } from '../storage/storage.ts'
import { type DemoCast, demoCast } from './cast.ts'
import { makeDemoCity } from './make-city.ts'

const MARK = 'demo.json'
const SEED = 'balikpapan'

export interface EnsureOptions {
  readonly config: Config
  /** Where the database stands or will stand. */
  readonly path: string
  readonly keys: Keys
  readonly hashPin: (pin: string) => Promise<string>
  readonly nowMs: number
  readonly say: (line: string) => void
  readonly openNew: (path: string) => Storage
}

export async function ensureCity(options: EnsureOptions): Promise<void> {
  const { config, path, say } = options
  const isDemo = existsSync(join(config.dataDir, MARK))
  if (existsSync(path)) {
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

async function makeDemo({ config, path, keys, hashPin, nowMs, say, openNew }: EnsureOptions): Promise<void> {
  await makeAside(
    path,
    async making => {
      const storage = openNew(making)
      await makeDemoCity({ storage, keys, hashPin, nowMs, seed: SEED, progress: say })
      await storage.close()
    },
    // The mark first: a database that could pass for a real city's must never stand without it.
    () => writeFileSync(join(config.dataDir, MARK), `${JSON.stringify({ demo: true, seed: SEED })}\n`),
  )
}

/** Who plays in the demo city; `null` when this is none. */
export function castOf(config: Config): DemoCast | null {
  const mark = join(config.dataDir, MARK)
  if (!existsSync(mark)) return null
  return demoCast((JSON.parse(readFileSync(mark, 'utf8')) as { seed: string }).seed)
}
