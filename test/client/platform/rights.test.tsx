/** A right may be taken away while a page is open: the page looks again where it is refused for want of one. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { Reply } from '../../../src/client/platform/api.ts'
import { LookAgain, Rights, useLookAgain, useMay } from '../../../src/client/platform/rights.ts'

function looksAfter(reply: Reply<unknown>): number {
  let looks = 0
  function Screen() {
    useLookAgain()(reply)
    return null
  }
  renderToString(
    <LookAgain.Provider value={() => looks++}>
      <Screen />
    </LookAgain.Provider>,
  )
  return looks
}

test('a refusal for want of a right has it looked at again, and nothing else does', () => {
  expect(looksAfter({ ok: false, code: 'not-allowed' })).toBe(1)
  for (const code of ['offline', 'session-required', 'prove-again', 'last-person', 'invalid'] as const)
    expect(looksAfter({ ok: false, code })).toBe(0)
  expect(looksAfter({ ok: true, value: null, status: 200, cached: false })).toBe(0)
})

test('whoever nobody has told anything of may nothing', () => {
  function Screen() {
    return <p>{useMay()('look') ? 'may' : 'may not'}</p>
  }
  expect(renderToString(<Screen />)).toBe('<p>may not</p>')
  expect(
    renderToString(
      <Rights.Provider value={['look']}>
        <Screen />
      </Rights.Provider>,
    ),
  ).toBe('<p>may</p>')
})
