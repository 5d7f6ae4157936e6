/** One person: what they may, their name, by what they come in, and their end. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Person } from '../../contract/people.ts'
import type { OutletId } from '../../domain/ids.ts'
import { PERSON_NAME_MAX, rightsAt } from '../../domain/people.ts'
import { type Right, readRights } from '../../domain/rights.ts'
import { tidy } from '../../domain/typed.ts'
import type { Reply } from '../platform/api.ts'
import { askAgain } from '../platform/prove-again.ts'
import { Confirm } from '../ui/office/confirm.tsx'
import { Said } from '../ui/office/said.tsx'
import { Sheet } from '../ui/sheet.tsx'
import type { Given } from './pass-panel.tsx'
import { Passkeys } from './passkeys.tsx'
import { Rights } from './rights.tsx'
import { ofPlace, useDeed, type WorkProps } from './use-people.ts'
import { useSay } from './words.ts'

export interface PersonSheetProps extends Pick<WorkProps, 'outlet' | 'read'> {
  readonly person: Person
  readonly onGiven: (given: Given) => void
  readonly onRenamed: (name: string) => void
  readonly onClose: () => void
}

/** Where on the sheet something is done, and said of. */
type Where = 'rights' | 'keys' | 'name' | 'end'

export function PersonSheet({ outlet, person, read, onGiven, onRenamed, onClose }: PersonSheetProps) {
  const { words, problems } = useSay()
  const { busy, trouble, run } = useDeed(read)
  const [where, setWhere] = useState<Where>('rights')
  const [isEnding, setEnding] = useState(false)
  const { name } = person
  const at = ofPlace(outlet)
  const named = { ...at, body: { name } }
  const runAt = <Value,>(part: Where, deed: () => Promise<Reply<Value>>) => {
    setWhere(part)
    return run(deed)
  }
  const said = (part: Where) => where === part && trouble !== null && <Refused>{problems[trouble]}</Refused>
  const end = async () => {
    const reply = await runAt('end', () => askAgain<'endPerson'>('POST', '/api/people/end', named))
    if (reply.ok) onClose()
    setEnding(false)
  }
  const give = async () => {
    const reply = await runAt('keys', () => askAgain<'givePass'>('POST', '/api/people/pass', named))
    if (reply.ok) onGiven({ person: name, ...reply.value })
  }
  const resetPin = async (of: OutletId) => {
    const asked = { outlet: of, body: { person: name } }
    const reply = await runAt('keys', () => askAgain<'resetPin'>('POST', '/api/manage/people/pin', asked))
    if (reply.ok) onGiven({ person: name, ...reply.value })
  }
  const rename = async (to: string) => {
    const body = { name, to }
    const reply = await runAt('name', () =>
      askAgain<'renamePerson'>('POST', '/api/people/rename', { ...at, body }),
    )
    if (reply.ok) onRenamed(to)
  }
  if (isEnding)
    return (
      <Confirm
        title={words.person.endTitle(name)}
        words={{ yes: words.person.endYes, no: words.cancel }}
        onYes={end}
        onNo={() => setEnding(false)}
      >
        <p>{words.person.endSays}</p>
      </Confirm>
    )
  return (
    <Sheet title={name} closeLabel={words.close} onClose={onClose}>
      {said('end')}
      <RightsForm
        outlet={outlet}
        kept={person.rights}
        busy={busy}
        onSave={rights =>
          void runAt('rights', () =>
            askAgain<'changeRights'>('POST', '/api/people/rights', {
              ...at,
              body: { name, rights: [...rights] },
            }),
          )
        }
      >
        {said('rights')}
      </RightsForm>
      <Part title={words.person.keys}>
        {said('keys')}
        <Passkeys
          passkeys={person.passkeys}
          busy={busy}
          onEnd={id =>
            void runAt('keys', () =>
              askAgain<'endPasskey'>('POST', '/api/people/passkeys/end', { ...at, body: { name, id } }),
            )
          }
        />
        <div class="does">
          <button type="button" class="button quiet" disabled={busy} onClick={() => void give()}>
            {words.pass.give}
          </button>
          {outlet !== null && person.hasPin && (
            <button type="button" class="plain" disabled={busy} onClick={() => void resetPin(outlet)}>
              {words.person.resetPin}
            </button>
          )}
          {person.passUntil !== null && (
            <button
              type="button"
              class="plain"
              disabled={busy}
              onClick={() =>
                void runAt('keys', () => askAgain<'withdrawPass'>('POST', '/api/people/pass/withdraw', named))
              }
            >
              {words.pass.withdrawOpen}
            </button>
          )}
        </div>
      </Part>
      <RenameForm name={name} busy={busy} onSave={to => void rename(to)}>
        {said('name')}
      </RenameForm>
      <div class="does">
        <button type="button" class="button quiet" disabled={busy} onClick={() => setEnding(true)}>
          {words.person.end}
        </button>
      </div>
    </Sheet>
  )
}

function Refused({ children }: { children: string }) {
  return (
    <Said look="late" isAlert>
      <p>{children}</p>
    </Said>
  )
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="part">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

interface RightsFormProps {
  readonly outlet: OutletId | null
  readonly kept: string
  readonly busy: boolean
  readonly onSave: (rights: readonly Right[]) => void
  readonly children: ComponentChildren
}

function RightsForm({ outlet, kept, busy, onSave, children }: RightsFormProps) {
  const { words } = useSay()
  const place = outlet ?? ''
  const [chosen, setChosen] = useState<readonly Right[]>(readRights(rightsAt(place), kept))
  const isSame = readRights(rightsAt(place), chosen.join(' ')).join(' ') === kept
  return (
    <div>
      <Rights outlet={place} chosen={chosen} onChosen={setChosen} />
      {children}
      <p class="does">
        <button
          type="button"
          class="button"
          disabled={busy || isSame || chosen.length === 0}
          onClick={() => onSave(chosen)}
        >
          {words.person.save}
        </button>
      </p>
    </div>
  )
}

interface RenameFormProps {
  readonly name: string
  readonly busy: boolean
  readonly onSave: (to: string) => void
  readonly children: ComponentChildren
}

function RenameForm({ name, busy, onSave, children }: RenameFormProps) {
  const { words } = useSay()
  const [typed, setTyped] = useState(name)
  const to = tidy(typed)
  const submit = (event: Event) => {
    event.preventDefault()
    onSave(to)
  }
  return (
    <Part title={words.person.rename}>
      <form class="stack" onSubmit={submit}>
        <label>
          {words.person.renameField}
          <input
            required
            maxLength={PERSON_NAME_MAX}
            autocomplete="off"
            value={typed}
            onInput={event => setTyped(event.currentTarget.value)}
          />
          <small>{words.person.renameSays}</small>
        </label>
        {children}
        <p class="does">
          <button type="submit" class="button quiet" disabled={busy || to === '' || to === name}>
            {words.person.rename}
          </button>
        </p>
      </form>
    </Part>
  )
}
