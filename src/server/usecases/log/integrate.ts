/**
 * The sequencer's first half: entries that were issued become leaves of the tree, in one transaction with its tiles and
 * its root. Numbers were given inside the transactions of what they document, so there is nothing to order: the
 * same documents make the same tree in whatever process and however often it is cut off.
 */
import type { OutletId } from '../../../domain/ids.ts'
import { leafHash } from '../../../log/hash.ts'
import { edgeOf, growTree } from '../../../log/tiles.ts'
import { lastNumber } from '../../storage/statements/counters.ts'
import { documentsAfter } from '../../storage/statements/documents/documents.ts'
import { saveTiles } from '../../storage/statements/log/log-tiles.ts'
import { findLog, type LogRecord, logProgress, saveTree } from '../../storage/statements/log/logs.ts'
import type { Transaction } from '../../storage/storage.ts'
import { sha256, type World } from '../world.ts'
import { loadTiles, toBase64 } from './tree.ts'

/** Entries of one transaction: guests must not wait for it. */
const ENTRIES_AT_ONCE = 2_048

/** Takes in what is new; answers the log as it then is, `null` where the outlet has none. */
export async function integrate(world: World, outlet: OutletId): Promise<LogRecord | null> {
  for (;;) {
    // Looks before it writes: a commit that changes nothing would wake whoever waits for commits.
    const log = await logProgress(world.storage.look, outlet)
    if (log === null || log.issued <= log.size) return findLog(world.storage.look, outlet)
    await world.storage.write(outlet, sql => takeIn(sql, outlet))
  }
}

async function takeIn(sql: Transaction, outlet: OutletId): Promise<void> {
  const log = await findLog(sql, outlet)
  // Another process may have taken them in meanwhile.
  if (log === null || log.size === (await lastNumber(sql, outlet, 'document'))) return
  const documents = await documentsAfter(sql, outlet, log.size, ENTRIES_AT_ONCE)
  if (documents.length === 0) throw new Error(`documents after ${log.size} of ${outlet} are not there`)
  const leaves = documents.map(({ number, entry }, i) => {
    if (number !== log.size + 1 + i) throw new Error(`document ${number} of ${outlet} does not follow`)
    return leafHash(Buffer.from(entry), sha256)
  })
  await growLog(sql, log, leaves)
}

/** The tree with more leaves, its tiles and its root, inside the transaction that brings them. */
export async function growLog(
  sql: Transaction,
  { outlet, size }: Pick<LogRecord, 'outlet' | 'size'>,
  leaves: readonly Uint8Array[],
): Promise<void> {
  const edge = await loadTiles(sql, outlet, edgeOf(size))
  const { tiles, root } = growTree(size, edge, leaves, sha256)
  saveTiles(
    sql,
    outlet,
    tiles.map(({ level, index, hashes }) => ({ level, tile: index, hashes: toBase64(hashes) })),
  )
  await saveTree(sql, outlet, { size: size + leaves.length, root: toBase64(root) })
}
