/**
 * The agency's log is sealed as an outlet's is (`log/integrate.ts`, `log/seal.ts`): what was entered becomes leaves, the tree is
 * durable before its mark is raised outside the database, and its mark is raised before it is signed.
 */
import { sameBytes } from '../../../log/bytes.ts'
import { parseNote, signaturesBy } from '../../../log/note.ts'
import { TILE_WIDTH } from '../../../log/tiles.ts'
import { agencyEntries } from '../../storage/statements/agency/agency-entries.ts'
import {
  type AgencyLogRecord,
  findAgencyLog,
  saveAgencyAwaited,
  saveAgencySigned,
} from '../../storage/statements/agency/agency-logs.ts'
import type { Transaction } from '../../storage/storage.ts'
import { awaitedBy, LogForked, type Sealing, signHead } from '../log/seal.ts'
import { agencyRootAt, grownBy, saveGrown } from './tree.ts'

/** Answers the size that is sealed now; `null` where none is kept here, or nothing can be because a backup was put back. */
export async function sealAgencyLog(world: Sealing): Promise<number | null> {
  if (!(await isAgencyWhole(world))) return null
  const log = await integrateAgency(world)
  if (log === null) return null
  const { origin, size } = log
  const key = await world.signer.keyOf(origin)
  if (key === null) throw new Error(`no key signs for ${origin}`)
  const signed = parseNote(log.signed)
  if (log.signedSize === size && signed !== null && signaturesBy([key], signed).length > 0) return size
  const head = { size, root: Buffer.from(log.root, 'base64') }
  await mustExtend(world, origin)
  await world.highWater.raise(origin, head)
  const note = await signHead(world, key, { origin, ...head })
  await world.storage.writeCity(sql => saveAgencySigned(sql, { origin, signedSize: size, signed: note }))
  return size
}

async function mustExtend({ storage, highWater }: Sealing, origin: string): Promise<void> {
  const mark = await highWater.read(origin)
  if (mark === null) return
  const root = await storage.read(sql => agencyRootAt(sql, origin, mark.size))
  if (!sameBytes(root, mark.root))
    throw new LogForked(`${origin} differs from what it was at ${mark.size}: nothing is signed`)
}

async function ownLog({ storage }: Pick<Sealing, 'storage'>): Promise<AgencyLogRecord | null> {
  const log = await findAgencyLog(storage.look)
  return log?.standing === 'own' ? log : null
}

/** Are all entries here that were ever signed for? Where not, no other is written until they are: its number was given. */
export async function isAgencyWhole(world: Sealing): Promise<boolean> {
  const log = await ownLog(world)
  if (log === null) return true
  const { origin, issued, signedSize } = log
  const awaits = Math.max(log.awaits, awaitedBy(await world.highWater.read(origin), signedSize))
  const missing = issued < awaits ? awaits : 0
  if (missing !== log.awaits) await world.storage.writeCity(sql => saveAgencyAwaited(sql, origin, missing))
  return missing === 0
}

/** Is something of it not sealed yet? One question, whoever asks. */
export async function isAgencyBehind(world: Sealing): Promise<boolean> {
  const log = await ownLog(world)
  if (log === null) return false
  const { issued, size, signedSize, signed, awaits } = log
  return issued !== size || signedSize !== size || signed === '' || awaits > 0
}

/** Takes in what is new; answers the log as it then is. */
export async function integrateAgency(world: Sealing): Promise<AgencyLogRecord | null> {
  for (;;) {
    const log = await ownLog(world)
    if (log === null || log.issued <= log.size) return log
    await world.storage.writeCity(takeIn)
  }
}

async function takeIn(sql: Transaction): Promise<void> {
  const log = await findAgencyLog(sql)
  // Another process may have taken them in meanwhile.
  if (log === null || log.issued <= log.size) return
  const texts = await agencyEntries(sql, log.origin, log.size, Math.min(log.issued, log.size + TILE_WIDTH))
  if (texts.length === 0) throw new Error(`entries after ${log.size} of ${log.origin} are not there`)
  await saveGrown(
    sql,
    log.origin,
    await grownBy(
      sql,
      log,
      texts.map(text => Buffer.from(text)),
    ),
  )
}
