/**
 * The hotel's server as an operator has it: one process or two on one database, started again when they die, and the file
 * under them, which can be backed up and put back.
 */

import { crypto } from '../../../src/server/crypto.ts'
import type { HubLink, Random } from '../../../src/server/ports.ts'
import type { Site } from '../../../src/server/routes/site.ts'
import { openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import type { Losing } from '../../../src/server/usecases/log/accept-loss.ts'
import type { Pushing } from '../../../src/server/usecases/log/push.ts'
import type { Chance } from '../engine/chance.ts'
import type { Timeline } from '../engine/timeline.ts'
import { expandSchema, restoreBackup, takeBackup } from './backups.ts'
import { HUB_KEY } from './hub-site.ts'
import type { ServerProcess, Slot } from './server-process.ts'
import { keys } from './template.ts'
import { type Told, tracked } from './tracked.ts'
import type { Holder, Vault } from './vault.ts'

export interface HouseParts {
  readonly timeline: Timeline
  readonly chance: Chance
  readonly slots: readonly Slot[]
  readonly path: string
  readonly backupPath: string
  readonly vault: Vault
  readonly link: HubLink
  readonly agency: HubLink | null
  readonly phones: Site['phones']
  /** It knows of no hub. */
  readonly isAlone: boolean
  died(process: ServerProcess): void
  /** A process runs (again): what is on disk is what there is. */
  began(): void
  troubled(told: Told): void
}

export interface House {
  readonly processes: readonly ServerProcess[]
  /** Who takes the next request. */
  next(): ServerProcess | null
  /** At most so many processes from here on. */
  setSize(size: 1 | 2): void
  restart(): Promise<void>
  /** The next release was here, and had to go again. */
  rollBack(): Promise<void>
  backUp(): void
  /** `laterKey`: asked once the database is the backup's; which key its operator puts back beside it. */
  restore(laterKey: () => string | null): Promise<void>
  /** A command of the operator's, beside what runs: on a storage of its own, which no disk fails. */
  atTheConsole<Done>(work: (world: Losing & Pushing) => Promise<Done>): Promise<Done>
  close(): Promise<void>
}

const RESTART_MS = [300, 3_000] as const

/** A command, which may die over what it asks of the vault as any other. */
function aHolder(): Holder {
  const gone: (() => void)[] = []
  let isAlive = true
  return {
    get isAlive() {
      return isAlive
    },
    onGone: hear => void gone.push(hear),
    kill() {
      isAlive = false
      for (const hear of gone) hear()
    },
  }
}

export function openHouse(parts: HouseParts): House {
  const { timeline, chance, slots, path, backupPath, vault, link } = parts
  const running: (ServerProcess | null)[] = [null, null]
  let size = 1
  let turn = 0
  let boots = 0
  let commands = 0
  let isDown = false

  function boot(index: number): void {
    const slot = slots[index]
    if (slot === undefined || isDown || index >= size || running[index] !== null) return
    const process = slot.boot({
      timeline,
      chance: chance.fork(`process ${boots++}`),
      path,
      vault,
      link,
      agency: parts.agency,
      phones: parts.phones,
      isAlone: parts.isAlone,
      died() {
        running[index] = null
        parts.died(process)
        timeline.after(chance.between(...RESTART_MS), () => boot(index))
      },
      troubled: parts.troubled,
    })
    running[index] = process
    parts.began()
  }

  const alive = () => running.filter(process => process !== null)

  async function stopAll(): Promise<void> {
    isDown = true
    const stopping = alive()
    running.fill(null)
    await Promise.all(stopping.map(process => process.stop()))
    isDown = false
  }

  function bootAll(): void {
    for (let index = 0; index < size; index++) boot(index)
  }

  boot(0)
  return {
    get processes() {
      return alive()
    },
    next() {
      const present = alive().filter(({ isServing }) => isServing)
      return present[turn++ % Math.max(1, present.length)] ?? null
    },
    setSize(next) {
      size = next
      bootAll()
    },
    async restart() {
      await stopAll()
      bootAll()
    },
    async rollBack() {
      await stopAll()
      expandSchema(path)
      bootAll()
    },
    backUp() {
      takeBackup(path, backupPath)
      vault.backUp()
    },
    async restore(laterKey) {
      await stopAll()
      restoreBackup(backupPath, path)
      vault.restore(laterKey())
      bootAll()
    },
    async atTheConsole(work) {
      const storage = tracked(openSqlite({ path, durable: false, busyTimeoutMs: 0 }), timeline)
      const own = chance.fork(`console ${commands++}`)
      const random: Random = { bytes: length => own.bytes(length) }
      const pushing: Pushing & Pick<Losing, 'highWater'> = {
        ...{ storage, clock: timeline, random, keys, crypto, link, hubKey: HUB_KEY },
        ...vault.openFor(aHolder()),
      }
      try {
        return await work({ ...pushing, logKeys: vault, hub: parts.isAlone ? null : pushing })
      } finally {
        await timeline.track(storage.close())
      }
    },
    close: stopAll,
  }
}
