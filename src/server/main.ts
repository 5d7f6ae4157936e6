/**
 * Composition root: environment → config → storage → HTTP. The only file that opens an engine, reads the clock and
 * asks for randomness; everything else is handed what it needs.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { type Logger, pino } from 'pino'
import { legible } from '../contract/entry.ts'
import type { DrawPage } from '../contract/page.ts'
import { formatKey } from '../log/note.ts'
import { closeToOthers, findCity, findHub } from './city/data-dir.ts'
import { ownOnly } from './city/own-only.ts'
import { type CityPlace, filePlace, schemaPlace } from './city/place.ts'
import { knowHubKey, knowKey, settle, tellStanding } from './city/settle.ts'
import { commandNamed } from './commands/commands.ts'
import { type Config, ConfigError, readConfig, readConfigOfHub, refuseNameless } from './config.ts'
import { crypto, pushingOf } from './crypto.ts'
import { castIn, ensureCity } from './demo/ensure.ts'
import { explained } from './explain.ts'
import { createLimits, NO_LIMITS } from './http/limits.ts'
import { hubIn, hubKeys, markHub, refuseHub } from './hub-mark.ts'
import { courier } from './links/webhook.ts'
import { startChores } from './live/chores-loop.ts'
import { createFeed } from './live/feed.ts'
import type { Loop } from './live/loop.ts'
import { startPushing } from './live/pushing-loop.ts'
import { startSealing } from './live/sealing-loop.ts'
import { startTelling } from './live/telling-loop.ts'
import { highWaterFiles, keyFiles } from './log-files.ts'
import { passkeys } from './passkeys.ts'
import type { Clock, Keys, Random } from './ports.ts'
import { keepReleases } from './releases.ts'
import type { Site } from './routes/site.ts'
import { createSite } from './routes/site-routes.ts'
import { deriveKeys, masterKey, pinsOf } from './secrets.ts'
import { POSTGRES_TOOLS } from './storage/postgres/tools.ts'
import { SQLITE_TOOLS } from './storage/sqlite/tools.ts'
import type { Storage } from './storage/storage.ts'
import { isAllDemo } from './usecases/hub/adopt.ts'
import { openLogs } from './usecases/log/open-logs.ts'
import type { Sealing } from './usecases/log/seal.ts'
import { tellersOf } from './usecases/tellers/list.ts'
import type { World } from './usecases/world.ts'
import { printHubWelcome, printWelcome } from './welcome.ts'

const clock: Clock = { now: () => Date.now() }
const random: Random = { bytes: length => randomBytes(length) }

/** Connections that wait to be accepted: one more would be dropped without a word and knock again a second later. */
const CONNECTING_MAX = 4_096

type Env = Readonly<Record<string, string | undefined>>
/** Tells what a person at the terminal should read. */
type Say = (line: string) => void
/** Asks that person; `null` where nobody is there. */
type Ask = (question: string) => Promise<string | null>

export interface Running {
  readonly url: string
  stop(): Promise<void>
}

function prepare<Of extends Config>(config: Of) {
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
  if (databaseUrl === null) return filePlace(join(dataDir, 'etalase.db'), SQLITE_TOOLS)
  return schemaPlace(databaseUrl, POSTGRES_TOOLS)
}

/** Starts the program; answers when it serves. `dist` is where the build stands. */
export function start(env: Env, dist: string, say: Say): Promise<Running> {
  return inWords(startCity(env, dist, say))
}

async function startCity(env: Env, dist: string, say: Say): Promise<Running> {
  const { config, keys, place, worldOf } = prepare(readConfig(env))
  refuseNameless(config)
  ownOnly()
  refuseHub(config.dataDir)
  await findCity(config, place)
  closeToOthers(config, say)
  await ensureCity({ config, place, keys, hashPin: pinsOf(keys).hash, nowMs: clock.now(), say })
  return over(await place.open(), async storage => {
    const world = worldOf(storage)
    await knowKey(world, config)
    const demo = await castIn(config, storage)
    const keyring = keyFiles(config.dataDir)
    const sealing: Sealing = { ...world, signer: keyring, highWater: highWaterFiles(config.dataDir) }
    await openLogs(world, keyring, nameHost(config), config.hub !== null)
    await settle(world, { config, env, place }, say)
    await tellStanding(sealing, say)

    const log = createLog()
    const served = await serve(config, dist, say, log, {
      world,
      role: { kind: 'city', demo, hub: config.hub },
    })
    const loops: Loop[] = [
      startChores(world, log),
      startSealing(sealing, log),
      startTelling(world, tellersOf({ ...world, courier }), log),
    ]
    if (config.hub !== null) loops.push(startPushing(pushingOf(world, config.dataDir, config.hub), log))
    await printWelcome(say, served.url, world, demo)
    return running(served, loops, storage)
  })
}

/** Starts the program as a hub, which witnesses and mirrors outlets' logs and reads them for the agency. */
export function startHub(env: Env, dist: string, say: Say): Promise<Running> {
  return inWords(startHubHere(env, dist, say))
}

