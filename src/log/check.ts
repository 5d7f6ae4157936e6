/**
 * The check of a kwitansi, the same in a guest's browser, in the file from a USB stick and at the command line: is this
 * the entry that was sealed, by a key that may seal it, seen by the hub, and does what the paper shows of room, payer and
 * cashier open it? Never throws: whatever was done to a paper, the check says what it found.
 */
import { type CheckFault, type Entry, type EntryKind, isNewer, type Seal } from '../domain/document.ts'
import type { OutletId, RoomName } from '../domain/ids.ts'
import { utf8 } from './bytes.ts'
import { canonical } from './canonical.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { verifyCosignatures } from './cosignature.ts'
import { detailHash, leafHash } from './hash.ts'
import { lossOver } from './losses.ts'
import { type Crypto, type Note, type NoteKey, parseKey, parseNote, verifyNote } from './note.ts'
import { verifyInclusion } from './proof.ts'
import { type LogRegister, openRegister, type RegisteredKey } from './register.ts'
import { parseProof } from './tlog-proof.ts'

/** A document with all that checks it; what its file holds. */
export interface CheckedPaper {
  /** The entry's text, to the byte. */
  readonly entry: string
  /** What only the paper shows and the salt that opens it; `null` once erased, or for documents that have none. */
  readonly detail: { readonly room: RoomName; readonly payer: string; readonly cashier: string } | null
  readonly detailSalt: string | null
  /** C2SP tlog-proof; `null` while it waits for its seal. */
  readonly proof: string | null
  /** The hub's signed register; `null` without a hub. */
  readonly register: string | null
  /** The log's keys as the hotel tells them: believed only where there is no hub. */
  readonly keys: readonly RegisteredKey[]
}

export interface Trust {
  /**
   * The hub's key, as signed-note writes one, or where there is no hub, the log's own as it was learnt before, elsewhere than
   * from this paper; `null`: the keys that come with the paper are all there is.
   */
  readonly hubKey: string | null
}

/** Whose word the log's key was taken on: the hub's, that of whoever checks, or the paper's own. */
export const VOUCHERS = ['hub', 'reader', 'paper'] as const
export type Voucher = (typeof VOUCHERS)[number]

export interface Checked {
  /** What is proven; `waiting` where nothing is. */
  readonly seal: Seal
  /** `null`: all that could be checked holds. */
  readonly fault: CheckFault | null
  /** What the entry's text says, proven or not; `null` where it says nothing that is an entry. */
  readonly entry: Entry | null
  readonly voucher: Voucher
  /** When the hub told the list of keys that was believed: what it has taken back or given up since is not in it. */
  readonly asOf: string | null
  /** The log and how far it reached, once its signature was found right. */
  readonly tree: { readonly origin: string; readonly size: number } | null
  /** Seconds since 1970 UTC at which the hub saw it. */
  readonly witnessedAt: number | null
  /** Do room, payer and cashier open the entry? `null`: they are no longer kept, or this kind of document seals none. */
  readonly isDetailOpen: boolean | null
  /** Where numbers were given twice, the keys that tell which is meant: the one that has signed, and earlier ones. */
  readonly keys?: readonly RegisteredKey[] | undefined
}

const NOTHING: Omit<Checked, 'fault'> = {
  seal: 'waiting',
  entry: null,
  voucher: 'paper',
  asOf: null,
  tree: null,
  witnessedAt: null,
  isDetailOpen: null,
}

export function checkPaper(paper: CheckedPaper, trust: Trust, crypto: Crypto): Checked {
  const entry = readEntry(paper.entry)
  if (entry === null) return { ...NOTHING, fault: 'unreadable' }
  // What it says nobody can tell here: neither that it is right nor that it is wrong.
  if (isNewer(entry)) return { ...NOTHING, fault: 'newer' }
  const isDetailOpen = opensDetail(paper, entry, crypto)
  const found = (rest: Partial<Checked>): Checked => ({
    ...NOTHING,
    fault: null,
    entry,
    isDetailOpen,
    keys: telling(paper.keys),
    ...rest,
  })
  if (isDetailOpen === false) return found({ fault: 'detail-wrong' })
  if (paper.proof === null) return found({})

  const proof = parseProof(paper.proof)
  const note = parseNote(proof?.checkpoint ?? '')
  const checkpoint = parseCheckpoint(note?.text ?? '')
  if (proof === null || note === null || checkpoint === null) return found({ fault: 'unreadable' })
  const believed = believe(paper, trust, { outlet: entry.outlet, origin: checkpoint.origin }, crypto)
  if (typeof believed === 'string') return found({ fault: believed })
  const { voucher, asOf } = believed
  const signer = signerOf(note, checkpoint, believed, crypto)
  if (typeof signer === 'string') return found({ fault: signer, voucher, asOf })
  // Without a hub's register the paper's own list is all there is.
  const told = voucher === 'hub' ? believed.keys : paper.keys
  const at = told.findIndex(({ vkey }) => vkey === signer.vkey)
  const keys = telling(told.slice(Math.max(0, at)))
  const tree = { origin: checkpoint.origin, size: checkpoint.size }
  const placed = (rest: Partial<Checked>) => found({ voucher, asOf, tree, keys, ...rest })
  const leaf = leafHash(utf8(paper.entry), crypto.sha256)
  if (
    proof.index !== entry.number - 1 ||
    !verifyInclusion(proof.index, leaf, checkpoint, proof.hashes, crypto.sha256)
  )
    return placed({ fault: 'not-in-log' })
  const cosigned = verifyCosignatures(note, believed.cosigners, crypto)
  if (cosigned === null) return placed({ fault: 'witness-wrong' })
  const times = cosigned.map(({ seconds }) => seconds)
  // What came before the loss is in the log still; that it was sealed in what is lost counts if the hub has seen it.
  const loss = lossOver(believed.keys, signer, checkpoint.size)
  if (loss !== undefined && (entry.number > loss.since || times.length === 0))
    return placed({ fault: 'lost' })
  if (times.length === 0) return placed({ seal: 'sealed' })
  return placed({ seal: 'witnessed', witnessedAt: Math.min(...times) })
}

