/** What the log needs outside the database, on the stage: keys and marks, the hub, and the oracle that watches them. */
import type { Chance } from '../engine/chance.ts'
import type { Timeline } from '../engine/timeline.ts'
import { type AgencyWatch, watchAgency } from '../oracle/agency.ts'
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
  /** Its register is the agency's. */
  readonly follows: boolean
  look(): Look
}

export interface LogStage {
  readonly vault: Vault
  readonly hub: HubHouse
  readonly log: LogWatch
  /** `null`: no log of an agency is kept or followed. */
  readonly agency: { readonly watch: AgencyWatch; readonly vault: Vault } | null
  lookAtHub(): Look
  close(): void
}

export function setLog(parts: LogStageParts): LogStage {
  const { timeline, chance, record, ground, isAlone, look } = parts
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
  const agency = parts.follows ? setAgency(parts, lookAtHub) : null
  const hub = openHub({
    timeline,
    chance: chance.fork('hub'),
    slot: ground.hubSlot,
    path,
    backupPath: ground.path('hub-backup.db'),
    agencyVault: agency?.vault ?? null,
    asked: path => agency?.watch.asking(path),
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
    agency,
    lookAtHub,
    close() {
      hub.kill()
      lookAway()
    },
  }
}

function setAgency({ timeline, chance, record, ground, look }: LogStageParts, lookAtHub: () => Look) {
  const watch = watchAgency({ record, now: timeline.now, look, lookAtHub })
  const vault = openVault({
    ...{ timeline, chance: chance.fork('agency vault') },
    ...{ marks: ground.hubMarks, signing: watch.signing },
  })
  return { watch, vault }
}
