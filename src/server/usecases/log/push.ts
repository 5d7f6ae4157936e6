/**
 * An outlet pushes its log to the hub: the newest checkpoint to the witness (C2SP tlog-witness), the entries that the
 * mirror lacks (C2SP tlog-mirror), and by which hash each paper's link is known. Wherever it is cut off, the hub says
 * where to go on; days without a hub are caught up with by the next turn.
 */

import { type EntryVersion, isPaper } from '../../../domain/document.ts'
import { named } from '../../../domain/document-name.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { utf8 } from '../../../log/bytes.ts'
import { parseCheckpoint, parseSize } from '../../../log/checkpoint.ts'
import { formatPapersClaim, PAPERS_MAX } from '../../../log/claims.ts'
import { verifyCosignatures } from '../../../log/cosignature.ts'
import {
  encodeEntriesHead,
  encodePackage,
  PACKAGES_MAX,
  packageRange,
  packageSubtree,
  parseMirrorInfo,
} from '../../../log/mirror.ts'
import {
  type Crypto,
  formatNote,
  type Note,
  type NoteKey,
  parseKey,
  parseNote,
  verifyNote,
} from '../../../log/note.ts'
import { knowsLog, type LogRegister, openRegister } from '../../../log/register.ts'
import { formatAddCheckpoint, joinSignatures } from '../../../log/witness.ts'
import type { HubAnswer, HubLink, Signer } from '../../ports.ts'
import { documentKinds, findEntries } from '../../storage/statements/documents/documents.ts'
import type { ForkRecord } from '../../storage/statements/hub/mirrors.ts'
import { findLogRegister, saveLogRegister } from '../../storage/statements/log/log-registers.ts'
import {
  allLogKeys,
  findLog,
  type LogRecord,
  saveWitnessed,
  writeBy,
} from '../../storage/statements/log/logs.ts'
import type { Transaction } from '../../storage/storage.ts'
import { kwitansiToken } from '../city/codes.ts'
import { hashOf, sha256, type World } from '../world.ts'
import { nothingTold, type ToldBefore, tellBeside } from './beside.ts'
import { signClaim } from './claim.ts'
import { readKey } from './open-logs.ts'
import { awaitDocuments } from './seal.ts'
import { originHash, proofOf } from './tree.ts'

export interface Pushing extends World {
  readonly signer: Signer
  readonly crypto: Crypto
  readonly link: HubLink
  /** The hub's register key, as signed-note writes one. */
  readonly hubKey: string
}

/** All that is needed to hear the hub's register. */
export type Asking = Pick<Pushing, 'storage' | 'clock' | 'crypto' | 'link' | 'hubKey'>

/** What waiting does not mend: the message says who has to do what. */
export class HubRefused extends Error {}

/** Where the hub stood when it was last heard; a wrong guess costs one question. */
interface Heard {
  witnessed: number
  /** `null`: not heard yet, and asked for by an upload of nothing. */
  next: number | null
  paper: number | null
  readonly told: ToldBefore
}

const BODY_BYTES_MAX = 4 * 1024 * 1024
const TRIES = 4

export interface Pusher {
  /** Answers up to where all of the log is at the hub. */
  push(outlet: OutletId): Promise<number>
  /** What was heard of where the hub stands: the next push of each outlet asks anew. */
  forget(): void
}

export function pusher(world: Pushing): Pusher {
  const heard = new Map<string, Heard>()
  return {
    forget: () => heard.clear(),
    async push(outlet) {
      const log = await world.storage.read(sql => findLog(sql, outlet))
      if (log === null || log.signed === '') return 0
      const here = heard.get(outlet) ?? {
        witnessed: log.witnessedSize,
        next: null,
        paper: null,
        told: nothingTold(),
      }
      heard.set(outlet, here)
      if (log.witnessedSize < log.signedSize || log.witnessed === '' || (here.next ?? 0) < log.signedSize) {
        const cosigners = await cosignersOf(world, log)
        const note = await witness(world, log, here, cosigners)
        await mirror(world, log, here, note, cosigners)
      }
      await tellPapers(world, log, here)
      await tellBeside(world, log, here.told)
      return log.signedSize
    },
  }
}

/** The hub's keys, from its register; heard anew where it does not know this log as it is. */
async function cosignersOf(world: Pushing, log: LogRecord): Promise<NoteKey[]> {
  const kept = await world.storage.read(sql => findLogRegister(sql, world.hubKey))
  const [key] = await world.storage.read(sql => allLogKeys(sql, log.outlet))
  const knows = (register: LogRegister | null) => knowsLog(register, { origin: log.origin, vkey: key?.vkey })
  const known = kept === null ? null : open(world, kept)
  const register = knows(known) ? known : await refreshRegister(world)
  if (!knows(register))
    throw new HubRefused(
      `the hub does not know ${log.outlet}, or its newest key: npm start -- card ${log.outlet}, and carry the file there`,
    )
  return (register?.cosigners ?? []).flatMap(vkey => parseKey(vkey, sha256) ?? [])
}

