/** A tree of the agency's log in storage: its tiles, its root at any size it has had, and more leaves. */
import { leafHash } from '../../../log/hash.ts'
import { edgeOf, growTree, rootOf, type Tile, type TileId } from '../../../log/tiles.ts'
import { type AgencyLogRecord, saveAgencyTree } from '../../storage/statements/agency/agency-logs.ts'
import { findAgencyTile, saveAgencyTiles } from '../../storage/statements/agency/agency-tiles.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { toBase64 } from '../log/tree.ts'
import { sha256 } from '../world.ts'

async function loadTiles(sql: Sql, origin: string, ids: readonly TileId[]): Promise<Tile[]> {
  const tiles: Tile[] = []
  for (const { level, index } of ids) {
    const hashes = await findAgencyTile(sql, origin, level, index)
    if (hashes === null) throw new Error(`${origin} lacks tile ${level}/${index}`)
    tiles.push({ level, index, hashes: Buffer.from(hashes, 'base64') })
  }
  return tiles
}

/** The root of the tree's first `size` leaves. */
export async function agencyRootAt(sql: Sql, origin: string, size: number): Promise<Uint8Array> {
  return rootOf(size, await loadTiles(sql, origin, edgeOf(size)), sha256)
}

/** The tree with these entries behind those that are in it; nothing of it is saved yet. */
export async function grownBy(
  sql: Sql,
  { origin, size }: Pick<AgencyLogRecord, 'origin' | 'size'>,
  entries: readonly Uint8Array[],
): Promise<{ readonly size: number; readonly root: Uint8Array; readonly tiles: readonly Tile[] }> {
  const leaves = entries.map(entry => leafHash(entry, sha256))
  const edge = await loadTiles(sql, origin, edgeOf(size))
  return { size: size + leaves.length, ...growTree(size, edge, leaves, sha256) }
}

export async function saveGrown(
  sql: Transaction,
  origin: string,
  { size, root, tiles }: Awaited<ReturnType<typeof grownBy>>,
): Promise<void> {
  saveAgencyTiles(
    sql,
    origin,
    tiles.map(({ level, index, hashes }) => ({ level, tile: index, hashes: toBase64(hashes) })),
  )
  await saveAgencyTree(sql, { origin, size, root: toBase64(root) })
}
