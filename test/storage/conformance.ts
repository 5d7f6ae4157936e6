/**
 * What every storage engine must keep, said once: an engine's own test file opens it and lets this suite hold it to
 * the promise in `src/server/storage/storage.ts`.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WAITING_MAX } from '../../src/server/storage/group-commit.ts'
import { lastNumber, nextNumber } from '../../src/server/storage/statements/counters.ts'
import { eventsAfter } from '../../src/server/storage/statements/events.ts'
import { addOutlet, addRoom, findOutlet } from '../../src/server/storage/statements/outlets.ts'
import { addStay, presentStays } from '../../src/server/storage/statements/stays.ts'
import { STORAGE_ENGINES, type Storage, StorageBusy } from '../../src/server/storage/storage.ts'
import { anOutlet, aRoom, aStay } from '../support/things.ts'

export interface Opened {
  readonly storage: Storage
  /** Closes it and opens what it kept, or `null` where nothing outlives a close. */
  readonly reopen: (() => Promise<Storage>) | null
  readonly cleanUp: () => void
}

const HOTEL = 'hotel-demo'
const OTHER = 'mall-demo'
const UNICODE = [
  'Amplang “Kuku Macan” 🌶️ — é é',
  'ꦲꦏ꧀ꦱꦫ ꦗꦮ',
  '👩‍👩‍👧‍👦 🏳️‍🌈',
  "'; DROP TABLE orders; --",
  '\u0001\t\n\r\u2028\u2029\ufeff',
  '',
]
const INTEGERS = [0, 1, -1, 2 ** 31, 2 ** 32 + 1, 999_999_999_999, Number.MAX_SAFE_INTEGER]

