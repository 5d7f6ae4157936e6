/**
 * What a screen says is what was drawn last, whoever else writes on it. What changes is told anew (drawn-text.ts); beyond
 * that, a sentence that somebody wrote over with another number than was drawn is put right at once: a translation may
 * change every word, and no quantity, price, room or time.
 */
import { spoiltSentence, tellAnew } from './drawn-text.ts'
import { tellsTheSame } from './figures.ts'

/** How often the same sentence is put right: somebody who insists must not keep the page busy for ever. */
const TELLINGS_MAX = 4

let guarding = false

/** For all that this page draws, for as long as it lives. */
export function guardText(): void {
  if (guarding) return
  guarding = true
  tellAnew()
  const tellings = new WeakMap<Node, { readonly text: string; readonly count: number }>()
  const putRight = (node: Node) => {
    const sentence = node.isConnected ? spoiltSentence(node) : null
    if (sentence === null || tellsTheSame(sentence.text, sentence.element.textContent ?? '')) return
    const { element, text } = sentence
    const known = tellings.get(element)
    const count = known?.text === text ? known.count + 1 : 1
    if (count > TELLINGS_MAX) return
    tellings.set(element, { text, count })
    // One that got it wrong twice is asked to leave it alone.
    if (count > 1 && element instanceof HTMLElement) element.translate = false
    sentence.tell()
  }
  new MutationObserver(records => {
    for (const node of new Set(records.map(({ target }) => target))) putRight(node)
  }).observe(document.body, { childList: true, characterData: true, subtree: true })
}
