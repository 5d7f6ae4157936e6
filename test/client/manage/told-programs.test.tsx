// @vitest-environment happy-dom
/** Programs that take no documents any more, as the manager sees them: what is wrong, and that it is told again. */
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Managed } from '../../../src/client/manage/place.ts'
import { ToldPrograms } from '../../../src/client/manage/told-programs.tsx'
import type { ToldPrograms as Told } from '../../../src/contract/documents.ts'
import { documents } from '../../../src/i18n/id/documents.ts'
import { paying } from '../../../src/i18n/id/paying.ts'
import { problems } from '../../../src/i18n/id/problems.ts'
import { AT, aMenu } from '../things.ts'

const { outlet } = aMenu([])
const words = documents.programs
const DEAD: Told['programs'][number] = {
  ...{ id: 'w1', address: 'https://buku.example.test/kwitansi', told: 40, behind: 0, waiting: 0 },
  ...{ nextAt: null, dead: 3, fault: 'HTTP 500', ended: null },
}

/** As the server says it: without its mark no answer is taken for its own. */
const MARK = { 'etalase-contract': '1' }
const said = (body: unknown) => Response.json(body, { headers: MARK })
const refused = () =>
  Response.json(
    { code: 'not-allowed' },
    { status: 403, headers: { ...MARK, 'content-type': 'application/problem+json' } },
  )

let root: HTMLElement
let programs: Told['programs']
let answer: () => Response
beforeEach(() => {
  root = document.body.appendChild(document.createElement('div'))
  vi.stubGlobal('fetch', async (_address: string, { method }: { method?: string }) =>
    method === 'POST' ? answer() : said({ programs }),
  )
})
afterEach(() => {
  render(null, root)
  root.remove()
  vi.unstubAllGlobals()
})

async function draw(): Promise<void> {
  const place = { outlet, staff: 'Manajer', onSignedOut: () => undefined }
  await act(async () =>
    render(
      <Managed.Provider value={place}>
        <ToldPrograms words={{ say: documents, paying }} />
      </Managed.Provider>,
      root,
    ),
  )
  await vi.waitFor(() => expect(root.textContent).toContain(words.title), { timeout: 60_000 })
}
const again = () => root.querySelector<HTMLButtonElement>('button')
const tap = () => act(async () => again()?.click())
const status = () => root.querySelector('[role=status]')?.textContent

test('what is tried no more is told again by a tap, and that it was is read after its button has gone', async () => {
  programs = [DEAD]
  answer = () => {
    programs = [{ ...DEAD, dead: 0, waiting: 3, nextAt: AT }]
    return said({ again: 3 })
  }
  await draw()
  expect(root.textContent).toContain(words.dead(3))
  expect(again()?.getAttribute('aria-label')).toBe(words.againTo(DEAD.address))
  await tap()
  await vi.waitFor(() => expect(again()).toBeNull(), { timeout: 60_000 })
  expect(root.textContent).toContain(words.waiting(3))
  expect(status()).toBe(words.sent(3))
})

test('a refusal is read beside the button, which is there to be tapped again', async () => {
  programs = [DEAD]
  answer = refused
  await draw()
  await tap()
  await vi.waitFor(() => expect(status()).toBe(problems['not-allowed']), { timeout: 60_000 })
  expect(again()?.disabled).toBe(false)
})
