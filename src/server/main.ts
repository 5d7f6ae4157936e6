/**
 * Composition root: environment → config → storage → HTTP. The only file that opens an engine, reads the clock and
 * asks for randomness; everything else is handed what it needs.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { pino } from 'pino'
import type { DrawPage } from '../contract/page.ts'
import { type CityPlace, filePlace, schemaPlace } from './city/place.ts'
import { commandNamed } from './commands/commands.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { castIn, ensureCity } from './demo/ensure.ts'
import { createLimits, NO_LIMITS } from './http/limits.ts'
import { courier } from './links/webhook.ts'
import { createFeed } from './live/feed.ts'
import { keepSealed } from './live/keep-sealed.ts'
import { keepTold } from './live/keep-told.ts'
import { keepUp } from './live/keep-up.ts'
import { highWaterFiles, keyFiles } from './log-files.ts'
import type { Clock, Keys, Random } from './ports.ts'
import { keepReleases } from './releases.ts'
import { createSite } from './routes/site-routes.ts'
import { deriveKeys, hashPin, masterKey, verifyPin } from './secrets.ts'
import { openPostgres } from './storage/postgres/open.ts'
import { clearSchema, moveSchema } from './storage/postgres/schema.ts'
import { openSqlite } from './storage/sqlite/open.ts'
import { allOutlets } from './storage/statements/outlets.ts'
import type { Storage } from './storage/storage.ts'
import { openLogs, WrongLogKey } from './usecases/log/open-logs.ts'
import { isWhole, type Sealing } from './usecases/log/seal.ts'
import type { World } from './usecases/world.ts'
import { printWelcome } from './welcome.ts'

const clock: Clock = { now: () => Date.now() }
const random: Random = { bytes: length => randomBytes(length) }

/** Connections that wait to be accepted: one more would be dropped without a word and knock again a second later. */
const CONNECTING_MAX = 4_096

type Env = Readonly<Record<string, string | undefined>>
/** Tells what a person at the terminal should read. */
type Say = (line: string) => void

export interface Running {
  readonly url: string
  stop(): Promise<void>
}

function prepare(env: Env) {
  const config = readConfig(env)
  // Made when first asked for: what only reads a file leaves no master key behind.
  let derived: Keys | null = null
  const keys: Keys = {
    mac: (...what) => {
      derived ??= deriveKeys(masterKey(config.dataDir))
      return derived.mac(...what)
    },
  }
  const worldOf = (storage: Storage): World => ({ storage, clock, random, keys })
  return { config, keys, worldOf, place: placeOf(config) }
}

function placeOf({ databaseUrl, dataDir }: Config): CityPlace {
  if (databaseUrl === null) return filePlace(join(dataDir, 'etalase.db'), openSqlite)
  return schemaPlace(databaseUrl, { open: openPostgres, clear: clearSchema, move: moveSchema })
}

/** Starts the program; answers when it serves. `dist` is where the build stands. */
export async function start(env: Env, dist: string, say: Say): Promise<Running> {
  const { config, keys, place, worldOf } = prepare(env)
  await ensureCity({ config, place, keys, hashPin, nowMs: clock.now(), say })
  const storage = await place.open()
  const world = worldOf(storage)
  // A database's own detail of a fault quotes the row it is about.
  const log = pino({ level: 'warn', redact: ['err.detail', 'err.where'] })
  const demo = await castIn(config, storage)
  if (!config.rateLimits) say('RATE_LIMITS=off: every limit is lifted. For load tests only.')

  const keyring = keyFiles(config.dataDir)
  const sealing: Sealing = { ...world, signer: keyring, highWater: highWaterFiles(config.dataDir) }
  await openLogs(world, keyring, logHost(config)).catch(explainKeys)
  for (const { slug } of await storage.read(allOutlets))
    if (!(await isWhole(sealing, slug))) say(incomplete(slug))

  const clientDir = join(dist, 'client')
  const keptDir = resolve(config.dataDir, 'releases')
  const kept = keepReleases({ clientDir, keptDir, nowMs: clock.now(), say })
  const feed = createFeed(storage)
  const app = createSite({
    site: {
      world,
      feed,
      limits: config.rateLimits ? createLimits(clock) : NO_LIMITS,
      verifyPin,
      limited: config.rateLimits,
      officerPins: demo !== null,
      demo,
      hubKey: config.hub?.key ?? null,
    },
    publicUrl: config.publicUrl,
    secure: config.secure,
    log,
    client: { dir: clientDir, draw: await loadDraw(dist), rootOf: kept.rootOf },
  })
  await app.listen({ port: config.port, host: config.host, backlog: CONNECTING_MAX }).catch(fault => {
    throw explained(fault, config.port)
  })
  const keeping = keepUp(world, log)
  const sealed = keepSealed(sealing, log)
  const told = keepTold({ ...world, courier }, log)
  const { port } = app.server.address() as AddressInfo
  const url = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`
  await printWelcome(say, url, world, demo)
  return {
    url,
    async stop() {
      await app.close()
      feed.close()
      await keeping.stop()
      await sealed.stop()
      await told.stop()
      await storage.close()
    },
  }
}

/** Runs a command instead of serving; answers its exit code. */
export async function runCommand(env: Env, name: string, args: readonly string[], say: Say): Promise<number> {
  const { config, place, worldOf } = prepare(env)
  const open = async <Value>(use: (world: World) => Promise<Value>) => {
    if (!(await place.hasCity())) throw new ConfigError('there is no city here yet')
    const storage = await place.open()
    return use(worldOf(storage)).finally(() => storage.close())
  }
  return commandNamed(name, args).run({ config, place, worldOf, open, say }, ...args)
}

/** The module that draws guests' pages is built from the client and stands beside this one. */
async function loadDraw(dist: string): Promise<DrawPage> {
  const file = join(dist, 'server', 'render.js')
  if (!existsSync(file)) throw new ConfigError(`${file} is missing: run npm run build`)
  const module = (await import(/* @vite-ignore */ `file://${file}`)) as { draw: DrawPage }
  return module.draw
}

/** Names the logs that have no name yet: no two cities without an address may be alike. */
function logHost({ publicUrl }: Config): string {
  return publicUrl === null ? `${randomBytes(4).toString('hex')}.localhost` : new URL(publicUrl).host
}

function incomplete(outlet: string): string {
  return `${outlet}: a backup was put back that lacks documents already signed for. Orders go on, deliveries wait: stop this, and put back a backup that has them`
}

function explainKeys(fault: unknown): never {
  throw fault instanceof WrongLogKey ? new ConfigError(fault.message) : fault
}

function explained(fault: unknown, port: number): unknown {
  if ((fault as { code?: string }).code === 'EADDRINUSE')
    return new ConfigError(`port ${port} is taken: stop what listens there, or set PORT to another`)
  return fault
}

export { ConfigError }
