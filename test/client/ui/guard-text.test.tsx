// @vitest-environment happy-dom
import fc from 'fast-check'
import { type ComponentChildren, h, render } from 'preact'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { guardText } from '../../../src/client/ui/guard-text.ts'

/** What a translator leaves of a text; nobody sees it. */
const SIGN = '\u200b'

const HOWS = ['wrap', 'move', 'replace', 'edit', 'merge', 'share', 'beside'] as const
type How = (typeof HOWS)[number]

function wrapped(content: Node | string): HTMLElement {
  const outer = document.createElement('font')
  const inner = document.createElement('font')
  inner.append(content)
  outer.append(inner)
  return outer
}

/** The text behind it, and all text right behind that. */
function follow(node: Text): Text[] {
  const found: Text[] = []
  for (let next = node.nextSibling; next?.nodeType === 3; next = next.nextSibling) found.push(next as Text)
  return found
}

const TAKE: Record<How, (node: Text) => void> = {
  wrap: node => node.replaceWith(wrapped(node.data + SIGN)),
  move(node) {
    const font = wrapped('')
    node.before(font)
    node.data += SIGN
    font.firstChild?.appendChild(node)
  },
  replace: node => node.replaceWith(document.createTextNode(node.data + SIGN)),
  edit(node) {
    node.data += SIGN
  },
  merge(node) {
    const others = follow(node)
    node.data = [node, ...others].map(one => one.data).join('') + SIGN
    for (const other of others) other.remove()
  },
  share(node) {
    const others = follow(node)
    node.data = [node, ...others].map(one => one.data).join('') + SIGN
    for (const other of others) other.data = ''
  },
  beside(node) {
    const font = wrapped(node.data)
    font.dataset.beside = ''
    node.after(font)
  },
}

function textsIn(root: Node): Text[] {
  if (root.nodeType === 3) return [root as Text]
  return root.nodeName === 'FONT' ? [] : Array.from(root.childNodes).flatMap(textsIn)
}

/** Without the signs, and without what stands beside a text and says the same. */
function said(root: Element): string {
  const copy = root.cloneNode(true) as Element
  for (const font of copy.querySelectorAll('[data-beside]'))
    if (font.textContent === font.previousSibling?.textContent) font.remove()
  return (copy.textContent ?? '').split(SIGN).join('')
}

let root: HTMLElement
beforeAll(guardText)
beforeEach(() => {
  document.body.innerHTML = '<div id="app"></div>'
  root = document.body.firstElementChild as HTMLElement
})

function translate(how: How): void {
  for (const text of textsIn(root)) if (text.isConnected) TAKE[how](text)
}

describe.each(HOWS)('where a translator will %s', how => {
  test('a quantity, a line and a button say what was drawn last', () => {
    const Basket = ({ pieces }: { pieces: number }) => (
      <form>
        <p>
          <b>{pieces}</b> × Amplang, {pieces > 1 ? 'pieces' : 'piece'}
        </p>
        <p>{pieces > 2 ? <em>many</em> : 'few'}</p>
        <p role="alert">{pieces > 3 && 'That is a lot'}</p>
        <button type="button">Order, Rp{pieces * 25}.000</button>
      </form>
    )
    for (const pieces of [1, 2, 3, 4, 5, 1]) {
      render(<Basket pieces={pieces} />, root)
      const many = pieces > 2 ? 'many' : 'few'
      expect(said(root)).toBe(
        `${pieces} × Amplang, ${pieces > 1 ? 'pieces' : 'piece'}${many}${pieces > 3 ? 'That is a lot' : ''}Order, Rp${pieces * 25}.000`,
      )
      translate(how)
    }
  })

  test('whatever is drawn after whatever, the page says the last of it', () => {
    fc.assert(
      fc.property(fc.array(screens, { minLength: 2, maxLength: 5 }), drawn => {
        render(null, root)
        root.replaceChildren()
        for (const children of drawn) {
          render(<main>{children.map(view)}</main>, root)
          expect(said(root)).toBe(children.map(plain).join(''))
          translate(how)
        }
      }),
      { numRuns: 300 },
    )
  })
})

type Part =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'nothing' }
  | {
      readonly is: 'element'
      readonly tag: string
      readonly key: number | null
      readonly parts: readonly Part[]
    }
  | { readonly is: 'component'; readonly parts: readonly Part[] }

const { part: parts } = fc.letrec<{ part: Part }>(tie => ({
  part: fc.oneof(
    { maxDepth: 3 },
    fc.record({ is: fc.constant('text' as const), text: fc.constantFrom('Rp25.000', '5', ' items', 'x') }),
    fc.record({ is: fc.constant('nothing' as const) }),
    fc.record({
      is: fc.constant('element' as const),
      tag: fc.constantFrom('p', 'b', 'span', 'button'),
      key: fc.constantFrom(null, 1, 2, 3),
      parts: fc.array(tie('part'), { maxLength: 4 }),
    }),
    fc.record({ is: fc.constant('component' as const), parts: fc.array(tie('part'), { maxLength: 3 }) }),
  ),
}))
const screens = fc.array(parts, { maxLength: 5 })

function Component({ children }: { children: ComponentChildren }) {
  return children
}

/** Keys are one's own among siblings. */
function view(part: Part, index: number, siblings: readonly Part[]): ComponentChildren {
  switch (part.is) {
    case 'text':
      return part.text
    case 'nothing':
      return null
    case 'component':
      return <Component>{part.parts.map(view)}</Component>
    case 'element': {
      const first = siblings.findIndex(one => one.is === 'element' && one.key === part.key)
      const key = first === index ? part.key : null
      return h(part.tag, key === null ? {} : { key }, part.parts.map(view))
    }
  }
}

