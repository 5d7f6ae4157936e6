/**
 * The process in which photographs are developed, as a process: one at a time, begun again when it dies, given up when it hangs on
 * one. What runs in it here stands in for the library: it answers the name of a file, dies at `die` and is silent at `hang`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createDarkroom, type DarkroomAtWork } from '../../src/server/photos/darkroom.ts'

const folder = mkdtempSync(join(tmpdir(), 'etalase-darkroom-'))
const module = join(folder, 'process.mjs')
let room: DarkroomAtWork | undefined

beforeAll(() => {
  writeFileSync(
    module,
    `let at = 0
     process.on('message', path => {
       if (path === 'die') process.exit(1)
       if (path === 'hang') return
       if (path === 'no photo') return process.send('photo-kind')
       at++
       process.send({ width: at, height: process.pid, placeholder: path, files: [] })
     })`,
  )
})
afterEach(() => room?.close())
afterAll(() => rmSync(folder, { recursive: true }))

const aRoom = (...how: [Parameters<typeof createDarkroom>[1]?]) => {
  room = createDarkroom(module, ...how)
  return room
}

test('they are developed in the order in which they came, by one process', async () => {
  const { develop } = aRoom()
  const all = await Promise.all(['a', 'b', 'c'].map(develop))
  const made = all.flatMap(one => (one.ok ? [one.value] : []))
  expect(made.map(({ placeholder, width }) => [placeholder, width])).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ])
  expect(new Set(made.map(({ height }) => height)).size).toBe(1)
  expect(made[0]?.height).not.toBe(process.pid)
})

test('what is refused takes nobody along', async () => {
  const { develop } = aRoom()
  const [refused, made] = await Promise.all([develop('no photo'), develop('a')])
  expect([refused.ok, made.ok]).toEqual([false, true])
})

test('one that kills its process is refused as broken, and those behind it go on in another', async () => {
  const { develop } = aRoom()
  const [dead, made] = await Promise.all([develop('die'), develop('a')])
  expect(dead).toMatchObject({ ok: false, refusal: { code: 'photo-broken' } })
  expect(made.ok).toBe(true)
})

test('one that hangs is given up, and those behind it go on in another', async () => {
  const patience: (() => void)[] = []
  const { develop } = aRoom((_ms, work) => {
    patience.push(work)
    return () => undefined
  })
  const both = Promise.all([develop('hang'), develop('a')])
  await expect.poll(() => patience.length).toBe(1)
  patience[0]?.()
  const [hung, made] = await both
  expect(hung).toMatchObject({ ok: false, refusal: { code: 'photo-broken' } })
  expect(made.ok).toBe(true)
})

test('whoever comes behind eight others is asked to come again, and is taken when they are done', async () => {
  const { develop } = aRoom()
  const all = Array.from({ length: 8 }, (_, i) => develop(String(i)))
  expect(await develop('ninth')).toMatchObject({ ok: false, refusal: { code: 'busy' } })
  await Promise.all(all)
  expect((await develop('ninth')).ok).toBe(true)
})
