/**
 * SQLite as it is, over a disk that can be told to fail. Every statement and every BEGIN, COMMIT and ROLLBACK is a step
 * with a number: a process can die before or after any of them, a write can fail, the disk can be full. What a dead
 * process still does reaches nothing: its connections are closed, as the kernel closes those of a killed one.
 *
 * The bundle of the simulation gives this module to the storage engine in the driver's place.
 */
import { type DatabaseSyncInstance, DatabaseSync as Driver } from '@photostructure/sqlite'

type Statement = ReturnType<DatabaseSyncInstance['prepare']>
type Values = Parameters<Statement['run']>

/** The process is no more: nothing that it asks for happens. */
export class ProcessDied extends Error {}

const SQLITE_IOERR = 10
const SQLITE_FULL = 13

class DiskFault extends Error {
  readonly code = 'ERR_SQLITE_ERROR'

  constructor(
    message: string,
    readonly errcode: number,
  ) {
    super(message)
  }
}

export type DiskTrouble =
  /** Dies at the n-th step from now, before it or right after it. */
  | { readonly kind: 'die'; step: number; readonly after: boolean }
  /** The n-th step from now that writes fails, once. */
  | { readonly kind: 'write-fails'; step: number }
  /** The n-th COMMIT from now fails, once. */
  | { readonly kind: 'commit-fails'; step: number }
  /** Dies at the n-th COMMIT from now, before it or right after it. */
  | { readonly kind: 'die-at-commit'; step: number; readonly after: boolean }

export interface Disk {
  readonly isDead: boolean
  /** It died with a transaction open. */
  readonly diedInside: boolean
  /** Failed writes so far, of either kind. */
  readonly failed: number
  arm(trouble: DiskTrouble): void
  disarm(): void
  setFull(full: boolean): void
  /** Kills the process that stands on it. */
  die(): void
  /** Closes what a process that ended well has left open. */
  release(): void
}

export interface DiskHooks {
  died(): void
}

class SimulatedDisk implements Disk {
  isDead = false
  diedInside = false
  failed = 0
  private isFull = false
  private trouble: DiskTrouble | null = null
  readonly connections = new Set<Connection>()

  constructor(private readonly hooks: DiskHooks) {}

  arm(trouble: DiskTrouble): void {
    this.trouble = { ...trouble }
  }

  disarm(): void {
    this.trouble = null
  }

  setFull(full: boolean): void {
    this.isFull = full
  }

  die(): void {
    if (this.isDead) return
    this.diedInside = [...this.connections].some(connection => connection.isTransaction)
    this.isDead = true
    this.release()
    this.hooks.died()
  }

  release(): void {
    for (const connection of this.connections) connection.abandon()
    this.connections.clear()
  }

  step<T>(sql: string, perform: () => T): T {
    if (this.isDead) throw new ProcessDied('dead')
    const trouble = this.trouble
    if (this.isFull && writes(sql)) this.fail(new DiskFault('database or disk is full', SQLITE_FULL))
    if (trouble === null || !concerns(trouble, sql) || --trouble.step > 0) return perform()
    this.trouble = null
    switch (trouble.kind) {
      case 'write-fails':
      case 'commit-fails':
        return this.fail(new DiskFault('disk I/O error', SQLITE_IOERR))
      case 'die':
      case 'die-at-commit':
        if (trouble.after) perform()
        this.die()
        throw new ProcessDied('died here')
    }
  }

  private fail(fault: DiskFault): never {
    this.failed++
    throw fault
  }
}

function concerns({ kind }: DiskTrouble, sql: string): boolean {
  if (kind === 'write-fails') return writes(sql)
  return kind === 'die' || sql === 'COMMIT'
}

/** A transaction that only reads has nothing to commit. */
const END_OF_READ = 'END'

function writes(sql: string): boolean {
  return /^\s*(INSERT|UPDATE|DELETE|COMMIT)/i.test(sql)
}

let opening: SimulatedDisk | null = null

export function createDisk(hooks: DiskHooks): Disk {
  return new SimulatedDisk(hooks)
}

/** What `open` opens stands on that disk. */
export function onDisk<T>(disk: Disk, open: () => T): T {
  opening = disk as SimulatedDisk
  try {
    return open()
  } finally {
    opening = null
  }
}

class Connection extends Driver {
  private readonly disk = opening
  private isReading = false

  constructor(...options: ConstructorParameters<typeof Driver>) {
    super(...options)
    this.disk?.connections.add(this)
  }

  override get isTransaction(): boolean {
    return this.isOpen && super.isTransaction
  }

  override exec(sql: string): void {
    const { disk } = this
    if (disk === null) super.exec(sql)
    if (sql.startsWith('BEGIN')) this.isReading = sql === 'BEGIN'
    // Whoever cleans up after a death has nothing left to clean.
    if (disk === null || disk.isDead) return
    disk.step(sql === 'COMMIT' && this.isReading ? END_OF_READ : sql, () => super.exec(sql))
  }

  override prepare(...asked: Parameters<DatabaseSyncInstance['prepare']>): Statement {
    const { disk } = this
    const [sql] = asked
    if (disk === null) return super.prepare(...asked)
    if (disk.isDead) throw new ProcessDied('dead')
    const statement = super.prepare(...asked)
    const over = <Name extends 'run' | 'get' | 'all'>(name: Name) =>
      ((...values: Values) => disk.step(sql, () => statement[name](...values))) as unknown as Statement[Name]
    return { run: over('run'), get: over('get'), all: over('all') } as Statement
  }

  override close(): void {
    if (this.isOpen) super.close()
  }

  /** Lets go of every lock, as the kernel does: statements that nobody finished would keep them. */
  abandon(): void {
    if (this.isTransaction) super.exec('ROLLBACK')
    this.close()
  }
}

export { Connection as DatabaseSync, type DatabaseSyncInstance }
