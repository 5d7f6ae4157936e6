/**
 * The sequencer's second half: the tree as it stands is signed and published. It is durable before its mark is raised,
 * and its mark is raised before it is signed: no signature exists of a tree that a restart could lose unnoticed. Nothing
 * is signed that does not extend the mark.
 */
import type { OutletId } from '../../../domain/ids.ts'
import { sameBytes, utf8 } from '../../../log/bytes.ts'
import { type Checkpoint, formatCheckpoint } from '../../../log/checkpoint.ts'
import { formatNote, type NoteKey, parseNote, signaturesBy } from '../../../log/note.ts'
import type { TreeHead } from '../../../log/proof.ts'
import type { HighWater, Signer } from '../../ports.ts'
import { addEvent } from '../../storage/statements/events.ts'
import {
  type LogRecord,
  logProgress,
  saveAwaited,
  saveSigned,
  UNKNOWN_AWAITED,
} from '../../storage/statements/log/logs.ts'
import type { Transaction } from '../../storage/storage.ts'
import { noteRestored } from '../restored/note-restored.ts'
import type { World } from '../world.ts'
import { integrate } from './integrate.ts'
import { rootAt } from './tree.ts'

export interface Sealing extends World {
  readonly signer: Signer
  readonly highWater: HighWater
}

/** The tree does not extend one that was signed: somebody has written behind the program's back. Nothing is signed. */
export class LogForked extends Error {}

/** Answers the size that is sealed now; `null` where nothing can be just now, because a backup was put back. */
export async function sealLog(world: Sealing, outlet: OutletId): Promise<number | null> {
  if (!(await isWhole(world, outlet))) return null
  const log = await integrate(world, outlet)
  if (log === null) return null
  const key = await world.signer.keyOf(log.origin)
  if (key === null) throw new Error(`no key signs for ${log.origin}`)
  const signed = parseNote(log.signed)
  if (log.signedSize === log.size && signed !== null && signaturesBy([key], signed).length > 0)
    return log.size
  const head = { size: log.size, root: Buffer.from(log.root, 'base64') }
  await mustExtend(world, log)
  await world.highWater.raise(markOf(log), head)
  const note = await signHead(world, key, { origin: log.origin, ...head })
  await world.storage.write(outlet, sql => saveSigned(sql, outlet, log.size, note))
  return log.size
}

/** A checkpoint, signed. Its mark is raised before. */
export async function signHead(
  { signer }: Pick<Sealing, 'signer'>,
  { name, id }: NoteKey,
  checkpoint: Checkpoint,
): Promise<string> {
  const text = formatCheckpoint(checkpoint)
  const signature = await signer.sign(checkpoint.origin, utf8(text))
  return formatNote({ text, signatures: [{ name, id, signature }] })
}

/** The mark of a log is of its generation: after an accepted loss another is raised, from the documents that are there. */
export function markOf({ origin, generation }: Pick<LogRecord, 'origin' | 'generation'>): string {
  return `${origin}${generation === 1 ? '' : `#${generation}`}`
}

async function mustExtend({ storage, highWater }: Sealing, log: LogRecord): Promise<void> {
  const { outlet } = log
  const mark = await highWater.read(markOf(log))
  if (mark === null) return
  const root = await storage.read(sql => rootAt(sql, outlet, mark.size))
  if (!sameBytes(root, mark.root))
    throw new LogForked(`the log of ${outlet} differs from what it was at ${mark.size}: nothing is signed`)
}

/**
 * Are all documents here that were ever signed for? Where not, nothing more is issued until they are. Answers that
 * too when nobody has asked for it yet: the first thing that is asked at a start.
 */
export async function isWhole({ storage, highWater, clock }: Sealing, outlet: OutletId): Promise<boolean> {
  const log = await logProgress(storage.look, outlet)
  if (log === null) return true
  const awaits = Math.max(log.awaits, awaitedBy(await highWater.read(markOf(log)), log.signed))
  const missing = log.issued < awaits ? awaits : 0
  if (missing !== log.awaits)
    await storage.write(outlet, async sql => {
      // Whoever was doubted before is noted already; what is done here comes after.
      if (missing > 0 && log.awaits === 0) await noteRestored(sql, outlet, clock.now())
      await awaitDocuments(sql, { ...log, outlet }, missing, clock.now())
    })
  return missing === 0
}

/** What was signed was marked before: without its mark a log stands on another disk than the one it grew on. */
export function awaitedBy(mark: TreeHead | null, signed: number): number {
  return mark?.size ?? (signed > 0 ? UNKNOWN_AWAITED : 0)
}

/** What may not be issued before so many documents are here, 0 once they are; and the desk hears of it. */
export async function awaitDocuments(
  sql: Transaction,
  { outlet, generation }: Pick<LogRecord, 'outlet' | 'generation'>,
  documents: number,
  nowMs: number,
): Promise<void> {
  await saveAwaited(sql, outlet, documents, generation)
  // No room is meant: whatever it names, a desk reads its board again.
  await addEvent(sql, outlet, { kind: 'rooms', stay: null, subject: 'log' }, nowMs)
}
