/** What a pass is opened for. One thing to do: a name for this device, and its finger. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { PasskeyCreation } from '../../contract/people.ts'
import { tidy } from '../../domain/typed.ts'
import { ask } from '../platform/api.ts'
import { homeOf, makePasskey } from '../platform/passkey.ts'
import { ChoosePin } from './choose-pin.tsx'
import { minutesLeft, type PassProps } from './opened.ts'

/** A passkey where browsers make them; at a terminal a PIN, which a clerk has nothing beside. */
export function OpenPass(props: PassProps) {
  const { creation, pinAs } = props.pass
  const [wantsPin, setWantsPin] = useState(pinAs === 'clerk' || creation === null)
  if (wantsPin && pinAs !== undefined) return <ChoosePin {...props} />
  if (creation === null) return <Insecure {...props} />
  return (
    <Make {...props} creation={creation}>
      {pinAs !== undefined && (
        <button type="button" class="plain" onClick={() => setWantsPin(true)}>
          {props.texts.pass.pin.instead}
        </button>
      )}
    </Make>
  )
}

interface MakeProps extends PassProps {
  readonly creation: PasskeyCreation
  readonly children: ComponentChildren
}

function Make({ texts, code, pass, creation, onLost, children }: MakeProps) {
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
      {children}
      <p class="hint">{make.left(minutesLeft(pass), location.host)}</p>
    </main>
  )
}

/** On the machine itself there is an address at which browsers make passkeys; elsewhere somebody has to set up https. */
function Insecure({ texts, code, pass }: PassProps) {
  const { insecure } = texts.pass
  const { hostname, port } = location
  const isOwn = hostname === '127.0.0.1' || hostname === '[::1]'
  const own = `http://localhost${port === '' ? '' : `:${port}`}`
  return (
    <main class="sign-in">
      <h1>{insecure.title}</h1>
      <p class="lead">{insecure.lead}</p>
      {pass.outlet !== null && <p class="lead">{insecure.atTerminal}</p>}
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