/** The hub's register as it is now, kept for the checks of papers. */
export async function refreshRegister(world: Asking): Promise<LogRegister> {
  const answer = await world.link.ask('register')
  const note = textOf(answer)
  const register = answer.status === 200 ? open(world, note) : null
  if (register === null) throw new HubRefused('what answers at HUB_URL is not the hub of HUB_KEY')
  const kept = await world.storage.read(sql => findLogRegister(sql, world.hubKey))
  const before = kept === null ? null : open(world, kept)
  // An older one would make keys count again that no longer do.
  if (before !== null && before.asOf > register.asOf) return before
  await world.storage.writeCity(async sql => {
    await saveLogRegister(sql, world.hubKey, note, world.clock.now())
    await writeBy(sql, versionFor(register))
  })
  return register
}

/** Nothing is written that the hub does not say it reads. */
function versionFor({ reads = 1 }: LogRegister): EntryVersion {
  return reads > 1 ? 2 : 1
}

function open({ hubKey, crypto }: Asking, note: string): LogRegister | null {
  return openRegister(note, readKey(hubKey), crypto)
}

async function witness(
  world: Pushing,
  log: LogRecord,
  here: Heard,
  cosigners: readonly NoteKey[],
): Promise<Note> {
  const note = parseNote(log.signed)
  if (note === null) throw new Error(`the checkpoint of ${log.outlet} is none`)
  for (let tries = 0; tries < TRIES; tries++) {
    const old = here.witnessed
    const proof =
      old === 0
        ? []
        : await world.storage.read(sql => proofOf(sql, log.outlet, { start: 0, end: old }, log.signedSize))
    const answer = await world.link.ask(
      'add-checkpoint',
      formatAddCheckpoint({ old, proof, checkpoint: log.signed }),
    )
    if (answer.status === 200) {
      const joined = join(world, note, textOf(answer), cosigners)
      await keep(world, log, joined)
      here.witnessed = log.signedSize
      return joined
    }
    const size = answer.status === 409 ? parseSize(textOf(answer).trimEnd()) : null
    if (size === null) throw refusal(log, answer)
    if (size > log.signedSize) await mustBeMissing(world, log, size)
    here.witnessed = size
  }
  throw new Error(`the witness of ${log.outlet} moves on while it is asked`)
}

/** The hub has seen more than is here: another process has sealed it meanwhile, or a backup was put back. */
async function mustBeMissing(world: Pushing, log: LogRecord, size: number): Promise<never> {
  const { outlet, origin } = log
  const now = await world.storage.read(sql => findLog(sql, outlet))
  if (now !== null && now.size >= size) throw new Error(`${outlet} was pushed by another process`)
  if (await isFork(world, log)) throw otherHistory(outlet, 'it holds both')
  const answer = await world.link.ask(`witness/${originHash(origin)}/checkpoint`)
  const note = parseNote(textOf(answer))
  const checkpoint = parseCheckpoint(note?.text ?? '')
  const keys = (await world.storage.read(sql => allLogKeys(sql, outlet))).map(({ vkey }) => readKey(vkey))
  const signed = note === null ? null : verifyNote(note, keys, world.crypto)
  // Only what this log has signed itself is believed: a hub must not be able to stop a hotel's deliveries.
  if (checkpoint?.origin === origin && checkpoint.size >= size && signed !== null && signed.length > 0)
    await world.storage.write(outlet, sql => awaitAtLeast(sql, world, log, checkpoint.size))
  throw new HubRefused(
    `the hub has seen ${size} documents of ${outlet}, which are not all here: npm start -- restore ${outlet} --from-mirror`,
  )
}

/** Who waits for more waits for these too. */
async function awaitAtLeast(
  sql: Transaction,
  { clock }: Pushing,
  log: LogRecord,
  size: number,
): Promise<void> {
  const awaits = (await findLog(sql, log.outlet))?.awaits ?? 0
  if (awaits < size) await awaitDocuments(sql, log, size, clock.now())
}

async function mirror(
  world: Pushing,
  log: LogRecord,
  here: Heard,
  note: Note,
  cosigners: readonly NoteKey[],
): Promise<void> {
  const end = log.signedSize
  for (let tries = 0; tries < TRIES; ) {
    const answer = await world.link.ask(
      'add-entries',
      await packed(world, log, Math.min(here.next ?? end, end), end),
    )
    if (answer.status === 200) {
      await keep(world, log, join(world, note, textOf(answer), cosigners))
      here.next = end
      return
    }
    const info = [202, 409].includes(answer.status) ? parseMirrorInfo(textOf(answer)) : null
    if (info === null) throw refusal(log, answer)
    if (answer.status === 409 || info.next === here.next) tries++
    if (info.next > end) throw new Error(`the mirror of ${log.outlet} is ahead`)
    here.next = info.next
  }
  throw new Error(`the mirror of ${log.outlet} stays at ${here.next}`)
}

