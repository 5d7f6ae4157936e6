/**
 * A copy of a database read from its first document to its last: the tree that its entries make is the one that was signed,
 * every number is there, and the keys at hand are the ones its logs know. What a backup is worth is known before it is
 * needed.
 */
import type { Legible } from '../../../domain/document.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { type AuditTrust, auditLog, type LogReading } from '../../../log/audit.ts'
import { encodeBundle } from '../../../log/bundle.ts'
import { utf8 } from '../../../log/bytes.ts'
import { HASH_BYTES } from '../../../log/hash.ts'
import type { Crypto } from '../../../log/note.ts'
import { TILE_WIDTH } from '../../../log/tiles.ts'
import { allOutlets } from '../../storage/statements/city/outlets.ts'
import { lastNumber } from '../../storage/statements/counters.ts'
import { findDocument, findEntries } from '../../storage/statements/documents/documents.ts'
import { findTile } from '../../storage/statements/log/log-tiles.ts'
import { allLogKeys, findLog, type LogRecord } from '../../storage/statements/log/logs.ts'
import { openOrders } from '../../storage/statements/ordering/orders.ts'
import type { Sql } from '../../storage/storage.ts'
import { publishedCheckpoint } from './tree.ts'

export interface Copied {
  readonly outlets: readonly CopiedOutlet[]
  /** What does not hold, in sentences. */
  readonly faults: readonly string[]
}

export interface CopiedOutlet {
  readonly slug: OutletId
  readonly documents: number
  readonly signed: number
  readonly lastIssuedAt: number | null
  readonly openOrders: number
}

export interface Proving {
  readonly crypto: Crypto
  readonly legible: Legible
  /** The key that was copied along for that log, as signed-note writes one; `null`: none. A hub has none of others' logs. */
  readonly keyOf: ((origin: string) => Promise<string | null>) | null
}

export async function proveCopy(sql: Sql, proving: Proving): Promise<Copied> {
  const outlets: CopiedOutlet[] = []
  const faults: string[] = []
  for (const { slug } of await allOutlets(sql)) {
    const log = await findLog(sql, slug)
    const documents = await lastNumber(sql, slug, 'document')
    const last = documents === 0 ? null : await findDocument(sql, slug, documents)
    if (log !== null) faults.push(...(await faultsOf(sql, log, documents, proving)))
    const open = await openOrders(sql, slug)
    outlets.push({
      slug,
      documents,
      signed: log?.signedSize ?? 0,
      lastIssuedAt: last?.issuedAt ?? null,
      openOrders: open.read.length + open.unreadable.length,
    })
  }
  return { outlets, faults }
}

async function faultsOf(
  sql: Sql,
  log: LogRecord,
  documents: number,
  { crypto, legible, keyOf }: Proving,
): Promise<string[]> {
  const { outlet } = log
  const faults: string[] = []
  const keys = await allLogKeys(sql, outlet)
  if (keyOf !== null && keys[0] !== undefined && (await keyOf(log.origin)) !== keys[0].vkey)
    faults.push(`${outlet}: the key that signs its log is not among the copied ones`)
  const checkpoint = publishedCheckpoint(log)
  let sealed = 0
  if (checkpoint !== null) {
    const trust: AuditTrust = { keys, cosigners: [], outlet, held: null, legible }
    const audited = await auditLog(readingOf(sql, log, checkpoint), trust, crypto)
    sealed = audited.head?.size ?? 0
    for (const { code, index } of audited.faults)
      faults.push(`${outlet}: ${code}${index === null ? '' : ` at ${index + 1}`}`)
  }
  const after = await findEntries(sql, outlet, sealed, documents)
  if (after.length !== Math.max(0, documents - sealed))
    faults.push(`${outlet}: of documents ${sealed + 1} to ${documents} only ${after.length} are there`)
  return faults
}

function readingOf(sql: Sql, { outlet }: LogRecord, checkpoint: string): LogReading {
  return {
    checkpoint: async () => checkpoint,
    async tile(level, index, width) {
      const hashes = await findTile(sql, outlet, level, index)
      return hashes === null
        ? null
        : new Uint8Array(Buffer.from(hashes, 'base64')).subarray(0, width * HASH_BYTES)
    },
    async bundle(index, width) {
      const start = index * TILE_WIDTH
      return encodeBundle((await findEntries(sql, outlet, start, start + width)).map(utf8))
    },
  }
}