export function describeStorage(name: string, open: () => Promise<Opened>): void {
  describe(`${name} keeps the storage promise:`, () => {
    let opened: Opened
    let storage: Storage
    beforeEach(async () => {
      opened = await open()
      storage = opened.storage
    })
    afterEach(async () => {
      await storage.close()
      opened.cleanUp()
    })

    const count = (outlet = HOTEL) => storage.read(sql => lastNumber(sql, outlet, 'document'))
    const increment = (outlet = HOTEL) => storage.write(outlet, sql => nextNumber(sql, outlet, 'document'))

    test('it says which engine it is', () => {
      expect(STORAGE_ENGINES).toContain(storage.engine)
    })

    describe('a write', () => {
      test('answers what its work answers', async () => {
        expect(await storage.write(HOTEL, async () => 'done')).toBe('done')
      })

      test('among many at once has a fate of its own: one that throws takes no other with it', async () => {
        const works = Array.from({ length: 60 }, (_, i) =>
          storage.write(HOTEL, async sql => {
            const number = await nextNumber(sql, HOTEL, 'document')
            if (i % 3 === 0) throw new Error(`broken ${i}`)
            return number
          }),
        )
        const outcomes = await Promise.allSettled(works)
        const numbers = outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []))
        expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
        expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(20)
        expect(await count()).toBe(40)
      })

      test('that throws is undone whole, and hands the error on', async () => {
        const broken = new Error('broken')
        const write = storage.write(HOTEL, async sql => {
          await nextNumber(sql, HOTEL, 'document')
          await addOutlet(sql, anOutlet({ slug: HOTEL }))
          throw broken
        })
        await expect(write).rejects.toBe(broken)
        expect(await count()).toBe(0)
        expect(await storage.read(sql => findOutlet(sql, HOTEL))).toBeNull()
      })

      test('whose statement fails is undone whole, even what came before it', async () => {
        const write = storage.write(HOTEL, async sql => {
          await nextNumber(sql, HOTEL, 'document')
          await sql.run('INSERT INTO nowhere (a) VALUES (1)')
        })
        await expect(write).rejects.toThrow()
        expect(await count()).toBe(0)
      })

      test('goes on after one that failed', async () => {
        await storage.write(HOTEL, () => Promise.reject(new Error('broken'))).catch(() => undefined)
        expect(await increment()).toBe(1)
      })

      test('gives back the numbers of a rollback: no gap is left', async () => {
        await increment()
        await storage
          .write(HOTEL, async sql => {
            await nextNumber(sql, HOTEL, 'document')
            throw new Error('broken')
          })
          .catch(() => undefined)
        expect(await increment()).toBe(2)
      })

      test('sees its own work before it is committed', async () => {
        const seen = await storage.write(HOTEL, async sql => {
          await nextNumber(sql, HOTEL, 'document')
          return lastNumber(sql, HOTEL, 'document')
        })
        expect(seen).toBe(1)
      })

      test('a hundred at once give a hundred numbers without a gap or a double', async () => {
        const numbers = await Promise.all(Array.from({ length: 100 }, () => increment()))
        expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1))
        expect(await count()).toBe(100)
      })

      test('never interleaves with another of its outlet, however often its work waits', async () => {
        const open: number[] = []
        let together = 0
        const work = (i: number) =>
          storage.write(HOTEL, async sql => {
            open.push(i)
            for (let turn = 0; turn < 3; turn++) await nextNumber(sql, HOTEL, 'document')
            together = Math.max(together, open.length)
            open.pop()
          })
        await Promise.all(Array.from({ length: 10 }, (_, i) => work(i)))
        expect(together).toBe(1)
      })

      test('that would wait behind too many others is told to come again, and they are done', async () => {
        const release = gate()
        let begun = () => {}
        const holds = new Promise<void>(resolve => {
          begun = resolve
        })
        const first = storage.write(HOTEL, async () => {
          begun()
          await release.opened
        })
        await holds
        const waiting = Array.from({ length: WAITING_MAX }, () => increment())
        await expect(increment()).rejects.toBeInstanceOf(StorageBusy)
        release.open()
        await first
        expect(await Promise.all(waiting)).toHaveLength(WAITING_MAX)
        expect(await increment()).toBe(WAITING_MAX + 1)
      })

      test('keeps the counters of outlets apart', async () => {
        await Promise.all([increment(HOTEL), increment(OTHER), increment(HOTEL)])
        expect([await count(HOTEL), await count(OTHER)]).toEqual([2, 1])
      })

      test('says how many rows it changed', async () => {
        const changed = await storage.write(HOTEL, async sql => {
          await increaseAll(sql)
          return sql.run('UPDATE counters SET value = value + 1 WHERE outlet = ?', [HOTEL])
        })
        expect(changed).toBe(3)
      })
    })

    describe('a read', () => {
      test('sees one committed state and not an open write', async () => {
        await increment()
        const release = gate()
        const holding = storage.write(HOTEL, async sql => {
          await nextNumber(sql, HOTEL, 'document')
          await release.opened
        })
        const seen = opened.reopen === null ? null : await count()
        release.open()
        await holding
        // An engine without a second connection answers once the write is over: then there is nothing uncommitted to see.
        if (seen !== null) expect(seen).toBe(1)
        expect(await count()).toBe(2)
      })

      test('stays in one state from its first question to its last', async () => {
        await increment()
        const [first, last] = await storage.read(async sql => {
          const before = await lastNumber(sql, HOTEL, 'document')
          if (opened.reopen !== null) await increment()
          return [before, await lastNumber(sql, HOTEL, 'document')]
        })
        expect(last).toBe(first)
      })

      test('after a write sees that write', async () => {
        for (let expected = 1; expected <= 5; expected++) {
          await increment()
          expect(await count()).toBe(expected)
        }
      })

      test('that throws harms no later one', async () => {
        await expect(storage.read(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
        expect(await count()).toBe(0)
      })
    })

    describe('a commit', () => {
      test('is heard with its outlet once it can be read, and a rollback is not heard', async () => {
        const heard: string[] = []
        storage.onCommit(outlet => heard.push(outlet))
        await storage.write(HOTEL, async sql => {
          await nextNumber(sql, HOTEL, 'document')
          expect(heard).toEqual([])
        })
        expect(heard).toEqual([HOTEL])
        await storage.write(OTHER, () => Promise.reject(new Error('broken'))).catch(() => undefined)
        expect(heard).toEqual([HOTEL])
      })

      test('is no longer heard by one who stopped listening', async () => {
        const heard: string[] = []
        const stop = storage.onCommit(outlet => heard.push(outlet))
        stop()
        await increment()
        expect(heard).toEqual([])
      })

      test('stands, whatever a listener does', async () => {
        storage.onCommit(() => {
          throw new Error('a listener of no worth')
        })
        expect(await increment()).toBe(1)
        expect(await count()).toBe(1)
      })
    })

    describe('what is written', () => {
      test.each(UNICODE)('text comes back as it was: %j', async text => {
        await storage.write(HOTEL, sql =>
          sql.run('INSERT INTO sellers (seller, body) VALUES (?, ?)', ['demo', text]),
        )
        const row = await storage.read(sql => sql.get<{ body: string }>('SELECT body FROM sellers'))
        expect(row).toEqual({ body: text })
      })

      test.each(INTEGERS)('the whole number %d comes back exactly', async value => {
        await storage.write(HOTEL, sql =>
          sql.run('INSERT INTO counters (outlet, name, value) VALUES (?, ?, ?)', [HOTEL, 'document', value]),
        )
        expect(await count()).toBe(value)
      })

      test('nothing comes back as null', async () => {
        await storage.write(HOTEL, sql =>
          sql.run('INSERT INTO wrong_codes (outlet, room, at) VALUES (?, ?, ?)', [HOTEL, '512', 1]),
        )
        await storage.write(HOTEL, sql => addStay(sql, aStay({ leavesAt: null }), 'salt'))
        expect(await storage.read(sql => presentStays(sql, HOTEL))).toEqual([aStay({ leavesAt: null })])
      })

      test('a counted or summed number is a number', async () => {
        await increment()
        const row = await storage.read(sql =>
          sql.get<object>('SELECT COUNT(*) AS "many", SUM(value) AS "sum" FROM counters'),
        )
        expect(row).toEqual({ many: 1, sum: 1 })
      })

      test('two present stays never share a room', async () => {
        const again = storage.write(HOTEL, async sql => {
          await addStay(sql, aStay({ id: '019ab000-0000-7000-8000-000000000001' }), 'salt')
          await addStay(sql, aStay({ id: '019ab000-0000-7000-8000-000000000002' }), 'salt')
        })
        await expect(again).rejects.toThrow()
        expect(await storage.read(sql => presentStays(sql, HOTEL))).toEqual([])
      })

      test('the same key twice is refused, and a room by its answer', async () => {
        await storage.write(HOTEL, sql => addOutlet(sql, anOutlet({ slug: HOTEL })))
        await expect(storage.write(HOTEL, sql => addOutlet(sql, anOutlet({ slug: HOTEL })))).rejects.toThrow()
        const room = () => storage.write(HOTEL, sql => addRoom(sql, aRoom({ name: '512' }), 'hash'))
        expect([await room(), await room()]).toEqual([true, false])
      })

      test('for the whole city is a transaction as well', async () => {
        const write = storage.writeCity(async sql => {
          await sql.run('INSERT INTO officers (name, pin_hash) VALUES (?, ?)', ['Sari', 'hash'])
          throw new Error('broken')
        })
        await expect(write).rejects.toThrow('broken')
        expect(await storage.read(sql => sql.all('SELECT name FROM officers'))).toEqual([])
      })

      test('outlives a close', async () => {
        if (opened.reopen === null) return
        await increment()
        await storage.write(HOTEL, sql => addOutlet(sql, anOutlet({ slug: HOTEL })))
        storage = await opened.reopen()
        expect(await count()).toBe(1)
        expect(await storage.read(sql => findOutlet(sql, HOTEL))).toEqual(anOutlet({ slug: HOTEL }))
        expect(await storage.read(sql => eventsAfter(sql, HOTEL, 0, 10))).toEqual([])
      })

      test('before the close is asked for is in it', async () => {
        if (opened.reopen === null) return
        const writes = Array.from({ length: 20 }, () => increment())
        storage = await opened.reopen()
        await Promise.all(writes)
        expect(await count()).toBe(20)
      })
    })
  })
}

async function increaseAll(sql: Parameters<typeof nextNumber>[0]): Promise<void> {
  for (const name of ['document', 'event', 'stock'] as const) await nextNumber(sql, HOTEL, name)
}

/** Holds work open until the test lets it go. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {}
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { opened, open }
}
