/** People of the agency or of an outlet, what they have open, and what is one's own. */
import type { ComponentChildren } from 'preact'
import { Keys } from '../ui/office/keys.tsx'
import './people.css'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { OutletId } from '../../domain/ids.ts'
import type { Language } from '../../domain/language.ts'
import { useMay } from '../platform/rights.ts'
import { useWords } from '../platform/use-words.ts'
import { Icon, PLUS } from '../ui/icon.tsx'
import { Trouble } from '../ui/office/trouble.tsx'
import { AccessList } from './access-list.tsx'
import { Invite } from './invite.tsx'
import { Managers } from './managers.tsx'
import { OwnPanel } from './own-panel.tsx'
import { type Given, PassPanel } from './pass-panel.tsx'
import { PeopleList } from './people-list.tsx'
import { PersonSheet } from './person-sheet.tsx'
import { type Known, usePeople, type WorkProps } from './use-people.ts'
import { isSilent, loadTexts, Saying, useSay } from './words.ts'

export interface PeopleProps {
  /** `null`: the agency. */
  readonly outlet: OutletId | null
  readonly zone: string
  readonly language: Language
  readonly onSignedOut: () => void
}

export function PeoplePart({ outlet, zone, language, onSignedOut }: PeopleProps) {
  const texts = useWords(loadTexts, language)
  if (texts === null) return null
  return (
    <Saying.Provider value={{ ...texts, zone }}>
      <Screen outlet={outlet} onSignedOut={onSignedOut} />
    </Saying.Provider>
  )
}

type ScreenProps = Pick<PeopleProps, 'outlet' | 'onSignedOut'>

function Screen({ outlet, onSignedOut }: ScreenProps) {
  const { words, problems } = useSay()
  const { known, trouble, read } = usePeople(outlet, onSignedOut)
  return (
    <div class="people">
      {trouble !== null && (
        <Trouble says={problems[trouble]} retry={words.retry} onRetry={() => void read()} />
      )}
      {known === null ? (
        trouble === null && <p>{words.loading}</p>
      ) : (
        <Work outlet={outlet} known={known} read={read} />
      )}
    </div>
  )
}

function Work(props: WorkProps) {
  const { outlet, known, read } = props
  const { words } = useSay()
  const [given, setGiven] = useState<Given | null>(null)
  const [isInviting, setInviting] = useState(false)
  const [changing, setChanging] = useState<string | null>(null)
  const mayAdd = useMay()('people') && known.people !== null
  const invite = useCallback(() => setInviting(true), [])
  useEffect(() => (mayAdd ? onKey('n', invite) : undefined), [mayAdd, invite])
  const show = (pass: Given) => {
    setInviting(false)
    setChanging(null)
    setGiven(pass)
  }
  const person = known.people?.find(({ name }) => name === changing)
  const mine = (
    <aside class="panel">
      {given !== null && (
        <PassPanel key={given.code} {...{ outlet, given, read }} onDone={() => setGiven(null)} />
      )}
      <OwnPanel {...props} onGiven={show} />
    </aside>
  )
  if (!mayAdd) return <OwnAlone>{mine}</OwnAlone>
  return (
    <>
      <Heading known={known} onInvite={invite} />
      <div class="two">
        <div>
          {known.people !== null && <PeopleList people={known.people} onChange={setChanging} />}
          {known.access !== null && <AccessList {...props} access={known.access} />}
          {known.managers !== null && <Managers outlets={known.managers} read={read} onGiven={show} />}
        </div>
        {mine}
      </div>
      <Keys
        keys={[
          ['/', words.keysHelp.find],
          ['N', words.keysHelp.invite],
        ]}
      />
      {isInviting && <Invite outlet={outlet} read={read} onGiven={show} onClose={() => setInviting(false)} />}
      {person !== undefined && (
        <PersonSheet
          key={person.name}
          outlet={outlet}
          person={person}
          read={read}
          onGiven={show}
          onRenamed={setChanging}
          onClose={() => setChanging(null)}
        />
      )}
    </>
  )
}

/** Who answers for nobody else has what is their own. */
function OwnAlone({ children }: { children: ComponentChildren }) {
  const { own } = useSay().words
  return (
    <>
      <div class="heading">
        <div>
          <h1>{own.page}</h1>
          <p>{own.lead}</p>
        </div>
      </div>
      <div class="own-alone">{children}</div>
    </>
  )
}

function Heading({ known, onInvite }: { known: Known; onInvite: () => void }) {
  const { words } = useSay()
  const { people, access } = known
  const devices = access?.devices.filter(({ ended }) => ended === null) ?? []
  const open = (access?.sessions.length ?? known.own.sessions.length) + devices.length
  const silent = devices.filter(({ room, heardAt }) => room !== null && isSilent(heardAt)).length
  return (
    <div class="heading">
      <div>
        <h1>{words.title}</h1>
        <p>
          {words.counts(people?.length ?? 1, open)}{' '}
          {silent > 0 && <b class="late">{words.silent(silent)} </b>}
          {words.atOnce}
        </p>
      </div>
      <div class="does">
        <button type="button" class="button" onClick={onInvite}>
          <Icon d={PLUS} />
          {words.invite.open}
          <kbd>N</kbd>
        </button>
      </div>
    </div>
  )
}

/** Where somebody types, or a sheet is open, the key is theirs. */
function onKey(key: string, then: () => void): () => void {
  const hear = (event: KeyboardEvent) => {
    const { target } = event
    const isTheirs =
      target instanceof HTMLElement && target.closest('input, select, textarea, [role="dialog"]') !== null
    if (event.key.toLowerCase() !== key || isTheirs || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    then()
  }
  document.addEventListener('keydown', hear)
  return () => document.removeEventListener('keydown', hear)
}
