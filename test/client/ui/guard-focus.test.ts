// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest'
import { guardFocus } from '../../../src/client/ui/guard-focus.ts'

const find = (selector: string) => document.querySelector<HTMLElement>(selector)

beforeEach(() => {
  document.body.innerHTML = `<div id="app"><h1>Board</h1><ul><li><button id="first">See</button>
    <button id="second">More</button></li></ul><button id="alone">Heard</button></div>`
  const root = find('#app')
  if (root !== null) guardFocus(root)
})

test('what is taken away gives its focus to the main heading', async () => {
  find('#alone')?.focus()
  find('#alone')?.remove()
  await vi.waitFor(() => expect(document.activeElement).toBe(find('h1')))
})

test('what is taken away from a row leaves the focus in the row', async () => {
  find('#second')?.focus()
  find('#second')?.remove()
  await vi.waitFor(() => expect(document.activeElement).toBe(find('#first')))
})

test('an open dialog comes before the heading', async () => {
  find('#app')?.insertAdjacentHTML('beforeend', '<div role="dialog"><button id="in">Check in</button></div>')
  find('#in')?.focus()
  find('#in')?.remove()
  await vi.waitFor(() => expect(document.activeElement).toBe(find('[role="dialog"]')))
})
