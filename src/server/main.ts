/**
 * Composition root: environment → config → storage → HTTP. The only file that opens an engine, reads the clock and
 * asks for randomness; everything else is handed what it needs.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import type { DrawPage } from '../contract/page.ts'
import { ConfigError, readConfig } from './config.ts'
import { castOf, ensureCity } from './demo/ensure.ts'
import { createLimits, NO_LIMITS } from './http/limits.ts'
import { createFeed } from './live/feed.ts'
import { keepUp } from './live/keep-up.ts'
import type { Clock, Random } from './ports.ts'
import { createSite } from './routes/site-routes.ts'
import { deriveKeys, hashPin, masterKey, verifyPin } from './secrets.ts'
import { openSqlite } from './storage/sqlite/open.ts'
import type { World } from './usecases/world.ts'
import { printWelcome } from './welcome.ts'

const clock: Clock = { now: () => Date.now() }
const random: Random = { bytes: length => randomBytes(length) }

export interface Running {
  readonly url: string
  stop(): Promise<void>
}

/** Starts the program; answers when it serves. `say` gets what a person at the terminal should read. */
export async function start(
  env: Readonly<Record<string, string | undefined>>,
  dist: string,
  say: (line: string) => void,
): Promise<Running> {
  const config = readConfig(env)
  const keys = deriveKeys(masterKey(config.dataDir))
  const path = join(config.dataDir, 'etalase.db')
  await ensureCity({
    config,
    path,
    keys,
    hashPin,
    nowMs: clock.now(),
    say,
    openNew: at => openSqlite({ path: at, durable: false }),
  })
  const storage = openSqlite({ path })
  const world: World = { storage, clock, random, keys }
  const log = pino({ level: 'warn' })
  const demo = castOf(config)
  if (!config.rateLimits) say('RATE_LIMITS=off: every limit is lifted. For load tests only.')

  const feed = createFeed(storage)
  const app = createSite({
    site: {
      world,
      feed,
      limits: config.rateLimits ? createLimits(clock) : NO_LIMITS,
      verifyPin,
      limited: config.rateLimits,
      demo,
    },
    publicUrl: config.publicUrl,
    secure: config.secure,
    log,
    client: { dir: join(dist, 'client'), draw: await loadDraw(dist) },
  })
  await app.listen({ port: config.port, host: config.host }).catch(fault => {
    throw explained(fault, config.port)
  })
  const keeping = keepUp(world, log)
  const { port } = app.server.address() as AddressInfo
  const url = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`
  await printWelcome(say, url, world, demo)
  return {
    url,
    async stop() {
      await app.close()
      feed.close()
      await keeping.stop()
      await storage.close()
    },
  }
}

/** The module that draws guests' pages is built from the client and stands beside this one. */
async function loadDraw(dist: string): Promise<DrawPage> {
  const file = join(dist, 'server', 'render.js')
  if (!existsSync(file)) throw new ConfigError(`${file} is missing: run npm run build`)
  const module = (await import(/* @vite-ignore */ `file://${file}`)) as { draw: DrawPage }
  return module.draw
}

function explained(fault: unknown, port: number): unknown {
  if ((fault as { code?: string }).code === 'EADDRINUSE')
    return new ConfigError(`port ${port} is taken: stop what listens there, or set PORT to another`)
  return fault
}

export { ConfigError }
