/**
 * A copy that was put back, or carried elsewhere, may lack documents that are on paper already: nobody can tell from the
 * copy. Nothing is issued there until a person has said that it is the newest, a newer copy was put back, or the mirror
 * has refilled it.
 */
import type { OutletId } from '../../../domain/ids.ts'
import { allLogs, findLog, logProgress, UNKNOWN_AWAITED } from '../../storage/statements/log/logs.ts'
import { noteRestored } from '../restored/note-restored.ts'
import { integrate } from './integrate.ts'
import { awaitDocuments, isWhole, markOf, type Sealing } from './seal.ts'

/** From now on it is doubted of every log here whether it is the newest. */
export async function doubtAll({ storage, clock }: Pick<Sealing, 'storage' | 'clock'>): Promise<void> {
  for (const log of await storage.read(allLogs))
    await storage.write(log.outlet, async sql => {
      // Before anything is done here: by the last that was, it is known how old the copy is.
      await noteRestored(sql, log.outlet, clock.now())
      await awaitDocuments(sql, log, UNKNOWN_AWAITED, clock.now())
    })
}

/** What of an outlet's documents is here, and what must come before another is issued. */
export type Standing =
  | { readonly is: 'whole'; readonly documents: number }
  /** Those up to `upTo` were signed for. */
  | { readonly is: 'lacking'; readonly documents: number; readonly upTo: number }
  | { readonly is: 'doubted'; readonly documents: number }

/** `null`: no such outlet, or one without a log. */
export async function standingOf(world: Sealing, outlet: OutletId): Promise<Standing | null> {
  await isWhole(world, outlet)
  const log = await logProgress(world.storage.look, outlet)
  if (log === null) return null
  const documents = log.issued
  if (log.awaits === 0) return { is: 'whole', documents }
  const upTo = (await world.highWater.read(markOf(log)))?.size ?? 0
  if (log.awaits === UNKNOWN_AWAITED && upTo <= documents) return { is: 'doubted', documents }
  return { is: 'lacking', documents, upTo: log.awaits === UNKNOWN_AWAITED ? upTo : log.awaits }
}

/** A person's word that nothing was ever issued after what is here. Changes nothing where documents are known to lack. */
export async function sayNewest(world: Sealing, outlet: OutletId): Promise<Standing | null> {
  const standing = await standingOf(world, outlet)
  if (standing?.is !== 'doubted') return standing
  const log = await integrate(world, outlet)
  if (log === null) return null
  await world.highWater.raise(markOf(log), { size: log.size, root: Buffer.from(log.root, 'base64') })
  await world.storage.write(outlet, async sql => {
    const awaits = (await findLog(sql, outlet))?.awaits
    if (awaits === UNKNOWN_AWAITED) await awaitDocuments(sql, log, 0, world.clock.now())
  })
  return standing
}

/** For whoever keeps the program: what is missing, and the ways out. */
export function standingSays(outlet: OutletId, standing: Standing): string {
  const { documents } = standing
  switch (standing.is) {
    case 'whole':
      return `${outlet}: nothing is missing up to document ${documents}`
    case 'lacking':
      return `${outlet}: documents ${documents + 1} to ${standing.upTo} are missing, which were signed for: a backup was put back that lacks them. Orders go on, deliveries wait: npm start -- restore ${outlet} --from-mirror, or put back a backup that has them, or, where nobody has them any more, npm start -- accept-loss ${outlet} --by NAME`
    case 'doubted':
      return `${outlet}: documents are here up to ${documents}, and whether later ones exist on paper cannot be told from here. Orders go on, deliveries wait: put back a newer copy, or npm start -- restore ${outlet} --from-mirror, or, if this is the newest there is, npm start -- newest ${outlet}`
  }
}
