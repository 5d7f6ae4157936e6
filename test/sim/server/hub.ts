/**
 * The agency's hub as outlets meet it: its wire over a database of its own on a disk that can fail, started again when it
 * dies; and the way there, which takes time, can be cut, and loses answers. As at the hotel the HTTP application is built
 * once and stands on whatever runs in its place.
 */
import { startChores } from '../../../src/server/live/chores-loop.ts'
import type { HubAnswer, HubLink, Random, Signer } from '../../../src/server/ports.ts'
import { openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import type { World } from '../../../src/server/usecases/world.ts'
import type { Chance } from '../engine/chance.ts'
import type { Timeline } from '../engine/timeline.ts'
import { restoreBackup, takeBackup } from './backups.ts'
import { createDisk, type Disk, onDisk } from './disk.ts'
import { type HubSlot, hubSecrets } from './hub-site.ts'
import type { Lie } from './liar.ts'
import { type AgencyOffice, openOffice } from './office.ts'
import { type Told, tellingLog, tracked } from './tracked.ts'
import { type Holder, keyring, type Vault } from './vault.ts'

const RESTART_MS = [300, 3_000] as const
const LATENCY_MS = [3, 80] as const
/** As long as the program waits for an answer. */
const TIMEOUT_MS = 30_000

export interface HubParts {
  readonly timeline: Timeline
  readonly chance: Chance
  readonly slot: HubSlot
  readonly path: string
  readonly backupPath: string
  /** Where the agency's log has its keys and marks; `null`: none is kept. */
  readonly agencyVault: Vault | null
  /** A box asks for something of the agency's log. */
  asked(path: string): void
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
  /** Where the agency's register is kept, while it runs. */
  readonly office: AgencyOffice | null
  /** The way to the agency's log. */
  readonly agency: HubLink
  /** Who answers there in the agency's place. */
  lie: Lie | null
  readonly isBackedUp: boolean
  backUp(): void
  /** Stops it, puts the backup back, and lets it begin again. */
  restore(): void
  kill(): void
}

export function openHub(parts: HubParts): HubHouse {
  const { timeline, chance, slot, path, backupPath } = parts
  let boots = 0
  let running:
    | (Holder & { readonly disk: Disk; readonly world: World; readonly office: AgencyOffice | null })
    | null = null
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
        void chores.stop()
        void office?.stop()
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
    const world: World = { storage, clock: timeline, random, keys: hubSecrets }
    const log = tellingLog(told => isAlive && parts.troubled(told))
    const chores = startChores(world, log, false)
    const holder: Holder = {
      get isAlive() {
        return isAlive
      },
      onGone: hear => void gone.push(hear),
      kill: () => disk.die(),
    }
    const { agencyVault } = parts
    const office =
      agencyVault === null ? null : openOffice({ world, vault: agencyVault, holder, timeline, log })
    running = Object.assign(holder, { disk, world, office })
    slot.stand({ storage, clock: timeline, random, signer })
    parts.began()
  }

  /** Soon, or when nobody waits any longer. */
  function cut(draws: Chance, reject: (fault: Error) => void, why: string): void {
    timeline.after(draws.odds(0.7) ? draws.between(...LATENCY_MS) : TIMEOUT_MS, () => reject(new Error(why)))
  }

  /** To what it serves, with draws of its own: what one way loses never shifts what another does. */
  function wayTo(draws: Chance, requestOf: RequestOf, said: Lie): HubLink {
    const later = (work: () => void) => void timeline.after(draws.between(...LATENCY_MS), work)

    async function arrive(
      path: string,
      body: string | Uint8Array | undefined,
      resolve: (answer: HubAnswer) => void,
      reject: (fault: Error) => void,
    ): Promise<void> {
      if (running === null || hub.isAway) return cut(draws, reject, 'the hub is away')
      let isOver = false
      running.onGone(() => {
        if (!isOver) cut(draws, reject, 'the hub died')
        isOver = true
      })
      const answer = await timeline.track(slot.app.inject(requestOf(path, body)))
      if (isOver) return
      isOver = true
      const told = said(path, { status: answer.statusCode, body: new Uint8Array(answer.rawPayload) })
      if (draws.odds(hub.losesOdds)) return cut(draws, reject, 'the answer is lost')
      later(() => resolve(told))
    }

    return {
      ask: (path, body) =>
        new Promise((resolve, reject) => {
          if (hub.isAway) return cut(draws, reject, 'the hub is away')
          later(() => void arrive(path, body, resolve, reject))
        }),
    }
  }

  const agency = wayTo(chance.fork('agency'), agencyRequestOf, (path, honest) =>
    hub.lie === null ? honest : hub.lie(path, honest),
  )
  const hub: HubHouse = {
    isAway: false,
    losesOdds: 0,
    get disk() {
      return running?.disk ?? null
    },
    get world() {
      return running?.world ?? null
    },
    get office() {
      return running?.office ?? null
    },
    lie: null,
    agency: {
      ask(path) {
        parts.asked(path)
        return agency.ask(path)
      },
    },
    ...wayTo(chance, requestOf, (_path, honest) => {
      parts.answered(honest.status)
      return honest
    }),
    get isBackedUp() {
      return isBackedUp
    },
    backUp() {
      takeBackup(path, backupPath)
      parts.agencyVault?.backUp()
      isBackedUp = true
    },
    restore() {
      running?.disk.die()
      parts.puttingBack()
      restoreBackup(backupPath, path)
      parts.agencyVault?.restore(null)
    },
    kill() {
      isClosed = true
      running?.disk.die()
    },
  }
  boot()
  return hub
}

type RequestOf = (path: string, body: string | Uint8Array | undefined) => ReturnType<typeof requestOf>

function agencyRequestOf(path: string) {
  return { method: 'GET', url: `/agency/log/${path}` } as const
}

function requestOf(path: string, body: string | Uint8Array | undefined) {
  const url = `/hub/${path}`
  if (body === undefined) return { method: 'GET', url } as const
  const type = body instanceof Uint8Array ? 'application/octet-stream' : 'text/plain'
  return { method: 'POST', url, payload: Buffer.from(body), headers: { 'content-type': type } } as const
}
