/**
 * The mirror (C2SP tlog-mirror): entries are taken package by package, each proven to be in a checkpoint that the witness
 * has seen, each in a transaction of its own; the mirror cosigns when all that a checkpoint speaks of is here. Whatever
 * is cut off goes on from the next entry.
 */
import type { OutletId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { sameBytes } from '../../../log/bytes.ts'
import { HASH_BYTES, leafHash } from '../../../log/hash.ts'
import {
  decodeEntriesHead,
  decodePackage,
  type EntriesHead,
  type EntryPackage,
  entriesHeadSize,
  type MirrorInfo,
  packageRange,
  packageSize,
  packageSubtree,
} from '../../../log/mirror.ts'
import { formatNote, parseNote } from '../../../log/note.ts'
import { type TreeHead, verifySubtree } from '../../../log/proof.ts'
import { growTree, TILE_WIDTH } from '../../../log/tiles.ts'
import type { Range } from '../../../log/tree.ts'
import { joinSignatures } from '../../../log/witness.ts'
import { findOutlet } from '../../storage/statements/city/outlets.ts'
import {
  findForks,
  findPending,
  type PendingRecord,
  removeFork,
  saveFork,
} from '../../storage/statements/hub/mirrors.ts'
import {
  allLogKeys,
  findLog,
  findLogOf,
  type LogRecord,
  saveWitnessed,
} from '../../storage/statements/log/logs.ts'
import type { Transaction } from '../../storage/storage.ts'
import { growLog } from '../log/integrate.ts'
import { mustFitLosses, readEntries, takeDocuments, WrongEntry } from '../log/take-documents.ts'
import { loadTiles, rootAt } from '../log/tree.ts'
import { sha256 } from '../world.ts'
import { cosign, type Hub } from './hub.ts'

export type MirrorRefusal =
  /** Not such a request, or cut off within its first package. */
  | 'malformed'
  | 'unknown-log'
  /** No checkpoint of the log was seen yet, or entries are not those of the one they came for. `detail` says which. */
  | 'not-proven'
  /** `detail`: a {@link MirrorInfo} by which to go on. */
  | 'elsewhere'

/** An upload as it comes: only of a log that is known more is taken than its head. */
export interface Upload {
  /** Until so many bytes are there as `sizeOf` says (`null`: not to be seen yet); `null` when it ends before. */
  take(sizeOf: (held: Uint8Array) => number | null): Promise<Uint8Array | null>
}

/** Answers signature lines, or where to go on when more is to come. */
export async function addEntries(
  hub: Hub,
  upload: Upload,
): Promise<Result<{ readonly lines: string } | { readonly more: MirrorInfo }, MirrorRefusal>> {
  const head = decodeEntriesHead((await upload.take(entriesHeadSize)) ?? new Uint8Array())
  if (head === null) return refuse('malformed')
  const log = await hub.storage.read(sql => findLogOf(sql, head.origin))
  const outlet = log === null ? null : await hub.storage.read(sql => findOutlet(sql, log.outlet))
  if (log === null || outlet === null) return refuse('unknown-log')
  if (log.signed === '') return refuse('not-proven', 'no checkpoint of this log was seen yet')
  const pending = await hub.storage.read(sql => findPending(sql, outlet.slug, head.end))
  const isBehind = pending === null || head.end < log.witnessedSize
  if (isBehind || head.start > log.size)
    return refuse('elsewhere', infoOf(log, isBehind ? log.signedSize : head.end))

  const taken = await takePackages(hub, outlet, head, pending, upload)
  if (!taken.ok) return taken
  if (taken.value < head.end) return ok({ more: infoOf({ size: taken.value }, head.end) })
  return finish(hub, outlet.slug, pending)
}

function infoOf({ size }: Pick<LogRecord, 'size'>, end: number): MirrorInfo {
  return { size: end, next: size, ticket: new Uint8Array() }
}

/** Answers up to where entries are here now. */
async function takePackages(
  hub: Hub,
  outlet: Outlet,
  { start, end }: EntriesHead,
  pending: PendingRecord,
  upload: Upload,
): Promise<Result<number, 'malformed' | 'not-proven'>> {
  const tree = { size: pending.size, root: Buffer.from(pending.root, 'base64') }
  let at = start
  while (at < end) {
    const range = packageRange(at, end)
    const count = range.end - range.start
    const bytes = await upload.take(held => packageSize(held, count))
    const one = bytes === null ? null : decodePackage(bytes, count, 0)
    if (one === null) return at === start ? refuse('malformed') : ok(at)
    try {
      await hub.storage.write(outlet.slug, sql => takePackage(sql, hub, outlet, range, one, tree))
    } catch (fault) {
      if (fault instanceof WrongEntry) return refuse('not-proven', fault.message)
      throw fault
    }
    at = range.end
  }
  return ok(at)
}

async function takePackage(
  sql: Transaction,
  hub: Hub,
  outlet: Outlet,
  range: Range,
  { entries, proof }: EntryPackage,
  tree: TreeHead,
): Promise<void> {
  const log = await findLog(sql, outlet.slug)
  if (log === null || log.size < range.start)
    throw new Error(`${outlet.slug} lacks what is before ${range.start}`)
  const leaves = entries.map(entry => leafHash(entry, sha256))
  const subtree = packageSubtree(range)
  const before = await leavesHere(sql, outlet.slug, { start: subtree.start, end: range.start })
  const { root } = growTree(0, [], [...before, ...leaves], sha256)
  if (!verifySubtree(subtree, root, tree, proof, sha256))
    throw new WrongEntry(
      `entries ${range.start} to ${range.end - 1} are not in the checkpoint of ${tree.size}`,
    )
  const known = log.size - range.start
  if (known >= entries.length) return
  const texts = entries.slice(known).map(bytes => Buffer.from(bytes).toString())
  const read = readEntries(outlet.slug, log.size, texts, hub.legible)
  mustFitLosses(await allLogKeys(sql, outlet.slug), read)
  await takeDocuments(sql, outlet, read)
  await growLog(sql, log, leaves.slice(known))
  await settleForks(sql, hub, outlet.slug, range.end)
}

/** Leaves of one bundle's beginning, which are in the tree already. */
async function leavesHere(sql: Transaction, outlet: OutletId, { start, end }: Range): Promise<Uint8Array[]> {
  if (start === end) return []
  const [tile] = await loadTiles(sql, outlet, [{ level: 0, index: start / TILE_WIDTH }])
  return Array.from({ length: end - start }, (_, i) => {
    const hash = tile?.hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)
    if (hash?.length !== HASH_BYTES) throw new Error(`the log of ${outlet} lacks leaf ${start + i}`)
    return hash
  })
}

