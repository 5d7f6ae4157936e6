/** Before it hangs in a room: the outlet and the short code from the desk. */
import { useEffect, useState } from 'preact/hooks'
import type { OutletId } from '../../domain/ids.ts'
import { LANGUAGES, type Language } from '../../domain/language.ts'
import { slugOf } from '../../domain/typed.ts'
import { turnPage } from '../app/language.ts'
import { ask } from '../platform/api.ts'
import { type Demo, readDemo } from '../platform/demo.ts'
import { LanguageChoice } from '../ui/language-choice.tsx'
import { askBinding } from './binding.ts'
import { type Binding, TABLET_WORDS, type TabletWords } from './state.ts'

type Trouble = 'codeWrong' | 'offline' | 'tooMany'

interface EnrolProps {
  /** The server has not been heard: perhaps this tablet is enrolled already. */
  readonly unheard: boolean
  readonly done: (binding: Binding) => void
}

export function EnrolScreen({ unheard, done }: EnrolProps) {
  const [language, setLanguage] = useState<Language>(LANGUAGES[0])
  const [trouble, setTrouble] = useState<Trouble | null>(unheard ? 'offline' : null)
  const [sending, setSending] = useState(false)
  const words = TABLET_WORDS[language]
  const demo = useDemo()

  async function enrol(outlet: OutletId, code: string): Promise<void> {
    setSending(true)
    const known = unheard ? await askBinding() : null
    if (known !== null && known !== 'unheard') return done(known)
    const reply = await ask<'enrolTablet'>('POST', '/api/tablet', { body: { outlet, code } })
    if (reply.ok) return done(reply.value)
    setSending(false)
    setTrouble(troubleOf(reply.code))
  }

  function choose(next: Language): void {
    turnPage(next)
    setLanguage(next)
  }

  return (
    <div class="enrol">
      <header class="front fascia">
        <p class="outlet">Etalase</p>
        <LanguageChoice label={words.language} language={language} onLanguage={choose} />
      </header>
      <main class="narrow sheet">
        <h1>{words.enrol}</h1>
        <p>{words.enrolText}</p>
        {trouble !== null && (
          <p class="said" role="alert">
            {words[trouble]}
          </p>
        )}
        <form
          onSubmit={event => {
            event.preventDefault()
            const form = new FormData(event.currentTarget)
            void enrol(slugOf(textOf(form, 'outlet')), textOf(form, 'code'))
          }}
        >
          <OutletField words={words} demo={demo} />
          <div class="code">
            <label for="code">{words.code}</label>
            <input
              id="code"
              name="code"
              required
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              maxLength={40}
              aria-describedby="code-hint"
              aria-invalid={trouble === 'codeWrong'}
            />
            <p class="hint" id="code-hint">
              {words.codeHint}
            </p>
          </div>
          <button type="submit" class="button wide" disabled={sending}>
            {sending ? words.enrolling : words.enrolNow}
          </button>
        </form>
      </main>
    </div>
  )
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

function troubleOf(code: string): Trouble {
  if (code === 'too-many') return 'tooMany'
  return code === 'offline' || code === 'busy' || code === 'fault' ? 'offline' : 'codeWrong'
}

/** A demo offers its outlets; a real city tells nobody which there are. */
function useDemo(): Demo | null {
  const [demo, setDemo] = useState<Demo | null>(null)
  useEffect(() => {
    void readDemo().then(setDemo)
  }, [])
  return demo
}

function OutletField({ words, demo }: { words: TabletWords; demo: Demo | null }) {
  return (
    <div class="field">
      <label for="outlet">{words.outlet}</label>
      <input
        id="outlet"
        name="outlet"
        list="outlets"
        required
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        aria-describedby="outlet-hint"
      />
      <datalist id="outlets">
        {demo?.outlets.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </datalist>
      <p class="hint" id="outlet-hint">
        {words.outletHint}
      </p>
    </div>
  )
}
