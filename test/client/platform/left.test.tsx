// @vitest-environment happy-dom
/** What is left of the first afternoon is seen to get less by whatever is heard, and is not asked for over and over. */
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ask } from '../../../src/client/platform/api.ts'
import { useLeft } from '../../../src/client/platform/left.ts'
import { whileIn } from '../../../src/client/platform/while-in.ts'
import { FakeEventSource } from '../event-source.ts'
import { aNetwork, json, type Network } from '../network.ts'
import { WOUND } from '../storage.ts'
import { OUTLET } from '../things.ts'

let network: Network
let root: HTMLElement

function Told() {
  return <p>{useLeft(OUTLET).steps.map(({ step }) => step)}</p>
}

const leaves = (...steps: string[]) =>
  network.answer('GET /api/left', json({ steps: steps.map(step => ({ step, isDone: false })) }))
const passes = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)))
const adds = () =>
  act(async () => void (await ask<'addRooms'>('POST', '/api/manage/rooms/batch', { outlet: OUTLET })))
const asked = () => network.askedFor('GET /api/left').length

beforeEach(async () => {
  vi.useFakeTimers(WOUND)
  vi.stubGlobal('EventSource', FakeEventSource)
  network = aNetwork()
  root = document.createElement('div')
  leaves('rooms')
  await act(async () => render(<Told />, root))
  await passes(0)
})
afterEach(() => {
  act(() => render(null, root))
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('while nothing is done it is asked for once a minute', async () => {
  await passes(59_000)
  expect(asked()).toBe(1)
  await passes(1_000)
  expect(asked()).toBe(2)
})

test('a deed of this page is seen at once, one that was refused changes nothing', async () => {
  leaves('goods')
  await adds()
  expect(root.textContent).toBe('rooms')
  network.answer('POST /api/manage/rooms/batch', json({}))
  await adds()
  await passes(0)
  expect(root.textContent).toBe('goods')
})

test('what is done at the desk is seen as its stream says that something was, many at a time once', async () => {
  const stop = whileIn(OUTLET, () => undefined)
  leaves('kwitansi')
  for (const _ of Array.from({ length: 20 })) FakeEventSource.last.says('rooms', { room: 'all' })
  await passes(1_000)
  expect([root.textContent, asked()]).toEqual(['kwitansi', 3])
  stop()
})

test('whoever has nothing left is not asked for any more', async () => {
  leaves()
  await passes(60_000)
  const before = asked()
  await passes(600_000)
  expect([root.textContent, asked()]).toEqual(['', before])
})
