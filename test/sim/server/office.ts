/**
 * The agency where its register is kept: its log, opened and sealed as the hub's program does, by a key of its own and a mark
 * that no backup of the database takes along.
 */
import type { Logger } from 'pino'
import { startAgencySealing } from '../../../src/server/live/agency-sealing.ts'
import { agencyWhole, beginAgencyAnew } from '../../../src/server/usecases/agency/doubt.ts'
import { beginAgencyLog, openAgencyLog } from '../../../src/server/usecases/agency/open-log.ts'
import { rotateAgencyKey } from '../../../src/server/usecases/agency/rotate.ts'
import type { Sealing } from '../../../src/server/usecases/log/seal.ts'
import type { World } from '../../../src/server/usecases/world.ts'
import type { Timeline } from '../engine/timeline.ts'
import { HUB_HOST } from './hub-site.ts'
import type { Holder, Vault } from './vault.ts'

export interface AgencyOffice {
  /** A new key signs. */
  rotate(isStolen: boolean): Promise<void>
  /** Where entries are missing that were signed for, and nobody has them: a log of another name begins. Has it? */
  beginAnewIfLost(): Promise<boolean>
  stop(): Promise<void>
}

interface OfficeParts {
  readonly world: World
  readonly vault: Vault
  readonly holder: Holder
  readonly timeline: Timeline
  readonly log: Logger
}

export function openOffice({ world, vault, holder, timeline, log }: OfficeParts): AgencyOffice {
  const held = vault.openFor(holder)
  const sealing: Sealing = { ...world, ...held }
  let loop: { stop(): Promise<void> } | null = null

  async function begin(): Promise<void> {
    await openAgencyLog(world, held.signer, HUB_HOST)
    await beginAgencyLog(sealing)
    if (holder.isAlive) loop = startAgencySealing(sealing, log)
  }
  // What cannot begin ends, and is started again.
  timeline.track(begin()).catch(() => holder.isAlive && holder.kill())

  return {
    async rotate(isStolen) {
      await rotateAgencyKey(sealing, vault, isStolen)
    },
    async beginAnewIfLost() {
      if ((await agencyWhole(sealing))?.is !== 'lacking') return false
      return (await beginAgencyAnew(sealing, held.signer, 'Ibu Sari')) !== null
    },
    async stop() {
      await loop?.stop()
    },
  }
}