/** Packages from `start` on, as many as one request may hold. */
async function packed(world: Pushing, log: LogRecord, start: number, end: number): Promise<Uint8Array> {
  const parts = [encodeEntriesHead({ origin: log.origin, start, end, ticket: new Uint8Array() })]
  let bytes = 0
  for (let at = start; at < end && parts.length <= PACKAGES_MAX && bytes < BODY_BYTES_MAX; ) {
    const range = packageRange(at, end)
    const one = await world.storage.read(async sql => {
      const entries = await findEntries(sql, log.outlet, range.start, range.end)
      const proof = await proofOf(sql, log.outlet, packageSubtree(range), end)
      return encodePackage({ entries: entries.map(utf8), proof })
    })
    parts.push(one)
    bytes += one.length
    at = range.end
  }
  return new Uint8Array(Buffer.concat(parts))
}

/** With the lines of the hub's own keys, of which at least one must be right. */
function join(world: Pushing, note: Note, lines: string, cosigners: readonly NoteKey[]): Note {
  const joined = joinSignatures(note, lines)
  if (joined === null) throw new Error('the hub answers with something other than signature lines')
  const known = joined.signatures.filter(
    line =>
      note.signatures.includes(line) ||
      cosigners.some(({ name, id }) => name === line.name && Buffer.compare(id, line.id) === 0),
  )
  const kept = { ...joined, signatures: known }
  const cosigned = verifyCosignatures(kept, cosigners, world.crypto)
  if (cosigned === null || cosigned.length === 0)
    throw new HubRefused('the hub cosigns with a key that is not in its register')
  return kept
}

async function keep(world: Pushing, { outlet, signedSize }: LogRecord, note: Note): Promise<void> {
  await world.storage.write(outlet, sql => saveWitnessed(sql, outlet, signedSize, formatNote(note)))
}

/** Numbers whose links the hub does not know yet, in claims signed by the log's key. */
async function tellPapers(world: Pushing, log: LogRecord, here: Heard): Promise<void> {
  // An empty claim asks where to begin.
  here.paper ??= await claimPapers(world, log, 1, [])
  while (here.paper <= log.signedSize) {
    const first = here.paper
    const kinds = await world.storage.read(sql => documentKinds(sql, log.outlet, first - 1, PAPERS_MAX))
    const keys = await world.storage.read(sql => allLogKeys(sql, log.outlet))
    const hashOfPaper = (number: number) =>
      hashOf(kwitansiToken(world.keys, log.outlet, number, named(keys, number).generation))
    const hashes = kinds
      .slice(0, log.signedSize - first + 1)
      .map((kind, i) => (isPaper(kind) ? hashOfPaper(first + i) : ''))
    here.paper = await claimPapers(world, log, first, hashes)
    if (here.paper <= first) throw new Error(`the hub takes no papers of ${log.outlet}`)
  }
}

async function claimPapers(
  world: Pushing,
  log: LogRecord,
  first: number,
  hashes: readonly string[],
): Promise<number> {
  const claim = formatPapersClaim({ origin: log.origin, first, hashes })
  const answer = await world.link.ask('add-papers', await signClaim(world, log.origin, claim))
  const next = answer.status === 200 ? parseSize(textOf(answer).trimEnd()) : null
  if (next === null) throw refusal(log, answer)
  return next
}

export function textOf({ body }: HubAnswer): string {
  return Buffer.from(body).toString()
}

/** Has the hub written down that what is here is of another history? Then nothing is missing that could come back. */
async function isFork(world: Pushing, { outlet, signed }: LogRecord): Promise<boolean> {
  const answer = await world.link.ask('forks')
  const { forks } = answer.status === 200 ? (JSON.parse(textOf(answer)) as HubForks) : { forks: [] }
  const text = parseNote(signed)?.text
  return forks.some(
    fork => fork.outlet === outlet && fork.provenAt !== null && parseNote(fork.note)?.text === text,
  )
}

interface HubForks {
  readonly forks: readonly Pick<ForkRecord, 'outlet' | 'note' | 'provenAt'>[]
}

function otherHistory(outlet: OutletId, said: string): HubRefused {
  return new HubRefused(`the hub has seen another history of ${outlet} (${said}): the agency has to be asked`)
}

const SAID_MAX = 200
function refusal({ outlet }: LogRecord, answer: HubAnswer): Error {
  const said = `${answer.status} ${textOf(answer).trim().slice(0, SAID_MAX)}`
  switch (answer.status) {
    case 403:
    case 404:
      return new HubRefused(
        `the hub takes no such key of ${outlet} (${said}): npm start -- card ${outlet}, and carry the file there`,
      )
    case 422:
      return otherHistory(outlet, said)
    default:
      return new Error(`the hub answers ${said} for ${outlet}`)
  }
}
