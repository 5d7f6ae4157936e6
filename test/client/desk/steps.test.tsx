// @vitest-environment happy-dom
/** A clerk's taps as the board takes them: under whose name they go, what goes when the page is left, what came of them. */
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSending, type Sending } from '../../../src/client/desk/live/sending.ts'
import type { LiveBoard } from '../../../src/client/desk/live/use-board.ts'
import { type Steps, useSteps } from '../../../src/client/desk/live/use-steps.ts'
import { createAsk } from '../../../src/client/platform/api.ts'
import { HOUR_MS } from '../../../src/domain/time.ts'
import { aBrowser, aSpare, aStore, settle, type TestBrowser } from '../device.ts'
import { aLine, json, type Network, problem } from '../network.ts'
import { anOrder, OUTLET } from '../things.ts'

const ORDER = anOrder({ state: 'dispatched' })
const STEP = 'POST /api/desk/orders/'

let root: HTMLElement
let browser: TestBrowser
let line: Network
let sending: Sending
let steps: Steps
let said: string[]
let board: LiveBoard

const say = (word: string) => () => void said.push(word)
const signedOut = () => void said.push('signed out')

function Board({ clerk }: { readonly clerk: string }) {
  steps = useSteps(sending, clerk, board, signedOut)
  return null
}

const draw = (clerk: string | null) =>
  act(async () => render(clerk === null ? null : <Board clerk={clerk} />, root))
const wind = (ms: number) => act(async () => browser.wind(ms))
const asked = () => line.askedFor(STEP).map(({ path }) => path.split('/').at(-1))

async function take(): Promise<void> {
  await act(async () => {
    steps.take(ORDER)
    await settle()
  })
}

beforeEach(() => {
  browser = aBrowser()
  line = aLine()
  said = []
  const tab = browser.open()
  const ask = createAsk({ fetch: line.fetch, after: tab.after })
  sending = createSending({ outlet: OUTLET, device: tab, store: aStore().of(tab), spare: aSpare(), ask })
  board = {
    desk: null,
    isShown: true,
    orders: new Map([[ORDER.id, ORDER]]),
    connection: { is: true, sinceMs: 0 },
    roomsTurn: 0,
    menuTurn: 0,
    trouble: null,
    answered: order => void said.push(order.state),
    heard: say('heard'),
    lost: say('lost'),
    reload: say('reload'),
  }
  root = document.body.appendChild(document.createElement('div'))
})
afterEach(() => {
  render(null, root)
  root.remove()
})

test('what a clerk left behind goes out under that name alone: neither without anybody nor for the next', async () => {
  await draw('Budi')
  await take()
  await draw(null)
  await wind(HOUR_MS)
  expect(asked()).toEqual([])
  await draw('Sari')
  await wind(HOUR_MS)
  expect(asked()).toEqual([])
  await draw('Budi')
  await wind(0)
  expect(asked()).toEqual(['deliver'])
})

test('what is held goes out when the page is left', async () => {
  await draw('Budi')
  await take()
  expect(asked()).toEqual([])
  dispatchEvent(new Event('pagehide'))
  await wind(0)
  expect(asked()).toEqual(['deliver'])
})

describe('of a delivery', () => {
  const comes = async (answer: Parameters<Network['answer']>[1]) => {
    line.answer(STEP, answer)
    await draw('Budi')
    await take()
    await wind(8_000)
  }

  test('the order as it has become is put on the board, and its kwitansi told', async () => {
    const order = { ...ORDER, state: 'delivered' as const }
    await comes(json({ order, kwitansi: { number: 7, url: '/k/7' } }))
    await vi.waitFor(() => expect(said).toEqual(['delivered']))
    await vi.waitFor(() => expect(steps.said).not.toBeNull())
    expect(steps.said).toEqual({ type: 'delivered', room: ORDER.room, number: 7, url: '/k/7' })
  })

  test.each([
    ['refused reads the board anew', problem('wrong-state', 409), 'reload'],
    ['that nobody answered is cut off', () => Promise.reject(new TypeError('Failed to fetch')), 'lost'],
    ['whose session is over leads to the door', problem('session-required', 401), 'signed out'],
  ] as const)('one %s', async (_, answer, word) => {
    await comes(answer)
    await vi.waitFor(() => expect(said).toContain(word))
    expect(steps.said).toBeNull()
  })
})
