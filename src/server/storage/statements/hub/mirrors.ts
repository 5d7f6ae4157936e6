/** What a hub keeps beside the logs that it mirrors: checkpoints that entries may come for, forks, papers' links. */
import type { DocumentNumber, OutletId } from '../../../../domain/ids.ts'
import { idOf, key, nullable, number } from '../../columns.ts'
import { answer, type ReadBy, record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'

const PENDING = record('pendings', 'size', 'root', 'note')
export type PendingRecord = ReadBy<typeof PENDING>

/** Checkpoints of a log that entries may still be sent for. */
const PENDINGS_MAX = 16

/** The newest few stay. */
export async function savePending(sql: Transaction, outlet: OutletId, pending: PendingRecord): Promise<void> {
  await sql.run(
    `INSERT INTO pendings (outlet, size, root, note) VALUES (?, ?, ?, ?)
     ON CONFLICT (outlet, size) DO UPDATE SET root = excluded.root, note = excluded.note`,
    [outlet, pending.size, pending.root, pending.note],
  )
  await sql.run(
    `DELETE FROM pendings WHERE outlet = ? AND size <
       (SELECT MIN(size) FROM (SELECT size FROM pendings WHERE outlet = ? ORDER BY size DESC LIMIT ?) AS newest)`,
    [outlet, outlet, PENDINGS_MAX],
  )
}

export async function findPending(sql: Sql, outlet: OutletId, size: number): Promise<PendingRecord | null> {
  const row = await sql.get(`SELECT ${PENDING.columns} FROM pendings WHERE outlet = ? AND size = ?`, [
    outlet,
    size,
  ])
  return PENDING.found(row)
}

const FORK = record('forks', 'outlet', 'size', 'root', 'note', 'at', 'proven_at', 'seen')
export type ForkRecord = ReadBy<typeof FORK>

/** Of one outlet at most: one is enough to be caught, strangers may send old ones for ever. */
const FORKS_MAX = 16

export async function saveFork(sql: Transaction, fork: ForkRecord): Promise<void> {
  await sql.run(
    `INSERT INTO forks (outlet, size, root, note, at, proven_at, seen)
     SELECT ?, ?, ?, ?, ?, ?, ? WHERE (SELECT COUNT(*) FROM forks WHERE outlet = ?) < ?
     ON CONFLICT (outlet, size, root) DO UPDATE SET
       seen = COALESCE(forks.seen, excluded.seen), proven_at = COALESCE(forks.proven_at, excluded.proven_at)`,
    [fork.outlet, fork.size, fork.root, fork.note, fork.at, fork.provenAt, fork.seen, fork.outlet, FORKS_MAX],
  )
}

export async function removeFork(
  sql: Transaction,
  { outlet, size, root }: Pick<ForkRecord, 'outlet' | 'size' | 'root'>,
): Promise<void> {
  await sql.run('DELETE FROM forks WHERE outlet = ? AND size = ? AND root = ?', [outlet, size, root])
}

/** Of what is larger than that no entries come any more, and nobody can tell of which history it was. */
export async function dropUnproven(sql: Transaction, outlet: OutletId, size: number): Promise<void> {
  await sql.run('DELETE FROM pendings WHERE outlet = ? AND size > ?', [outlet, size])
  await sql.run('DELETE FROM forks WHERE outlet = ? AND size > ? AND proven_at IS NULL', [outlet, size])
}

export async function findForks(sql: Sql, outlet: OutletId): Promise<ForkRecord[]> {
  return FORK.each(
    await sql.all(`SELECT ${FORK.columns} FROM forks WHERE outlet = ? ORDER BY at, size`, [outlet]),
  )
}

const FORKS = answer('forks', { outlet: key(idOf('outlets')), count: number })

/** Certain ones. */
export async function countForks(sql: Sql): Promise<ReadBy<typeof FORKS>[]> {
  return FORKS.each(
    await sql.all(
      `SELECT outlet, COUNT(*) AS count FROM forks WHERE proven_at IS NOT NULL GROUP BY outlet ORDER BY outlet`,
    ),
  )
}

export async function allForks(sql: Sql): Promise<ForkRecord[]> {
  return FORK.all(await sql.all(`SELECT ${FORK.columns} FROM forks ORDER BY outlet, at, size`))
}

const LAST_PAPER = answer('papers', { number: nullable(number) })
const PAPER = record('papers', 'token_hash')

/** Documents whose links are known: those up to this number. */
export async function lastPaper(sql: Sql, outlet: OutletId): Promise<number> {
  const row = await sql.get('SELECT MAX(number) AS number FROM papers WHERE outlet = ?', [outlet])
  return LAST_PAPER.found(row)?.number ?? 0
}

/** `tokenHash` is empty for a document without a paper. */
export function addPapers(
  sql: Transaction,
  outlet: OutletId,
  papers: readonly Pick<RecordOf<'papers'>, 'number' | 'tokenHash'>[],
): void {
  sql.send(
    'INSERT INTO papers (outlet, number, token_hash) {rows}',
    papers.map(({ number, tokenHash }) => [outlet, number, tokenHash]),
  )
}

export async function findPaper(sql: Sql, outlet: OutletId, number: DocumentNumber): Promise<string | null> {
  const row = await sql.get(`SELECT ${PAPER.columns} FROM papers WHERE outlet = ? AND number = ?`, [
    outlet,
    number,
  ])
  return PAPER.found(row)?.tokenHash || null
}
