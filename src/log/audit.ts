/**
 * An auditor's reading of a log to its end: from the entries alone the tree is built once more, and everything that the log
 * says of itself is held against it: its checkpoint, its tiles, and any checkpoint that the auditor holds from before. Who
 * holds one witnessed checkpoint finds out whatever was changed of what it speaks of. Never throws for what a log says.
 */
import type { Legible } from '../domain/document.ts'
import type { DocumentNumber, OutletId } from '../domain/ids.ts'
import { decodeBundle } from './bundle.ts'
import { sameBytes, utf8 } from './bytes.ts'
import { canonical } from './canonical.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { verifyCosignatures } from './cosignature.ts'
import { HASH_BYTES, leafHash, type Sha256 } from './hash.ts'
import { fitsLosses, lossOver, type Said } from './losses.ts'
import { type Crypto, type NoteKey, parseKey, parseNote, verifyNote } from './note.ts'
import type { TreeHead } from './proof.ts'
import type { RegisteredKey } from './register.ts'
import { edgeOf, growTree, rootOf, TILE_WIDTH, type Tile, tileWidth } from './tiles.ts'

/** How a log is read: over HTTP, from a folder, from a database. `null` for what is not there; throws if it cannot be asked. */
export interface LogReading {
  checkpoint(): Promise<string | null>
  tile(level: number, index: number, width: number): Promise<Uint8Array | null>
  bundle(index: number, width: number): Promise<Uint8Array | null>
}

export interface AuditTrust {
  /** Keys that may sign, with the sizes that they may sign for. */
  readonly keys: readonly RegisteredKey[]
  /** Keys of the hub; none without a hub. */
  readonly cosigners: readonly NoteKey[]
  /** The outlet whose log this must be; `null` takes any. */
  readonly outlet: OutletId | null
  /** What was witnessed before: the log must go on from it, but for what was lost since and its loss accepted. */
  readonly held: Held | null
  /** What the held checkpoint speaks of was read before: where it still stands, only what came after it is read. */
  readonly isHeldRead?: boolean
  readonly legible: Legible
}

export interface Held extends TreeHead {
  /** By which of the keys it was signed; absent where that was not kept: before any loss. */
  readonly vkey?: string | undefined
}

export const AUDIT_FAULTS = [
  'checkpoint-unreadable',
  'signature-wrong',
  'key-unknown',
  'key-outdated',
  'witness-wrong',
  'smaller-than-held',
  'not-extending',
  'bundle-missing',
  'entry-wrong',
  'leaf-wrong',
  'tile-wrong',
  'root-wrong',
] as const
export type AuditFaultCode = (typeof AUDIT_FAULTS)[number]

export interface AuditFault {
  readonly code: AuditFaultCode
  /** Of an entry its index; of a bundle or tile its place; `null` where none is meant. */
  readonly index: number | null
  /** Of a tile. */
  readonly level: number | null
}

export interface Audited {
  readonly origin: string | null
  /** What the checkpoint says; `null` where it cannot be read. */
  readonly head: TreeHead | null
  /** Seconds since 1970 UTC at which the hub saw it; `null` if it has not. */
  readonly witnessedAt: number | null
  /** None: all that the log says of itself is so, and it goes on from what was held. */
  readonly faults: readonly AuditFault[]
  /** Entries read this time. */
  readonly entries: number
  /** Of these, how many are newer than this reader: they are proven bytes, and what they say is not read. */
  readonly newer: number
  /** After so many documents what was held is lost, by an accepted loss; `null`: nothing of it is. */
  readonly heldLostAfter: number | null
}

/** Faults after which nothing new is learnt. */
const FAULTS_MAX = 100

export async function auditLog(reading: LogReading, trust: AuditTrust, crypto: Crypto): Promise<Audited> {
  const faults: AuditFault[] = []
  const fault = (code: AuditFaultCode, index: number | null = null, level: number | null = null) => {
    if (faults.length < FAULTS_MAX) faults.push({ code, index, level })
  }
  const text = (await reading.checkpoint()) ?? ''
  const note = parseNote(text)
  const head = parseCheckpoint(note?.text ?? '')
  if (note === null || head === null) {
    fault('checkpoint-unreadable')
    return { origin: null, head: null, witnessedAt: null, faults, entries: 0, newer: 0, heldLostAfter: null }
  }
  const keys = trust.keys.flatMap(one => {
    const key = parseKey(one.vkey, crypto.sha256)
    return key?.name === head.origin ? [{ ...one, key }] : []
  })
  const signed = verifyNote(
    note,
    keys.map(({ key }) => key),
    crypto,
  )
  if (signed === null) fault('signature-wrong')
  else if (signed.length === 0) fault('key-unknown')
  else if (
    !keys.some(
      ({ key, since, until }) =>
        signed.includes(key) && since <= head.size && (until === null || head.size <= until),
    )
  )
    fault('key-outdated')
  const cosigned = verifyCosignatures(note, trust.cosigners, crypto)
  if (cosigned === null) fault('witness-wrong')
  const loss = lossOfHeld(trust)
  const held = loss === undefined ? trust.held : null
  if (held !== null && head.size < held.size) fault('smaller-than-held')
  const found = await readTree(reading, { ...trust, held }, head, crypto, fault)
  const times = (cosigned ?? []).map(({ seconds }) => seconds)
  return {
    origin: head.origin,
    head: { size: head.size, root: head.root },
    witnessedAt: times.length === 0 ? null : Math.min(...times),
    faults,
    heldLostAfter: loss?.since ?? null,
    ...found,
  }
}

