/** What a work still asks for when its transaction is over reaches nothing, least of all the next transaction. */
import { expect, test } from 'vitest'
import type { Transaction } from '../../src/server/storage/storage.ts'
import { whileOpen } from '../../src/server/storage/transaction.ts'

const asked: string[] = []
const statements: Transaction = {
  async all(text) {
    asked.push(text)
    return []
  },
  async get(text) {
    asked.push(text)
    return undefined
  },
  async run(text) {
    asked.push(text)
    return 0
  },
}

test.each(['all', 'get', 'run'] as const)('%s after the end is a fault of its asker', async way => {
  let late: Transaction | undefined
  expect(
    await whileOpen(statements, async sql => {
      late = sql
      await sql[way]('within')
      return 'done'
    }),
  ).toBe('done')
  expect(asked.splice(0)).toEqual(['within'])
  await expect(late?.[way]('late')).rejects.toThrow('after the end')
  expect(asked).toEqual([])
})

test('so it is after a work that failed', async () => {
  let late: Transaction | undefined
  const failing = whileOpen(statements, async sql => {
    late = sql
    throw new Error('broken')
  })
  await expect(failing).rejects.toThrow('broken')
  await expect(late?.run('late')).rejects.toThrow('after the end')
  expect(asked).toEqual([])
})
