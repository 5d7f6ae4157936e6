/**
 * Composition root: environment → config → storage → HTTP. The only file that opens an engine, reads the clock and
 * asks for randomness; everything else is handed what it needs.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { type Logger, pino } from 'pino'
import { legible } from '../contract/entry.ts'
import type { DrawPage } from '../contract/page.ts'
import type { PhotoId } from '../domain/ids.ts'
import { push as english } from '../i18n/en/push.ts'
import { push as indonesian } from '../i18n/id/push.ts'
import { formatKey } from '../log/note.ts'
import { closeToOthers, findCity, findHub } from './city/data-dir.ts'
import { ownOnly } from './city/own-only.ts'
import { tellPasskeysElsewhere } from './city/passkeys-elsewhere.ts'
import { type CityPlace, filePlace, schemaPlace } from './city/place.ts'
import { knowHubKey, knowKey, settle, tellAgency, tellStanding } from './city/settle.ts'
import { commandNamed } from './commands/commands.ts'
import { type Config, ConfigError, readConfig, readConfigOfHub, refuseNameless } from './config.ts'
import { crypto, followingOf, pushingOf } from './crypto.ts'
import { castIn, ensureCity } from './demo/ensure.ts'
import { explained } from './explain.ts'
import { createLimits, NO_LIMITS } from './http/limits.ts'
import { hostOf, hubIn, hubKeys, markHub, refuseHub } from './hub-mark.ts'
import { hubLink } from './links/hub-link.ts'
import { pusher } from './links/web-push.ts'
import { courier, publicCourier } from './links/webhook.ts'
import { startAgencyPulling } from './live/agency-pulling.ts'
import { startAgencySealing } from './live/agency-sealing.ts'
import { startChores } from './live/chores-loop.ts'
import { startEscalating } from './live/escalating-loop.ts'
import { createFeed } from './live/feed.ts'
import type { Loop } from './live/loop.ts'
import { startPhotoPulling } from './live/photo-pulling.ts'
import { startPhotoSweeping } from './live/photo-sweeping.ts'
import { startPushing } from './live/pushing-loop.ts'
import { startSealing } from './live/sealing-loop.ts'
import { startTelling } from './live/telling-loop.ts'
import { highWaterFiles, keyFiles } from './log-files.ts'
import { passkeys } from './passkeys.ts'
import { folderBlobs } from './photos/blobs.ts'
import { createDarkroom } from './photos/darkroom.ts'
import { fetchPhoto } from './photos/fetch.ts'
import { sweepPhotos } from './photos/sweep.ts'
import type { Clock, Keys, Random } from './ports.ts'
import { keepReleases } from './releases.ts'
import type { Site } from './routes/site.ts'
import { createSite } from './routes/site-routes.ts'
import { deriveKeys, masterKey, pinsOf } from './secrets.ts'
import { POSTGRES_TOOLS } from './storage/postgres/tools.ts'
import { SQLITE_TOOLS } from './storage/sqlite/tools.ts'
import type { Storage } from './storage/storage.ts'
import { beginAgencyLog, openAgencyLog } from './usecases/agency/open-log.ts'
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
    const host = nameHost(config)
    const openAll = () => openLogs(world, keyring, host, config.hub !== null)
    await openAll()
    if (config.hub === null) await openAgencyLog(world, keyring, host)
    await settle(world, { config, env, place }, say)
    await tellStanding(sealing, say)
    await beginAgencyLog(sealing)

    const log = createLog()
    const phones = phonesOf(keys, config)
    const served = await serve(config, dist, say, log, {
      world,
      phones,
      role: { kind: 'city', demo, hub: config.hub },
      openLogs: openAll,
    })
    const loops: Loop[] = [
      startChores(world, log),
      startSealing(sealing, log),
      startAgencySealing(sealing, log),
      startTelling(world, tellersOf({ ...world, courier }), log),
      startEscalating({ ...world, ...phones }, log),
      startPhotoSweeping(storage, sweepOf(config.dataDir), log),
    ]
    if (config.hub !== null)
      loops.push(
        startPushing(pushingOf(world, config.dataDir, config.hub), log),
        startAgencyPulling(followingOf(world, config.hub), log),
        startPhotoPulling(storage, photosFrom(config.hub, config.dataDir), log),
      )
    await printWelcome(say, served.url, world, demo)
    await tellPasskeysElsewhere(world, served.url, say)
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
    await openAgencyLog(world, keyring, hostOf(names))
    const sealing = { ...world, signer: keyring, highWater: highWaterFiles(config.dataDir) }
    await tellAgency(sealing, say)
    await beginAgencyLog(sealing)
    const log = createLog()
    const served = await serve(config, dist, say, log, {
      world,
      phones: phonesOf(world.keys, config),
      role: {
        kind: 'hub',
        hub: { ...world, signer: keyring, names, crypto, legible },
        key: registerKey,
        isAllDemo: () => isAllDemo(world),
      },
    })
    await printHubWelcome(say, served.url, registerKey, world)
    await tellPasskeysElsewhere(world, served.url, say)
    const loops = [
      startChores(world, log, false),
      startAgencySealing(sealing, log),
      startTelling(world, tellersOf({ ...world, courier }), log),
    ]
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
  parts: Pick<Site, 'world' | 'phones' | 'role' | 'openLogs'>,
): Promise<Served> {
  if (!config.rateLimits) say('RATE_LIMITS=off: every limit is lifted. For load tests only.')
  const clientDir = join(dist, 'client')
  const keptDir = resolve(config.dataDir, 'releases')
  const kept = keepReleases({ clientDir, keptDir, nowMs: clock.now(), say })
  const feed = createFeed(parts.world.storage)
  const photos = photosUnder(config.dataDir, dist)
  const app = createSite({
    site: {
      ...parts,
      feed,
      limits: config.rateLimits ? createLimits(clock) : NO_LIMITS,
      pins: pinsOf(parts.world.keys),
      passkeys,
      photos,
      limited: config.rateLimits,
      metricsToken: config.metricsToken,
      publicUrl: config.publicUrl,
    },
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
      photos.darkroom.close()
      feed.close()
    },
  }
}

/** How people are reached who look at no page. A push service is told where whoever answers for this program is found. */
function phonesOf(keys: Keys, { publicUrl }: Pick<Config, 'publicUrl'>): Site['phones'] {
  const subject = publicUrl?.startsWith('https:') === true ? publicUrl : 'mailto:nobody@localhost'
  const words = { id: indonesian, en: english }
  return { courier, pusher: pusher(keys.mac('web-push'), publicCourier, subject), words }
}

/** Fetches what the register names from where the agency keeps it. */
function photosFrom({ url }: { readonly url: string }, dataDir: string) {
  const blobs = folderBlobs(join(dataDir, 'photos'))
  const link = hubLink(url, 'photos')
  return (id: PhotoId) => fetchPhoto(blobs, link, id)
}

/** Takes away photographs that nobody saved. */
function sweepOf(dataDir: string) {
  const blobs = folderBlobs(join(dataDir, 'photos'))
  return (isNamed: (id: string) => Promise<boolean>) => sweepPhotos({ blobs, isNamed }, clock.now())
}

/** What was being sent when the program ended is sent again. */
function photosUnder(dataDir: string, dist: string) {
  const folder = join(dataDir, 'photos-coming')
  rmSync(folder, { recursive: true, force: true })
  const darkroom = createDarkroom(join(dist, 'server', 'photos.js'))
  return { blobs: folderBlobs(join(dataDir, 'photos')), darkroom, folder }
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