/**
 * The entry's canonical text is the only one: another of the same meaning was never sealed. Whoever shows an entry may
 * rely on what stands here of its shape; of one that is newer only the head is looked at.
 */
function readEntry(text: string): Entry | null {
  try {
    const entry = JSON.parse(text) as Entry
    return isEntry(entry) && canonical(entry) === text ? entry : null
  } catch {
    return null
  }
}

function isEntry(entry: Entry): boolean {
  const isHead =
    isSize(entry.v) &&
    entry.v > 0 &&
    isText(entry.kind) &&
    isText(entry.outlet) &&
    isSize(entry.number) &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/.test(entry.issuedAt)
  return isHead && (isNewer(entry) || (KINDS[entry.kind] ?? isNone)(entry as never))
}

const isNone = () => false
/** What is relied on of each kind. */
const KINDS = {
  kwitansi: hasLines,
  void: hasLines,
  day: () => true,
  loss: ({ v, from, to }) => v > 1 && isSize(from) && isSize(to),
} satisfies { [Kind in EntryKind]: (entry: Extract<Entry, { kind: Kind }>) => boolean } as Readonly<
  Record<string, ((entry: never) => boolean) | undefined>
>

function hasLines({ total, lines }: Extract<Entry, { total: number }>): boolean {
  return (
    isSize(total) &&
    lines.every(
      ({ name, seller, quantity, unitPrice, amount }) =>
        isText(name) && isText(seller) && [quantity, unitPrice, amount].every(isSize),
    )
  )
}

/** What is shown with nothing that opens the entry is as wrong as what does not open it. */
function opensDetail({ detail, detailSalt }: CheckedPaper, entry: Entry, { sha256 }: Crypto): boolean | null {
  if (detail === null || entry.kind !== 'kwitansi') return null
  const { room, payer, cashier } = detail
  return detailSalt !== null && detailHash(detailSalt, { room, payer, cashier }, sha256) === entry.detail
}

function telling(keys: readonly RegisteredKey[]): readonly RegisteredKey[] | undefined {
  return keys.some(({ loss }) => loss !== undefined) ? keys : undefined
}

interface Believed {
  readonly voucher: Voucher
  readonly asOf: string | null
  /** `null`: whatever the checkpoint names, for nobody else has named it. */
  readonly origin: string | null
  readonly keys: readonly RegisteredKey[]
  readonly cosigners: readonly NoteKey[]
}

function believe(
  paper: CheckedPaper,
  { hubKey: vkey }: Trust,
  { outlet, origin }: { readonly outlet: OutletId; readonly origin: string },
  crypto: Crypto,
): Believed | CheckFault {
  if (vkey === null) return { voucher: 'paper', asOf: null, origin: null, keys: paper.keys, cosigners: [] }
  const hubKey = parseKey(vkey, crypto.sha256)
  if (hubKey === null) return 'hub-key-wrong'
  if (hubKey.name === origin)
    return { voucher: 'reader', asOf: null, origin, keys: [{ vkey, since: 0, until: null }], cosigners: [] }
  const register: LogRegister | null =
    paper.register === null ? null : openRegister(paper.register, hubKey, crypto)
  if (register === null) return 'register-wrong'
  const log = register.logs.find(one => one.outlet === outlet)
  if (log === undefined) return 'log-unknown'
  const cosigners = register.cosigners.flatMap(vkey => parseKey(vkey, crypto.sha256) ?? [])
  return { voucher: 'hub', asOf: register.asOf, origin: log.origin, keys: log.keys, cosigners }
}

/** Whose signature counts for that size, or counted until the documents up to there were lost. */
function signerOf(
  note: Note,
  { origin, size }: Checkpoint,
  believed: Believed,
  crypto: Crypto,
): RegisteredKey | CheckFault {
  if (believed.origin !== null && believed.origin !== origin) return 'log-unknown'
  const known = believed.keys.flatMap(one => {
    const key = parseKey(one.vkey, crypto.sha256)
    return key?.name === origin ? { one, key } : []
  })
  const verified = verifyNote(
    note,
    known.map(({ key }) => key),
    crypto,
  )
  if (verified === null) return 'signature-wrong'
  const signers = known.flatMap(({ one, key }) => (verified.includes(key) ? one : []))
  if (signers.length === 0) return 'key-unknown'
  const counts = ({ since, until }: RegisteredKey) => since <= size && (until === null || size <= until)
  const isLost = (key: RegisteredKey) => lossOver(believed.keys, key, size) !== undefined
  return signers.find(counts) ?? signers.find(isLost) ?? 'key-outdated'
}

/** Reads a paper's file; `null` for what is none. */
export function parsePaper(text: string): CheckedPaper | null {
  try {
    const paper = JSON.parse(text) as CheckedPaper
    const { entry, detail, detailSalt, proof, register, keys } = paper
    const isWhole =
      isText(entry) &&
      [detailSalt, proof, register].every(value => value === null || isText(value)) &&
      (detail === null || [detail.room, detail.payer, detail.cashier].every(isText)) &&
      keys.every(
        ({ vkey, since, until }) => isText(vkey) && isSize(since) && (until === null || isSize(until)),
      )
    return isWhole ? paper : null
  } catch {
    return null
  }
}

const isText = (value: unknown) => typeof value === 'string'
const isSize = (value: unknown) => Number.isSafeInteger(value)
