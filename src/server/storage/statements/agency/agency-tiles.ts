/** Tiles of the agency's trees: as those of outlets' (`log/log-tiles.ts`). */
import { record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { TileRow } from '../log/log-tiles.ts'

const TILE = record('agency_tiles', 'hashes')

export async function findAgencyTile(
  sql: Sql,
  origin: string,
  level: number,
  tile: number,
): Promise<string | null> {
  const row = await sql.get(
    `SELECT ${TILE.columns} FROM agency_tiles WHERE origin = ? AND level = ? AND tile = ?`,
    [origin, level, tile],
  )
  return TILE.found(row)?.hashes ?? null
}

export function saveAgencyTiles(sql: Transaction, origin: string, tiles: readonly TileRow[]): void {
  sql.send(
    `INSERT INTO agency_tiles (origin, level, tile, hashes) {rows}
     ON CONFLICT (origin, level, tile) DO UPDATE SET hashes = excluded.hashes`,
    tiles.map(({ level, tile, hashes }) => [origin, level, tile, hashes]),
  )
}
