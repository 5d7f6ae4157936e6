// @vitest-environment happy-dom
/** What is in doubt after a backup was put back, as a clerk and a manager see it. */
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Rights } from '../../src/client/platform/rights.ts'
import { RestoredPanel } from '../../src/client/restored/panel.tsx'
import type { InDoubt } from '../../src/client/restored/use-restored.ts'
import type { OutletRight } from '../../src/domain/rights.ts'
import { restored as words } from '../../src/i18n/id/restored.ts'
import { AT, anOrder, OUTLET, STAY } from './things.ts'

const LONG = 'Kerajinan Tempurung Kelapa Pesisir Balikpapan Timur Ukuran Besar dengan Tutup Anyaman'
const FULL: InDoubt = {
  ...{ foundAt: AT, asOf: AT, deliveriesWait: false, loose: 0, due: { count: 2, rupiah: 75_000 } },
  orders: [{ order: anOrder({ room: '512', total: 50_000, state: 'acknowledged' }), papers: [] }],
  stays: [{ stay: STAY, room: '512', since: AT, leavesAt: null }],
  goods: [{ placement: 'p1', name: { id: LONG, en: LONG }, rack: 'A1', pieces: 7, sold: 1 }],
}

/** As the server says it: without its mark no answer is taken for its own. */
const said = (body: unknown) => Response.json(body, { headers: { 'etalase-contract': '1' } })

let root: HTMLElement
let known: InDoubt | null
let sent: unknown[]
let isCut: boolean
beforeEach(() => {
  root = document.body.appendChild(document.createElement('div'))
  ;[known, sent, isCut] = [FULL, [], false]
  vi.stubGlobal('fetch', async (address: string, { method, body }: { method?: string; body?: string }) => {
    if (isCut) throw new TypeError('no network')
    if (method !== 'POST') return said({ restored: known })
    sent.push([new URL(address, 'http://desk').pathname, JSON.parse(body ?? 'null')])
    return said({})
  })
})
afterEach(() => {
  render(null, root)
  root.remove()
  vi.unstubAllGlobals()
})

async function draw(rights: readonly OutletRight[], says: string): Promise<void> {
  await act(async () =>
    render(
      <Rights.Provider value={rights}>
        <RestoredPanel
          outlet={OUTLET}
          zone="Asia/Makassar"
          language="id"
          onSignedOut={() => expect.unreachable()}
        />
      </Rights.Provider>,
      root,
    ),
  )
  await vi.waitFor(() => expect(root.textContent).toContain(says), { timeout: 60_000 })
}
const buttons = () => [...root.querySelectorAll('button')]
const button = (name: string) => buttons().find(one => one.textContent === name)
const tap = (name: string) => act(async () => button(name)?.click())

test('a new kwitansi is issued only after a second tap, which says for how much', async () => {
  await draw(['sell'], words.orders(1))
  await tap(words.brought)
  expect([sent, root.textContent?.includes(words.broughtAsk(50_000))]).toEqual([[], true])
  await tap(words.broughtYes)
  expect(sent).toEqual([[`/api/desk/orders/${FULL.orders[0]?.order.id}/deliver`, { earlier: true }]])
})

test('goods are counted by whoever has the shelf; a clerk reads that a manager does', async () => {
  await draw(['sell'], words.goods(1))
  expect(root.textContent).toContain(LONG)
  expect(root.textContent).toContain(words.goodsManager)
  expect(button(words.asBooked)).toBeUndefined()
  render(null, root)
  await draw(['sell', 'shelf'], words.goods(1))
  await tap(words.asBooked)
  expect(sent).toEqual([['/api/desk/restored/settle', { doubt: 'goods', subjects: ['p1'] }]])
})

test('a guest who still stays leaves the list by one tap, and an empty list says so', async () => {
  await draw(['sell'], words.stays(1))
  known = null
  await tap(words.still)
  await vi.waitFor(() => expect(root.textContent).toContain(words.nothing), { timeout: 60_000 })
  expect(sent).toEqual([['/api/desk/restored/settle', { doubt: 'stay', subjects: [STAY] }]])
})

test('without a network the list says so and is read again by a tap', async () => {
  isCut = true
  await draw(['sell'], words.retry)
  expect(root.querySelector('[role=alert]')).not.toBeNull()
  isCut = false
  await tap(words.retry)
  await vi.waitFor(() => expect(root.textContent).toContain(words.orders(1)), { timeout: 60_000 })
})
