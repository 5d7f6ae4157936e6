// @vitest-environment happy-dom
/** Money at the desk as a clerk and a manager see it: how an order is paid, what a correction does with it, drawers left open. */
import { type ComponentChildren, render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AnswerSheet } from '../../../src/client/desk/bills/answer-sheet.tsx'
import { choicesOf, reasonsOf } from '../../../src/client/desk/bills/answers.ts'
import { Shifts } from '../../../src/client/desk/bills/shifts.tsx'
import { WithPaying } from '../../../src/client/desk/bills/words.tsx'
import { moneySaid } from '../../../src/client/desk/documents/money-said.ts'
import { ReissueForm } from '../../../src/client/desk/documents/reissue-form.tsx'
import type { LiveBoard } from '../../../src/client/desk/live/use-board.ts'
import type { Steps } from '../../../src/client/desk/live/use-steps.ts'
import { PaysBy } from '../../../src/client/desk/order/pays-by.tsx'
import { DeskContext } from '../../../src/client/desk/shell/desk-context.ts'
import { loadTexts, SpeechContext, speechOf } from '../../../src/client/desk/speech.ts'
import { Rights } from '../../../src/client/platform/rights.ts'
import type { ReissueOffer } from '../../../src/contract/desk.ts'
import type { FoundDocument } from '../../../src/contract/documents.ts'
import type { BillPaper, DrawerShown } from '../../../src/contract/payments.ts'
import type { OutletRight } from '../../../src/domain/rights.ts'
import { paying as words } from '../../../src/i18n/id/paying.ts'
import { AT, aMenu, anOrder } from '../things.ts'

const nothing = () => undefined
const { outlet } = aMenu([], { payments: ['room', 'cash', 'qris'] })
const DRAWER: DrawerShown = {
  id: '019ab000-0000-7000-8000-0000000000d1',
  clerk: 'Dewi',
  openedAt: AT,
  opening: 100_000,
  closedAt: null,
  counted: null,
  book: null,
  reason: null,
}

let root: HTMLElement
let paid: unknown[][]
let sent: unknown[]
beforeEach(() => {
  root = document.body.appendChild(document.createElement('div'))
  paid = []
  sent = []
  vi.stubGlobal('fetch', async (_address: string, { body }: { body?: string }) => {
    sent.push(JSON.parse(body ?? 'null'))
    return Response.json({ code: 'wrong-state', status: 409 }, { status: 409 })
  })
})
afterEach(() => {
  render(null, root)
  root.remove()
  vi.unstubAllGlobals()
})

async function draw(children: ComponentChildren, rights: readonly OutletRight[] = ['sell']): Promise<void> {
  const texts = await loadTexts('id')
  const steps = { pay: (...said: unknown[]) => paid.push(said) } as Partial<Steps> as Steps
  const desk = {
    ...{ outlet, staff: 'Sari', steps, tell: nothing, signedOut: nothing },
    ...{ live: {} as Partial<LiveBoard> as LiveBoard, rooms: { reply: null, reload: nothing } },
  }
  await act(async () =>
    render(
      <SpeechContext.Provider value={speechOf({ language: 'id', words: texts }, nothing)}>
        <Rights.Provider value={rights}>
          <DeskContext.Provider value={desk}>
            <WithPaying>{children}</WithPaying>
          </DeskContext.Provider>
        </Rights.Provider>
      </SpeechContext.Provider>,
      root,
    ),
  )
  await vi.waitFor(() => expect(root.querySelector('.empty')).toBeNull(), { timeout: 60_000 })
}
const button = (name: string) =>
  [...root.querySelectorAll('button')].find(one => one.textContent?.includes(name))
const radio = (name: string) =>
  [...root.querySelectorAll('label')].find(one => one.textContent === name)?.querySelector('input')
const tap = (what: HTMLElement | null | undefined) => act(async () => what?.click())

describe('how an order is paid', () => {
  test('is changed by a tap, and who changed it last is told', async () => {
    const repaid = [{ from: 'cash', to: 'room', by: 'Dewi', at: AT }] as const
    const order = anOrder({ payment: 'room', total: 25_000, state: 'acknowledged', repaid: [...repaid] })
    await draw(<PaysBy order={order} />)
    expect(root.textContent).toContain('Dewi')
    await tap(root.querySelectorAll('input')[1])
    expect(paid).toEqual([[order, 'cash']])
  })

  test('is asked no more once the desk has seen the money at its bank', async () => {
    const order = anOrder({ payment: 'qris', total: 25_000, state: 'acknowledged' })
    await draw(<PaysBy order={{ ...order, qris: { state: 'claimed', amount: 25_000 } }} />)
    expect(root.querySelectorAll('input')).toHaveLength(3)
    await draw(<PaysBy order={{ ...order, qris: { state: 'paid', amount: 25_000 } }} />)
    expect(root.querySelectorAll('input')).toHaveLength(0)
  })
})

