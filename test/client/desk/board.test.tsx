// @vitest-environment happy-dom
/** The board as a clerk sees it. */
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BoardScreen } from '../../../src/client/desk/board/board-screen.tsx'
import { createSending, type Sending } from '../../../src/client/desk/live/sending.ts'
import type { LiveBoard } from '../../../src/client/desk/live/use-board.ts'
import { useSteps } from '../../../src/client/desk/live/use-steps.ts'
import { DeskContext } from '../../../src/client/desk/shell/desk-context.ts'
import { loadTexts, SpeechContext, speechOf } from '../../../src/client/desk/speech.ts'
import { createAsk } from '../../../src/client/platform/api.ts'
import type { OrderView } from '../../../src/contract/order.ts'
import { LANGUAGES, type Language } from '../../../src/domain/language.ts'
import { aBrowser, aSpare, aStore } from '../device.ts'
import { aLine } from '../network.ts'
import { aMenu, anOrder, OUTLET } from '../things.ts'

const FIRST = '019ab000-0000-7000-8000-0000000000f1'
const nothing = () => undefined
const { outlet } = aMenu([])

let root: HTMLElement
let sending: Sending

interface Told {
  readonly orders?: readonly OrderView[]
  readonly unreadable?: readonly string[]
}

function aBoard({ orders = [], unreadable }: Told): LiveBoard {
  return {
    desk: {
      outlet,
      staff: 'Sari',
      role: 'clerk',
      attended: true,
      now: '2026-11-24T03:05:00.000Z',
      escalated: [],
      confirmations: [],
      ...(unreadable === undefined ? {} : { unreadable: [...unreadable] }),
    },
    isShown: true,
    orders: new Map(orders.map(order => [order.id, order])),
    connection: { is: true, sinceMs: 0 },
    roomsTurn: 0,
    menuTurn: 0,
    trouble: null,
    answered: nothing,
    heard: nothing,
    lost: nothing,
    reload: nothing,
  }
}

function Desk({ live }: { readonly live: LiveBoard }) {
  const steps = useSteps(sending, 'Sari', live, nothing)
  const rooms = { reply: null, reload: nothing }
  return (
    <DeskContext.Provider
      value={{ outlet, staff: 'Sari', live, steps, rooms, tell: nothing, signedOut: nothing }}
    >
      <BoardScreen />
    </DeskContext.Provider>
  )
}

async function draw(told: Told, language: Language = 'id'): Promise<string> {
  const words = await loadTexts(language)
  await act(async () =>
    render(
      <SpeechContext.Provider value={speechOf({ language, words }, nothing)}>
        <Desk live={aBoard(told)} />
      </SpeechContext.Provider>,
      root,
    ),
  )
  return root.textContent ?? ''
}

beforeEach(() => {
  const tab = aBrowser().open()
  const ask = createAsk({ fetch: aLine().fetch, after: tab.after })
  sending = createSending({ outlet: OUTLET, device: tab, store: aStore().of(tab), spare: aSpare(), ask })
  root = document.body.appendChild(document.createElement('div'))
})
afterEach(() => {
  render(null, root)
  root.remove()
})

describe('an open order that the database does not give back whole', () => {
  test.each(LANGUAGES)('is told in %s, with what to do and the number to tell', async language => {
    const words = (await loadTexts(language)).desk
    const text = await draw({ unreadable: [FIRST] }, language)
    expect(text).toContain(words.unreadable(1))
    expect(text).toContain(words.unreadableHelp)
    expect(text).toContain(FIRST)
  })

  test('holds up no other: they stand below', async () => {
    expect(await draw({ orders: [anOrder({ room: '512' })], unreadable: [FIRST] })).toMatch(
      /tidak dapat dibaca.*512/s,
    )
  })

  test('is not among those that were brought', async () => {
    expect(await draw({ unreadable: [FIRST] })).not.toContain('Semua sudah diantar')
    expect(await draw({})).toContain('Semua sudah diantar')
  })

  test('is one line, however many there are', async () => {
    const many = Array.from({ length: 40 }, (_, i) => FIRST.slice(0, -2) + String(10 + i))
    const text = await draw({ unreadable: many })
    expect(text).toContain('40 pesanan tidak dapat dibaca')
    expect(many.filter(id => text.includes(id))).toEqual(many.slice(0, 3))
  })

  test('is told of no more once there is none', async () => {
    await draw({ unreadable: [FIRST] })
    expect(await draw({})).not.toContain('tidak dapat dibaca')
  })
})
