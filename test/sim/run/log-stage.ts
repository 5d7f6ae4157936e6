/** What the log needs outside the database, on the stage: keys and marks, the hub, and the oracle that watches them. */
import type { Chance } from '../engine/chance.ts'
import type { Timeline } from '../engine/timeline.ts'
import { type LogWatch, watchLog } from '../oracle/log.ts'
import { type Look, lookAt } from '../oracle/look.ts'
import type { Record } from '../oracle/record.ts'
import { restoreBackup } from '../server/backups.ts'
import { type HubHouse, openHub } from '../server/hub.ts'
import { openVault, type Vault } from '../server/vault.ts'
import type { Ground } from './stage.ts'

export interface LogStageParts {
  readonly timeline: Timeline
  readonly chance: Chance
  readonly record: Record
  readonly ground: Ground
  /** The outlet knows of no hub. */
  readonly isAlone: boolean
  look(): Look
}

export interface LogStage {
  readonly vault: Vault
  readonly hub: HubHouse
  readonly log: LogWatch
  lookAtHub(): Look
  close(): void
}

export function setLog({ timeline, chance, record, ground, isAlone, look }: LogStageParts): LogStage {
  const path = ground.path('hub.db')
  restoreBackup(ground.hubTemplate, path)
  let sight: Look | null = null
  const lookAtHub = () => {
    sight ??= lookAt(path)
    return sight
  }
  const lookAway = () => {
    sight?.close()
    sight = null
  }
  const log = watchLog({
    record,
    now: timeline.now,
    look,
    lookAtHub,
    mark: name => vault.mark(name),
    hasHub: !isAlone,
    wasAway: () => vault.failed > 0,
  })
  const vault = openVault({ timeline, chance: chance.fork('vault'), signing: log.signing })
  const hub = openHub({
    timeline,
    chance: chance.fork('hub'),
    slot: ground.hubSlot,
    path,
    backupPath: ground.path('hub-backup.db'),
    cosigning: log.cosigning,
    answered(status) {
      if (status === 409) record.saw('pusher-asked-where-the-hub-stands')
      log.checkHub()
    },
    began: () => log.checkHub(true),
    puttingBack() {
      lookAway()
      log.hubGoesBack()
    },
    troubled: told => record.violate('no-fault-without-cause', `at the hub: ${JSON.stringify(told)}`),
  })
  return {
    vault,
    hub,
    log,
    lookAtHub,
    close() {
      hub.kill()
      lookAway()
    },
  }
}