describe('a kwitansi that is corrected', () => {
  /** Its guest has left: the bill of the room takes nothing more. */
  const offer: ReissueOffer = {
    number: 7,
    payment: 'room',
    total: 50_000,
    state: 'due',
    said: null,
    payments: ['cash'],
    lines: [{ placementId: 'amplang', name: 'Amplang', quantity: 2, unitPrice: 25_000 }],
  }
  const document: FoundDocument = {
    ...{ number: 7, printed: 'KW/HDT/2026/000007', kind: 'kwitansi', issuedAt: AT, day: '2026-11-24' },
    ...{ total: 50_000, room: '512', clerk: 'Dewi', payment: { issued: 'room', state: 'due', said: null } },
    ...{ voids: null, voidedBy: null, replaces: null, states: null, url: '/k' },
  }

  test('to fewer pieces stays on the bill that its guest has left, and says what to post', async () => {
    await draw(<ReissueForm document={document} wrong="quantity" offer={offer} onClose={nothing} />)
    await tap(root.querySelector('button'))
    await tap(radio(words.correct.fates.shelf))
    expect(root.textContent).toContain(words.correct.begins.room('Rp25.000'))
    await tap(button(words.correct.reissueDo))
    expect(sent).toMatchObject([
      { payment: 'room', goods: 'shelf', lines: [{ placementId: 'amplang', quantity: 1 }] },
    ])
  })

  test('says of what was waived that nobody has to pay it, and else what to do with the money', () => {
    const waived = { ...offer, state: 'waived', said: 'courtesy' } as const
    expect(moneySaid(words.correct, waived, 'room', 25_000)).toEqual([words.correct.staysWaived('Rp25.000')])
    expect(moneySaid(words.correct, waived, 'cash', 50_000)).toEqual([words.correct.begins.cash('Rp50.000')])
    const cash = { ...offer, payment: 'cash', state: 'paid', said: 'cash' } as const
    expect(moneySaid(words.correct, cash, 'qris', 50_000)).toEqual([
      words.correct.handBack('Rp50.000'),
      words.correct.begins.qris('Rp50.000'),
    ])
  })
})

describe('money of a void kwitansi that was not given back', () => {
  const paper: BillPaper = {
    ...{ number: 7, printed: 'KW/HDT/2026/000007', url: '/k', issuedAt: AT, lines: [], total: 60_000 },
    ...{ payment: 'cash', isVoid: true, state: 'paid', said: 'cash' },
  }

  test('waits for a reason that anybody can say, and is given back by whoever may correct', async () => {
    expect(choicesOf(paper, false, false)).toEqual(['explain'])
    expect(choicesOf(paper, true, false)).toEqual(['return', 'reopen', 'explain'])
    expect(choicesOf(paper, true, true)).toEqual([])
    expect(reasonsOf('explain', paper)).not.toContain('pays-later')
    await draw(<AnswerSheet paper={paper} mayCorrect={false} onClose={nothing} onDone={nothing} />)
    await tap(radio(words.steps.explain))
    await tap(radio(words.backGone))
    await tap(button(words.record))
    expect(sent).toMatchObject([{ step: 'explain', reason: 'guest-gone' }])
  })
})

describe('a drawer that is still open', () => {
  const counts: unknown[][] = []
  const shifts = (own?: string) => (
    <Shifts
      last={[DRAWER]}
      own={own}
      onExplain={nothing}
      onCount={async (...said) => counts.push(said) > 0}
    />
  )

  test('is counted for its clerk by whoever may correct, before any book is shown', async () => {
    await draw(shifts(), ['sell', 'correct'])
    await tap(button(words.drawer.countFor('Dewi')))
    const field = root.querySelector('input')
    expect(root.textContent).toContain(words.drawer.countingOf('Dewi'))
    await act(async () => {
      if (field !== null) field.value = '160000'
      field?.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await tap(button(words.drawer.countDo))
    expect(counts).toEqual([[DRAWER, 160_000]])
  })

  test('is told as such to everybody else, and its own clerk counts it above', async () => {
    await draw(shifts())
    expect([root.textContent?.includes(words.drawer.still), root.querySelector('button')]).toEqual([
      true,
      null,
    ])
    await draw(shifts(DRAWER.id), ['sell', 'correct'])
    expect(root.querySelector('button')).toBeNull()
  })
})
