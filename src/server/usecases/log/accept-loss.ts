/**
 * Where a backup that was put back lacks documents that nobody has any more, a person accepts their loss. A new key takes
 * over at what is here, an entry of kind `loss` is its first, and what is numbered from there on is of another
 * generation: the numbers of papers that are lost come again, their names do not. Nothing of it is done while the documents
 * can still be had.
 */

import { AT_THE_CONSOLE } from '../../../domain/actor.ts'
import { ENTRY_VERSION, lossEntry } from '../../../domain/document.ts'
import type { DocumentName } from '../../../domain/document-name.ts'
import type { Generation, OutletId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { formatKey, type NoteKey } from '../../../log/note.ts'
import type { Signer } from '../../ports.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findOutlet } from '../../storage/statements/city/outlets.ts'
import { findDocument } from '../../storage/statements/documents/documents.ts'
import {
  addLogKey,
  allLogKeys,
  findLog,
  issuing,
  type LogRecord,
  UNKNOWN_AWAITED,
  writeBy,
} from '../../storage/statements/log/logs.ts'
import type { Sql } from '../../storage/storage.ts'
import { issueDocument } from '../documents/issue-document.ts'
import { newSecret } from '../world.ts'
import { integrate } from './integrate.ts'
import { HubRefused, type Pushing, refreshRegister } from './push.ts'
import { countEntries, heldBy } from './restore.ts'
import { awaitDocuments, isWhole, markOf, type Sealing } from './seal.ts'

export interface Losing extends Sealing {
  readonly logKeys: { rotate(name: string): NoteKey; signingAs(vkey: string): Signer }
  /** The way to the hub; `null` without one. */
  readonly hub: Pushing | null
}

/** What would be given up. */
export interface Loss {
  readonly log: LogRecord
  /** First and last number that are lost. */
  readonly from: number
  readonly to: number
  /** When the last document that is here was issued; `null`: there is none. */
  readonly lastIssuedAt: number | null
  readonly generation: Generation
}

export type LossRefusal =
  | 'unknown-outlet'
  /** All that was ever signed for is here. */
  | 'nothing-lost'
  /** Nobody knows whether anything is. */
  | 'doubted'
  /** `detail`: the hub mirrors documents up to that number, which can be had from there. */
  | 'mirrored'
  /** The hub reads no entry that says it. */
  | 'not-read-there'

/** What is lost, or why nothing is. Asks the hub, and fails where it cannot be asked: what it has nobody else knows. */
export async function lossOf(world: Losing, outlet: OutletId): Promise<Result<Loss, LossRefusal>> {
  await isWhole(world, outlet)
  const log = await integrate(world, outlet)
  if (log === null) return refuse('unknown-outlet')
  const { mirrored, seen } = await asKnown(world, log)
  if (mirrored > log.size) return refuse('mirrored', mirrored)
  const marks = await marksOf(world, log)
  const to = Math.max(marks.size, log.awaits === UNKNOWN_AWAITED ? 0 : log.awaits, seen)
  if (to <= log.size) return refuse(log.awaits === UNKNOWN_AWAITED ? 'doubted' : 'nothing-lost')
  const last = await world.storage.read(sql => findDocument(sql, outlet, log.size))
  const { writes } = await world.storage.read(sql => issuing(sql, outlet))
  if (world.hub !== null && writes < ENTRY_VERSION) return refuse('not-read-there')
  const generation = marks.generation + 1
  return ok({ log, from: log.size + 1, to, lastIssuedAt: last?.issuedAt ?? null, generation })
}

/**
 * The hub is asked under the key that the log knows: one that was cut off after its new key was made has left that behind, of
 * which nobody has heard. Where the hub knows a later one, which this database does not, it is asked under that.
 */
async function asKnown({ storage, hub, logKeys }: Losing, log: LogRecord) {
  const [inUse] = await storage.read(sql => allLogKeys(sql, log.outlet))
  if (hub === null || inUse === undefined) return atTheHub(hub, log)
  return atTheHub({ ...hub, signer: logKeys.signingAs(inUse.vkey) }, log).catch(fault => {
    if (fault instanceof HubRefused) return atTheHub(hub, log)
    throw fault
  })
}

/** How far the hub mirrors the log, and how far it has seen it. */
async function atTheHub(hub: Pushing | null, log: LogRecord): Promise<{ mirrored: number; seen: number }> {
  if (hub === null) return { mirrored: 0, seen: 0 }
  await refreshRegister(hub)
  const sizeAt = async (who: 'mirror' | 'witness') =>
    (await heldBy(hub, who, log.outlet, log.origin))?.size ?? 0
  const held = log.size + (await countEntries(hub, log.origin, log.size))
  return { mirrored: Math.max(held, await sizeAt('mirror')), seen: await sizeAt('witness') }
}

interface Marks {
  /** The largest tree of any of them. */
  readonly size: number
  /** The newest that was ever begun. */
  readonly generation: Generation
}

/**
 * Generations have marks of their own, outside the database, one after the other: an older backup knows nothing of those that
 * were begun after it.
 */
async function marksOf(
  { highWater }: Pick<Losing, 'highWater'>,
  { origin, generation }: Pick<LogRecord, 'origin' | 'generation'>,
): Promise<Marks> {
  const mark = await highWater.read(markOf({ origin, generation }))
  const later = await highWater.read(markOf({ origin, generation: generation + 1 }))
  if (later === null) return { size: mark?.size ?? 0, generation }
  const found = await marksOf({ highWater }, { origin, generation: generation + 1 })
  return { ...found, size: Math.max(found.size, mark?.size ?? 0) }
}

/** `by`: whose word it is. Answers how the next document is called. Where anything was issued meanwhile, nothing is done. */
export async function acceptLoss(
  world: Losing,
  { log, from, to, generation }: Loss,
  by: string,
): Promise<DocumentName> {
  const { storage, highWater, logKeys, clock } = world
  const { outlet: slug, origin, size, root } = log
  // A key that nothing speaks of keeps a log from being served.
  await storage.read(sql => outletStill(sql, log))
  if (world.hub === null) await storage.writeCity(sql => writeBy(sql, ENTRY_VERSION))
  const key = formatKey(logKeys.rotate(origin))
  // Before the log is of that generation: by its mark it is whole.
  await highWater.raise(markOf({ origin, generation }), { size, root: Buffer.from(root, 'base64') })
  return storage.write(slug, async sql => {
    const outlet = await outletStill(sql, log)
    await addLogKey(sql, slug, { vkey: key, since: size, loss: { to, generation } })
    await awaitDocuments(sql, { outlet: slug, generation }, 0, clock.now())
    const { number } = await issueDocument(sql, outlet, clock.now(), head =>
      lossEntry(head, { from, to, key, nonce: newSecret(world) }),
    )
    if (number !== from) throw new Error(`document ${from} of ${slug} is there: nothing was accepted`)
    const changed = { key, from, to, generation, by }
    const act = { actor: AT_THE_CONSOLE, what: 'accept-loss', on: slug, changed } as const
    await addAct(sql, slug, act, clock.now())
    return { number: number + 1, generation }
  })
}

/** Of a log that is as it was looked at. */
async function outletStill(sql: Sql, { outlet: slug, size, generation }: LogRecord): Promise<Outlet> {
  const now = await findLog(sql, slug)
  const outlet = await findOutlet(sql, slug)
  if (outlet === null || now?.size !== size || now.generation !== generation)
    throw new Error(`the log of ${slug} has moved on meanwhile: nothing was accepted`)
  return outlet
}
