/** One thing to do: a name for this device, and its finger. */
import { useState } from 'preact/hooks'
import type { Pass, PasskeyCreation } from '../../contract/people.ts'
import { MINUTE_MS, toMilliseconds } from '../../domain/time.ts'
import { tidy } from '../../domain/typed.ts'
import { ask } from '../platform/api.ts'
import { serverNow } from '../platform/clock.ts'
import { homeOf, makePasskey } from '../platform/passkey.ts'
import type { Texts } from './words.ts'

interface PassProps {
  readonly texts: Texts
  readonly code: string
  readonly pass: Pass
  /** The pass is asked for again: it may have run out, or been used elsewhere. */
  readonly onLost: () => void
}

export function MakePasskey(props: PassProps) {
  const { creation } = props.pass
  return creation === null ? <Insecure {...props} /> : <Make {...props} creation={creation} />
}

function Make({ texts, code, pass, creation, onLost }: PassProps & { readonly creation: PasskeyCreation }) {
  const { make } = texts.pass
  const [device, setDevice] = useState(isPhone() ? make.phone : make.computer)
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async (event: Event) => {
    event.preventDefault()
    setBusy(true)
    setTrouble('')
    const made = await makePasskey(creation)
    const reply = made.ok
      ? await ask<'usePass'>('POST', '/api/pass/use', {
          body: { code, device: tidy(device), passkey: made.value },
        })
      : null
    setBusy(false)
    if (!made.ok) return setTrouble(texts.pass.trouble[made.trouble])
    if (reply?.ok === true) return location.replace(homeOf(reply.value))
    if (reply?.code === 'wrong-code') return onLost()
    setTrouble(texts.problems[reply?.code ?? 'fault'])
  }
  const minutes = Math.max(1, Math.ceil((toMilliseconds(pass.expiresAt) - serverNow()) / MINUTE_MS))
  return (
    <main class="sign-in">
      <div class="curl" />
      <h1>{make.title}</h1>
      <p class="lead">{make.lead}</p>
      <form onSubmit={event => void submit(event)}>
        <p>{make.whose(pass.person, pass.outlet?.name ?? null)}</p>
        <label>
          {make.device}
          <input
            required
            maxLength={40}
            value={device}
            onInput={event => setDevice(event.currentTarget.value)}
          />
        </label>
        <p class="trouble" role="alert">
          {trouble}
        </p>
        <button type="submit" class="button" disabled={busy}>
          {make.submit}
        </button>
      </form>
      <p class="also">{make.again}</p>
      <p class="hint">{make.left(minutes, location.host)}</p>
    </main>
  )
}

/** On the machine itself there is an address at which browsers make passkeys; elsewhere somebody has to set up https. */
function Insecure({ texts, code }: PassProps) {
  const { insecure } = texts.pass
  const { hostname, port } = location
  const isOwn = hostname === '127.0.0.1' || hostname === '[::1]'
  const own = `http://localhost${port === '' ? '' : `:${port}`}`
  return (
    <main class="sign-in">
      <h1>{insecure.title}</h1>
      <p class="lead">{insecure.lead}</p>
      {isOwn && (
        <a class="button" href={`${own}/pass#${encodeURIComponent(code)}`}>
          {insecure.here(own)}
        </a>
      )}
    </main>
  )
}

function isPhone(): boolean {
  return matchMedia('(pointer: coarse)').matches
}
