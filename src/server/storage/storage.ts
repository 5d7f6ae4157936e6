/**
 * The storage promise: what every engine keeps, and the one suite in test/storage holds them to.
 *
 * - `write` is one transaction for one outlet: all of its work or none, durable when its promise resolves. Two
 *   writes of one outlet never interleave, in this process or in another. Its work may be run more than once, and
 *   what an earlier run wrote is then undone: it must do nothing that outlives its transaction.
 * - `writeTogether` is the same for a command that can do many at once, in as many statements as one.
 * - `read` sees one committed state and never holds up a writer; `look` sees one with each statement.
 * - After a commit, and only then, `committed` listeners hear the outlet's name, of the whole city ''. They are a hint:
 *   readers with a cursor must suffice without them.
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

/** The commit was asked for and its answer never came: all of it was done or none. Whoever asks again by id learns which. */
export class CommitUnknown extends Error {
  readonly statusCode = 503
}

export type SqlValue = string | number | null

/** The database cannot be served from as it is: the message tells whoever keeps it what is wrong and what to do. */
export class StorageUnfit extends Error {}

/**
 * The first entry of version 2 raises the database to this number, by two, which no migration has: a release that cannot
 * read such entries refuses the database by its number. The next migration has a larger one.
 */
export const ENTRY_V2_MARK = 8

/** What stands in a city's place, looked at without changing it: no tables, no outlet in them, or a city. */
export type Look = 'nothing' | 'empty' | 'city'

/** A row as an engine gives it: nothing is known of it before it is held against a description (`record.ts`). */
export type Fields = Readonly<Record<string, unknown>>

/** A reader of one committed state. */
export interface Sql {
  all(text: string, values?: readonly SqlValue[]): Promise<Fields[]>
  /** The first row, or `undefined`. */
  get(text: string, values?: readonly SqlValue[]): Promise<Fields | undefined>
}

/** A transaction: what it runs is undone as a whole when its work throws. */
export interface Transaction extends Sql {
  /** Rows changed. */
  run(text: string, values?: readonly SqlValue[]): Promise<number>
  /**
   * A statement over many rows of like columns, done before what is asked for after it: `{rows}` in its text stands for
   * them as a query would, with `column1, column2 …`. Nobody waits for an answer; its fault undoes the transaction.
   * `ofOne` says the same of one row, with a `?` for each of its columns: for an engine that goes row by row.
   */
  send(text: string, rows: readonly (readonly SqlValue[])[], ofOne?: string): void
}

/**
 * A command for many askers of one outlet at once, in the order given: one answer for each, the same as if each had come
 * alone after those before it. A fault is a fault of all; each is then run alone.
 */
export type Together<Ask, Value> = (sql: Transaction, asks: readonly Ask[]) => Promise<readonly Value[]>

export interface Storage {
  readonly engine: StorageEngine
  write<T>(outlet: string, work: (sql: Transaction) => Promise<T>): Promise<T>
  /** As `write`; asks that wait at the same moment with the same `work` are handed to it together. */
  writeTogether<Ask, T>(outlet: string, work: Together<Ask, T>, ask: Ask): Promise<T>
  /** As `write`, for the tables of the whole city: register, officers. */
  writeCity<T>(work: (sql: Transaction) => Promise<T>): Promise<T>
  read<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** One statement at a time, each of one committed state: two of them may see two. */
  readonly look: Sql
  /**
   * What was erased is in no file of the database any more. PostgreSQL keeps remnants in its pages until it writes over
   * them.
   */
  scrub(): Promise<void>
  /** Hear of commits until the returned function is called. */
  onCommit(listener: (outlet: string) => void): () => void
  close(): Promise<void>
}
