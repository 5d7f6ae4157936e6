/**
 * A process of the real program: its storage on a disk that can fail, its reader of events, what it keeps up by itself.
 * The HTTP application is built once and stands on whatever process runs in its place just now: building it anew for
 * every crash would take longer than all that is played in between.
 */

import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { readAgencyEntry } from '../../../src/contract/agency-entry.ts'
import { crypto } from '../../../src/server/crypto.ts'
import { createLimits, type Limits } from '../../../src/server/http/limits.ts'
import { startAgencyPulling } from '../../../src/server/live/agency-pulling.ts'
import { startChores } from '../../../src/server/live/chores-loop.ts'
import { startEscalating } from '../../../src/server/live/escalating-loop.ts'
import { createFeed, type Feed } from '../../../src/server/live/feed.ts'
import { startPushing } from '../../../src/server/live/pushing-loop.ts'
import { startSealing } from '../../../src/server/live/sealing-loop.ts'
import { passkeys } from '../../../src/server/passkeys.ts'
import type { Clock, HubLink, Random } from '../../../src/server/ports.ts'
import type { Site } from '../../../src/server/routes/site.ts'
import { createSite } from '../../../src/server/routes/site-routes.ts'
import { openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import type { Storage } from '../../../src/server/storage/storage.ts'
import { openLogs } from '../../../src/server/usecases/log/open-logs.ts'
import type { Pushing } from '../../../src/server/usecases/log/push.ts'
import { isWhole, type Sealing } from '../../../src/server/usecases/log/seal.ts'
import type { World } from '../../../src/server/usecases/world.ts'
import { phonesHere } from '../../support/phones.ts'
import { photosHere } from '../../support/photos.ts'
import { openPins } from '../../support/pins.ts'
import type { Chance } from '../engine/chance.ts'
import type { Timeline } from '../engine/timeline.ts'
import { createDisk, type Disk, onDisk, ProcessDied } from './disk.ts'
import { HUB_KEY } from './hub-site.ts'
import { keys, LOG_HOST, outlet } from './template.ts'
import { type Told, tellingLog, tracked } from './tracked.ts'
import type { Vault } from './vault.ts'

export const ORIGIN = 'https://etalase.test'

export interface ProcessParts {
  readonly timeline: Timeline
  readonly chance: Chance
  readonly path: string
  readonly vault: Vault
  /** The way to the hub. */
  readonly link: HubLink
  /** The way to the agency's log; `null`: it follows none. */
  readonly agency: HubLink | null
  /** By which the hotel's people are called. */
  readonly phones: Site['phones']
  /** It knows of no hub, and pushes to none. */
  readonly isAlone: boolean
  /** It died of itself, in the middle of something. */
  died(): void
  /** What it kept up and could not. */
  troubled(told: Told): void
}

export interface ServerProcess {
  readonly app: FastifyInstance
  readonly disk: Disk
  readonly storage: Storage
  readonly world: Sealing & Pushing
  readonly isAlive: boolean
  /** It has found its log whole, or knows what to wait for: from then on it takes requests. */
  readonly isServing: boolean
  /** Commits are told to nobody: as those of another process are. */
  setDeaf(deaf: boolean): void
  /** Told when the process is gone, for whoever hangs on its connections. */
  onGone(hear: () => void): void
  kill(): void
  /** Ends as an operator ends it. */
  stop(): Promise<void>
}

/** The place of one process; two of them run on one database. */
export interface Slot {
  boot(parts: ProcessParts): ServerProcess
}

export async function createSlot(): Promise<Slot> {
  let now: { storage: Storage; clock: Clock; random: Random; feed: Feed; limits: Limits } | null = null
  function present() {
    if (now === null) throw new Error('nothing runs here')
    return now
  }
  const world: World = {
    // Routes may take hold of it when they are built; nobody asks it for anything before a process runs.
    get storage() {
      return now?.storage as Storage
    },
    clock: { now: () => present().clock.now() },
    random: { bytes: length => present().random.bytes(length) },
    keys,
  }
  const app = createSite({
    site: {
      world,
      feed: { listen: (...asked) => present().feed.listen(...asked), close: () => undefined },
      limits: {
        lifted: false,
        take: (...asked) => present().limits.take(...asked),
        giveBack: name => present().limits.giveBack(name),
      },
      pins: openPins,
      passkeys,
      photos: photosHere(),
      phones: phonesHere().parts,
      limited: true,
      role: {
        kind: 'city',
        hub: null,
        demo: { outlets: [], agency: { name: 'nobody', pin: '0' }, auditor: { token: 'nobody' } },
      },
      publicUrl: ORIGIN,
    },
    secure: true,
    log: pino({ level: 'silent' }),
    client: null,
  })
  await app.ready()
  return {
    boot(parts) {
      const run = start(app, world, parts)
      now = run.present
      return run.process
    },
  }
}

function start(app: FastifyInstance, world: World, parts: ProcessParts) {
  const { timeline, chance, path, vault } = parts
  let isAlive = true
  let isServing = false
  let deaf = false
  let gone: (() => void)[] = []
  const disk = createDisk({
    died() {
      end()
      parts.died()
    },
  })
  const opened = onDisk(disk, () => openSqlite({ path, durable: false, busyTimeoutMs: 0 }))
  const storage: Storage = {
    ...tracked(opened, timeline),
    onCommit: listener => opened.onCommit(outlet => (deaf ? undefined : listener(outlet))),
  }
  const clock: Clock = timeline
  const random: Random = { bytes: length => chance.bytes(length) }
  const feed = createFeed(storage)
  const limits = createLimits(clock)
  const loops: { stop(): Promise<void> }[] = []

  function end(): void {
    if (!isAlive) return
    isAlive = false
    feed.close()
    for (const loop of loops) void loop.stop()
    for (const hear of gone) hear()
    gone = []
  }

  const process: ServerProcess = {
    app,
    disk,
    storage,
    get world() {
      return own
    },
    get isAlive() {
      return isAlive
    },
    get isServing() {
      return isServing
    },
    setDeaf(next) {
      deaf = next
    },
    onGone: hear => void gone.push(hear),
    kill() {
      disk.die()
    },
    async stop() {
      end()
      await timeline.track(opened.close()).catch(fault => {
        // It died while it ended, and is as gone as it was to be.
        if (!(fault instanceof ProcessDied)) throw fault
      })
    },
  }
  // What it keeps up stands on its own storage, also when another process has taken its place.
  const held = vault.openFor(process)
  const own: Sealing & Pushing = {
    ...{ storage, clock, random, keys, crypto },
    ...{ ...held, link: parts.link, hubKey: HUB_KEY },
  }
  const log = tellingLog(told => isAlive && parts.troubled(told))

  /** As the program begins: nothing is served before it is known whether a backup was put back. */
  async function begin(): Promise<void> {
    await openLogs(own, held.signer, LOG_HOST, !parts.isAlone)
    await isWhole(own, outlet.slug)
    if (!isAlive) return
    isServing = true
    loops.push(startChores(own, log), startSealing(own, log))
    loops.push(startEscalating({ ...own, ...parts.phones }, log))
    if (!parts.isAlone) loops.push(startPushing(own, log))
    if (parts.agency !== null)
      loops.push(startAgencyPulling({ ...own, agency: parts.agency, read: readAgencyEntry }, log))
  }
  // What cannot begin ends, and is started again.
  timeline.track(begin()).catch(() => isAlive && disk.die())
  return { process, present: { storage, clock, random, feed, limits }, world }
}
