/** Below the paper, never on it: language, paper, print, keep the link. */
import { useEffect, useState } from 'preact/hooks'
import type { Kwitansi } from '../../contract/kwitansi.ts'
import { LANGUAGES, type Language } from '../../domain/language.ts'
import { TRAITS } from '../../i18n/languages.ts'
import { Icon, PRINT } from '../ui/icon.tsx'
import { layOutFor, PAPERS, type PaperSize, rememberPrinted, wasPrinted } from './printing.ts'
import type { Words } from './words.tsx'

/** Indonesian is always on the paper. */
const LANGUAGE_NAMES = Object.fromEntries(
  LANGUAGES.map(language => {
    const { id, [language]: second } = TRAITS
    return [language, second === id ? id.short : `${id.short} + ${second.short}`]
  }),
) as Record<Language, string>

export interface ToolsProps {
  readonly kwitansi: Kwitansi
  readonly say: Words
  readonly language: Language
  readonly onLanguage: (language: Language) => void
}

export function Tools({ kwitansi, say, language, onLanguage }: ToolsProps) {
  const [paper, setPaper] = useState<PaperSize>('a4')
  const printed = usePrinted(kwitansi)
  useEffect(() => layOutFor(paper, document.querySelector<HTMLElement>('.kwitansi')), [paper, say, printed])
  return (
    <section class="tools" aria-label={say.tools}>
      <div class="choices">
        <Choice name="paper" label={say.paper} value={paper} onValue={setPaper} options={papers(say)} />
        <Choice
          name="language"
          label={say.language}
          value={language}
          onValue={onLanguage}
          options={LANGUAGE_NAMES}
        />
      </div>
      <div class="acts">
        <button type="button" class="button" onClick={() => window.print()}>
          <Icon d={PRINT} />
          {say.print}
        </button>
        <SaveLink kwitansi={kwitansi} say={say} />
      </div>
      <p class="hint">{printed ? say.copyHint : say.printHint}</p>
    </section>
  )
}

function papers(say: Words): Record<PaperSize, string> {
  const names = { a4: say.a4, slip: say.slip }
  return Object.fromEntries(PAPERS.map(paper => [paper, names[paper]])) as Record<PaperSize, string>
}

/** Whether the next sheet is a copy. The mark stands on the paper while the window of a second printing is open. */
function usePrinted({ outlet, number }: Kwitansi): boolean {
  const [printed, setPrinted] = useState(() => wasPrinted(outlet.slug, number))
  useEffect(() => {
    document.documentElement.classList.toggle('is-copy', printed)
    const after = () => {
      rememberPrinted(outlet.slug, number)
      setPrinted(true)
    }
    addEventListener('afterprint', after)
    return () => removeEventListener('afterprint', after)
  }, [printed, outlet.slug, number])
  return printed
}

interface ChoiceProps<Value extends string> {
  readonly name: string
  readonly label: string
  readonly value: Value
  readonly options: Readonly<Record<Value, string>>
  readonly onValue: (value: Value) => void
}

function Choice<Value extends string>({ name, label, value, options, onValue }: ChoiceProps<Value>) {
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      {(Object.keys(options) as Value[]).map(option => (
        <label key={option}>
          <input type="radio" name={name} checked={option === value} onChange={() => onValue(option)} />
          <span>{options[option]}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** A phone hands the link to whatever the guest keeps things in; elsewhere it is copied. */
function SaveLink({ kwitansi, say }: { kwitansi: Kwitansi; say: Words }) {
  const [said, setSaid] = useState('')
  const url = location.origin + kwitansi.url
  const save = async () => {
    try {
      if (typeof navigator.share === 'function') await navigator.share({ title: kwitansi.printed, url })
      else {
        await navigator.clipboard.writeText(url)
        setSaid(say.saved)
      }
    } catch (fault) {
      // The guest closed the share sheet: nothing failed.
      if (fault instanceof DOMException && fault.name === 'AbortError') return
      setSaid(say.saveFailed)
    }
  }
  return (
    <>
      <button type="button" class="button quiet" onClick={() => void save()}>
        {say.save}
      </button>
      <p class="said" role="status">
        {said}
      </p>
    </>
  )
}
