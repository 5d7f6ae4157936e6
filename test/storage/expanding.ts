/** Does a migration only add? Whatever is not known to be harmless to the release before is not. */

const NAME = '[a-z_]+'
/** A column may be empty, or has a value for rows of a program that does not know it. */
const COLUMN = new RegExp(
  `^ALTER TABLE ${NAME} ADD COLUMN ${NAME} (TEXT|BIGINT)(?<rest>( (NOT NULL|DEFAULT (-?\\d+|'[^']*')))*)$`,
  'i',
)
const TABLE = new RegExp(`^CREATE TABLE (?<name>${NAME}) \\(`, 'i')
const INDEX = new RegExp(`^CREATE INDEX ${NAME} ON ${NAME} \\(`, 'i')
const UNIQUE = new RegExp(`^CREATE UNIQUE INDEX ${NAME} ON (?<name>${NAME}) \\(`, 'i')
const TAKEN = [
  new RegExp(`^DROP (TABLE|INDEX) (?<table>${NAME})$`, 'i'),
  new RegExp(`^ALTER TABLE (?<table>${NAME}) (DROP|ALTER) COLUMN (?<column>${NAME})\\b`, 'i'),
]

/** Statements that take away, or hold the release before to something new; but for what the migration tells. */
export function notExpanding(sql: string, contracts: readonly string[] = []): string[] {
  const statements = statementsOf(sql)
  const made = new Set(statements.flatMap(text => TABLE.exec(text)?.groups?.name ?? []))
  return statements.filter(text => !expands(text, made) && !isTold(text, contracts))
}

function statementsOf(sql: string): string[] {
  return sql
    .replace(/--.*$/gm, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(';')
    .map(text => text.replace(/\s+/g, ' ').trim())
    .filter(text => text !== '')
}

function expands(text: string, made: ReadonlySet<string>): boolean {
  const column = COLUMN.exec(text)?.groups?.rest
  if (column !== undefined) return !/NOT NULL/i.test(column) || /DEFAULT/i.test(column)
  // Rows of the release before could not know that they must differ.
  const unique = UNIQUE.exec(text)?.groups?.name
  if (unique !== undefined) return made.has(unique)
  return TABLE.test(text) || INDEX.test(text)
}

function isTold(text: string, contracts: readonly string[]): boolean {
  return TAKEN.some(shape => {
    const { table, column } = shape.exec(text)?.groups ?? {}
    return table !== undefined && contracts.includes(column === undefined ? table : `${table}.${column}`)
  })
}