/** Checkpoints that nobody could place are of this history or of another, now that the tree is as large as they are. */
async function settleForks(sql: Transaction, hub: Hub, outlet: OutletId, size: number): Promise<void> {
  for (const fork of await findForks(sql, outlet)) {
    if (fork.provenAt !== null || fork.size > size) continue
    const isOurs = sameBytes(await rootAt(sql, outlet, fork.size), Buffer.from(fork.root, 'base64'))
    const log = await findLog(sql, outlet)
    if (isOurs) await removeFork(sql, fork)
    else await saveFork(sql, { ...fork, provenAt: hub.clock.now(), seen: log?.signed ?? null })
  }
}

/** All entries are here, durably: the mirror says so. */
async function finish(
  hub: Hub,
  outlet: OutletId,
  { size, note }: PendingRecord,
): Promise<Result<{ readonly lines: string }, 'elsewhere'>> {
  const parsed = parseNote(note)
  if (parsed === null) throw new Error(`the checkpoint of ${outlet} at ${size} is none`)
  const lines = await cosign(hub, hub.names.mirror, parsed.text)
  return hub.storage.write(outlet, async sql => {
    const log = await findLog(sql, outlet)
    if (log === null) throw new Error(`the log of ${outlet} is gone`)
    if (log.witnessedSize > size) return refuse('elsewhere', infoOf(log, log.signedSize))
    // The newest checkpoint has the witness's line too.
    const base = log.signedSize === size ? (parseNote(log.signed) ?? parsed) : parsed
    const joined = joinSignatures(base, lines)
    if (joined === null) throw new Error(`the mirror's line does not fit under the checkpoint of ${outlet}`)
    await saveWitnessed(sql, outlet, size, formatNote(joined))
    return ok({ lines })
  })
}
