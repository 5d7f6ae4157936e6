/**
 * A hotel's box, behind its router, follows the agency's log: it asks for the newest checkpoint, believes it by the keys that the
 * hub's register names, and takes entries package by package, each proven to be in it and to go on from what is held here. A
 * package, its part of the tree, what it says of the register and how far it is, are one transaction: whatever is cut off goes
 * on from there, after days too. What is signed and wrong is kept with the notes that show it, and nothing of it is taken.
 */
import { type AgencyEntry, type NewerAgencyEntry, subjectOf } from '../../../domain/agency-entry.ts'
import type { AgencyFault } from '../../../domain/agency-log.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { sameBytes, utf8 } from '../../../log/bytes.ts'
import { canonical } from '../../../log/canonical.ts'
import { parseCheckpoint } from '../../../log/checkpoint.ts'
import { parseNote } from '../../../log/note.ts'
import type { TreeHead } from '../../../log/proof.ts'
import { openRegister, type RegisteredAgency } from '../../../log/register.ts'
import { TILE_WIDTH } from '../../../log/tiles.ts'
import { addAgencyEntries } from '../../storage/statements/agency/agency-entries.ts'
import {
  type AgencyFaultRecord,
  agencyFaults,
  mendAgencyFaults,
  saveAgencyFault,
  standingFault,
} from '../../storage/statements/agency/agency-faults.ts'
import {
  type AgencyLogRecord,
  agencyKeys,
  findAgencyLog,
  followKeys,
  saveAgencyIssued,
  saveAgencySigned,
  saveHeard,
  savePassedOver,
  standBy,
} from '../../storage/statements/agency/agency-logs.ts'
import { findLogRegister } from '../../storage/statements/log/log-registers.ts'
import type { Transaction } from '../../storage/storage.ts'
import { readKey } from '../log/open-logs.ts'
import { refreshRegister } from '../log/push.ts'
import { toBase64 } from '../log/tree.ts'
import { sha256 } from '../world.ts'
import { applyEntries, leaveUnspoken } from './apply.ts'
import { askEntries, askHead, type Following, isBeginning, type SeenHead, shownAt } from './remote.ts'
import { agencyRootAt, grownBy, saveGrown } from './tree.ts'

export type Pulled =
  /** All that its newest checkpoint speaks of is here. */
  | { readonly is: 'whole'; readonly size: number }
  /** A package was taken, and there is more. */
  | { readonly is: 'more'; readonly size: number }
  /** The hub names no log of an agency. */
  | { readonly is: 'none' }
  /** What was shown is signed, or pretends to be, and is not believed. */
  | { readonly is: AgencyFault; readonly size: number }

/** How old it may be that nothing is missing, before that is written down anew. */
const HEARD_EVERY_MS = 600_000

/** One question and at most one package. Throws where the hub cannot be asked, or answers with what nobody can read. */
export async function pullAgencyLog(world: Following): Promise<Pulled> {
  const { named, shown } = await askNamed(world)
  if (named === null || shown === null) return { is: 'none' }
  const { head, isSigned } = shown
  const log = await follow(world, named)
  if (!isSigned) return wrong(world, log, 'wrong-key', head)
  const fault = await faultOf(world, log, head)
  if (fault !== null) return wrong(world, log, fault, head)
  if (head.size <= log.size) return whole(world, log, head)
  return takePackage(world, log, head)
}

/** What was seen already is known by the register that is kept; whatever is new, by the hub's of today: a key may count no more. */
async function askNamed(world: Following) {
  const kept = await world.storage.read(sql => findLogRegister(sql, world.hubKey))
  const known = kept === null ? null : openRegister(kept, readKey(world.hubKey), world.crypto)
  const before = known?.agency ?? null
  const seen = before === null ? null : await askHead(world, before)
  const log = await world.storage.read(findAgencyLog)
  if (seen?.isSigned === true && seen.head.note === log?.signed) return { named: before, shown: seen }
  try {
    const named = (await refreshRegister(world)).agency ?? null
    if (seen?.isSigned === true && canonical(named) === canonical(before)) return { named, shown: seen }
    return { named, shown: named === null ? null : await askHead(world, named) }
  } catch (fault) {
    // Who shows a head that nobody has signed may have no register to show either.
    if (seen === null || seen.isSigned) throw fault
    return { named: before, shown: seen }
  }
}

/** The log that the hub names is the one that is followed, and whatever was before is past. */
async function follow(world: Following, { origin, keys }: RegisteredAgency): Promise<AgencyLogRecord> {
  const { known, held } = await world.storage.read(async sql => ({
    known: await findAgencyLog(sql),
    held: await agencyKeys(sql, origin),
  }))
  const isFollowed = known?.origin === origin && known.standing === 'followed'
  if (isFollowed && canonical(held) === canonical(keys)) return known
  return world.storage.writeCity(async sql => {
    await standBy(sql, origin, 'followed', toBase64(sha256(new Uint8Array())))
    await followKeys(sql, origin, keys)
    const log = await findAgencyLog(sql)
    if (log === null) throw new Error(`${origin} is not there`)
    return log
  })
}

/** What was seen last, which may be ahead of what is here. */
function lastSeen({ signed }: AgencyLogRecord) {
  return parseCheckpoint(parseNote(signed)?.text ?? '')
}

/** Against all that is known: the tree that is here, and the newest head that was seen of it. */
async function faultOf(world: Following, log: AgencyLogRecord, head: SeenHead): Promise<AgencyFault | null> {
  const seen = lastSeen(log)
  if (seen !== null && seen.size === head.size && !sameBytes(seen.root, head.root)) return 'forked'
  if (head.size <= log.size) {
    const root = await world.storage.read(sql => agencyRootAt(sql, log.origin, head.size))
    if (!sameBytes(root, head.root)) return 'forked'
  }
  if (head.size < Math.max(log.size, seen?.size ?? 0)) return 'rolled-back'
  // Of what was signed before and has not come yet there is a hash alone: it has to go on from there as well.
  const isAhead = seen !== null && seen.size > log.size && seen.size < head.size
  return isAhead ? notOnFrom(world, seen, head) : null
}

