/**
 * What a backup lacks of an outlet's log comes back from the hub's mirror: entries to the byte, proven by the tree that
 * this log itself has signed. What only papers showed (room, payer, cashier) was never at the hub and is gone.
 */
import type { Entry } from '../../../domain/document.ts'
import { decodeBundle } from '../../../log/bundle.ts'
import { sameBytes } from '../../../log/bytes.ts'
import { type Checkpoint, parseCheckpoint } from '../../../log/checkpoint.ts'
import { formatReadClaim } from '../../../log/claims.ts'
import { leafHash } from '../../../log/hash.ts'
import { parseNote, verifyNote } from '../../../log/note.ts'
import { TILE_WIDTH } from '../../../log/tiles.ts'
import { allLogKeys, findLog } from '../../storage/statements/logs.ts'
import { findOutlet } from '../../storage/statements/outlets.ts'
import { sha256 } from '../world.ts'
import { growLog, integrate } from './integrate.ts'
import { readKey } from './open-logs.ts'
import { HubRefused, type Pushing, signClaim, textOf } from './push.ts'
import { awaitDocuments } from './seal.ts'
import { readEntries, takeDocuments } from './take-documents.ts'
import { originHash, rootAt } from './tree.ts'

/** Answers what came back, in order; nothing where nothing was missing. */
export async function restoreLog(
  world: Pushing,
  slug: string,
  isEntry: (value: unknown) => boolean,
): Promise<readonly Entry[]> {
  const outlet = await world.storage.read(sql => findOutlet(sql, slug))
  const log = await integrate(world, slug)
  if (outlet === null || log === null) throw new HubRefused(`no outlet ${slug} here`)
  const held = await mirrored(world, slug, log.origin)
  if (held.size <= log.size) return []

  const texts: string[] = []
  while (log.size + texts.length < held.size)
    texts.push(...(await fetchEntries(world, log.origin, log.size + texts.length, held.size)))
  const entries = readEntries(slug, log.size, texts, isEntry)
  const leaves = texts.map(text => leafHash(Buffer.from(text), sha256))
  await world.storage.write(slug, async sql => {
    await takeDocuments(sql, outlet, entries)
    await growLog(sql, log, leaves)
    if (!sameBytes(await rootAt(sql, slug, held.size), held.root))
      throw new HubRefused(`what the hub holds of ${slug} does not follow what is here: nothing was changed`)
    const awaits = (await findLog(sql, slug))?.awaits ?? 0
    if (awaits <= held.size) await awaitDocuments(sql, slug, 0, world.clock.now())
  })
  return entries
}

/** The mirror's checkpoint, as this log has signed it. */
async function mirrored(world: Pushing, outlet: string, origin: string): Promise<Checkpoint> {
  const answer = await world.link.ask(`mirror/${originHash(origin)}/checkpoint`)
  const note = answer.status === 200 ? parseNote(textOf(answer)) : null
  const checkpoint = parseCheckpoint(note?.text ?? '')
  const keys = (await world.storage.read(sql => allLogKeys(sql, outlet))).map(({ vkey }) => readKey(vkey))
  const signed = note === null ? null : verifyNote(note, keys, world.crypto)
  if (checkpoint?.origin !== origin || signed === null || signed.length === 0)
    throw new HubRefused(`the hub holds nothing that ${outlet} has signed`)
  return checkpoint
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
