/**
 * What a backup lacks of an outlet's log comes back from the hub's mirror: entries to the byte, proven by the tree that
 * this log itself has signed. What only papers showed (room, payer, cashier) was never at the hub and is gone.
 */
import type { Legible } from '../../../domain/document.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { decodeBundle } from '../../../log/bundle.ts'
import { sameBytes } from '../../../log/bytes.ts'
import { type Checkpoint, parseCheckpoint } from '../../../log/checkpoint.ts'
import { formatReadClaim } from '../../../log/claims.ts'
import { leafHash } from '../../../log/hash.ts'
import { formatKey, parseNote, verifyNote } from '../../../log/note.ts'
import { TILE_WIDTH } from '../../../log/tiles.ts'
import type { HighWater, HubAnswer } from '../../ports.ts'
import { findOutlet } from '../../storage/statements/city/outlets.ts'
import { lastStatedDay } from '../../storage/statements/documents/documents.ts'
import {
  addLogKey,
  allLogKeys,
  findLog,
  type LogKeyRecord,
  type LogRecord,
  UNKNOWN_AWAITED,
} from '../../storage/statements/log/logs.ts'
import type { Transaction } from '../../storage/storage.ts'
import { leaveRestored } from '../restored/leave-restored.ts'
import { sha256 } from '../world.ts'
import { signClaim } from './claim.ts'
import { growLog, integrate } from './integrate.ts'
import { readKey } from './open-logs.ts'
import { HubRefused, type Pushing, refreshRegister, textOf } from './push.ts'
import { awaitDocuments, markOf } from './seal.ts'
import { mustFitLosses, readEntries, type TakenEntry, takeDocuments } from './take-documents.ts'
import { originHash, rootAt } from './tree.ts'

export interface Restoring extends Pushing {
  readonly highWater: HighWater
}

/** Answers what came back, in order; nothing where nothing was missing. What is here then is the newest there is. */
export async function restoreLog(
  world: Restoring,
  slug: OutletId,
  legible: Legible,
): Promise<readonly TakenEntry[]> {
  const outlet = await world.storage.read(sql => findOutlet(sql, slug))
  const log = await integrate(world, slug)
  if (outlet === null || log === null) throw new HubRefused(`no outlet ${slug} here`)
  const held = await heldBy(world, 'mirror', slug, log.origin)
  if (held === null) throw new HubRefused(`the hub holds nothing that ${slug} has signed`)
  const seen = (await heldBy(world, 'witness', slug, log.origin))?.size ?? 0
  if (held.size <= log.size) {
    await mustFollow(world, log, held)
    await settle(world, log, seen)
    return []
  }
  const texts: string[] = []
  while (log.size + texts.length < held.size)
    texts.push(...(await fetchEntries(world, log.origin, log.size + texts.length, held.size)))
  const entries = readEntries(slug, log.size, texts, legible)
  const leaves = texts.map(text => leafHash(Buffer.from(text), sha256))
  const later = await laterKeys(world, log)
  const mark = await world.storage.write(slug, async sql => {
    for (const key of later) await addLogKey(sql, slug, key)
    mustFitLosses(await allLogKeys(sql, slug), entries)
    const stated = await lastStatedDay(sql, slug)
    await takeDocuments(sql, outlet, entries)
    await leaveRestored(sql, outlet, stated, entries, world.clock.now())
    await growLog(sql, log, leaves)
    if (!sameBytes(await rootAt(sql, slug, held.size), held.root)) throw otherHistory(slug)
    await awaitNoMore(sql, world, log, held.size, seen)
    return markOf((await findLog(sql, slug)) ?? log)
  })
  await world.highWater.raise(mark, held)
  return entries
}

/** Keys that took over after the backup was made, the first one first: by the hub's word, if the newest signs here. */
async function laterKeys(world: Restoring, { outlet, origin }: LogRecord): Promise<LogKeyRecord[]> {
  const known = await world.storage.read(sql => allLogKeys(sql, outlet))
  const own = await world.signer.keyOf(origin)
  if (own === null || known[0]?.vkey === formatKey(own)) return []
  const { logs } = await refreshRegister(world)
  const keys = logs.find(log => log.origin === origin)?.keys ?? []
  if (keys[0]?.vkey !== formatKey(own)) return []
  return keys.filter(({ vkey }) => !known.some(key => key.vkey === vkey)).reverse()
}

