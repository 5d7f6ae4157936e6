/**
 * At the start, when the city is open and before anything is issued: does its master key belong to it, and is this the place
 * at which it was served last? A copy elsewhere may lack documents that are on paper already: nothing is issued there,
 * until a person, a newer copy or the mirror has said what is the newest.
 */
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { highWaterFiles } from '../log-files.ts'
import { sideBySide } from '../process/side-by-side.ts'
import { findAgencyLog } from '../storage/statements/agency/agency-logs.ts'
import { findFact, saveFact } from '../storage/statements/city/city-facts.ts'
import { allOutlets } from '../storage/statements/city/outlets.ts'
import { allLogs } from '../storage/statements/log/logs.ts'
import { agencyWhole, agencyWholeSays, doubtAgency } from '../usecases/agency/doubt.ts'
import { knowMasterKey } from '../usecases/city/known-key.ts'
import { doubtAll, standingOf, standingSays } from '../usecases/log/doubt.ts'
import { markOf, type Sealing } from '../usecases/log/seal.ts'
import { noteAllRestored } from '../usecases/restored/note-restored.ts'
import type { World } from '../usecases/world.ts'
import { refuseKeyless } from './data-dir.ts'
import { forgetPutBack, machineName, settleHere, wasPutBack, whereabouts } from './here.ts'
import type { CityPlace } from './place.ts'

type Say = (line: string) => void

export function knowKey(world: World, { dataDir }: Pick<Config, 'dataDir'>): Promise<void> {
  return knowMasterKey(world, join(dataDir, 'master.key'))
}

/** A hub's first key is made at its first start; after that a missing one is missed. */
export async function knowHubKey(world: World, config: Pick<Config, 'dataDir'>): Promise<void> {
  if ((await world.storage.read(sql => findFact(sql, 'key'))) !== null) refuseKeyless(config.dataDir)
  await knowKey(world, config)
}

export interface Surroundings {
  readonly config: Pick<Config, 'dataDir'>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly place: CityPlace
}

/** Notes the place, or doubts what is there. */
export async function settle(world: World, { config, env, place }: Surroundings, say: Say): Promise<void> {
  const { dataDir } = config
  const at = (await place.whereabouts()) ?? machineName(env)
  const known = await world.storage.read(sql => findFact(sql, 'id'))
  const found = whereabouts(dataDir, known, at)
  if (wasPutBack(dataDir)) await noteAllRestored(world)
  if (found.is === 'same' && known !== null) return forgetPutBack(dataDir)
  if (found.is === 'elsewhere') {
    const { why, original } = found
    if (original !== null && (await isAsNew(world, dataDir, original)))
      say(
        `${why}, and as new as ${original} is just now. Serve one of them: both number their documents alike.`,
      )
    else {
      say(`${why}. Nothing is issued until it is known to be the newest:`)
      await doubtAll(world)
      await doubtAgency(world)
    }
  }
  const id = settleHere(dataDir, known, at)
  if (known === null) await world.storage.writeCity(sql => saveFact(sql, 'id', id))
  forgetPutBack(dataDir)
}

/** Has the directory that this one was copied from signed nothing more since? */
async function isAsNew({ storage }: World, dataDir: string, original: string): Promise<boolean> {
  const [here, there] = [highWaterFiles(dataDir), highWaterFiles(original)]
  for (const log of await storage.read(allLogs)) {
    const size = (await here.read(markOf(log)))?.size ?? 0
    if (((await there.read(markOf(log)))?.size ?? 0) > size) return false
  }
  const agency = await storage.read(findAgencyLog)
  if (agency?.standing !== 'own') return true
  const size = (await here.read(agency.origin))?.size ?? 0
  return ((await there.read(agency.origin))?.size ?? 0) <= size
}

/** Of each outlet that may issue nothing just now: what is missing, and the ways out. */
export async function tellStanding(sealing: Sealing, say: Say): Promise<void> {
  const outlets = await sealing.storage.read(allOutlets)
  const standings = await sideBySide(outlets, async ({ slug }) => ({
    slug,
    standing: await standingOf(sealing, slug),
  }))
  for (const { slug, standing } of standings)
    if (standing !== null && standing.is !== 'whole') say(standingSays(slug, standing))
  await tellAgency(sealing, say)
}

/** At a hub too: what is missing of the agency's log, if anything is. */
export async function tellAgency(sealing: Sealing, say: Say): Promise<void> {
  const agency = await agencyWhole(sealing)
  if (agency !== null && agency.is !== 'whole') say(agencyWholeSays(agency))
}
