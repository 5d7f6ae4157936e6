/** One client as the promise's transaction: `?` becomes `$1 …`, statements are prepared by name, whole numbers are numbers. */
import type { ClientBase, CustomTypesConfig } from 'pg'
import type { SqlValue, Transaction } from '../storage.ts'

/** Object ids of PostgreSQL's `bigint` and `numeric`, which its driver would answer as text. */
const BIGINT = 20
const NUMERIC = 1700
const asText = (text: string) => text

/** Every number here is whole and below 2^53: counters, rupiah, milliseconds. */
export const WHOLE_NUMBERS: CustomTypesConfig = {
  getTypeParser: ((oid: number) => (oid === BIGINT || oid === NUMERIC ? Number : asTextOr(oid))) as never,
}

/** `integer` answers numbers by itself; all else in these tables is text. */
function asTextOr(oid: number): (text: string) => unknown {
  return oid === 23 || oid === 21 ? Number : asText
}

interface Prepared {
  readonly name: string
  readonly text: string
}

/** The statements are a closed set, so the cache is too. */
const prepared = new Map<string, Prepared>()

function prepare(text: string): Prepared {
  let statement = prepared.get(text)
  if (statement === undefined) {
    let parameters = 0
    statement = { name: `s${prepared.size}`, text: text.replace(/\?/g, () => `$${++parameters}`) }
    prepared.set(text, statement)
  }
  return statement
}

export function connect(client: ClientBase): Transaction {
  const query = (text: string, values: readonly SqlValue[] = []) =>
    client.query({ ...prepare(text), values: [...values] })
  return {
    rowsAtOnce: 64,
    all: async <Row extends object>(text: string, values?: readonly SqlValue[]) =>
      (await query(text, values)).rows as Row[],
    get: async <Row extends object>(text: string, values?: readonly SqlValue[]) =>
      (await query(text, values)).rows[0] as Row | undefined,
    run: async (text, values) => (await query(text, values)).rowCount ?? 0,
  }
}
