/** The queue before any engine: what it does with a transaction that commits, that fails, that cannot be had, or of which nobody knows. */
import { beforeEach, expect, test } from 'vitest'
import { groupCommit, type Transact } from '../../src/server/storage/group-commit.ts'
import { CommitUnknown, StorageBusy, type Transaction } from '../../src/server/storage/storage.ts'

const NO_SQL = {} as Transaction
let log: string[]
beforeEach(() => {
  log = []
})

/** Transactions that end as told, one after the other; those after the last told end well. */
function ending(...ends: (Error | null)[]): Transact {
  return async work => {
    log.push('begin')
    const value = await work(NO_SQL)
    const fault = ends.shift() ?? null
    if (fault !== null) {
      log.push('undone')
      throw fault
    }
    log.push('committed')
    return value
  }
}
const queueOver = (transact: Transact) => groupCommit(transact, outlet => void log.push(`told ${outlet}`))

const doing = (name: string) => async () => {
  log.push(name)
  return name
}
const failing = (name: string) => async () => {
  log.push(name)
  throw new Error(`${name} failed`)
}
/** Each answer, or its fault. */
async function outcomes(asked: readonly Promise<unknown>[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(asked)
  return settled.map(one => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message))
}

test('what is asked for at once is one transaction; its outlets are told once, and then the askers', async () => {
  const queue = queueOver(ending())
  const asked = [queue.write('a', doing('1')), queue.write('b', doing('2')), queue.write('a', doing('3'))]
  for (const one of asked) void one.then(value => log.push(`answered ${value}`))
  expect(await outcomes(asked)).toEqual(['1', '2', '3'])
  expect(log).toEqual([
    ...['begin', '1', '3', '2', 'committed', 'told a', 'told b'],
    ...['answered 1', 'answered 3', 'answered 2'],
  ])
})

test('a work that fails is undone with all, and each of the others is done alone', async () => {
  const queue = queueOver(ending())
  const asked = [queue.write('a', doing('1')), queue.write('a', failing('2')), queue.write('a', doing('3'))]
  expect(await outcomes(asked)).toEqual(['1', '2 failed', '3'])
  expect(log).toEqual([
    ...['begin', '1', '2'],
    ...['begin', '1', 'committed', 'told a'],
    ...['begin', '2'],
    ...['begin', '3', 'committed', 'told a'],
  ])
})

test('so it is when the commit fails', async () => {
  const queue = queueOver(ending(new Error('disk full')))
  expect(await outcomes([queue.write('a', doing('1')), queue.write('a', doing('2'))])).toEqual(['1', '2'])
  expect(log.filter(line => line.startsWith('told'))).toEqual(['told a', 'told a'])
})

test('a commit of which nobody knows is not done again: its askers hear that, and nobody is told', async () => {
  const queue = queueOver(ending(new CommitUnknown('no answer')))
  expect(await outcomes([queue.write('a', doing('1')), queue.write('a', doing('2'))])).toEqual([
    'no answer',
    'no answer',
  ])
  expect(log).toEqual(['begin', '1', '2', 'undone'])
})

test('a database that cannot be had is waited for once, for all who ask', async () => {
  const queue = queueOver(ending(new StorageBusy('locked')))
  expect(await outcomes([queue.write('a', doing('1')), queue.write('a', doing('2'))])).toEqual([
    'locked',
    'locked',
  ])
  expect(log.filter(line => line === 'begin')).toHaveLength(1)
})

test('nor again by those that are done alone after another has failed', async () => {
  const queue = queueOver(ending(new Error('broken'), new StorageBusy('locked')))
  const asked = [queue.write('a', doing('1')), queue.write('a', doing('2')), queue.write('a', doing('3'))]
  expect(await outcomes(asked)).toEqual(['locked', 'locked', 'locked'])
  expect(log.filter(line => line === 'begin')).toHaveLength(2)
})

test('asks for the same work are handed to it together, unless another came between them', async () => {
  const queue = queueOver(ending())
  const together = async (_sql: Transaction, asks: readonly number[]) => {
    log.push(asks.join(' '))
    return asks.map(ask => ask * 10)
  }
  const asked = [
    queue.writeTogether('a', together, 1),
    queue.writeTogether('a', together, 2),
    queue.writeTogether('b', together, 3),
    queue.write('a', doing('between')),
    queue.writeTogether('a', together, 4),
  ]
  expect(await outcomes(asked)).toEqual([10, 20, 30, 'between', 40])
  expect(log.slice(1, 5)).toEqual(['1 2', 'between', '4', '3'])
})

test('a work that answers fewer than asked is a fault, and nobody hears the answer of another', async () => {
  const queue = queueOver(ending())
  const short = async (_sql: Transaction, asks: readonly number[]) => asks.slice(1)
  const asked = [queue.writeTogether('a', short, 1), queue.writeTogether('a', short, 2)]
  expect(await outcomes(asked)).toEqual(['1 asked and 0 were answered', '1 asked and 0 were answered'])
})

test('what comes while a commit is under way waits for the next, and idle for all of it', async () => {
  const queue = queueOver(ending())
  let later: Promise<unknown> | undefined
  const first = queue.write('a', async () => {
    later = queue.write('a', doing('later'))
    log.push('first')
  })
  await queue.idle()
  expect(log).toEqual(['begin', 'first', 'committed', 'told a', 'begin', 'later', 'committed', 'told a'])
  await Promise.all([first, later])
})