/** Kept with both notes; told by whoever asked. */
async function wrong(
  world: Following,
  { origin, size, signed }: AgencyLogRecord,
  fault: AgencyFault,
  head: SeenHead,
): Promise<Pulled> {
  const shown = { size: head.size, root: toBase64(head.root), note: head.note }
  const faults = await world.storage.read(sql => agencyFaults(sql, origin))
  const isSame = ({ fault: known, size: at, root, mendedAt }: AgencyFaultRecord) =>
    known === fault && at === shown.size && root === shown.root && mendedAt === null
  if (faults.some(isSame)) return { is: fault, size }
  await world.storage.writeCity(sql =>
    saveAgencyFault(sql, { origin, fault, ...shown, held: signed, at: world.clock.now() }),
  )
  return { is: fault, size }
}

async function whole(world: Following, log: AgencyLogRecord, head: SeenHead): Promise<Pulled> {
  const nowMs = world.clock.now()
  const isMended = (await world.storage.read(sql => standingFault(sql, log.origin))) !== null
  const isLate = nowMs - (log.heardAt ?? 0) >= HEARD_EVERY_MS
  if (isMended || isLate || log.signed !== head.note)
    await world.storage.writeCity(async sql => {
      await saveAgencySigned(sql, { origin: log.origin, signedSize: head.size, signed: head.note })
      await settled(sql, log.origin, nowMs)
    })
  return { is: 'whole', size: log.size }
}

async function settled(sql: Transaction, origin: string, nowMs: number): Promise<void> {
  await saveHeard(sql, origin, nowMs)
  await mendAgencyFaults(sql, origin, nowMs)
}

async function takePackage(world: Following, log: AgencyLogRecord, head: SeenHead): Promise<Pulled> {
  const end = Math.min(head.size, (Math.floor(log.size / TILE_WIDTH) + 1) * TILE_WIDTH)
  const bytes = await askEntries(world, log.size, end)
  const grown = await world.storage.read(sql => grownBy(sql, log, bytes))
  if (!(await isBeginning(world, grown, head))) {
    const held = { size: log.size, root: Buffer.from(log.root, 'base64') }
    return wrong(world, log, (await notOnFrom(world, held, head)) ?? 'wrong-entries', head)
  }
  const read = readEntries(world, bytes, log.size)
  if (read === null) return wrong(world, log, 'wrong-entries', head)
  await world.storage.writeCity(async sql => {
    const now = await findAgencyLog(sql)
    // Another process has taken it meanwhile.
    if (now?.origin !== log.origin || now.size !== log.size) return
    await take(sql, world, now, { read, grown, head })
  })
  return { is: end === head.size ? 'whole' : 'more', size: end }
}

/**
 * Either it is another history than the one that is held, by its own hashes, or what it hands out is not what it has signed;
 * `null`: it goes on from there.
 */
async function notOnFrom(world: Following, held: TreeHead, head: SeenHead): Promise<AgencyFault | null> {
  if (held.size === 0) return null
  const shown = await shownAt(world, held.size)
  if (!(await isBeginning(world, shown, head))) return 'wrong-entries'
  return sameBytes(shown.root, held.root) ? null : 'forked'
}

interface Read {
  readonly entry: AgencyEntry | NewerAgencyEntry
  readonly text: string
}

/** `null`: one of them is no entry of this log in its place and its one form. */
function readEntries(
  world: Pick<Following, 'read'>,
  bytes: readonly Uint8Array[],
  size: number,
): Read[] | null {
  const read = bytes.flatMap((one, i) => {
    const text = Buffer.from(one).toString()
    const value = parsed(text)
    const entry = world.read(value)
    const isInPlace = entry?.number === size + i + 1 && sameBytes(utf8(canonicalOf(value)), one)
    return entry !== null && isInPlace ? [{ entry, text }] : []
  })
  return read.length === bytes.length ? read : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function canonicalOf(value: unknown): string {
  try {
    return canonical(value)
  } catch {
    return ''
  }
}

interface Package {
  readonly read: readonly Read[]
  readonly grown: Awaited<ReturnType<typeof grownBy>>
  readonly head: SeenHead
}

async function take(
  sql: Transaction,
  world: Following,
  { origin, passedOver }: AgencyLogRecord,
  { read, grown, head }: Package,
): Promise<void> {
  const nowMs = world.clock.now()
  addAgencyEntries(
    sql,
    origin,
    read.map(({ entry, text }) => ({
      number: entry.number,
      deed: entry.deed,
      entry: text,
      subject: entry.deed === 'newer' ? '' : subjectOf(entry),
      at: entry.deed === 'newer' ? nowMs : toMilliseconds(entry.at),
    })),
  )
  await saveGrown(sql, origin, grown)
  await saveAgencyIssued(sql, origin, grown.size)
  await saveAgencySigned(sql, { origin, signedSize: head.size, signed: head.note })
  const known = read.flatMap(({ entry }) => (entry.deed === 'newer' ? [] : [entry]))
  await applyEntries(sql, known)
  const newer = read.find(({ entry }) => entry.deed === 'newer')
  if (newer !== undefined && passedOver === null) await savePassedOver(sql, origin, newer.entry.number)
  if (grown.size < head.size) return
  await leaveUnspoken(sql, origin)
  await settled(sql, origin, nowMs)
}
