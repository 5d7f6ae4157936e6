/** What a cursor of long ago costs, and what is no cursor, on every engine: the same as one of just now. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFeed, type Feed, type Listener } from '../../src/server/live/feed.ts'
import {
  addEvent,
  addEvents,
  eventsAfter,
  PAST_ROWS_MAX,
} from '../../src/server/storage/statements/events.ts'
import { openOrders, ordersOfStay } from '../../src/server/storage/statements/ordering/orders.ts'
import { STORAGE_ENGINES, type Storage } from '../../src/server/storage/storage.ts'
import { openEmpty, standOn } from '../support/engines.ts'
import { HOTEL } from '../support/things.ts'

const ROOMS = { kind: 'rooms', stay: null, subject: '512' } as const
const AT_ONCE = 2_000

async function happen(storage: Storage, times: number): Promise<void> {
  for (let from = 0; from < times; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, times - from) }, () => ROOMS)
    await storage.write(HOTEL, sql => addEvents(sql, HOTEL, some, 0))
  }
}

/** The storage, with every row that is read told. */
function counted(storage: Storage, read: (rows: number, text: string) => void): Storage {
  return {
    ...storage,
    read: work =>
      storage.read(sql =>
        work({
          async all(...asked) {
            const rows = await sql.all(...asked)
            read(rows.length, asked[0])
            return rows
          },
          get: (...asked) => sql.get(...asked),
        }),
      ),
  }
}

describe.each(STORAGE_ENGINES)('on %s', engine => {
  let storage: Storage
  let feed: Feed
  const seqs: number[] = []
  beforeEach(async () => {
    standOn(engine)
    storage = await openEmpty('past')
    feed = createFeed(storage)
    seqs.length = 0
  })
  afterEach(async () => {
    feed.close()
    await storage.close()
  })

  function listener(more: Partial<Listener> = {}): Listener {
    const nothing = () => undefined
    const event: Listener['event'] = row => void seqs.push(row.seq)
    return { event, menu: nothing, access: nothing, anew: nothing, lost: nothing, ...more }
  }

  test('a listener without a cursor hears what comes, and nothing before', async () => {
    await happen(storage, 3)
    const isPlaced = new Promise<void>(resolve => {
      feed.listen(HOTEL, null, listener({ access: resolve }))
    })
    await isPlaced
    await happen(storage, 2)
    await expect.poll(() => seqs).toEqual([4, 5])
  })

  test.each([0, 7, Number.MAX_SAFE_INTEGER])('a cursor of %d goes on', async after => {
    await happen(storage, 7)
    await new Promise<void>(resolve => {
      feed.listen(HOTEL, after, listener({ access: resolve }))
    })
    await happen(storage, 1)
    await expect.poll(() => seqs.at(-1)).toBe(8)
    expect(seqs).toHaveLength(after === 0 ? 8 : 1)
  })

  test('from the beginning of all reads no more rows after twenty thousand events than after a thousand', async () => {
    const readFromFirst = async () => {
      let rows = 0
      const counting = createFeed(
        counted(storage, many => {
          rows += many
        }),
      )
      const heard: number[] = []
      const anew = await new Promise<number | null>(resolve => {
        const event: Listener['event'] = ({ seq }) => {
          if (heard.push(seq) === PAST_ROWS_MAX) resolve(null)
        }
        counting.listen(HOTEL, 0, listener({ event, anew: resolve }))
      })
      counting.close()
      return { rows, anew, heard: heard.length }
    }
    await happen(storage, PAST_ROWS_MAX)
    const few = await readFromFirst()
    expect(few).toMatchObject({ anew: null, heard: PAST_ROWS_MAX })
    await happen(storage, 20_000)
    const many = await readFromFirst()
    expect(many).toMatchObject({ anew: 20_000 + PAST_ROWS_MAX, heard: 0 })
    expect(many.rows).toBeLessThanOrEqual(few.rows)
  })

  test('who listens already is told of every row, however many come at once', async () => {
    feed.listen(HOTEL, 0, listener())
    await happen(storage, 3 * PAST_ROWS_MAX)
    await expect.poll(() => seqs.length).toBe(3 * PAST_ROWS_MAX)
  })

  test('rows after a number, and what is told instead of them, are found by an index', async () => {
    await happen(storage, 20_000)
    const texts: string[] = []
    const looking = counted(storage, (_, text) => void texts.push(text))
    await looking.read(async sql => {
      await eventsAfter(sql, HOTEL, 19_000, 200)
      await ordersOfStay(sql, HOTEL, 'a-stay', 200)
      await openOrders(sql, HOTEL)
    })
    const values = [[HOTEL, 19_000, 200], [HOTEL, 'a-stay', HOTEL, 'a-stay', 200], [HOTEL]]
    // Without figures of its own PostgreSQL guesses how many rows there are.
    if (engine === 'postgres') await storage.write(HOTEL, sql => sql.run('ANALYZE events'))
    for (const [i, text] of texts.entries()) {
      const plan = await planOf(storage, text, values[i] ?? [])
      expect(plan, text).toMatch(/SEARCH \w+ USING|Index|Bitmap/)
      expect(plan, text).not.toMatch(/SCAN events|Seq Scan/)
    }
  })

  test('a fault that a moment does not heal ends what would be silence', async () => {
    const broken = createFeed({ ...storage, read: () => Promise.reject(new Error('no such table')) })
    await new Promise<void>(resolve => {
      broken.listen(HOTEL, 0, listener({ lost: resolve }))
    })
    broken.close()
  })

  test('one event is told as it was written', async () => {
    const heard: unknown[] = []
    feed.listen(HOTEL, 0, listener({ event: row => void heard.push(row) }))
    await storage.write(HOTEL, sql => addEvent(sql, HOTEL, { ...ROOMS, stay: 'a-stay' }, 5))
    await expect.poll(() => heard).toEqual([{ ...ROOMS, stay: 'a-stay', seq: 1 }])
  })
})

async function planOf(storage: Storage, text: string, values: readonly (string | number)[]): Promise<string> {
  const word = storage.engine === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN'
  const rows = await storage.read(async sql => {
    // A table of a handful is scanned by whoever plans well.
    if (storage.engine === 'postgres') await sql.get("SELECT set_config('enable_seqscan', 'off', true)")
    return sql.all(`${word} ${text}`, [...values])
  })
  return rows.map(row => Object.values(row).join(' ')).join('\n')
}
