/**
 * What every storage engine must keep, said once: an engine's own test file opens it and lets this suite hold it to
 * the promise in `src/server/storage/storage.ts`.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WAITING_MAX } from '../../src/server/storage/group-commit.ts'
import { addOutlet, findOutlet } from '../../src/server/storage/statements/city/outlets.ts'
import { addRoom } from '../../src/server/storage/statements/city/rooms.ts'
import { lastNumber, nextNumber } from '../../src/server/storage/statements/counters.ts'
import { eventsAfter } from '../../src/server/storage/statements/events.ts'
import { addStay, presentStays } from '../../src/server/storage/statements/stays/stays.ts'
import {
  STORAGE_ENGINES,
  type Storage,
  StorageBusy,
  type Together,
} from '../../src/server/storage/storage.ts'
import { believed } from '../support/believed.ts'
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

    describe('asks of the same work', () => {
      interface Taken {
        readonly number: number
        /** How many were asked for in the same breath. */
        readonly of: number
      }
      /** Takes as many numbers as were asked for; breaks where one of the asks is 'broken', refuses what is 'refused'. */
      const take: Together<string, Taken | 'refused'> = async (sql, asks) => {
        const wanted = asks.filter(ask => ask !== 'refused').length
        const first = wanted === 0 ? 0 : await nextNumber(sql, HOTEL, 'document', wanted)
        if (asks.includes('broken')) throw new Error('broken')
        let taken = 0
        return asks.map(ask => (ask === 'refused' ? ask : { number: first + taken++, of: asks.length }))
      }
      const ask = (what: string) => storage.writeTogether(HOTEL, take, what)
      const numbersOf = (answers: readonly (Taken | 'refused')[]) =>
        answers.flatMap(answer => (answer === 'refused' ? [] : [answer.number]))

      test('are handed to it together, each hears its own answer, and a refusal changes nothing', async () => {
        const answers = await Promise.all(['a', 'b', 'refused', 'c'].map(ask))
        expect(answers).toEqual([{ number: 1, of: 4 }, { number: 2, of: 4 }, 'refused', { number: 3, of: 4 }])
        expect(await count()).toBe(3)
      })

      test('are answered as they would be one after the other', async () => {
        const together = await Promise.all(['a', 'refused', 'b', 'c'].map(ask))
        const alone: (Taken | 'refused')[] = []
        for (const what of ['a', 'refused', 'b', 'c']) alone.push(await ask(what))
        expect(alone.map(answer => answer === 'refused')).toEqual(
          together.map(answer => answer === 'refused'),
        )
        expect([...numbersOf(together), ...numbersOf(alone)]).toEqual([1, 2, 3, 4, 5, 6])
      })

      test('of which one breaks are run again singly: that one breaks, the others are done once', async () => {
        const outcomes = await Promise.allSettled(['a', 'broken', 'b', 'c'].map(ask))
        expect(outcomes.map(({ status }) => status)).toEqual([
          'fulfilled',
          'rejected',
          'fulfilled',
          'fulfilled',
        ])
        const answers = outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []))
        expect(answers).toEqual([
          { number: 1, of: 1 },
          { number: 2, of: 1 },
          { number: 3, of: 1 },
        ])
        expect(await count()).toBe(3)
      })

      test('of which one breaks on a key that is there undo no other, whatever they sent', async () => {
        const add: Together<string, string> = async (sql, rooms) => {
          sql.send(
            `INSERT INTO presences (outlet, terminal, at, sound, visible) {rows}`,
            rooms.map(room => [HOTEL, room, 1, 1, 1]),
          )
          return rooms
        }
        await storage.writeTogether(HOTEL, add, 'b')
        const outcomes = await Promise.allSettled(
          ['a', 'b', 'c'].map(room => storage.writeTogether(HOTEL, add, room)),
        )
        expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
        const rows = await storage.read(sql => sql.all('SELECT terminal FROM presences ORDER BY terminal'))
        expect(rows).toEqual([{ terminal: 'a' }, { terminal: 'b' }, { terminal: 'c' }])
      })

      test('are answered when they can be read, and not before', async () => {
        const heard: string[] = []
        storage.onCommit(() => heard.push('commit'))
        const answered = ['a', 'b', 'c'].map(what =>
          ask(what).then(async () => {
            heard.push('answer')
            return count()
          }),
        )
        expect(await Promise.all(answered)).toEqual([3, 3, 3])
        expect(heard).toEqual(['commit', 'answer', 'answer', 'answer'])
      })

      test('are answered by a commit that stands, not by one that a neighbour has left broken', async () => {
        const release = gate()
        const hold: Together<null, null> = async (sql, asks) => {
          await nextNumber(sql, HOTEL, 'document', asks.length)
          await release.opened
          return asks
        }
        let answered = 0
        const asks = [null, null].map(none =>
          storage.writeTogether(HOTEL, hold, none).then(() => {
            answered++
          }),
        )
        // A third ask of the same commit leaves it broken, without a word of its own.
        const swallows = storage.write(HOTEL, async sql => {
          await sql.run('INSERT INTO nowhere (a) VALUES (1)').catch(() => undefined)
        })
        await Promise.resolve()
        expect(answered).toBe(0)
        release.open()
        await Promise.allSettled([...asks, swallows])
        expect([answered, await count()]).toEqual([2, 2])
      })

      test('keep their place among other writes of their outlet', async () => {
        const order = await Promise.all([ask('a'), increment(), ask('b'), ask('c'), increment()])
        const numbers = order.map(answer => (typeof answer === 'object' ? answer.number : answer))
        expect(numbers).toEqual([1, 2, 3, 4, 5])
      })
    })

    describe('rows that are sent', () => {
      test('reach nothing when their write breaks before anything of it was answered', async () => {
        const write = storage.write(HOTEL, async sql => {
          sql.send('INSERT INTO officers (name, pin_hash) {rows}', [['Sari', 'a']])
          void nextNumber(sql, HOTEL, 'document').catch(() => undefined)
          throw new Error('broken')
        })
        await expect(write).rejects.toThrow('broken')
        expect(await increment()).toBe(1)
        expect(await storage.read(sql => sql.all('SELECT name FROM officers'))).toEqual([])
      })

      test('are seen by whatever is asked after them, and by all once they are committed', async () => {
        const rows = Array.from({ length: 130 }, (_, i) => [HOTEL, `room ${i}`, i])
        const seen = await storage.write(HOTEL, async sql => {
          sql.send('INSERT INTO wrong_codes (outlet, room, at) {rows}', rows)
          return sql.get('SELECT COUNT(*) AS "n", SUM(at) AS "sum" FROM wrong_codes')
        })
        expect(seen).toEqual({ n: 130, sum: (129 * 130) / 2 })
        expect(await storage.read(sql => sql.get('SELECT COUNT(*) AS "n" FROM wrong_codes'))).toEqual({
          n: 130,
        })
      })

      test('of no number change nothing', async () => {
        await storage.write(HOTEL, async sql => sql.send('INSERT INTO nowhere (a) {rows}', []))
      })

      test.each(UNICODE)('hold text as it was: %j', async text => {
        await storage.write(HOTEL, async sql =>
          sql.send('INSERT INTO sellers (seller, body) {rows}', [
            ['demo', text],
            ['other', 'plain'],
          ]),
        )
        const row = await storage.read(sql => sql.get("SELECT body FROM sellers WHERE seller = 'demo'"))
        expect(row).toEqual({ body: text })
      })

      test('hold whole numbers, and nothing where there is nothing, in some rows or in all', async () => {
        await storage.write(HOTEL, async sql =>
          sql.send(
            'INSERT INTO stays (outlet, stay, room, checked_in_at, checked_out_at, leaves_at, salt) {rows}',
            [
              [HOTEL, 'a', '511', Number.MAX_SAFE_INTEGER, null, null, null],
              [HOTEL, 'b', '512', 0, null, -1, null],
            ],
          ),
        )
        const rows = await storage.read(sql =>
          sql.all(
            'SELECT checked_in_at AS "from", checked_out_at AS "to", leaves_at AS "till", salt FROM stays ORDER BY stay',
          ),
        )
        expect(rows).toEqual([
          { from: Number.MAX_SAFE_INTEGER, to: null, till: null, salt: null },
          { from: 0, to: null, till: -1, salt: null },
        ])
      })

      test('that cannot be had undo the whole of their write, what was asked after them included', async () => {
        const write = storage.write(HOTEL, async sql => {
          await nextNumber(sql, HOTEL, 'document')
          sql.send('INSERT INTO officers (name, pin_hash) {rows}', [
            ['Sari', 'a'],
            ['Sari', 'b'],
          ])
          await nextNumber(sql, HOTEL, 'document')
        })
        await expect(write).rejects.toThrow(/unique/i)
        expect(await count()).toBe(0)
        expect(await storage.read(sql => sql.all('SELECT name FROM officers'))).toEqual([])
      })

      test('before anything else of their write was answered are in their place', async () => {
        await storage.write(HOTEL, async sql => {
          sql.send('INSERT INTO officers (name, pin_hash) {rows}', [['Sari', 'a']])
          sql.send('UPDATE officers SET pin_hash = r.column1 FROM ({rows}) AS r', [['b']])
          await sql.run("UPDATE officers SET pin_hash = pin_hash || 'c'")
        })
        const row = await storage.read(sql => sql.get('SELECT pin_hash AS "pin" FROM officers'))
        expect(row).toEqual({ pin: 'bc' })
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

      test('of the whole city is heard as of no outlet', async () => {
        const heard: string[] = []
        storage.onCommit(outlet => heard.push(outlet))
        await storage.writeCity(async () => undefined)
        expect(heard).toEqual([''])
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
        const row = await storage.read(sql => believed(sql).get<{ body: string }>('SELECT body FROM sellers'))
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
          believed(sql).get<object>('SELECT COUNT(*) AS "many", SUM(value) AS "sum" FROM counters'),
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
