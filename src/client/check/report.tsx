/** What was checked, in plain words: the sentence, what holds, and by name whatever does not. */
import type { Language } from '../../domain/language.ts'
import type { check as indonesian } from '../../i18n/id/check.ts'
import { type Examined, sealState } from '../../log/examine.ts'
import './report.css'

export type CheckWords = typeof indonesian

const LOCALES = { id: 'id-ID', en: 'en-GB' } satisfies Record<Language, string>

export interface ReportProps {
  readonly examined: Examined
  readonly say: CheckWords
  readonly language: Language
}

export function Report({ examined, say, language }: ReportProps) {
  const state = sealState(examined)
  return (
    <div class={`check-report is-${state}`}>
      <p class="check-state">
        <b>{say.states[state]}.</b> {sentence(examined, say, language)}
      </p>
      <ul>
        {wrongs(examined, say).map(text => (
          <li key={text} class="wrong">
            {text}
          </li>
        ))}
        {steps(examined, say, language).map(({ text, open }) => (
          <li key={text} class={open ? 'open' : 'holds'}>
            {text}
          </li>
        ))}
      </ul>
    </div>
  )
}

function sentence(examined: Examined, say: CheckWords, language: Language): string {
  const state = sealState(examined)
  if (state !== 'witnessed') return say.says[state]
  const when = new Date((examined.witnessedAt ?? 0) * 1000)
  return say.says.witnessed(
    new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeStyle: 'short' }).format(when),
  )
}

function wrongs({ fault, differences }: Examined, say: CheckWords): string[] {
  return [
    ...differences.map(({ field, line, shown, sealed }) =>
      say.differs(say.fields[field] ?? field, line, shown, sealed),
    ),
    ...(fault === null ? [] : [say.faults[fault]]),
  ]
}

interface Step {
  readonly text: string
  /** Not wrong, and not proven: it waits, or is no longer kept. */
  readonly open: boolean
}

/** What holds, and what is open, as far as the check came. */
function steps(examined: Examined, say: CheckWords, language: Language): Step[] {
  const { tree, number, fault, seal, isDetailOpen, hasHub, differences } = examined
  const { steps: words } = say
  const integer = new Intl.NumberFormat(LOCALES[language])
  const found: Step[] = []
  const holds = (text: string) => found.push({ text, open: false })
  const open = (text: string) => found.push({ text, open: true })
  if (tree !== null) holds(words.signature(tree.origin))
  if (tree !== null && fault === null) holds(words.place(String(number), integer.format(tree.size)))
  if (fault === null && differences.length === 0 && seal !== 'waiting') holds(words.shown)
  if (isDetailOpen === true) holds(words.detail)
  if (isDetailOpen === null && fault === null) open(words.detailGone)
  if (fault === null && seal === 'witnessed') holds(words.witness)
  if (fault === null && seal === 'sealed') open(hasHub ? words.witnessWaits : words.noWitness)
  return found
}
