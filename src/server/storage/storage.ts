/**
 * The storage promise: what every engine keeps, and the one suite in test/storage holds them to.
 *
 * - `write` is one transaction for one outlet: all of its work or none, durable when its promise resolves. Two
 *   writes of one outlet never interleave, in this process or in another.
 * - `read` sees one committed state and never holds up a writer.
 * - After a commit, and only then, `committed` listeners hear the outlet's name. They are a hint: readers with a
 *   cursor must suffice without them.
 *
 * Statements (`statements/*.ts`) are written once in the SQL that all engines share, with `?` for parameters.
 * Values are text and whole numbers only; every table's key begins with the outlet, but the register's.
 */
export const STORAGE_ENGINES = ['sqlite', 'postgres'] as const
export type StorageEngine = (typeof STORAGE_ENGINES)[number]

/** The database cannot be had just now: nothing was done, and whoever asks again may be served. */
export class StorageBusy extends Error {
  readonly statusCode = 503
}

export type SqlValue = string | number | null

/** A reader of one committed state. */
export interface Sql {
  all<Row extends object>(text: string, values?: readonly SqlValue[]): Promise<Row[]>
  /** The first row, or `undefined`. */
  get<Row extends object>(text: string, values?: readonly SqlValue[]): Promise<Row | undefined>
}

/** A transaction: what it runs is undone as a whole when its work throws. */
export interface Transaction extends Sql {
  /** Rows changed. */
  run(text: string, values?: readonly SqlValue[]): Promise<number>
}

export interface Storage {
  readonly engine: StorageEngine
  write<T>(outlet: string, work: (sql: Transaction) => Promise<T>): Promise<T>
  /** As `write`, for the tables of the whole city: register, officers. */
  writeCity<T>(work: (sql: Transaction) => Promise<T>): Promise<T>
  read<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** Hear of commits until the returned function is called. */
  onCommit(listener: (outlet: string) => void): () => void
  close(): Promise<void>
}