function plain(part: Part): string {
  return part.is === 'text' ? part.text : part.is === 'nothing' ? '' : part.parts.map(plain).join('')
}

test.each(HOWS)('a text that only changes its place is there once, where a translator will %s', how => {
  const Nothing = () => null
  const screens = [
    [<Nothing key={null} />, '5'],
    ['5', <Nothing key={null} />],
    [<Nothing key={null} />, '5'],
  ]
  for (const children of screens) {
    render(<p>{children}</p>, root)
    expect(said(root)).toBe('5')
    translate(how)
  }
})

test.each(HOWS)(
  'a text that changes its place among others is there once, where a translator will %s',
  how => {
    const orders = [
      ['x', 'Rp25.000'],
      [null, 'Rp25.000', 'x'],
      ['x', 'Rp25.000'],
    ]
    for (const texts of orders) {
      render(<p>{texts}</p>, root)
      expect(said(root)).toBe(texts.join(''))
      translate(how)
    }
  },
)

test('what did not change stays as it was translated', () => {
  const Row = ({ pieces }: { pieces: number }) => (
    <ul>
      <li>Amplang</li>
      <li>{pieces}</li>
    </ul>
  )
  render(<Row pieces={1} />, root)
  translate('wrap')
  const kept = root.querySelector('font')
  render(<Row pieces={2} />, root)
  expect(root.querySelector('font')).toBe(kept)
})

test('a translation that comes late is of what is gone', () => {
  const Total = ({ rupiah }: { rupiah: number }) => <output>Rp{rupiah}</output>
  render(<Total rupiah={25} />, root)
  const late = textsIn(root).find(text => text.data === '25')
  render(<Total rupiah={125} />, root)
  late?.replaceWith(wrapped(`25${SIGN}`))
  expect(said(root)).toBe('Rp125')
})

test('a button keeps its focus while what it says is told anew', () => {
  const Button = ({ total, ready }: { total: string; ready: boolean }) => (
    <button type="button">
      {ready && <svg />}
      Order, {total}
    </button>
  )
  render(<Button total="Rp25.000" ready={false} />, root)
  const button = root.querySelector('button')
  button?.focus()
  for (const ready of [true, false]) {
    translate('wrap')
    render(<Button total={ready ? 'Rp50.000' : 'Rp75.000'} ready={ready} />, root)
    expect(document.activeElement).toBe(button)
    expect(root.firstElementChild).toBe(button)
  }
  expect(said(root)).toBe('Order, Rp75.000')
})

test("a password manager's sign in a field's label stays", () => {
  const Field = ({ name }: { name: string }) => <p>{name}</p>
  render(<Field name="PIN" />, root)
  const sign = document.createElement('x-sign')
  root.firstElementChild?.append(sign)
  render(<Field name="New PIN" />, root)
  expect(sign.isConnected).toBe(true)
  expect(said(root)).toBe('New PIN')
})

test('a choice is the same in every language', () => {
  const Names = ({ names }: { names: readonly string[] }) => (
    <select>
      {names.map(name => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  )
  render(<Names names={['Manajer']} />, root)
  translate('wrap')
  render(<Names names={['Petugas 1', 'Manajer']} />, root)
  translate('wrap')
  expect(Array.from(root.querySelectorAll('option'), option => option.value)).toEqual([
    'Petugas 1',
    'Manajer',
  ])
})

test('words that a translator shares out among the parts of one sentence are told anew together', () => {
  const Sentence = ({ room }: { room: string }) => (
    <p>
      Room <b>{room}</b> has <em>one order</em>
    </p>
  )
  render(<Sentence room="1" />, root)
  for (const text of textsIn(root))
    text.data = text.parentElement?.nodeName === 'EM' ? 'of room 1' : 'one order'
  render(<Sentence room="2" />, root)
  expect(said(root)).toBe('Room 2 has one order')
})

describe('somebody who writes another number than was drawn', () => {
  const Total = ({ rupiah }: { rupiah: number }) => (
    <p>
      Total <b>Rp{rupiah}.000</b>
    </p>
  )
  const insist = (text: string) => {
    const total = root.querySelector('b')
    if (total !== null && said(root) !== `Total ${text}`) total.textContent = text
  }

  test('is put right', async () => {
    render(<Total rupiah={125} />, root)
    insist('Rp25.000')
    await vi.waitFor(() => expect(said(root)).toBe('Total Rp125.000'))
    expect(root.querySelector('[translate=no]')).toBeNull()
  })

  test('and does so again is asked to leave it alone, and let go of after some times', async () => {
    render(<Total rupiah={125} />, root)
    let writings = 0
    const insisting = new MutationObserver(() => {
      if (said(root) !== 'Total Rp125.000') return
      writings += 1
      insist('Rp25.000')
    })
    insisting.observe(root, { childList: true, characterData: true, subtree: true })
    insist('Rp25.000')
    await vi.waitFor(() => expect(root.querySelector('p')?.translate).toBe(false))
    await vi.waitFor(() => expect(writings).toBe(4))
    insisting.disconnect()
  })

  test.each(['125.000 rupiah', 'IDR 125,000', '١٢٥٬٠٠٠ روبية', '125 000 Rp'])(
    '%s is the same',
    async text => {
      render(<Total rupiah={125} />, root)
      insist(text)
      await new Promise<void>(resolve => queueMicrotask(resolve))
      expect(said(root)).toBe(`Total ${text}`)
    },
  )
})
