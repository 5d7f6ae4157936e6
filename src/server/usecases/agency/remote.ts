/**
 * The agency's log as it is asked for where it is kept: nothing of it is believed yet but what the hub's register says of its
 * keys. What cannot be asked or read is a fault that passes; what is signed and wrong is told by whoever looks at it.
 */
import type { ReadAgencyEntry } from '../../../domain/agency-entry.ts'
import { decodeBundle, ENTRY_BYTES_MAX } from '../../../log/bundle.ts'
import { type Checkpoint, parseCheckpoint } from '../../../log/checkpoint.ts'
import { HASH_BYTES } from '../../../log/hash.ts'
import { parseKey, parseNote, verifyNote } from '../../../log/note.ts'
import { type TreeHead, verifySubtree } from '../../../log/proof.ts'
import type { RegisteredAgency } from '../../../log/register.ts'
import {
  edgeOf,
  readTiles,
  rootOf,
  TILE_WIDTH,
  type Tile,
  type TileId,
  tilePath,
  tilesUnder,
  tileWidth,
} from '../../../log/tiles.ts'
import { proofRanges, rangeHash } from '../../../log/tree.ts'
import type { HubAnswer, HubLink } from '../../ports.ts'
import type { Asking } from '../log/push.ts'
import { sha256 } from '../world.ts'

export interface Following extends Asking {
  readonly read: ReadAgencyEntry
  /** The way to the log. */
  readonly agency: HubLink
}

/** A note with all its signatures; a checkpoint alone has some hundred bytes. */
const NOTE_BYTES_MAX = 16 * 1024
const BUNDLE_BYTES_MAX = TILE_WIDTH * (2 + ENTRY_BYTES_MAX)

/** A signed checkpoint of the log that the register names. */
export interface SeenHead extends Checkpoint {
  readonly note: string
}

/** What was shown, and whether a key that may sign it has; throws where it is no checkpoint at all. */
export async function askHead(
  world: Pick<Following, 'agency' | 'crypto'>,
  named: RegisteredAgency,
): Promise<{ readonly head: SeenHead; readonly isSigned: boolean }> {
  const note = Buffer.from(await ask(world, 'checkpoint', NOTE_BYTES_MAX)).toString()
  const parsed = parseNote(note)
  const checkpoint = parseCheckpoint(parsed?.text ?? '')
  if (parsed === null || checkpoint === null)
    throw new Error("what the hub shows of the agency's log is no checkpoint")
  const keys = named.keys
    .filter(({ since, until }) => since <= checkpoint.size && (until === null || checkpoint.size <= until))
    .flatMap(({ vkey }) => parseKey(vkey, sha256) ?? [])
  const signed = verifyNote(parsed, keys, world.crypto)
  const isSigned = checkpoint.origin === named.origin && signed !== null && signed.length > 0
  return { head: { ...checkpoint, note }, isSigned }
}

/** Entries of one bundle from `start` up to and without `end`, in their bytes. */
export async function askEntries(
  world: Pick<Following, 'agency'>,
  start: number,
  end: number,
): Promise<Uint8Array[]> {
  const index = Math.floor(start / TILE_WIDTH)
  const width = end - index * TILE_WIDTH
  const bytes = await askTile(world, 'entries', index, width, BUNDLE_BYTES_MAX)
  const bundle = decodeBundle(bytes, width)
  if (bundle === null) throw new Error(`the hub gives no whole entries from ${start} on`)
  return bundle.entries.slice(start - index * TILE_WIDTH)
}

/** Is the tree of that hash the beginning of the log that signed this head? By hashes that the log itself hands out. */
export async function isBeginning(
  world: Pick<Following, 'agency'>,
  { size, root }: TreeHead,
  head: TreeHead,
): Promise<boolean> {
  const of = { start: 0, end: size }
  const ranges = proofRanges(of, head.size)
  const complete = readTiles(await askTiles(world, tilesUnder(ranges), head.size), sha256)
  const proof = ranges.map(range => rangeHash(range, complete, sha256))
  return verifySubtree(of, root, head, proof, sha256)
}

/** What the log hands out as the tree that it had at that size. */
export async function shownAt(world: Pick<Following, 'agency'>, size: number): Promise<TreeHead> {
  return { size, root: rootOf(size, await askTiles(world, edgeOf(size), size), sha256) }
}

async function askTiles(
  world: Pick<Following, 'agency'>,
  ids: readonly TileId[],
  size: number,
): Promise<Tile[]> {
  const tiles: Tile[] = []
  for (const id of ids) {
    const width = tileWidth(id, size)
    const bytes = await askTile(world, id.level, id.index, width, TILE_WIDTH * HASH_BYTES)
    if (bytes.length < width * HASH_BYTES)
      throw new Error(`the hub gives no whole tile ${id.level}/${id.index}`)
    tiles.push({ ...id, hashes: bytes.subarray(0, width * HASH_BYTES) })
  }
  return tiles
}

/** C2SP tlog-tiles: once a tile is full, what it was before may be gone, and is the beginning of what it is. */
async function askTile(
  world: Pick<Following, 'agency'>,
  level: number | 'entries',
  index: number,
  width: number,
  bytesMax: number,
): Promise<Uint8Array> {
  const path = `tile/${level}/${tilePath(index, width)}`
  const answer = await world.agency.ask(path)
  if (answer.status === 404 && width < TILE_WIDTH)
    return ask(world, `tile/${level}/${tilePath(index)}`, bytesMax)
  return bodyOf(answer, path, bytesMax)
}

async function ask(
  { agency }: Pick<Following, 'agency'>,
  path: string,
  bytesMax: number,
): Promise<Uint8Array> {
  return bodyOf(await agency.ask(path), path, bytesMax)
}

function bodyOf({ status, body }: HubAnswer, path: string, bytesMax: number): Uint8Array {
  if (status !== 200) throw new Error(`the hub answers ${status} for ${path} of the agency's log`)
  if (body.length > bytesMax)
    throw new Error(`the hub answers more than ${path} of the agency's log can have`)
  return body
}
