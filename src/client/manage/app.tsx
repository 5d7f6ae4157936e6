/** Who is there, and which part of the manager's work is open. */
import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { OutletId } from '../../domain/ids.ts'
import { mayManage } from '../../domain/staff.ts'
import { useLanguage } from '../app/language.ts'
import { ask, type Reply } from '../platform/api.ts'
import { Boundary } from '../ui/boundary.tsx'
import { LanguageChoice } from '../ui/language-choice.tsx'
import { Parts } from './parts.tsx'
import { Managed, type SignInAnswer } from './place.ts'
import { ClerkNotice, SignIn } from './sign-in.tsx'
import { INDONESIAN, loadTexts, Saying } from './words.ts'

export function App({ outlet }: { outlet: OutletId }) {
  const [say, choose] = useLanguage(loadTexts, INDONESIAN)
  const [reply, read] = useSignIn(outlet)
  const { manage: words, problems } = say.words
  const here = reply?.ok === true ? reply.value : null
  useEffect(() => {
    // A part that is open names the page itself.
    if (here === null || here.session === null || !mayManage(here.session.role))
      document.title = `${words.title} · ${here?.outlet.name ?? 'Etalase'}`
  }, [here, words])
  const signOut = () => void ask<'closeDeskSession'>('POST', '/api/desk/session/end', { outlet }).then(read)
  return (
    <Saying.Provider value={say}>
      <header class="front fascia">
        <p class="name">
          <b>{here?.outlet.name ?? 'Etalase'}</b> {words.title}
        </p>
        {here !== null && here.session !== null && (
          <p class="who">
            {here.session.staff}
            <button type="button" onClick={signOut}>
              {words.signOut}
            </button>
          </p>
        )}
        <a href={`/desk/${outlet}`}>{words.desk}</a>
        <LanguageChoice label={words.language} language={say.language} onLanguage={choose} />
      </header>
      {outlet === '' ? (
        <Notice>{words.noOutlet}</Notice>
      ) : reply === null ? (
        <Notice>{words.loading}</Notice>
      ) : reply.ok ? (
        <Door here={reply.value} onChange={read} onSignOut={signOut} />
      ) : (
        <Notice>
          {problems[reply.code] ?? problems.invalid}
          <button type="button" class="button" onClick={read}>
            {words.retry}
          </button>
        </Notice>
      )}
    </Saying.Provider>
  )
}

/** Who is signed in here and who can be; `null` until the server has said. */
function useSignIn(outlet: OutletId): [Reply<SignInAnswer> | null, () => void] {
  const [reply, setReply] = useState<Reply<SignInAnswer> | null>(null)
  const read = useCallback(() => {
    if (outlet === '') return
    void ask<'deskSignIn'>('GET', `/api/desk/session?outlet=${encodeURIComponent(outlet)}`, { outlet }).then(
      setReply,
    )
  }, [outlet])
  useEffect(read, [read])
  return [reply, read]
}

interface DoorProps {
  readonly here: SignInAnswer
  readonly onChange: () => void
  readonly onSignOut: () => void
}

function Door({ here, onChange, onSignOut }: DoorProps) {
  const { session } = here
  if (session === null) return <SignIn here={here} onSignedIn={onChange} />
  if (!mayManage(session.role))
    return <ClerkNotice name={session.staff} outlet={here.outlet.slug} onSignOut={onSignOut} />
  return (
    <Managed.Provider value={{ outlet: here.outlet, onSignedOut: onChange }}>
      <Boundary>
        <Parts />
      </Boundary>
    </Managed.Provider>
  )
}

function Notice({ children }: { children: ComponentChildren }) {
  return <main class="notice">{children}</main>
}
