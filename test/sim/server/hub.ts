/**
 * The agency's hub as outlets meet it: its wire over a database of its own on a disk that can fail, started again when it
 * dies; and the way there, which takes time, can be cut, and loses answers. As at the hotel the HTTP application is built
 * once and stands on whatever runs in its place.
 */
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { Entry } from '../../../src/contract/entry.ts'
import { formatKey } from '../../../src/log/note.ts'
import { crypto } from '../../../src/server/crypto.ts'
import { NO_LIMITS } from '../../../src/server/http/limits.ts'
import { keepUp } from '../../../src/server/live/keep-up.ts'
import type { Clock, HubAnswer, HubLink, Random, Signer } from '../../../src/server/ports.ts'
import { createSite } from '../../../src/server/routes/site-routes.ts'
import { openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import type { Storage } from '../../../src/server/storage/storage.ts'
import { adoptOutlet, cardOf } from '../../../src/server/usecases/hub/adopt.ts'
import { type Hub, hubNames } from '../../../src/server/usecases/hub/hub.ts'
import type { World } from '../../../src/server/usecases/world.ts'
import { handClock, hmacKeys, seededRandom } from '../../support/ports.ts'
import type { Chance } from '../engine/chance.ts'
import type { Timeline } from '../engine/timeline.ts'
import { restoreBackup, takeBackup } from './backups.ts'
import { createDisk, type Disk, onDisk } from './disk.ts'
import { MORNING_MS, outlet } from './template.ts'
import { standingOn, type Told, tellingLog, tracked } from './tracked.ts'
import { keyNamed, keyring } from './vault.ts'

export const HUB_NAMES = hubNames('hub.test')
export const HUB_KEY = formatKey(keyNamed(HUB_NAMES.register).key)
keyNamed(HUB_NAMES.witness, 'cosignature')
keyNamed(HUB_NAMES.mirror, 'cosignature')

export const isEntry = (value: unknown) => Entry.safeParse(value).success
const keys = hmacKeys('hub')
const RESTART_MS = [300, 3_000] as const
const LATENCY_MS = [3, 80] as const
/** As long as the program waits for an answer. */
const TIMEOUT_MS = 30_000

/** The hub's database with the outlet's card in it, as every run finds it. */
export async function makeHubTemplate(path: string, template: string): Promise<void> {
  const worldOn = (file: string): World => ({
    storage: openSqlite({ path: file, durable: false }),
    clock: handClock(MORNING_MS),
    random: seededRandom('hub'),
    keys,
  })
  const [hub, hotel] = [worldOn(path), worldOn(template)]
  const card = await cardOf(hotel, outlet.slug)
  if (card === null) throw new Error('the outlet has no log')
  await adoptOutlet(hub, card)
  for (const { storage } of [hub, hotel]) await storage.close()
}

interface Running {
  readonly storage: Storage
  readonly clock: Clock
  readonly random: Random
  readonly signer: Signer
}

/** The place of the hub's process. */
export interface HubSlot {
  readonly app: FastifyInstance
  stand(running: Running): void
}

export async function createHubSlot(): Promise<HubSlot> {
  let now: Running | null = null
  function present() {
    if (now === null) throw new Error('no hub runs')
    return now
  }
  const hub: Hub = {
    storage: standingOn(() => present().storage),
    clock: { now: () => present().clock.now() },
    random: { bytes: length => present().random.bytes(length) },
    keys,
    signer: {
      keyOf: name => present().signer.keyOf(name),
      sign: (name, message) => present().signer.sign(name, message),
    },
    names: HUB_NAMES,
    crypto,
    isEntry,
  }
  const app = createSite({
    site: {
      world: hub,
      feed: { listen: async () => undefined, close: () => undefined } as never,
      limits: NO_LIMITS,
      verifyPin: async () => false,
      limited: true,
      officerPins: async () => true,
      demo: null,
      hubKey: HUB_KEY,
      hubKnown: null,
      hub,
    },
    publicUrl: null,
    secure: false,
    log: pino({ level: 'silent' }),
    client: null,
  })
  await app.ready()
  return {
    app,
    stand(running) {
      now = running
    },
  }
}

export interface HubParts {
  readonly timeline: Timeline
  readonly chance: Chance
  readonly slot: HubSlot
  readonly path: string
  readonly backupPath: string
  /** Before a cosignature exists. */
  cosigning(name: string, message: Uint8Array): void
  /** It has answered: what is on disk is what there is. */
  answered(status: number): void
  /** It runs, for the first time or again. */
  began(): void
  /** Its database's file is about to be another. */
  puttingBack(): void
  troubled(told: Told): void
}

export interface HubHouse extends HubLink {
  isAway: boolean
  /** So many of its answers are lost. */
  losesOdds: number
  readonly disk: Disk | null
  readonly world: World | null
  readonly isBackedUp: boolean
  backUp(): void
  /** Stops it, puts the backup back, and lets it begin again. */
  restore(): void
  kill(): void
}

export function openHub(parts: HubParts): HubHouse {
  const { timeline, chance, slot, path, backupPath } = parts
  let boots = 0
  let running: { readonly disk: Disk; readonly world: World; onGone(hear: () => void): void } | null = null
  let isClosed = false
  let isBackedUp = false
  const signer: Signer = {
    ...keyring,
    async sign(name, message) {
      parts.cosigning(name, message)
      return keyring.sign(name, message)
    },
  }

  function boot(): void {
    if (isClosed) return
    let gone: (() => void)[] = []
    let isAlive = true
    const disk = createDisk({
      died() {
        isAlive = false
        running = null
        void keeping.stop()
        for (const hear of gone) hear()
        gone = []
        timeline.after(chance.between(...RESTART_MS), boot)
      },
    })
    const own = chance.fork(`process ${boots++}`)
    const storage = tracked(
      onDisk(disk, () => openSqlite({ path, durable: false, busyTimeoutMs: 0 })),
      timeline,
    )
    const random: Random = { bytes: length => own.bytes(length) }
    const world: World = { storage, clock: timeline, random, keys }
    const keeping = keepUp(
      world,
      tellingLog(told => isAlive && parts.troubled(told)),
      false,
    )
    running = { disk, world, onGone: hear => void gone.push(hear) }
    slot.stand({ storage, clock: timeline, random, signer })
    parts.began()
  }

  const later = (work: () => void) => void timeline.after(chance.between(...LATENCY_MS), work)

  /** Soon, or when nobody waits any longer. */
  function cut(reject: (fault: Error) => void, why: string): void {
    timeline.after(chance.odds(0.7) ? chance.between(...LATENCY_MS) : TIMEOUT_MS, () =>
      reject(new Error(why)),
    )
  }

  async function arrive(
    path: string,
    body: string | Uint8Array | undefined,
    resolve: (answer: HubAnswer) => void,
    reject: (fault: Error) => void,
  ): Promise<void> {
    if (running === null || hub.isAway) return cut(reject, 'the hub is away')
    let isOver = false
    running.onGone(() => {
      if (!isOver) cut(reject, 'the hub died')
      isOver = true
    })
    const answer = await timeline.track(slot.app.inject(requestOf(path, body)))
    if (isOver) return
    isOver = true
    parts.answered(answer.statusCode)
    if (chance.odds(hub.losesOdds)) return cut(reject, 'the answer is lost')
    later(() => resolve({ status: answer.statusCode, body: new Uint8Array(answer.rawPayload) }))
  }

  const hub: HubHouse = {
    isAway: false,
    losesOdds: 0,
    get disk() {
      return running?.disk ?? null
    },
    get world() {
      return running?.world ?? null
    },
    ask: (path, body) =>
      new Promise((resolve, reject) => {
        if (hub.isAway) return cut(reject, 'the hub is away')
        later(() => void arrive(path, body, resolve, reject))
      }),
    get isBackedUp() {
      return isBackedUp
    },
    backUp() {
      takeBackup(path, backupPath)
      isBackedUp = true
    },
    restore() {
      running?.disk.die()
      parts.puttingBack()
      restoreBackup(backupPath, path)
    },
    kill() {
      isClosed = true
      running?.disk.die()
    },
  }
  boot()
  return hub
}

function requestOf(path: string, body: string | Uint8Array | undefined) {
  const url = `/hub/${path}`
  if (body === undefined) return { method: 'GET', url } as const
  const type = body instanceof Uint8Array ? 'application/octet-stream' : 'text/plain'
  return { method: 'POST', url, payload: Buffer.from(body), headers: { 'content-type': type } } as const
}
