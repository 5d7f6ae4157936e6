// @vitest-environment happy-dom
/** A group that leaves together: all its bills on one screen, the rest posted by one tap, and all of them out by one act or none. */
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveBoard } from '../../../src/client/desk/live/use-board.ts'
import type { LiveRooms } from '../../../src/client/desk/live/use-rooms.ts'
import type { Steps } from '../../../src/client/desk/live/use-steps.ts'
import { DeskContext } from '../../../src/client/desk/shell/desk-context.ts'
import { loadTexts, SpeechContext, speechOf } from '../../../src/client/desk/speech.ts'
import { GroupOut } from '../../../src/client/desk/stays/group-out.tsx'
import { WithStays } from '../../../src/client/desk/stays/words.tsx'
import { Rights } from '../../../src/client/platform/rights.ts'
import type { Bill, BillPaper } from '../../../src/contract/payments.ts'
import { paying } from '../../../src/i18n/id/paying.ts'
import { stays as words } from '../../../src/i18n/id/stays.ts'
import { AT, aMenu, OTHER_STAY, STAY } from '../things.ts'

const nothing = () => undefined
const { outlet } = aMenu([])
const MARK = { 'etalase-contract': '1' }

const paper = (number: number, more: Partial<BillPaper> = {}): BillPaper => ({
  ...{ number, printed: `KW/HDT/2026/00000${number}`, url: '/k', issuedAt: AT, lines: [], total: 60_000 },
  ...{ payment: 'room', isVoid: false, state: 'due', said: null },
  ...more,
})
const bill = (room: string, stay: string, papers: readonly BillPaper[]): Bill => ({
  ...{ room, stay, since: AT, leavesAt: null, papers: [...papers] },
  sums: { total: 60_000, cash: 0, qris: 0, posted: 0, waived: 0, open: 60_000, back: 0 },
})

let root: HTMLElement
let bills: readonly Bill[]
let sent: unknown[]
let done: number
beforeEach(() => {
  root = document.body.appendChild(document.createElement('div'))
  bills = [
    bill('512', STAY, [paper(1)]),
    bill('513', OTHER_STAY, [paper(2, { payment: 'qris', state: 'claimed' })]),
  ]
  ;[sent, done] = [[], 0]
  localStorage.clear()
  vi.stubGlobal('fetch', async (_address: string, { method, body }: { method?: string; body?: string }) => {
    if (method !== 'POST') return Response.json({ bills }, { headers: MARK })
    sent.push(JSON.parse(body ?? 'null'))
    return Response.json(
      { code: 'changed-meanwhile' },
      { status: 409, headers: { ...MARK, 'content-type': 'application/problem+json' } },
    )
  })
})
afterEach(() => {
  render(null, root)
  root.remove()
  vi.unstubAllGlobals()
})

const room = (name: string, stay: string) => ({
  ...{ room: name, kind: 'room' as const, floor: 5, stay, stayCode: null, since: AT, leavesAt: null },
  ...{ openOrders: 0, tablet: false },
})
const rooms = {
  reply: {
    ...{ ok: true, status: 200, cached: false },
    value: { rooms: [room('512', STAY), room('513', OTHER_STAY)] },
  },
  reload: nothing,
} satisfies LiveRooms

async function drawBills(): Promise<void> {
  const texts = await loadTexts('id')
  const steps = { orders: [], said: null, flush: async () => undefined } as Partial<Steps> as Steps
  const live = {} as Partial<LiveBoard> as LiveBoard
  const desk = { outlet, staff: 'Sari', steps, tell: nothing, signedOut: nothing, live, rooms }
  await act(async () =>
    render(
      <SpeechContext.Provider value={speechOf({ language: 'id', words: texts }, nothing)}>
        <Rights.Provider value={['sell']}>
          <DeskContext.Provider value={desk}>
            <WithStays>
              <GroupOut
                onDone={() => {
                  done++
                }}
              />
            </WithStays>
          </DeskContext.Provider>
        </Rights.Provider>
      </SpeechContext.Provider>,
      root,
    ),
  )
  await vi.waitFor(() => expect(boxes()).toHaveLength(2), { timeout: 60_000 })
  for (const box of boxes()) await act(async () => box.click())
  await tap(words.group.bills(2))
  await vi.waitFor(() => expect(root.textContent).toContain(words.group.atOnce), { timeout: 60_000 })
}
const boxes = () => [...root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
const button = (name: string) => [...root.querySelectorAll('button')].find(one => one.textContent === name)
const tap = (name: string) => act(async () => button(name)?.click())

test('one tap posts what is due; what a guest claims by QRIS asks for an answer of its own', async () => {
  await drawBills()
  expect(button(words.group.checkOut(2))?.disabled).toBe(true)
  await tap(words.group.postAll)
  const asking = [...root.querySelectorAll('tr.asks')]
  expect(asking.map(one => one.textContent?.includes(bills[1]?.papers[0]?.printed ?? ''))).toEqual([true])
  expect(root.querySelectorAll('input[type=radio]:checked')).toHaveLength(1)
  expect(button(words.group.checkOut(2))?.disabled).toBe(true)
})

test('a bill that changed meanwhile lets nobody out: all are shown anew, and why', async () => {
  await drawBills()
  await tap(paying.leave)
  await vi.waitFor(() => expect(root.querySelector('[role=alert]')?.textContent).toBe(paying.met), {
    timeout: 60_000,
  })
  expect(sent).toMatchObject([{ open: 'ask', rooms: [{ room: '512' }, { room: '513' }] }])
  expect(done).toBe(0)
})
