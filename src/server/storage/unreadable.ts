/**
 * A row that cannot be read is a fault of that row. Whoever asked for it hears which it is and what is wrong, and nothing of
 * what stands in it; whoever reads it among others reads the others.
 */

/** Of which table, by which key, and what is wrong. */
export class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow'
  /** What tells it from the others of its outlet. */
  readonly id: string
  constructor(table: string, key: readonly unknown[], wrong: string) {
    super(`${table} ${key.join(' ')} cannot be read: ${wrong}`)
    this.id = String(key.at(-1) ?? '')
  }
}

/** Told once: a board that is looked at every second would fill a log with one row. */
const told = new Set<string>()
const TOLD_MAX = 1_000

/** Whoever keeps this program reads of it, where nobody else would. */
export function tell(fault: UnreadableRow): void {
  if (told.has(fault.message)) return
  if (told.size >= TOLD_MAX) told.clear()
  told.add(fault.message)
  process.emitWarning(fault.message, fault.name)
}

/** What came of rows of which some cannot be read. */
export interface Listed<Value> {
  readonly read: Value[]
  /** The others, each by what tells it from the rest of its outlet. */
  readonly unreadable: readonly string[]
}

/** All that can be read; of the others, whoever keeps this program is told. */
export function listed<Row, Value>(rows: readonly Row[], read: (row: Row) => Value): Listed<Value> {
  const values: Value[] = []
  const unreadable: string[] = []
  for (const row of rows) {
    try {
      values.push(read(row))
    } catch (fault) {
      if (!(fault instanceof UnreadableRow)) throw fault
      tell(fault)
      unreadable.push(fault.id)
    }
  }
  return { read: values, unreadable }
}

/**
 * In order, as far as rows can be read. Where the first cannot, that is a fault: what comes before one is worth having, and
 * nothing behind it is.
 */
export function readable<Row, Value>(rows: readonly Row[], read: (row: Row) => Value): Value[] {
  const values: Value[] = []
  for (const row of rows) {
    try {
      values.push(read(row))
    } catch (fault) {
      if (!(fault instanceof UnreadableRow) || values.length === 0) throw fault
      break
    }
  }
  return values
}
