// @vitest-environment happy-dom
/** A terminal says that somebody is there, and hears by the answers whether the server takes anything at all. */
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { usePresence } from '../../../src/client/desk/live/use-presence.ts'
import { aNetwork, json, type Network, noAnswer, problem } from '../network.ts'
import { OUTLET } from '../things.ts'

let root: HTMLElement
let line: Network
let tick: () => void
let said: string[]
let takesNothing: boolean
/** Times that it was drawn: an answer that changes something draws it anew. */
let drawn: number

const PRESENCE = 'POST /api/desk/presence'
const there = json({ attended: true })
const noDisk = problem('busy', 503)

const heard = () => said.push('heard')
const lost = () => said.push('lost')
const signedOut = () => said.push('signed out')
function onTick(listener: () => void): () => void {
  tick = listener
  return () => undefined
}

interface TerminalProps {
  readonly sound?: boolean
  readonly isConnected?: boolean
}

function Terminal({ sound = true, isConnected = true }: TerminalProps) {
  drawn++
  takesNothing = usePresence({ outlet: OUTLET, sound, isConnected, heard, lost, signedOut, onTick })
  return null
}

const draw = (sound = true) => act(async () => render(<Terminal sound={sound} />, root))
/** Every second of it ticks. */
async function wait(seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i++) {
    vi.setSystemTime(Date.now() + 1_000)
    await act(async () => tick())
  }
}
const told = () => line.askedFor(PRESENCE).map(({ body }) => JSON.parse(body ?? '') as unknown)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  line = aNetwork()
  said = []
  drawn = 0
  root = document.body.appendChild(document.createElement('div'))
})
afterEach(() => {
  render(null, root)
  root.remove()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('it is told at once and then every fifteen seconds, and a change of the sound without waiting', async () => {
  line.answer(PRESENCE, there)
  await draw()
  await wait(14)
  expect(told()).toEqual([{ sound: true, visible: true }])
  await wait(1)
  expect(told()).toHaveLength(2)
  await draw(false)
  expect(told().slice(2)).toEqual([{ sound: false, visible: true }])
})

test('a line that is cut is asked about at once: whoever was ended is out, and need not wait', async () => {
  line.answer(PRESENCE, there)
  await draw()
  line.answer(PRESENCE, problem('session-required', 401))
  await act(async () => render(<Terminal isConnected={false} />, root))
  await vi.waitFor(() => expect(said).toEqual(['heard', 'signed out']))
})

test('a server that refuses twice takes nothing, is asked sooner, and takes all again from its first answer on', async () => {
  line.answer(PRESENCE, noDisk)
  await draw()
  await vi.waitFor(() => expect(drawn).toBe(2))
  expect(takesNothing).toBe(false)
  await wait(5)
  expect(told()).toHaveLength(2)
  await vi.waitFor(() => expect(takesNothing).toBe(true))
  line.answer(PRESENCE, there)
  await wait(5)
  expect(told()).toHaveLength(3)
  await vi.waitFor(() => expect(takesNothing).toBe(false))
})

test.each([
  ['an answer', there, 'heard'],
  ['a dead line', noAnswer, 'lost'],
  ['a session that is over', problem('session-required', 401), 'signed out'],
])('%s is passed on as what it is', async (_, answer, word) => {
  line.answer(PRESENCE, answer)
  await draw()
  await vi.waitFor(() => expect(said).toEqual([word]))
  expect(takesNothing).toBe(false)
})
