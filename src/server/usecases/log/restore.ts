/**
 * What a backup lacks of an outlet's log comes back from the hub's mirror: entries to the byte, proven by the tree that
 * this log itself has signed. What only papers showed (room, payer, cashier) was never at the hub and is gone.
 */
import type { Legible } from '../../../domain/document.ts'
import { decodeBundle } from '../../../log/bundle.ts'
import { sameBytes } from '../../../log/bytes.ts'
import { type Checkpoint, parseCheckpoint } from '../../../log/checkpoint.ts'
import { formatReadClaim } from '../../../log/claims.ts'
import { leafHash } from '../../../log/hash.ts'
import { parseNote, verifyNote } from '../../../log/note.ts'
import { TILE_WIDTH } from '../../../log/tiles.ts'
import type { HighWater } from '../../ports.ts'
import { allLogKeys, findLog, type LogRecord, UNKNOWN_AWAITED } from '../../storage/statements/logs.ts'
import { findOutlet } from '../../storage/statements/outlets.ts'
import type { Transaction } from '../../storage/storage.ts'
import { sha256 } from '../world.ts'
import { growLog, integrate } from './integrate.ts'
import { readKey } from './open-logs.ts'
import { HubRefused, type Pushing, signClaim, textOf } from './push.ts'
import { awaitDocuments } from './seal.ts'
import { readEntries, type TakenEntry, takeDocuments } from './take-documents.ts'
import { originHash, rootAt } from './tree.ts'

export interface Restoring extends Pushing {
  readonly highWater: HighWater
}

/** Answers what came back, in order; nothing where nothing was missing. What is here then is the newest there is. */
export async function restoreLog(
  world: Restoring,
  slug: string,
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
  await world.storage.write(slug, async sql => {
    await takeDocuments(sql, outlet, entries)
    await growLog(sql, log, leaves)
    if (!sameBytes(await rootAt(sql, slug, held.size), held.root)) throw otherHistory(slug)
    await awaitNoMore(sql, world, slug, held.size, seen)
  })
  await world.highWater.raise(log.origin, held)
  return entries
}

function otherHistory(outlet: string): HubRefused {
  return new HubRefused(`what the hub holds of ${outlet} does not follow what is here: nothing was changed`)
}

async function mustFollow({ storage }: Restoring, { outlet }: LogRecord, held: Checkpoint): Promise<void> {
  const root = await storage.read(sql => rootAt(sql, outlet, held.size))
  if (!sameBytes(root, held.root)) throw otherHistory(outlet)
}

/** Nothing is missing: by the mirror's word what is here is the newest. */
async function settle(
  world: Restoring,
  { outlet, origin, size, root }: LogRecord,
  seen: number,
): Promise<void> {
  await world.storage.write(outlet, sql => awaitNoMore(sql, world, outlet, size, seen))
  await world.highWater.raise(origin, { size, root: Buffer.from(root, 'base64') })
}

/** So many documents are here; `seen`: so many has the witness seen, of which the last may be in no other place. */
async function awaitNoMore(
  sql: Transaction,
  { clock }: Restoring,
  outlet: string,
  size: number,
  seen: number,
): Promise<void> {
  const before = (await findLog(sql, outlet))?.awaits ?? 0
  const awaits = Math.max(before === UNKNOWN_AWAITED ? 0 : before, seen)
  const missing = awaits > size ? awaits : 0
  if (missing !== before) await awaitDocuments(sql, outlet, missing, clock.now())
}

/** The newest checkpoint that the mirror has, or the witness has seen, as this log has signed it. */
async function heldBy(
  world: Pushing,
  who: 'mirror' | 'witness',
  outlet: string,
  origin: string,
): Promise<Checkpoint | null> {
  const answer = await world.link.ask(`${who}/${originHash(origin)}/checkpoint`)
  const note = answer.status === 200 ? parseNote(textOf(answer)) : null
  const checkpoint = parseCheckpoint(note?.text ?? '')
  const keys = (await world.storage.read(sql => allLogKeys(sql, outlet))).map(({ vkey }) => readKey(vkey))
  const signed = note === null ? null : verifyNote(note, keys, world.crypto)
  return checkpoint?.origin === origin && signed !== null && signed.length > 0 ? checkpoint : null
}

async function fetchEntries(world: Pushing, origin: string, start: number, end: number): Promise<string[]> {
  const seconds = Math.floor(world.clock.now() / 1000)
  const claim = await signClaim(world, origin, formatReadClaim({ origin, start, seconds }))
  const answer = await world.link.ask('own-entries', claim)
  const count = Math.min(end - start, TILE_WIDTH)
  const bundle = answer.status === 200 ? decodeBundle(answer.body, count) : null
  if (bundle === null) throw new HubRefused(`the hub gives no entries from ${start} on (${answer.status})`)
  return bundle.entries.map(bytes => Buffer.from(bytes).toString())
}
