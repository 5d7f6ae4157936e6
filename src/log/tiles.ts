/**
 * The tree as tiles (C2SP tlog-tiles): 256 hashes each, a level for every eighth height. A tile that is not full is a
 * prefix of what it will be, so one text of bytes serves every width that it has had.
 */
import { concat } from './bytes.ts'
import { HASH_BYTES, nodeHash, type Sha256 } from './hash.ts'
import { type CompleteHash, completeParts, type Range, rangeHash } from './tree.ts'

/** Hashes of a full tile; entries of a full bundle. */
export const TILE_WIDTH = 256
const TILE_HEIGHT = 8
/** Levels that a tree of at most 2^53 leaves can have. */
const LEVELS_MAX = 7

export interface TileId {
  readonly level: number
  readonly index: number
}

export interface Tile extends TileId {
  /** One after the other, 32 bytes each. */
  readonly hashes: Uint8Array
}

/** How many hashes a tile has in a tree of that size: 0 where there is no such tile. */
export function tileWidth({ level, index }: TileId, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level)
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH))
}

/** The unfinished tile of each level, from the bottom: what a tree grows on. A level may have none just now. */
export function edgeOf(size: number): TileId[] {
  const edge: TileId[] = []
  for (let level = 0; level < LEVELS_MAX; level++) {
    const tile = { level, index: Math.floor(size / TILE_WIDTH ** (level + 1)) }
    if (tileWidth(tile, size) > 0) edge.push(tile)
  }
  return edge
}

/** The tiles that hold what those ranges are made of. */
export function tilesUnder(ranges: readonly Range[]): TileId[] {
  const tiles = new Map<string, TileId>()
  for (const { height, index } of ranges.flatMap(completeParts)) {
    const { tile } = placeOf(height, index)
    tiles.set(`${tile.level}/${tile.index}`, tile)
  }
  return [...tiles.values()]
}

/** Where the hash of a complete subtree comes from: `count` hashes of a tile, from the first-th on. */
function placeOf(height: number, index: number) {
  const level = Math.floor(height / TILE_HEIGHT)
  const count = 2 ** (height % TILE_HEIGHT)
  const tile = { level, index: Math.floor((index * count) / TILE_WIDTH) }
  return { tile, first: (index * count) % TILE_WIDTH, count }
}

/** Complete subtrees out of tiles at hand. A tile that is missing or too short is a fault: nothing is guessed. */
export function readTiles(tiles: readonly Tile[], sha256: Sha256): CompleteHash {
  const byPlace = new Map(tiles.map(tile => [`${tile.level}/${tile.index}`, tile.hashes]))
  return (height, index) => {
    const { tile, first, count } = placeOf(height, index)
    const hashes = byPlace.get(`${tile.level}/${tile.index}`)
    if (hashes === undefined || hashes.length < (first + count) * HASH_BYTES)
      throw new RangeError(`tile ${tile.level}/${tile.index} lacks its hash ${first + count - 1}`)
    return hashOfRun(hashes.subarray(first * HASH_BYTES, (first + count) * HASH_BYTES), sha256)
  }
}

/** The hash over a run of hashes whose number is a power of two. */
function hashOfRun(hashes: Uint8Array, sha256: Sha256): Uint8Array {
  if (hashes.length === HASH_BYTES) return hashes.slice()
  const middle = hashes.length / 2
  return nodeHash(
    hashOfRun(hashes.subarray(0, middle), sha256),
    hashOfRun(hashes.subarray(middle), sha256),
    sha256,
  )
}

/**
 * A tree of `size` leaves with more of them: the tiles that are new or longer, and the tree's hash. `edge` are the tiles
 * of {@link edgeOf}.
 */
export function growTree(
  size: number,
  edge: readonly Tile[],
  leaves: readonly Uint8Array[],
  sha256: Sha256,
): { tiles: Tile[]; root: Uint8Array } {
  const grown: Tile[] = []
  const edges: Tile[] = []
  let added = leaves
  for (let level = 0; level < LEVELS_MAX; level++) {
    let index = Math.floor(size / TILE_WIDTH ** (level + 1))
    const before = edge.find(tile => tile.level === level)?.hashes ?? new Uint8Array()
    if (before.length !== tileWidth({ level, index }, size) * HASH_BYTES)
      throw new RangeError(`tile ${level}/${index} is not that of a tree of ${size}`)
    let held = concat([before, ...added])
    const full: Uint8Array[] = []
    while (held.length >= TILE_WIDTH * HASH_BYTES) {
      const hashes = held.slice(0, TILE_WIDTH * HASH_BYTES)
      grown.push({ level, index: index++, hashes })
      full.push(hashOfRun(hashes, sha256))
      held = held.slice(TILE_WIDTH * HASH_BYTES)
    }
    if (held.length > 0) {
      const tile = { level, index, hashes: held }
      edges.push(tile)
      if (added.length > 0) grown.push(tile)
    }
    added = full
  }
  return { tiles: grown, root: rootOf(size + leaves.length, edges, sha256) }
}

/** The hash of a whole tree out of its unfinished tiles. */
export function rootOf(size: number, edge: readonly Tile[], sha256: Sha256): Uint8Array {
  return rangeHash({ start: 0, end: size }, readTiles(edge, sha256), sha256)
}

/** `x001/x234/067` and, with a width below 256, `.p/W`. */
export function tilePath(index: number, width = TILE_WIDTH): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
  return width === TILE_WIDTH ? path : `${path}.p/${width}`
}

const PATH = /^((?:x\d{3}\/)*)(\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

/** Reads what {@link tilePath} writes; `null` for any other text. */
export function parseTilePath(path: string): { index: number; width: number } | null {
  const [, groups, last, partial] = PATH.exec(path) ?? []
  if (groups === undefined || last === undefined) return null
  const index = Number(groups.replace(/[x/]/g, '') + last)
  const width = partial === undefined ? TILE_WIDTH : Number(partial)
  if (!Number.isSafeInteger(index) || (partial !== undefined && width >= TILE_WIDTH)) return null
  return tilePath(index, width) === path ? { index, width } : null
}
