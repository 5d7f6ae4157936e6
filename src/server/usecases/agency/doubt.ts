/**
 * A copy that was put back, or carried elsewhere, may lack entries that boxes follow already. Nothing is written there until a
 * person has said that it is the newest, or a newer copy was put back; and where nobody has what it lacks, the log begins anew
 * under another name, with all that the register holds, for what was signed under the old one can never be signed otherwise.
 */
import { AT_THE_CONSOLE } from '../../../domain/actor.ts'
import { nextAgencyOrigin } from '../../../domain/agency-log.ts'
import { formatKey } from '../../../log/note.ts'
import { addAct, OF_THE_CITY } from '../../storage/statements/acts/acts.ts'
import {
  addAgencyKey,
  findAgencyLog,
  saveAgencyAwaited,
  standBy,
} from '../../storage/statements/agency/agency-logs.ts'
import { UNKNOWN_AWAITED } from '../../storage/statements/log/logs.ts'
import type { KeyMaking } from '../log/open-logs.ts'
import type { Sealing } from '../log/seal.ts'
import { toBase64 } from '../log/tree.ts'
import { sha256, type World } from '../world.ts'
import { enterRegister } from './open-log.ts'
import { integrateAgency, isAgencyWhole } from './seal.ts'

/** From now on it is doubted whether what is here is the newest. */
export async function doubtAgency({ storage }: Pick<World, 'storage'>): Promise<void> {
  const log = await storage.read(findAgencyLog)
  if (log?.standing === 'own')
    await storage.writeCity(sql => saveAgencyAwaited(sql, log.origin, UNKNOWN_AWAITED))
}

export type AgencyWhole =
  | { readonly is: 'whole' | 'doubted'; readonly entries: number }
  /** Those up to `upTo` were signed for. */
  | { readonly is: 'lacking'; readonly entries: number; readonly upTo: number }

/** `null`: no log is kept here. */
export async function agencyWhole(world: Sealing): Promise<AgencyWhole | null> {
  const isWhole = await isAgencyWhole(world)
  const log = await world.storage.read(findAgencyLog)
  if (log?.standing !== 'own') return null
  const entries = log.issued
  if (isWhole) return { is: 'whole', entries }
  const upTo = (await world.highWater.read(log.origin))?.size ?? 0
  return upTo > entries ? { is: 'lacking', entries, upTo } : { is: 'doubted', entries }
}

/** For whoever keeps the program. */
export function agencyWholeSays(whole: AgencyWhole): string {
  const { entries } = whole
  switch (whole.is) {
    case 'whole':
      return `agency: nothing is missing up to entry ${entries}`
    case 'lacking':
      return `agency: entries ${entries + 1} to ${whole.upTo} of its log are missing, which were signed for: a backup was put back that lacks them. The register cannot be changed: put back a backup that has them, or, where nobody has them any more, npm start -- accept-loss agency --by NAME`
    case 'doubted':
      return `agency: entries of its log are here up to ${entries}, and whether later ones exist cannot be told from here. The register cannot be changed: put back a newer copy, or, if this is the newest there is, npm start -- newest agency`
  }
}

/** A person's word that nothing was ever entered after what is here. */
export async function sayAgencyNewest(world: Sealing): Promise<void> {
  if ((await agencyWhole(world))?.is !== 'doubted') return
  const log = await integrateAgency(world)
  if (log === null) return
  await world.highWater.raise(log.origin, { size: log.size, root: Buffer.from(log.root, 'base64') })
  await world.storage.writeCity(sql => saveAgencyAwaited(sql, log.origin, 0))
}

/** What is lost stays lost, and what boxes hold of it is past once the hub's register names the new one. Answers its name. */
export async function beginAgencyAnew(world: Sealing, keys: KeyMaking, by: string): Promise<string | null> {
  const whole = await agencyWhole(world)
  const log = await world.storage.read(findAgencyLog)
  if (whole?.is !== 'lacking' || log === null) return null
  const origin = nextAgencyOrigin(log.origin)
  const key = formatKey(keys.ensure(origin))
  const { entries, upTo } = whole
  await world.storage.writeCity(async sql => {
    await standBy(sql, origin, 'own', toBase64(sha256(new Uint8Array())))
    await addAgencyKey(sql, origin, { vkey: key, since: 0 })
    await enterRegister(sql, world)
    const changed = { key, from: entries + 1, to: upTo, generation: 2, by }
    const act = { actor: AT_THE_CONSOLE, what: 'accept-loss', on: log.origin, changed } as const
    await addAct(sql, OF_THE_CITY, act, world.clock.now())
  })
  return origin
}
