/** Reads the pass that the address names; without one, asks for its code. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Pass } from '../../contract/people.ts'
import type { ProblemCode } from '../../contract/problem.ts'
import { useLanguage } from '../app/language.ts'
import { ask } from '../platform/api.ts'
import { LanguageChoice } from '../ui/language-choice.tsx'
import { AskCode } from './ask-code.tsx'
import { OpenPass } from './make-passkey.tsx'
import { INDONESIAN, loadTexts } from './words.ts'

type State =
  | { readonly is: 'asking'; readonly trouble: ProblemCode | 'offline' | null }
  | { readonly is: 'reading' }
  | { readonly is: 'read'; readonly code: string; readonly pass: Pass }

export function App() {
  const [{ words, language }, choose] = useLanguage(loadTexts, INDONESIAN)
  const { title, language: languageLabel, loading } = words.pass
  const [state, read] = usePass()
  useEffect(() => {
    document.title = `${title} · Etalase`
  }, [title])
  return (
    <>
      <header class="front fascia">
        <p class="name">
          <b>Etalase</b> {title}
        </p>
        <LanguageChoice label={languageLabel} language={language} onLanguage={choose} />
      </header>
      {state.is === 'asking' && <AskCode texts={words} trouble={state.trouble} onCode={read} />}
      {state.is === 'reading' && <p class="waiting">{loading}</p>}
      {state.is === 'read' && (
        <OpenPass texts={words} code={state.code} pass={state.pass} onLost={() => read(state.code)} />
      )}
    </>
  )
}

/** The code stands behind the `#`, which browsers send to nobody. */
function codeInAddress(): string {
  return decodeURIComponent(location.hash.slice(1))
}

function usePass(): [State, (code: string) => void] {
  const [state, setState] = useState<State>(
    codeInAddress() === '' ? { is: 'asking', trouble: null } : { is: 'reading' },
  )
  const read = useCallback((code: string) => {
    void ask<'pass'>('POST', '/api/pass', { body: { code } }).then(reply =>
      setState(reply.ok ? { is: 'read', code, pass: reply.value } : { is: 'asking', trouble: reply.code }),
    )
  }, [])
  useEffect(() => {
    const readAddress = () => codeInAddress() !== '' && read(codeInAddress())
    readAddress()
    addEventListener('hashchange', readAddress)
    return () => removeEventListener('hashchange', readAddress)
  }, [read])
  return [state, read]
}
