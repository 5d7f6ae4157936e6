/** Somebody new, and what they may: their pass is shown at once. */
import { useState } from 'preact/hooks'
import { PERSON_NAME_MAX } from '../../domain/people.ts'
import type { Right } from '../../domain/rights.ts'
import { tidy } from '../../domain/typed.ts'
import { askAgain } from '../platform/prove-again.ts'
import { Sheet } from '../ui/sheet.tsx'
import type { Given } from './pass-panel.tsx'
import { Rights } from './rights.tsx'
import { ofPlace, useDeed, type WorkProps } from './use-people.ts'
import { useSay } from './words.ts'

export interface InviteProps extends Pick<WorkProps, 'outlet' | 'read'> {
  readonly onGiven: (given: Given) => void
  readonly onClose: () => void
}

export function Invite({ outlet, read, onGiven, onClose }: InviteProps) {
  const { words, problems } = useSay()
  const [name, setName] = useState('')
  const [rights, setRights] = useState<readonly Right[]>(outlet === null ? ['look'] : ['sell'])
  const [isBack, setBack] = useState(false)
  const { busy, trouble, run } = useDeed(read)
  const person = tidy(name)
  const submit = async (event: Event) => {
    event.preventDefault()
    const body = { name: person, rights: [...rights], again: isBack }
    const reply = await run(() => askAgain<'addPerson'>('POST', '/api/people', { ...ofPlace(outlet), body }))
    if (reply.ok) onGiven({ person, ...reply.value })
  }
  return (
    <Sheet title={words.invite.open} closeLabel={words.close} onClose={onClose}>
      <form class="stack" onSubmit={event => void submit(event)}>
        <p>{words.invite.lead}</p>
        <label>
          {words.invite.name}
          <input
            required
            maxLength={PERSON_NAME_MAX}
            autocomplete="off"
            value={name}
            aria-invalid={trouble !== null}
            onInput={event => setName(event.currentTarget.value)}
          />
        </label>
        <Rights outlet={outlet ?? ''} chosen={rights} onChosen={setRights} />
        <p class="trouble" role="alert">
          {trouble !== null && problems[trouble]}
        </p>
        {trouble === 'person-ended' && (
          <label class="tick">
            <input
              type="checkbox"
              checked={isBack}
              onChange={event => setBack(event.currentTarget.checked)}
            />
            {words.invite.again(person)}
          </label>
        )}
        <p class="does">
          <button type="submit" class="button" disabled={busy || person === '' || rights.length === 0}>
            {words.invite.submit}
          </button>
        </p>
      </form>
    </Sheet>
  )
}
