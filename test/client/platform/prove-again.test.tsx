// @vitest-environment happy-dom
/** What asks for a proof is asked again behind it; closed, it is not, and whose session is over hears so. */
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Reply } from '../../../src/client/platform/api.ts'
import { askAgain, type Proving, useProving } from '../../../src/client/platform/prove-again.ts'
import { aNetwork, json, type Network, problem } from '../network.ts'

const END = '/api/people/end'
const PROVE = 'POST /api/desk/session/prove'
let network: Network
let root: HTMLElement
let proving: Proving | null

function Sheet() {
  proving = useProving('hotel')
  return null
}

beforeEach(() => {
  network = aNetwork()
  network.answer(`POST ${END}`, problem('prove-again', 403, { by: ['pin'] }))
  root = document.createElement('div')
  act(() => render(<Sheet />, root))
})
afterEach(() => {
  act(() => render(null, root))
  vi.unstubAllGlobals()
})

/** Asked, as far as to the sheet. */
async function ending(): Promise<Promise<Reply<unknown>>[]> {
  const reply = askAgain<'endPerson'>('POST', END, { outlet: 'hotel', body: { name: 'Wati' } })
  await vi.waitFor(() => act(() => expect(proving).not.toBeNull()))
  return [reply]
}

test('closed, the refusal stands and nothing is asked again', async () => {
  const [reply] = await ending()
  proving?.onClose()
  expect(await reply).toMatchObject({ ok: false, code: 'prove-again' })
  expect(network.askedFor(`POST ${END}`)).toHaveLength(1)
})

test('a wrong PIN leaves it open, and says so; the right one has it done', async () => {
  const [reply] = await ending()
  network.answer(PROVE, problem('wrong-pin', 401))
  expect(await proving?.onPin('0000')).toEqual({ is: 'wrong-pin' })
  network.answer(PROVE, json({}))
  network.answer(`POST ${END}`, json({}))
  expect(await proving?.onPin('1111')).toBeNull()
  expect(await reply).toMatchObject({ ok: true })
})

test('whose session is over meanwhile is told so by what they asked for', async () => {
  const [reply] = await ending()
  network.answer(PROVE, problem('session-required', 401))
  network.answer(`POST ${END}`, problem('session-required', 401))
  expect(await proving?.onPin('1111')).toBeNull()
  expect(await reply).toMatchObject({ ok: false, code: 'session-required' })
})
