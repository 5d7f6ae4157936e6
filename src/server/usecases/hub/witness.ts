/**
 * The witness (C2SP tlog-witness): a checkpoint is cosigned if it extends what was cosigned before, and what was seen is
 * on disk before its cosignature is given. A log that has signed two histories is caught here, with both of its notes.
 */

import type { OutletId } from '../../../domain/ids.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { sameBytes } from '../../../log/bytes.ts'
import { type Checkpoint, parseCheckpoint } from '../../../log/checkpoint.ts'
import { formatNote, type Note, parseNote, signaturesBy } from '../../../log/note.ts'
import { verifyConsistency } from '../../../log/proof.ts'
import { joinSignatures, parseAddCheckpoint } from '../../../log/witness.ts'
import { findPending, saveFork, savePending } from '../../storage/statements/hub/mirrors.ts'
import { allLogKeys, findLogOf, type LogRecord, saveSigned } from '../../storage/statements/log/logs.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { rootAt, toBase64 } from '../log/tree.ts'
import { sha256 } from '../world.ts'
import { cosign, type Hub, signedBy } from './hub.ts'

export type WitnessRefusal =
  /** Not such a request, or it names a size larger than its own. */
  | 'malformed'
  | 'unknown-log'
  /** By no key that may sign it. */
  | 'not-signed'
  /** `detail`: the size that was cosigned last. */
  | 'other-size'
  | 'inconsistent'

/** Answers signature lines. */
export async function addCheckpoint(hub: Hub, body: string): Promise<Result<string, WitnessRefusal>> {
  const request = parseAddCheckpoint(body)
  const note = parseNote(request?.checkpoint ?? '')
  const checkpoint = parseCheckpoint(note?.text ?? '')
  if (request === null || note === null || checkpoint === null) return refuse('malformed')
  const log = await hub.storage.read(sql => findLogOf(sql, checkpoint.origin))
  if (log === null) return refuse('unknown-log')
  const { outlet } = log
  const keys = (await hub.storage.read(sql => allLogKeys(sql, outlet))).filter(
    ({ since, until }) => since <= checkpoint.size && (until === null || checkpoint.size <= until),
  )
  if (signedBy(hub, request.checkpoint, keys) === null) return refuse('not-signed')
  if (request.old > checkpoint.size) return refuse('malformed')

  const seen = { ...checkpoint, note: request.checkpoint }
  const taken = await hub.storage.write(outlet, sql =>
    take(sql, hub, outlet, request.old, request.proof, seen),
  )
  if (!taken.ok) return taken
  const lines = await cosignSeen(hub, outlet, checkpoint.size, note)
  return lines === null ? refuse('malformed') : ok(lines)
}

/** The line of what was seen, kept under it; `null` where none fits there. */
async function cosignSeen(hub: Hub, outlet: OutletId, size: number, note: Note): Promise<string | null> {
  const lines = await cosign(hub, hub.names.witness, note.text)
  const cosigned = joinSignatures(note, lines)
  if (cosigned === null) return null
  await hub.storage.write(outlet, sql => saveSigned(sql, outlet, size, formatNote(cosigned)))
  return lines
}

/** The newest checkpoint that was seen of a log, with the witness's line: what a crash left without one gets it now. */
export async function shownCheckpoint(hub: Hub, log: LogRecord): Promise<string | null> {
  const note = parseNote(log.signed)
  const key = await hub.signer.keyOf(hub.names.witness)
  if (note === null || key === null) return null
  if (signaturesBy([key], note).length > 0) return log.signed
  const lines = await cosignSeen(hub, log.outlet, log.signedSize, note)
  return lines === null ? null : log.signed + lines
}

interface Seen extends Checkpoint {
  /** As its log has signed it. */
  readonly note: string
}

async function take(
  sql: Transaction,
  hub: Hub,
  outlet: OutletId,
  old: number,
  proof: readonly Uint8Array[],
  seen: Seen,
): Promise<Result<null, 'unknown-log' | 'other-size' | 'inconsistent'>> {
  const log = await findLogOf(sql, seen.origin)
  if (log === null) return refuse('unknown-log')
  const known = await rootKnown(sql, log, seen.size)
  // Written down whatever is answered: another root at a size that is known is another history.
  if (known !== null && !sameBytes(known, seen.root)) await fork(sql, hub, log, seen, true)
  if (old !== log.signedSize) return refuse('other-size', log.signedSize)
  if (!(await extendsLast(sql, log, proof, seen))) {
    // Whoever holds the checkpoint can send it with a wrong proof: what it is shows when its log's tree gets there.
    if (known === null) await fork(sql, hub, log, seen, false)
    return refuse('inconsistent')
  }
  await savePending(sql, outlet, { size: seen.size, root: toBase64(seen.root), note: seen.note })
  await saveSigned(sql, outlet, seen.size, seen.note)
  return ok(null)
}

async function extendsLast(
  sql: Sql,
  { outlet, signedSize }: LogRecord,
  proof: readonly Uint8Array[],
  seen: Seen,
): Promise<boolean> {
  if (seen.size === 0 && !sameBytes(seen.root, sha256(new Uint8Array()))) return false
  if (signedSize === 0) return proof.length === 0
  const last = await findPending(sql, outlet, signedSize)
  if (last === null) throw new Error(`the checkpoint of ${outlet} at ${signedSize} is not there`)
  return verifyConsistency({ size: last.size, root: Buffer.from(last.root, 'base64') }, seen, proof, sha256)
}

/** The root at that size, where it is known: of a checkpoint that was seen, or of the entries that are here. */
async function rootKnown(sql: Sql, log: LogRecord, size: number): Promise<Uint8Array | null> {
  const pending = await findPending(sql, log.outlet, size)
  if (pending !== null) return Buffer.from(pending.root, 'base64')
  return size > 0 && size <= log.size ? rootAt(sql, log.outlet, size) : null
}

async function fork(
  sql: Transaction,
  hub: Hub,
  log: LogRecord,
  seen: Seen,
  isProven: boolean,
): Promise<void> {
  const at = hub.clock.now()
  await saveFork(sql, {
    outlet: log.outlet,
    size: seen.size,
    root: toBase64(seen.root),
    note: seen.note,
    at,
    provenAt: isProven ? at : null,
    seen: isProven ? log.signed : null,
  })
}
