/** What a hub keeps beside the logs that it mirrors: checkpoints that entries may come for, forks, papers' links. */
import type { Sql, Transaction } from '../../storage.ts'

export interface PendingRecord {
  readonly size: number
  /** Base 64. */
  readonly root: string
  /** As the log signed it. */
  readonly note: string
}

/** Checkpoints of a log that entries may still be sent for. */
const PENDINGS_MAX = 16

/** The newest few stay. */
export async function savePending(sql: Transaction, outlet: string, pending: PendingRecord): Promise<void> {
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

export async function findPending(sql: Sql, outlet: string, size: number): Promise<PendingRecord | null> {
  const row = await sql.get<PendingRecord>(
    'SELECT size, root, note FROM pendings WHERE outlet = ? AND size = ?',
    [outlet, size],
  )
  return row ?? null
}

export interface ForkRecord {
  readonly outlet: string
  /** Of a checkpoint that its log has signed and that was not taken. */
  readonly size: number
  readonly root: string
  readonly note: string
  readonly at: number
  /** When it was certain that it is of another history; `null`: its log has not shown yet that it is of this one. */
  readonly provenAt: number | null
  /** The signed checkpoint that it contradicts. */
  readonly seen: string | null
}

const FORK = 'outlet, size, root, note, at, proven_at AS "provenAt", seen'
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
export async function dropUnproven(sql: Transaction, outlet: string, size: number): Promise<void> {
  await sql.run('DELETE FROM pendings WHERE outlet = ? AND size > ?', [outlet, size])
  await sql.run('DELETE FROM forks WHERE outlet = ? AND size > ? AND proven_at IS NULL', [outlet, size])
}

export async function findForks(sql: Sql, outlet: string): Promise<ForkRecord[]> {
  return sql.all(`SELECT ${FORK} FROM forks WHERE outlet = ? ORDER BY at, size`, [outlet])
}

/** Certain ones. */
export async function countForks(sql: Sql): Promise<{ outlet: string; count: number }[]> {
  return sql.all(
    `SELECT outlet, COUNT(*) AS count FROM forks WHERE proven_at IS NOT NULL GROUP BY outlet ORDER BY outlet`,
  )
}

export async function allForks(sql: Sql): Promise<ForkRecord[]> {
  return sql.all(`SELECT ${FORK} FROM forks ORDER BY outlet, at, size`)
}

/** Documents whose links are known: those up to this number. */
export async function lastPaper(sql: Sql, outlet: string): Promise<number> {
  const row = await sql.get<{ number: number | null }>(
    'SELECT MAX(number) AS number FROM papers WHERE outlet = ?',
    [outlet],
  )
  return row?.number ?? 0
}

/** `tokenHash` is empty for a document without a paper. */
export function addPapers(
  sql: Transaction,
  outlet: string,
  papers: readonly { readonly number: number; readonly tokenHash: string }[],
): void {
  sql.send(
    'INSERT INTO papers (outlet, number, token_hash) {rows}',
    papers.map(({ number, tokenHash }) => [outlet, number, tokenHash]),
  )
}

export async function findPaper(sql: Sql, outlet: string, number: number): Promise<string | null> {
  const row = await sql.get<{ hash: string }>(
    'SELECT token_hash AS hash FROM papers WHERE outlet = ? AND number = ?',
    [outlet, number],
  )
  return row?.hash || null
}
