/** Who is there, and which part of the manager's work is open. */
import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { isServed } from '../../domain/hours.ts'
import type { OutletId } from '../../domain/ids.ts'
import { OUTLET_RIGHTS, type OutletRight, readRights } from '../../domain/rights.ts'
import { mayManage } from '../../domain/staff.ts'
import { useLanguage } from '../app/language.ts'
import { ask, type Reply } from '../platform/api.ts'
import { serverNow } from '../platform/clock.ts'
import { useProving } from '../platform/prove-again.ts'
import { LookAgain, Rights, useMay } from '../platform/rights.ts'
import { whileIn } from '../platform/while-in.ts'
import { Boundary } from '../ui/boundary.tsx'
import { LanguageChoice } from '../ui/language-choice.tsx'
import { later } from '../ui/later.tsx'
import { Masthead } from '../ui/office/masthead.tsx'
import { ProveAgain } from '../ui/office/prove-again.tsx'
import { Said } from '../ui/office/said.tsx'
import { ChannelAlarm } from './channel-alarm.tsx'
import { PartPlaces, Parts } from './parts.tsx'
import { Managed, type SignInAnswer, usePlace } from './place.ts'
import { ClerkNotice, isMore, SignIn } from './sign-in.tsx'
import { INDONESIAN, loadTexts, Saying, useSay } from './words.ts'

const RestoredAlarm = later(async () => (await import('./restored-alarm.tsx')).RestoredAlarm)

export function App({ outlet }: { outlet: OutletId }) {
  const [say, choose] = useLanguage(loadTexts, INDONESIAN)
  const { reply, read, signOut, out, isOut, isAttended } = useSignIn(outlet)
  const { manage: words, problems } = say.words
  const proving = useProving(outlet)
  const here = reply?.ok === true ? reply.value : null
  const isManaged = here !== null && here.session !== null && mayManage(here.session.role)
  const rights = useRightsOf(here?.session)
  useEffect(() => {
    // A part that is open names the page itself.
    if (!isManaged) document.title = `${words.title} · ${here?.outlet.name ?? 'Etalase'}`
  }, [here, isManaged, words])
  return (
    <Saying.Provider value={say}>
      <Rights.Provider value={rights}>
        <Masthead
          name={here?.outlet.name ?? 'Etalase'}
          title={words.title}
          who={
            here !== null &&
            here.session !== null && (
              <p class="who">
                {here.session.staff}
                <button type="button" onClick={signOut}>
                  {words.signOut}
                </button>
              </p>
            )
          }
        >
          {isManaged && <PartPlaces />}
          {(!isManaged || rights.includes('sell')) && <a href={`/desk/${outlet}`}>{words.desk}</a>}
          <LanguageChoice label={words.language} language={say.language} onLanguage={choose} />
        </Masthead>
        {outlet === '' ? (
          <Notice>{words.noOutlet}</Notice>
        ) : reply === null ? (
          <Notice>{words.loading}</Notice>
        ) : reply.ok ? (
          <Door
            here={reply.value}
            isOut={isOut}
            isAttended={isAttended}
            onChange={read}
            onOut={out}
            onSignOut={signOut}
          />
        ) : (
          <Notice>
            {problems[reply.code] ?? problems.invalid}
            <button type="button" class="button" onClick={read}>
              {words.retry}
            </button>
          </Notice>
        )}
        {proving !== null && <ProveAgain words={words.proveAgain} {...proving} />}
      </Rights.Provider>
    </Saying.Provider>
  )
}

interface SignedIn {
  /** Who is signed in here and who can be; `null` until the server has said. */
  readonly reply: Reply<SignInAnswer> | null
  readonly read: () => void
  readonly signOut: () => void
  /** Somebody was, and may be no more: not by their own hand. */
  readonly out: () => void
  readonly isOut: boolean
  /** Is anybody at the desk? */
  readonly isAttended: boolean
}

function useSignIn(outlet: OutletId): SignedIn {
  const [reply, setReply] = useState<Reply<SignInAnswer> | null>(null)
  const [isOut, setOut] = useState(false)
  const [isAttended, setAttended] = useState(true)
  /** By their own hand: the stream's end is no news then. */
  const isLeaving = useRef(false)
  const read = useCallback(() => {
    if (outlet === '') return
    setOut(false)
    void askWho(outlet).then(setReply)
  }, [outlet])
  /** What cannot be heard changes nothing: what is being typed stays. */
  const out = useCallback(async () => {
    const now = await askWho(outlet)
    // By PIN a manager is a clerk until they show their passkey: they are asked for it, and type on.
    if (!now.ok || isMore(now.value)) return
    if (now.value.session === null) setOut(!isLeaving.current)
    setReply(was => (isAlike(was, now) ? was : now))
  }, [outlet])
  useEffect(read, [read])
  const isIn = reply?.ok === true && reply.value.session !== null
  useEffect(() => {
    if (!isIn) return
    isLeaving.current = false
    return whileIn(outlet, out, setAttended)
  }, [isIn, outlet, out])
  const signOut = () => {
    isLeaving.current = true
    void ask<'closeDeskSession'>('POST', '/api/desk/session/end', { outlet }).then(read)
  }
  return { reply, read, signOut, out, isOut, isAttended }
}

/** The same person, who may the same. */
function isAlike(was: Reply<SignInAnswer> | null, now: Reply<SignInAnswer>): boolean {
  const [before, after] = [was, now].map(reply => (reply?.ok === true ? reply.value.session : null))
  return JSON.stringify(before) === JSON.stringify(after)
}

/** A server that says nothing of rights refuses by itself. */
function useRightsOf(session: SignInAnswer['session'] | undefined): readonly OutletRight[] {
  const kept = session?.rights
  return useMemo(() => (kept === undefined ? OUTLET_RIGHTS : readRights(OUTLET_RIGHTS, kept)), [kept])
}

function askWho(outlet: OutletId): Promise<Reply<SignInAnswer>> {
  return ask<'deskSignIn'>('GET', `/api/desk/session?outlet=${encodeURIComponent(outlet)}`, { outlet })
}

interface DoorProps {
  readonly here: SignInAnswer
  readonly isOut: boolean
  readonly isAttended: boolean
  readonly onChange: () => void
  readonly onOut: () => void
  readonly onSignOut: () => void
}

function Door({ here, isOut, isAttended, onChange, onOut, onSignOut }: DoorProps) {
  const { session } = here
  if (session === null) return <SignIn here={here} isOut={isOut} onSignedIn={onChange} />
  if (!mayManage(session.role))
    return <ClerkNotice name={session.staff} here={here} onSignedIn={onChange} onSignOut={onSignOut} />
  return (
    <Managed.Provider value={{ outlet: here.outlet, staff: session.staff, onSignedOut: onOut }}>
      <LookAgain.Provider value={onOut}>
        <Boundary>
          {!isAttended && <SilentDesk />}
          <ChannelAlarm />
          <RestoredAlarm />
          <Parts />
        </Boundary>
      </LookAgain.Provider>
    </Managed.Provider>
  )
}

/** While somebody serves there, and nobody answers at the desk. */
function SilentDesk() {
  const { words } = useSay()
  const { outlet } = usePlace()
  const may = useMay()
  if (!isServed(outlet, serverNow())) return null
  return (
    <aside class="silent">
      <Said look="late">
        <p>
          {words.silentDesk} {may('people') && <a href="#duty">{words.callsWhom}</a>}
        </p>
      </Said>
    </aside>
  )
}

function Notice({ children }: { children: ComponentChildren }) {
  return <main class="notice">{children}</main>
}
