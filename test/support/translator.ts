/**
 * A browser that translates, as far as a page can tell: whatever text is there or comes is taken for another that says
 * the same (a sign that nobody sees behind it). Runs in the page: it may use nothing from outside its own function.
 */

/**
 * How text is taken away. `wrap`: two `<font>` in its place (Chrome, Edge); `move`: the node itself goes into them;
 * `replace`: another text node (Safari); `edit`: the node's own data (Firefox); `merge`: it becomes
 * one node with the text behind it; `beside`: the translation stands behind the original; `late`: as `wrap`, a task after it was read.
 */
export const TRANSLATORS = ['wrap', 'move', 'replace', 'edit', 'merge', 'beside', 'late'] as const
export type Translator = (typeof TRANSLATORS)[number]

export function translate(how: Translator): void {
  const sign = '\u200b'
  const isOurs = (node: Node) =>
    node.parentElement?.closest('[data-translated]') != null || (node as Text).data.endsWith(sign)
  const wrapped = (content: Node | string) => {
    const outer = document.createElement('font')
    const inner = document.createElement('font')
    outer.dataset.translated = ''
    inner.append(content)
    outer.append(inner)
    return outer
  }
  const take = (node: Text) => {
    const text = node.data + sign
    let font: HTMLElement
    switch (how) {
      case 'wrap':
        return node.replaceWith(wrapped(text))
      case 'late':
        font = wrapped(text)
        setTimeout(() => node.replaceWith(font))
        return
      case 'move':
        font = wrapped('')
        node.before(font)
        node.data = text
        font.firstChild?.appendChild(node)
        return
      case 'replace':
        return node.replaceWith(text)
      case 'edit':
        node.data = text
        return
      case 'merge':
        node.parentNode?.normalize()
        if (node.isConnected) node.data += sign
        return
      case 'beside':
        if (node.nextSibling?.nodeName === 'FONT') return
        font = wrapped(node.data)
        font.dataset.beside = ''
        node.after(font)
    }
  }
  const read = (root: Node) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const found: Text[] = []
    if (root.nodeType === 3) found.push(root as Text)
    while (walker.nextNode() !== null) found.push(walker.currentNode as Text)
    for (const node of found) {
      const { parentElement: parent } = node
      if (parent === null || /^(SCRIPT|STYLE|TEXTAREA)$/.test(parent.nodeName)) continue
      if (node.isConnected && node.data.trim() !== '' && !isOurs(node)) take(node)
    }
  }
  const begin = () => {
    read(document.body)
    new MutationObserver(records => {
      for (const { type, target, addedNodes } of records) {
        if (type === 'characterData') read(target)
        else for (const node of Array.from(addedNodes)) read(node)
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true })
  }
  if (document.body === null) addEventListener('DOMContentLoaded', begin)
  else begin()
}

/** What a page says, and what was drawn to be said, both without signs: Preact keeps the latter with its root. */
export function toldAndDrawn(): { told: string; drawn: string } {
  interface Drawn {
    readonly type: unknown
    readonly props: unknown
    readonly __k: readonly (Drawn | null | undefined)[] | null
  }
  const root = document.getElementById('app') as (HTMLElement & { __k?: Drawn }) | null
  const copy = root?.cloneNode(true) as HTMLElement
  for (const font of copy.querySelectorAll('[data-beside]'))
    if (font.textContent === font.previousSibling?.textContent) font.remove()
  const textOf = (drawn: Drawn | null | undefined): string =>
    drawn == null ? '' : drawn.type === null ? String(drawn.props) : (drawn.__k ?? []).map(textOf).join('')
  return { told: (copy.textContent ?? '').split('\u200b').join(''), drawn: textOf(root?.__k) }
}
