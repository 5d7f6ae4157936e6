/**
 * A text that changes is told anew. Browsers that translate put their own nodes where text nodes were, or move and merge
 * them; Preact goes on writing into the nodes it made. So a text that changes is always a new node, and what others left
 * of its sentence goes with the old one: a translator begins anew from what is so, and one that answers late writes into
 * what is gone. Text that stays is left as it was translated. Elements stay, and so does the focus in them.
 */
import { options } from 'preact'

/** What Preact keeps of a thing drawn, under the names its build gives: text has no type, components have a function. */
interface Drawn {
  readonly type: unknown
  readonly props: unknown
  readonly __: Drawn | null
  readonly __k: readonly (Drawn | null | undefined)[] | null
  __e: Node | null
}
interface Hooks {
  diffed?: (drawn: Drawn) => void
  unmount?: (drawn: Drawn) => void
  /** After a drawing, before effects. */
  __c?: (drawn: Drawn, queue: unknown) => void
}

/** Their text is one sentence with the text around them, and is translated together with it. */
const INLINE = /^(a|abbr|b|bdi|cite|code|em|i|kbd|label|mark|output|q|s|small|span|strong|sub|sup|time|u)$/

const texts = new WeakMap<Node, string>()
const elements = new WeakMap<Node, Drawn>()

/** Of this drawing: texts that are new or say something else, elements that are new, and elements that lost or regained a child. */
let told: Drawn[] = []
let arrived = new Set<Drawn>()
let bereft = new Set<Node>()

/** For all that this page draws, for as long as it lives. */
export function tellAnew(): void {
  placeBesideOthers()
  const hooks = options as unknown as Hooks
  const { diffed, unmount, __c: commit } = hooks
  hooks.diffed = drawn => {
    if (drawn.type === null) tell(drawn)
    else if (typeof drawn.type === 'string') meet(drawn)
    diffed?.(drawn)
  }
  hooks.unmount = drawn => {
    const host = typeof drawn.type === 'function' ? null : hostOf(drawn)
    if (host?.__e) bereft.add(host.__e)
    unmount?.(drawn)
  }
  hooks.__c = (drawn, queue) => {
    mendAll()
    commit?.(drawn, queue)
  }
}

function tell(drawn: Drawn): void {
  const { __e: node, props } = drawn
  const text = String(props)
  if (node === null || texts.get(node) === text) return
  if (texts.has(node)) {
    const fresh = document.createTextNode(text)
    ;(node as Text).replaceWith(fresh)
    drawn.__e = fresh
  }
  texts.set(drawn.__e ?? node, text)
  told.push(drawn)
}

function meet(drawn: Drawn): void {
  if (drawn.__e === null) return
  if (!elements.has(drawn.__e)) arrived.add(drawn)
  elements.set(drawn.__e, drawn)
  if (drawn.type === 'option') nameChoice(drawn.__e as HTMLOptionElement, drawn.props)
}

/** Preact leaves a choice without its value where the text says the same: once that is translated, it would be another. */
function nameChoice(option: HTMLOptionElement, props: unknown): void {
  const { value } = props as { readonly value?: string | number }
  if (value !== undefined) option.setAttribute('value', String(value))
}

function mendAll(): void {
  const sentences = new Set<Drawn>()
  const parents = new Set<Drawn>()
  for (const drawn of told) addHost(sentences, drawn)
  for (const drawn of arrived) addHost(parents, drawn)
  for (const element of bereft) {
    const host = elements.get(element)
    if (host?.__e === element && element.isConnected) parents.add(host)
  }
  told = []
  arrived = new Set()
  bereft = new Set()
  const blocks = new Set(Array.from(sentences, blockOf))
  for (const block of blocks) {
    mendWithin(block)
    const around = hostOf(block)
    // A translation may stand beside what it translates.
    if (around !== null) parents.add(around)
  }
  for (const parent of parents) mend(parent)
}

/** In an element that is new itself nobody has written yet. */
function addHost(hosts: Set<Drawn>, drawn: Drawn): void {
  const host = hostOf(drawn)
  if (host !== null && !arrived.has(host)) hosts.add(host)
}

