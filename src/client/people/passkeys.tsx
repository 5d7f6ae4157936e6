/** Passkeys by their devices, each ended by itself; one's own can be given another name. */
import { useState } from 'preact/hooks'
import type { ListedPasskey } from '../../contract/people.ts'
import { tidy } from '../../domain/typed.ts'
import { useSay } from './words.ts'

export interface PasskeysProps {
  readonly passkeys: readonly ListedPasskey[]
  readonly busy: boolean
  readonly onEnd: (id: string) => void
  readonly onRename?: (id: string, device: string) => void
}

export function Passkeys({ passkeys, ...rest }: PasskeysProps) {
  const { words } = useSay()
  if (passkeys.length === 0) return <p class="soft">{words.person.noKeys}</p>
  return (
    <ul class="own-list">
      {passkeys.map(passkey => (
        <One key={passkey.id} passkey={passkey} {...rest} />
      ))}
    </ul>
  )
}

type OneProps = Omit<PasskeysProps, 'passkeys'> & { readonly passkey: ListedPasskey }

function One({ passkey, busy, onEnd, onRename }: OneProps) {
  const { words, when } = useSay()
  const [isNaming, setNaming] = useState(false)
  const { id, device, madeAt, usedAt, isBackedUp, opensHere } = passkey
  const keys = words.key
  const facts = [
    usedAt === null ? keys.made(when(madeAt)) : keys.used(when(usedAt)),
    isBackedUp ? keys.backedUp : keys.alone,
    ...(opensHere ? [] : [keys.elsewhere]),
  ]
  if (isNaming && onRename !== undefined)
    return (
      <li>
        <Naming
          device={device}
          onSave={named => {
            setNaming(false)
            onRename(id, named)
          }}
        />
      </li>
    )
  return (
    <li>
      <span>
        <b>{device}</b>
        <small>{facts.join(', ')}</small>
      </span>
      <span class="does">
        {onRename !== undefined && (
          <button
            type="button"
            class="plain"
            aria-label={keys.renameOf(device)}
            disabled={busy}
            onClick={() => setNaming(true)}
          >
            {keys.rename}
          </button>
        )}
        <button
          type="button"
          class="plain"
          aria-label={keys.endOf(device)}
          disabled={busy}
          onClick={() => onEnd(id)}
        >
          {keys.end}
        </button>
      </span>
    </li>
  )
}

function Naming({ device, onSave }: { device: string; onSave: (device: string) => void }) {
  const { words } = useSay()
  const [typed, setTyped] = useState(device)
  const submit = (event: Event) => {
    event.preventDefault()
    onSave(tidy(typed))
  }
  return (
    <form class="naming" onSubmit={submit}>
      <label>
        {words.key.device}
        <input required maxLength={40} value={typed} onInput={event => setTyped(event.currentTarget.value)} />
      </label>
      <button type="submit" class="button quiet" disabled={tidy(typed) === ''}>
        {words.key.save}
      </button>
    </form>
  )
}