async function startHubHere(env: Env, dist: string, say: Say): Promise<Running> {
  const { config, place, worldOf } = prepare(readConfigOfHub(env))
  refuseNameless(config)
  ownOnly()
  const wasServed = await findHub(config, place)
  closeToOthers(config, say)
  return over(await place.open(), async storage => {
    const world = worldOf(storage)
    await knowHubKey(world, config)
    const names = hubIn(config.dataDir) ?? markHub(config.dataDir, nameHost(config))
    const keyring = keyFiles(config.dataDir)
    const registerKey = formatKey(await hubKeys(keyring, names, wasServed))
    const log = createLog()
    const served = await serve(config, dist, say, log, {
      world,
      role: {
        kind: 'hub',
        hub: { ...world, signer: keyring, names, crypto, legible },
        key: registerKey,
        isAllDemo: () => isAllDemo(world),
      },
    })
    await printHubWelcome(say, served.url, registerKey, world)
    const loops = [startChores(world, log, false), startTelling(world, tellersOf({ ...world, courier }), log)]
    return running(served, loops, storage)
  })
}

/** What a person can mend is a `ConfigError`: a sentence with its remedy. */
function inWords<T>(starting: Promise<T>): Promise<T> {
  return starting.catch(fault => {
    throw explained(fault)
  })
}

/** A start that is refused leaves nothing open. */
async function over(storage: Storage, use: (storage: Storage) => Promise<Running>): Promise<Running> {
  try {
    return await use(storage)
  } catch (fault) {
    // On a disk that refuses all, it cannot even be closed in order: what is told is why it began.
    await storage.close().catch(() => undefined)
    throw fault
  }
}

interface Served {
  readonly url: string
  stop(): Promise<void>
}

async function serve(
  config: Config,
  dist: string,
  say: Say,
  log: Logger,
  parts: Pick<Site, 'world' | 'role'>,
): Promise<Served> {
  if (!config.rateLimits) say('RATE_LIMITS=off: every limit is lifted. For load tests only.')
  const clientDir = join(dist, 'client')
  const keptDir = resolve(config.dataDir, 'releases')
  const kept = keepReleases({ clientDir, keptDir, nowMs: clock.now(), say })
  const feed = createFeed(parts.world.storage)
  const app = createSite({
    site: {
      ...parts,
      feed,
      limits: config.rateLimits ? createLimits(clock) : NO_LIMITS,
      pins: pinsOf(parts.world.keys),
      passkeys,
      limited: config.rateLimits,
      metricsToken: config.metricsToken,
    },
    publicUrl: config.publicUrl,
    secure: config.secure,
    log,
    client: { dir: clientDir, draw: await loadDraw(dist), rootOf: kept.rootOf },
  })
  await app.listen({ port: config.port, host: config.host, backlog: CONNECTING_MAX })
  const { port } = app.server.address() as AddressInfo
  return {
    url: config.publicUrl ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`,
    async stop() {
      await app.close()
      feed.close()
    },
  }
}

/** What serves ends first, then what goes on by itself, then its storage. */
function running(served: Served, loops: readonly Loop[], storage: Storage): Running {
  return {
    url: served.url,
    async stop() {
      await served.stop()
      for (const loop of loops) await loop.stop()
      await storage.close()
    },
  }
}

/** A database's own detail of a fault quotes the row it is about. */
function createLog(): Logger {
  return pino({ level: 'warn', redact: ['err.detail', 'err.where'] })
}

/** Runs a command instead of serving; answers its exit code. */
export function runCommand(
  env: Env,
  dist: string,
  name: string,
  args: readonly string[],
  say: Say,
  ask: Ask = async () => null,
): Promise<number> {
  const { config, place, worldOf } = prepare(readConfig(env))
  const open = async <Value>(use: (world: World) => Promise<Value>) => {
    await mustBeHere(config, place)
    const storage = await place.open()
    return use(worldOf(storage)).finally(() => storage.close())
  }
  const run = async () =>
    commandNamed(name, args).run({ config, env, dist, place, worldOf, open, say, ask }, ...args)
  return inWords(run())
}

/** A city or a hub, as it is while another process may serve it. */
async function mustBeHere(config: Config, place: CityPlace): Promise<void> {
  if (hubIn(config.dataDir) !== null) await findHub(config, place, false)
  else if (!(await findCity(config, place, false)).hasCity) throw new ConfigError('there is no city here yet')
}

/** The module that draws guests' pages is built from the client and stands beside this one. */
async function loadDraw(dist: string): Promise<DrawPage> {
  const file = join(dist, 'server', 'render.js')
  if (!existsSync(file)) throw new ConfigError(`${file} is missing: run npm run build`)
  const module = (await import(/* @vite-ignore */ `file://${file}`)) as { draw: DrawPage }
  return module.draw
}

/** Names logs and hubs that have no name yet: no two without an address may be alike. */
function nameHost({ publicUrl }: Config): string {
  return publicUrl === null ? `${randomBytes(4).toString('hex')}.localhost` : new URL(publicUrl).host
}

export { ConfigError }