/** The element that it stands in; `null` for what stands in the page's root. */
function hostOf({ __: parent }: Drawn): Drawn | null {
  return parent === null || typeof parent.type === 'string' ? parent : hostOf(parent)
}

function blockOf(drawn: Drawn): Drawn {
  const around = INLINE.test(String(drawn.type)) ? hostOf(drawn) : null
  return around === null ? drawn : blockOf(around)
}

function mendWithin(drawn: Drawn): void {
  mend(drawn)
  for (const part of partsOf(drawn)) if (part.type !== null) mendWithin(part)
}

/** Texts and elements right within it, through components. */
function partsOf({ __k: children }: Drawn): Drawn[] {
  return (children ?? []).flatMap(child =>
    !child ? [] : typeof child.type === 'function' ? partsOf(child) : [child],
  )
}

/** The sentence that a node of the page stands in; `null` where nothing was drawn, or all of it is in its place. */
export function spoiltSentence(node: Node | null): Sentence | null {
  if (node === null) return null
  const drawn = elements.get(node)
  if (drawn === undefined) return spoiltSentence(node.parentNode)
  if (drawn.__e !== node || isAsDrawn(node, partsOf(drawn))) return null
  const block = blockOf(drawn)
  return { element: block.__e ?? node, text: textOf(block), tell: () => mendWithin(block) }
}

export interface Sentence {
  readonly element: Node
  /** As it was drawn. */
  readonly text: string
  /** Puts it there again. */
  tell(): void
}

function textOf({ type, props, __k: children }: Drawn): string {
  return type === null ? String(props) : (children ?? []).map(child => (child ? textOf(child) : '')).join('')
}

/** The element has its own children again, in their order; what is in its place already is not moved. */
function mend(drawn: Drawn): void {
  const element = drawn.__e
  const parts = partsOf(drawn)
  if (element === null || isAsDrawn(element, parts)) return
  const own = new Set(parts.map(part => part.__e))
  for (const node of Array.from(element.childNodes)) if (!own.has(node) && speaks(node)) node.remove()
  let next: Node | null = null
  for (const { type, props, __e: node } of parts.reverse()) {
    if (node === null) continue
    if (type === null) (node as Text).data = String(props)
    if (node.parentNode !== element || nextOf(node, own) !== next) element.insertBefore(node, next)
    next = node
  }
}

function isAsDrawn(element: Node, parts: readonly Drawn[]): boolean {
  const { childNodes } = element
  return (
    childNodes.length === parts.length &&
    parts.every(({ type, props, __e: node }, i) => {
      return node === childNodes[i] && (type !== null || (node as Text).data === String(props))
    })
  )
}

/** What others put in and what says nothing, as a password manager's sign, may stay. */
function speaks(node: Node): boolean {
  return node.nodeType === Node.TEXT_NODE || node.nodeName === 'FONT' || node.textContent?.trim() !== ''
}

function nextOf(node: Node, own: ReadonlySet<Node | null>): Node | null {
  let next = node.nextSibling
  while (next !== null && !own.has(next)) next = next.nextSibling
  return next
}

/**
 * Preact names the place of something new by what stands behind it. Where somebody has wrapped that, the place is before
 * the wrapping; an error there would leave the screen half drawn.
 */
function placeBesideOthers(): void {
  const { insertBefore } = Node.prototype
  Node.prototype.insertBefore = function <Child extends Node>(this: Node, node: Child, before: Node | null) {
    // A text that stays what it was may move: what somebody had put in its stead or beside it would stay where it was.
    if (texts.has(node)) bereft.add(this)
    return insertBefore.call(this, node, childOf(this, before)) as Child
  }
  const element = Element.prototype as { moveBefore?: (node: Node, before: Node | null) => void }
  const { moveBefore } = element
  if (moveBefore === undefined) return
  element.moveBefore = function (this: Element, node, before) {
    if (texts.has(node)) bereft.add(this)
    if (node.isConnected) moveBefore.call(this, node, childOf(this, before))
    else this.insertBefore(node, before)
  }
}

function childOf(parent: Node, node: Node | null): Node | null {
  return node === null || node.parentNode === parent ? node : childOf(parent, node.parentNode)
}
