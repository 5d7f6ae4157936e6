/** Tiles of the logs' trees. A row holds a tile as wide as it is just now; what it was before is its beginning. */
import type { OutletId } from '../../../../domain/ids.ts'
import { record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'

export type TileRow = Omit<RecordOf<'log_tiles'>, 'outlet'>

const TILE = record('log_tiles', 'hashes')

export async function findTile(
  sql: Sql,
  outlet: OutletId,
  level: number,
  tile: number,
): Promise<string | null> {
  const row = await sql.get(
    `SELECT ${TILE.columns} FROM log_tiles WHERE outlet = ? AND level = ? AND tile = ?`,
    [outlet, level, tile],
  )
  return TILE.found(row)?.hashes ?? null
}

export function saveTiles(sql: Transaction, outlet: OutletId, tiles: readonly TileRow[]): void {
  sql.send(
    `INSERT INTO log_tiles (outlet, level, tile, hashes) {rows}
     ON CONFLICT (outlet, level, tile) DO UPDATE SET hashes = excluded.hashes`,
    tiles.map(({ level, tile, hashes }) => [outlet, level, tile, hashes]),
  )
}
