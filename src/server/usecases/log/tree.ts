/** An outlet's tree in storage: its tiles, its root at any size it has had, and proofs out of them. */
import type { OutletId } from '../../../domain/ids.ts'
import { utf8 } from '../../../log/bytes.ts'
import { edgeOf, readTiles, rootOf, type Tile, type TileId, tilesUnder } from '../../../log/tiles.ts'
import { proofRanges, type Range, rangeHash } from '../../../log/tree.ts'
import { findTile } from '../../storage/statements/log/log-tiles.ts'
import type { LogRecord } from '../../storage/statements/log/logs.ts'
import type { Sql } from '../../storage/storage.ts'
import { sha256 } from '../world.ts'

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

/** The newest checkpoint whose entries are all here: a hub may have seen one of entries that have not come yet. */
export function publishedCheckpoint({
  size,
  signedSize,
  signed,
  witnessedSize,
  witnessed,
}: LogRecord): string | null {
  const own = signedSize <= size ? signed : ''
  return (witnessed !== '' && (own === '' || witnessedSize === signedSize) ? witnessed : own) || null
}

/** As addresses of C2SP name a log: SHA-256 of its origin, hexadecimal. */
export function originHash(origin: string): string {
  return Buffer.from(sha256(utf8(origin))).toString('hex')
}

export async function loadTiles(sql: Sql, outlet: OutletId, ids: readonly TileId[]): Promise<Tile[]> {
  const tiles: Tile[] = []
  for (const { level, index } of ids) {
    const hashes = await findTile(sql, outlet, level, index)
    if (hashes === null) throw new Error(`the log of ${outlet} lacks tile ${level}/${index}`)
    tiles.push({ level, index, hashes: Buffer.from(hashes, 'base64') })
  }
  return tiles
}

/** The root of the tree's first `size` leaves. */
export async function rootAt(sql: Sql, outlet: OutletId, size: number): Promise<Uint8Array> {
  return rootOf(size, await loadTiles(sql, outlet, edgeOf(size)), sha256)
}

/** The hashes that show a subtree to be in the tree of the first `size` leaves. */
export async function proofOf(sql: Sql, outlet: OutletId, of: Range, size: number): Promise<Uint8Array[]> {
  const ranges = proofRanges(of, size)
  const complete = readTiles(await loadTiles(sql, outlet, tilesUnder(ranges)), sha256)
  return ranges.map(range => rangeHash(range, complete, sha256))
}