/** The key that took over where what is held was lost. */
function lossOfHeld({ held, keys }: AuditTrust): RegisteredKey | undefined {
  if (held === null) return undefined
  return lossOver(keys, keys.find(({ vkey }) => vkey === held.vkey) ?? null, held.size)
}

type Tell = (code: AuditFaultCode, index?: number | null, level?: number | null) => void

/** Bundle after bundle. Of the tree no more is kept than its edge. */
async function readTree(
  reading: LogReading,
  trust: AuditTrust,
  head: TreeHead,
  { sha256 }: Crypto,
  fault: Tell,
): Promise<Pick<Audited, 'entries' | 'newer'>> {
  const { held } = trust
  const known = await knownTree(reading, trust, head, sha256)
  const found = { entries: 0, newer: 0 }
  let { size, edge } = known
  for (let index = size / TILE_WIDTH; size < head.size; index++) {
    const width = Math.min(TILE_WIDTH, head.size - size)
    const bytes = await reading.bundle(index, width)
    const bundle = bytes === null ? null : decodeBundle(bytes, width)
    if (bundle === null || bundle.end !== bytes?.length) {
      fault('bundle-missing', index)
      return found
    }
    for (const [i, entry] of bundle.entries.entries()) {
      const standing = standingOf(entry, size + i, trust)
      if (standing === 'none') fault('entry-wrong', size + i)
      if (standing === 'newer') found.newer++
    }
    const leaves = bundle.entries.map(entry => leafHash(entry, sha256))
    if (held !== null && held.size > size && held.size <= size + width) {
      const before = growTree(size, edge, leaves.slice(0, held.size - size), sha256)
      if (!sameBytes(before.root, held.root)) fault('not-extending', held.size - 1)
    }
    const grown = growTree(size, edge, leaves, sha256)
    size += width
    found.entries += width
    for (const tile of grown.tiles)
      if (tile.hashes.length === TILE_WIDTH * HASH_BYTES) await compare(reading, tile, TILE_WIDTH, fault)
    edge = edgeTiles(size, edge, grown.tiles)
  }
  for (const tile of edge) await compare(reading, tile, tileWidth(tile, head.size), fault)
  if (!sameBytes(rootOf(size, edge, sha256), head.root)) fault('root-wrong')
  return found
}

interface Grown {
  readonly size: number
  readonly edge: readonly Tile[]
}

/**
 * Where reading begins: at the last full bundle of what was read before, if the tiles there still make the root that is
 * held; otherwise at the start, so that what is wrong is named.
 */
async function knownTree(
  reading: LogReading,
  { held, isHeldRead = false }: AuditTrust,
  head: TreeHead,
  sha256: Sha256,
): Promise<Grown> {
  const nothing = { size: 0, edge: [] }
  if (held === null || !isHeldRead || held.size > head.size) return nothing
  const edge: Tile[] = []
  for (const id of edgeOf(held.size)) {
    const width = tileWidth(id, held.size)
    const hashes = await reading.tile(id.level, id.index, width)
    if (hashes?.length !== width * HASH_BYTES) return nothing
    edge.push({ ...id, hashes })
  }
  if (!sameBytes(rootOf(held.size, edge, sha256), held.root)) return nothing
  // Of the bundle that has grown since, all is read again: the tiles above it are as they were.
  const size = held.size - (held.size % TILE_WIDTH)
  return { size, edge: edge.filter(({ level }) => level > 0) }
}

/** The unfinished tiles of a tree of that size, out of those that it had and those that have grown: of each level the last. */
function edgeTiles(size: number, before: readonly Tile[], grown: readonly Tile[]): Tile[] {
  const last = new Map([...before, ...grown].map(tile => [tile.level, tile]))
  return edgeOf(size).flatMap(({ level }) => last.get(level) ?? [])
}

/** The tile that the log publishes must be the one that its entries make. */
async function compare(reading: LogReading, tile: Tile, width: number, fault: Tell): Promise<void> {
  const { level, index, hashes } = tile
  const published = await reading.tile(level, index, width)
  if (published !== null && sameBytes(published, hashes)) return
  if (level > 0 || published?.length !== hashes.length) return fault('tile-wrong', index, level)
  // Which of both was changed the tile alone does not say; where, it does.
  for (let leaf = 0; leaf < width; leaf++) {
    const at = leaf * HASH_BYTES
    const isSame = sameBytes(published.subarray(at, at + HASH_BYTES), hashes.subarray(at, at + HASH_BYTES))
    if (!isSame) fault('leaf-wrong', index * TILE_WIDTH + leaf)
  }
}

/** None: not of this log, not in its place, not in its one form, or speaking of a loss that nobody has accepted. */
function standingOf(
  bytes: Uint8Array,
  index: number,
  { outlet, legible, keys, cosigners }: Pick<AuditTrust, 'outlet' | 'legible' | 'keys' | 'cosigners'>,
): ReturnType<Legible> {
  try {
    const entry = JSON.parse(new TextDecoder().decode(bytes)) as Said & {
      number: DocumentNumber
      outlet: OutletId
    }
    // Without a hub the log tells its newest key alone.
    if (cosigners.length > 0 && !fitsLosses(keys, index + 1, entry)) return 'none'
    const isInPlace =
      entry.number === index + 1 &&
      (outlet === null || entry.outlet === outlet) &&
      // Of the bytes: decoding drops a byte order mark, and what is no UTF-8 becomes a character that is.
      sameBytes(utf8(canonical(entry)), bytes)
    return isInPlace ? legible(entry) : 'none'
  } catch {
    return 'none'
  }
}