function otherHistory(outlet: OutletId): HubRefused {
  return new HubRefused(`what the hub holds of ${outlet} does not follow what is here: nothing was changed`)
}

async function mustFollow({ storage }: Restoring, { outlet }: LogRecord, held: Checkpoint): Promise<void> {
  const root = await storage.read(sql => rootAt(sql, outlet, held.size))
  if (!sameBytes(root, held.root)) throw otherHistory(outlet)
}

/** Nothing is missing: by the mirror's word what is here is the newest. */
async function settle(world: Restoring, log: LogRecord, seen: number): Promise<void> {
  const { outlet, size, root } = log
  await world.storage.write(outlet, sql => awaitNoMore(sql, world, log, size, seen))
  await world.highWater.raise(markOf(log), { size, root: Buffer.from(root, 'base64') })
}

/** So many documents are here; `seen`: so many has the witness seen, of which the last may be in no other place. */
async function awaitNoMore(
  sql: Transaction,
  { clock }: Restoring,
  log: LogRecord,
  size: number,
  seen: number,
): Promise<void> {
  const now = (await findLog(sql, log.outlet)) ?? log
  const before = now.awaits
  // What an earlier generation lacks is lost: nobody waits for it.
  const isNone = before === UNKNOWN_AWAITED || now.generation !== log.generation
  const awaits = Math.max(isNone ? 0 : before, seen)
  const missing = awaits > size ? awaits : 0
  if (missing !== before) await awaitDocuments(sql, now, missing, clock.now())
}

/** The newest checkpoint that the mirror has, or the witness has seen, as this log has signed it. */
export async function heldBy(
  world: Pushing,
  who: 'mirror' | 'witness',
  outlet: OutletId,
  origin: string,
): Promise<Checkpoint | null> {
  const answer = await world.link.ask(`${who}/${originHash(origin)}/checkpoint`)
  const note = answer.status === 200 ? parseNote(textOf(answer)) : null
  const checkpoint = parseCheckpoint(note?.text ?? '')
  const known = (await world.storage.read(sql => allLogKeys(sql, outlet))).map(({ vkey }) => readKey(vkey))
  // A backup of before knows nothing of a key that has taken over since.
  const own = await world.signer.keyOf(origin)
  const signed = note === null ? null : verifyNote(note, own === null ? known : [...known, own], world.crypto)
  return checkpoint?.origin === origin && signed !== null && signed.length > 0 ? checkpoint : null
}

/** How many entries the hub holds from an index on, of the bundle that it is in; those too that it was sent no proof of yet. */
export async function countEntries(world: Pushing, origin: string, start: number): Promise<number> {
  const answer = await askEntries(world, origin, start)
  // It has never heard of this log.
  if (answer.status === 404) return 0
  if (answer.status !== 200)
    throw new HubRefused(
      `the hub tells nothing of what it holds of this log (${answer.status} ${textOf(answer).trim()})`,
    )
  let count = 0
  for (let at = 0; at < answer.body.length; count++) {
    const one = decodeBundle(answer.body, 1, at)
    if (one === null) throw new HubRefused('what the hub holds of this log cannot be read')
    at = one.end
  }
  return count
}

async function askEntries(world: Pushing, origin: string, start: number): Promise<HubAnswer> {
  const seconds = Math.floor(world.clock.now() / 1000)
  const claim = await signClaim(world, origin, formatReadClaim({ origin, start, seconds }))
  return world.link.ask('own-entries', claim)
}

async function fetchEntries(world: Pushing, origin: string, start: number, end: number): Promise<string[]> {
  const answer = await askEntries(world, origin, start)
  const count = Math.min(end - start, TILE_WIDTH)
  const bundle = answer.status === 200 ? decodeBundle(answer.body, count) : null
  if (bundle === null) throw new HubRefused(`the hub gives no entries from ${start} on (${answer.status})`)
  return bundle.entries.map(bytes => Buffer.from(bytes).toString())
}
