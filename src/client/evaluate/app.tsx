/** Who is there: the sign-in until an officer is, then the report or the books, as the address says. */
import type { ComponentType } from 'preact'
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { RouteAnswer } from '../../contract/routes.ts'
import type { AgencyStep } from '../../domain/first-run.ts'
import {
  AGENCY_PLACES,
  AGENCY_RIGHTS,
  type AgencyPlace,
  type AgencyRight,
  mayFind,
  readRights,
} from '../../domain/rights.ts'
import { useLanguage } from '../app/language.ts'
import { ask } from '../platform/api.ts'
import { useLeft } from '../platform/left.ts'
import { useProving } from '../platform/prove-again.ts'
import { LookAgain, Rights, useMay } from '../platform/rights.ts'
import { whileIn } from '../platform/while-in.ts'
import { Boundary } from '../ui/boundary.tsx'
import { LanguageChoice } from '../ui/language-choice.tsx'
import { later } from '../ui/later.tsx'
import { Left } from '../ui/office/left.tsx'
import { Masthead } from '../ui/office/masthead.tsx'
import { NotYours } from '../ui/office/not-yours.tsx'
import { Places } from '../ui/office/places.tsx'
import { ProveAgain } from '../ui/office/prove-again.tsx'
import { Books } from './books.tsx'
import { People } from './people.tsx'
import { Report } from './report.tsx'
import { SignIn } from './sign-in.tsx'
import { TroubleStrip } from './trouble-strip.tsx'
import { INDONESIAN, loadWords, Saying, useSay } from './words.ts'

/** `undefined` while the server has not said who is here. */
type Officer = RouteAnswer<'agencySession'> | null | undefined

const LEDGERS = () => import('./register/section.tsx')

/** In the order of the way to them. */
const SECTIONS = {
  report: ['/evaluate', Report],
  coverage: [
    '/evaluate/coverage',
    later(() => import('./coverage/section.tsx').then(part => part.CoverageSection)),
  ],
  troubles: ['/evaluate/troubles', later(() => import('./troubles.tsx').then(part => part.Troubles))],
  register: ['/evaluate/register', later(() => LEDGERS().then(({ Register }) => Register))],
  makers: ['/evaluate/makers', later(() => LEDGERS().then(({ Makers }) => Makers))],
  outlets: ['/evaluate/outlets', later(() => LEDGERS().then(({ Outlets }) => Outlets))],
  import: ['/evaluate/import', later(() => import('./import.tsx').then(part => part.RegisterImport))],
  books: ['/evaluate/books', Books],
  people: ['/evaluate/people', People],
  acts: ['/evaluate/acts', later(() => import('./acts.tsx').then(({ Acts }) => Acts))],
} as const satisfies Record<AgencyPlace, readonly [string, ComponentType<{ onSignedOut: () => void }>]>
const SECTION_NAMES = Object.keys(SECTIONS) as AgencyPlace[]

/** Where each step of the first afternoon is done. */
const WAYS: Readonly<Record<AgencyStep, string>> = {
  makers: '/evaluate/import',
  products: '/evaluate/import',
  outlet: '/evaluate/outlets',
  manager: '/evaluate/people',
  'spare-key': '/evaluate/people',
}

export function App() {
  const [say, choose] = useLanguage(loadWords, INDONESIAN)
  const { officer, isOut, look, out, signOut } = useSession()
  const { words, language } = say
  const proving = useProving(null)
  useEffect(() => {
    document.title = `${words.title} · Etalase`
  }, [words])
  return (
    <Saying.Provider value={say}>
      <Rights.Provider value={useRightsOf(officer)}>
        <Masthead
          name="Etalase"
          title={officer === null ? words.title : ''}
          who={
            officer != null && (
              <p class="who">
                {officer.name}
                <button type="button" onClick={signOut}>
                  {words.signOut}
                </button>
              </p>
            )
          }
        >
          {officer != null && <SectionPlaces />}
          <LanguageChoice label={words.language} language={language} onLanguage={choose} />
        </Masthead>
        {officer === undefined && <p class="waiting">{words.loading}</p>}
        {officer === null && <SignIn isOut={isOut} onSignedIn={look} />}
        {officer != null && (
          <LookAgain.Provider value={look}>
            <Boundary>
              <Work onSignedOut={out} />
            </Boundary>
          </LookAgain.Provider>
        )}
        {proving !== null && <ProveAgain words={words.proveAgain} {...proving} />}
      </Rights.Provider>
    </Saying.Provider>
  )
}

/** Who is in, and what they may: looked at again whenever that may have changed. */
function useSession() {
  const [officer, setOfficer] = useState<Officer>(undefined)
  /** Somebody was in, and is no more. */
  const [isOut, setOut] = useState(false)
  /** Nobody is in yet, or they leave by their own hand: that they are not in is no news. */
  const isLeaving = useRef(true)
  const out = useCallback(() => {
    setOut(!isLeaving.current)
    setOfficer(null)
  }, [])
  /** What cannot be heard changes nothing: what is being typed stays. */
  const look = useCallback(async () => {
    const now = await ask<'agencySession'>('GET', '/api/agency/session')
    if (now.ok)
      setOfficer(was => (was?.name === now.value.name && was.rights === now.value.rights ? was : now.value))
    else if (now.code === 'session-required') out()
    return now.ok
  }, [out])
  useEffect(() => void look().then(isHeard => !isHeard && setOfficer(null)), [look])
  const isIn = officer != null
  useEffect(() => {
    if (!isIn) return
    isLeaving.current = false
    return whileIn(null, look)
  }, [isIn, look])
  // Whoever is out already is out.
  const signOut = () => {
    isLeaving.current = true
    void ask<'closeAgencySession'>('POST', '/api/agency/session/end').then(reply => {
      if (reply.ok || reply.code === 'session-required') out()
    })
  }
  return { officer, isOut, look, out, signOut }
}

/** A server that says nothing of rights refuses by itself. */
function useRightsOf(officer: Officer): readonly AgencyRight[] {
  const kept = officer?.rights
  return useMemo(() => (kept === undefined ? AGENCY_RIGHTS : readRights(AGENCY_RIGHTS, kept)), [kept])
}

/** Which is meant, whoever asks; the first is the front page, and whoever may not find that begins with one of theirs. */
function usePlaces() {
  const rights = useContext(Rights)
  const mine = SECTION_NAMES.filter(name => mayFind(AGENCY_PLACES[name], rights))
  const [front = 'people'] = mine
  const named = SECTION_NAMES.find(name => SECTIONS[name][0] === location.pathname) ?? 'report'
  const here = named === 'report' ? front : named
  return { mine, front, here }
}

function SectionPlaces() {
  const { sections } = useSay().words
  const { mine, here } = usePlaces()
  return (
    <Places
      label={sections.label}
      places={mine.map(name => ({ href: SECTIONS[name][0], name: sections[name], isHere: name === here }))}
    />
  )
}

function Work({ onSignedOut }: { onSignedOut: () => void }) {
  const { words } = useSay()
  const left = useLeft(null)
  const may = useMay()
  const { mine, front, here } = usePlaces()
  const [path, Section] = SECTIONS[here]
  return (
    <>
      {may('look') && here !== 'troubles' && <TroubleStrip href={SECTIONS.troubles[0]} />}
      <Left {...left} words={words.left} ways={WAYS} here={path} isFront={here === front} />
      {mine.includes(here) ? (
        <Section onSignedOut={onSignedOut} />
      ) : (
        <NotYours title={words.sections[here]}>{words.notYours.says}</NotYours>
      )}
    </>
  )
}
