/** Who is there: the sign-in until an officer is, then the report or the books, as the address says. */
import { useEffect, useState } from 'preact/hooks'
import { useLanguage } from '../app/language.ts'
import { ask } from '../platform/api.ts'
import { Boundary } from '../ui/boundary.tsx'
import { LanguageChoice } from '../ui/language-choice.tsx'
import { Books } from './books.tsx'
import { Report } from './report.tsx'
import { SignIn } from './sign-in.tsx'
import { INDONESIAN, loadWords, Saying } from './words.ts'

/** `undefined` while the server has not said who is here. */
type Officer = string | null | undefined

const SECTIONS = [
  ['report', '/evaluate', Report],
  ['books', '/evaluate/books', Books],
] as const

export function App() {
  const [say, choose] = useLanguage(loadWords, INDONESIAN)
  const [officer, setOfficer] = useState<Officer>(undefined)
  useEffect(() => {
    void ask<'agencySession'>('GET', '/api/agency/session').then(reply =>
      setOfficer(reply.ok ? reply.value.name : null),
    )
  }, [])
  const { words, language } = say
  useEffect(() => {
    document.title = `${words.title} · Etalase`
  }, [words])
  const [here, , Section] = SECTIONS.find(([, path]) => path === location.pathname) ?? SECTIONS[0]
  return (
    <Saying.Provider value={say}>
      <header class="front fascia">
        <p class="name">
          <b>Etalase</b> {officer === null && words.title}
        </p>
        {typeof officer === 'string' && (
          <nav aria-label={words.sections.label}>
            {SECTIONS.map(([name, path]) => (
              <a key={name} href={path} aria-current={name === here ? 'page' : undefined}>
                {words.sections[name]}
              </a>
            ))}
          </nav>
        )}
        {typeof officer === 'string' && <p class="who">{officer}</p>}
        <LanguageChoice label={words.language} language={language} onLanguage={choose} />
      </header>
      {officer === undefined && <p class="waiting">{words.loading}</p>}
      {officer === null && <SignIn onOfficer={setOfficer} />}
      {typeof officer === 'string' && (
        <Boundary>
          <Section onSignedOut={() => setOfficer(null)} />
        </Boundary>
      )}
    </Saying.Provider>
  )
}
