/**
 * The last look before a total is sent: what stands on the screen, in whichever digits, is what is about to be sent. Where
 * somebody wrote another number there, it is put right, translators are asked to leave it alone, and nothing is sent.
 */
import { spoiltSentence } from './drawn-text.ts'
import { tellsTheSame } from './figures.ts'

/** Every element in `form` that bears `data-total` tells it; a total of nothing is told in words. */
export function tellsTotal(form: ParentNode, total: number): boolean {
  const figure = total === 0 ? '' : String(total)
  const wrong = Array.from(form.querySelectorAll<HTMLElement>('[data-total]')).filter(
    ({ textContent }) => !tellsTheSame(textContent ?? '', figure),
  )
  for (const place of wrong) {
    place.translate = false
    for (const node of [place, ...place.querySelectorAll('*')]) spoiltSentence(node)?.tell()
  }
  return wrong.length === 0
}
