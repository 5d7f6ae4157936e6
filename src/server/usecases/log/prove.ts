/** A document's proof: its place in the tree, the way up to the root, and a checkpoint, witnessed where one covers it. */
import type { Seal } from '../../../domain/document.ts'
import type { DocumentNumber, OutletId } from '../../../domain/ids.ts'
import { formatProof } from '../../../log/tlog-proof.ts'
import { allLogKeys, findLog, type LogKeyRecord } from '../../storage/statements/log/logs.ts'
import type { Sql } from '../../storage/storage.ts'
import { proofOf } from './tree.ts'

export interface Proven {
  /** Names the log; empty where the outlet has none. */
  readonly origin: string
  readonly seal: Seal
  /** C2SP tlog-proof; `null` while it waits. */
  readonly proof: string | null
  readonly keys: readonly LogKeyRecord[]
}

export async function proveDocument(sql: Sql, outlet: OutletId, number: DocumentNumber): Promise<Proven> {
  const log = await findLog(sql, outlet)
  const keys = await allLogKeys(sql, outlet)
  const origin = log?.origin ?? ''
  const isWitnessed = (log?.witnessedSize ?? 0) >= number
  // A hub may have seen a checkpoint of entries that have not come yet.
  const isSealed = log !== null && log.signedSize >= number && log.signedSize <= log.size
  if (log === null || (!isWitnessed && !isSealed)) return { origin, seal: 'waiting', proof: null, keys }
  const [size, checkpoint] = isWitnessed ? [log.witnessedSize, log.witnessed] : [log.signedSize, log.signed]
  const index = number - 1
  const hashes = await proofOf(sql, outlet, { start: index, end: number }, size)
  return {
    origin,
    seal: isWitnessed ? 'witnessed' : 'sealed',
    proof: formatProof({ index, hashes, checkpoint }),
    keys,
  }
}
