// @vitest-environment happy-dom
/** A sheet over a sheet: keys are the upper one's, and closing it leaves the lower one as it was. */
import { render } from 'preact'
import { useState } from 'preact/hooks'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Sheet } from '../../../src/client/ui/sheet.tsx'

let root: HTMLElement
let closed: string[]

function Two() {
  const [isUpper, setUpper] = useState(false)
  return (
    <>
      <Sheet title="Undang orang" closeLabel="Tutup" onClose={() => closed.push('lower')}>
        <button type="button" onClick={() => setUpper(true)}>
          Undang
        </button>
      </Sheet>
      {isUpper && (
        <Sheet
          title="Buktikan"
          closeLabel="Tutup"
          onClose={() => {
            closed.push('upper')
            setUpper(false)
          }}
        >
          <button type="button">Pakai kunci sandi</button>
          <button type="button">Lanjutkan</button>
        </Sheet>
      )}
    </>
  )
}

beforeEach(() => {
  closed = []
  root = document.body.appendChild(document.createElement('div'))
  act(() => render(<Two />, root))
  act(() => root.querySelector<HTMLElement>('.sheet-body button')?.click())
})
afterEach(() => {
  act(() => render(null, root))
  root.remove()
})

function press(key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  act(() => void document.dispatchEvent(event))
  return event
}

test('Escape closes the upper one, and the next the lower one', () => {
  press('Escape')
  expect(closed).toEqual(['upper'])
  press('Escape')
  expect(closed).toEqual(['upper', 'lower'])
})

test('Tab goes on from one of the upper one’s to the next', () => {
  const upper = root.querySelectorAll('[role=dialog]')[1]
  upper?.querySelector<HTMLElement>('.sheet-body button')?.focus()
  expect(press('Tab').defaultPrevented).toBe(false)
})

test('each is called by its own title', () => {
  const titles = Array.from(root.querySelectorAll('[role=dialog]'), dialog => {
    const id = dialog.getAttribute('aria-labelledby') ?? ''
    return root.querySelectorAll(`[id="${id}"]`).length === 1 ? document.getElementById(id)?.textContent : id
  })
  expect(titles).toEqual(['Undang orang', 'Buktikan'])
})
