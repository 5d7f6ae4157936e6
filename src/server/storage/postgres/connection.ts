/** One client as the promise's transaction. What is asked in one turn of the event loop goes to the server in one piece. */
import type { ClientBase, CustomTypesConfig, QueryResult } from 'pg'
import type { Fields, Transaction } from '../storage.ts'
import { type Asked, asked, askedOfRows } from './prepared.ts'

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

export interface Connection extends Transaction {
  /** What was sent so far has been run; rejects with the first fault of it. */
  sent(): Promise<void>
}

export function connect(client: ClientBase): Connection {
  const sent: Promise<unknown>[] = []
  const query = (what: Asked) => {
    gather(client)
    return client.query(what) as Promise<QueryResult<Fields>>
  }
  return {
    all: async (text, values = []) => (await query(asked(text, values))).rows,
    get: async (text, values = []) => (await query(asked(text, values))).rows[0],
    run: async (text, values = []) => (await query(asked(text, values))).rowCount ?? 0,
    send(text, rows) {
      if (rows.length === 0) return
      const answer = query(askedOfRows(text, rows))
      // Whoever ends the transaction hears of it.
      answer.catch(() => undefined)
      sent.push(answer)
    },
    async sent() {
      await Promise.all(sent)
    },
  }
}

/** The driver's socket; its types do not tell of it. */
interface Wired {
  readonly connection: { readonly stream: Corked }
}
interface Corked {
  cork(): void
  uncork(): void
}
const gathering = new WeakSet<Corked>()

/** The driver writes each statement by itself: a system call each, and a database that is woken by each. */
export function gather(client: ClientBase): void {
  const { stream } = (client as unknown as Wired).connection
  if (gathering.has(stream)) return
  gathering.add(stream)
  stream.cork()
  process.nextTick(() => {
    gathering.delete(stream)
    stream.uncork()
  })
}
