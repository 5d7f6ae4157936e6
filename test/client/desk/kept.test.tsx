// @vitest-environment happy-dom
/** What was being typed at a locked desk is its person's: nobody else sees it, and they have it once, when they return. */
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDesks } from '../../../src/client/desk/shell/kept.ts'
import { type Typed, TypedContext, useTyped } from '../../../src/client/desk/shell/typed.ts'
import { HOUR_MS } from '../../../src/domain/time.ts'

let root: HTMLElement
let nowMs: number
let type: (text: string) => void
beforeEach(() => {
  nowMs = 0
  root = document.body.appendChild(document.createElement('div'))
})
afterEach(() => {
  render(null, root)
  root.remove()
})

function Note() {
  const [text, setText] = useTyped('note', '')
  type = setText
  return <p>{text}</p>
}
const draw = (typed: Typed, isOpen = true) =>
  act(() => render(<TypedContext.Provider value={typed}>{isOpen && <Note />}</TypedContext.Provider>, root))
/** The next person's desk is another. */
async function drawAnew(typed: Typed): Promise<void> {
  await act(() => render(null, root))
  await draw(typed)
}

test('it is there again for its person, once', async () => {
  const desks = createDesks(() => nowMs)
  const typed: Typed = new Map()
  await draw(typed)
  await act(() => type('Kopi, tanpa gula'))
  desks.keep('Dewi', typed, 'rooms')
  await drawAnew(new Map())
  expect([root.textContent, desks.take('Sari')]).toEqual(['', null])

  const kept = desks.take('Dewi')
  expect(kept?.screen).toBe('rooms')
  await drawAnew(kept?.typed ?? new Map())
  expect(root.textContent).toBe('Kopi, tanpa gula')
  expect(desks.take('Dewi')).toBeNull()
})

test('what was closed, and what is as it began, is nothing to keep', async () => {
  const typed: Typed = new Map()
  await draw(typed)
  await act(() => type('Kopi'))
  await act(() => type(''))
  expect(typed.size).toBe(0)
  await act(() => type('Kopi'))
  await draw(typed, false)
  expect(typed.size).toBe(0)
})

test('after a shift it is forgotten; until then the page may not be replaced by its next release', () => {
  const desks = createDesks(() => nowMs)
  desks.keep('Dewi', new Map(), 'board')
  expect(desks.isEmpty()).toBe(true)
  desks.keep('Dewi', new Map([['note', 'Kopi']]), 'board')
  expect(desks.isEmpty()).toBe(false)
  nowMs = 14 * HOUR_MS
  expect([desks.isEmpty(), desks.take('Dewi')]).toEqual([true, null])
})
