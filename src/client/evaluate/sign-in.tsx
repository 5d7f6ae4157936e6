/** An officer signs in by passkey; in the demo city, by name and PIN too. */

import { useEffect, useState } from 'preact/hooks'
import { tidy } from '../../domain/typed.ts'
import { ask, type Reply } from '../platform/api.ts'
import { type Demo, readDemo } from '../platform/demo.ts'
import { homeOf, signInByPasskey } from '../platform/passkey.ts'
import { PasskeyButton } from '../ui/passkey-button.tsx'
import { PinField } from '../ui/pin-field.tsx'
import { minutesToWait } from '../ui/pin-wait.ts'
import { useSay, type Words } from './words.ts'

interface SignInProps {
  readonly onSignedIn: () => void
}

export function SignIn({ isOut, onSignedIn }: SignInProps & { readonly isOut: boolean }) {
  const { signIn } = useSay().words
  const [demo, setDemo] = useState<Demo | null>(null)
  useEffect(() => void readDemo().then(setDemo), [])
  return (
    <main class="sign-in">
      <h1>{signIn.title}</h1>
      {isOut && <p role="status">{signIn.isOut}</p>}
      <p>{signIn.lead}</p>
      <PasskeyButton
        words={signIn.byPasskey}
        signIn={signInByPasskey}
        onSignedIn={who => (who.outlet === null ? onSignedIn() : location.assign(homeOf(who)))}
      />
      <p class="hint">{signIn.lost}</p>
      {demo !== null && <ByPin agency={demo.agency} onSignedIn={onSignedIn} />}
    </main>
  )
}

function ByPin({ agency, onSignedIn }: SignInProps & { readonly agency: Demo['agency'] }) {
  const { words } = useSay()
  const { signIn } = words
  const [name, setName] = useState(agency.name)
  const [pin, setPin] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: Event) => {
    event.preventDefault()
    setBusy(true)
    const reply = await ask<'openAgencySession'>('POST', '/api/agency/session', {
      body: { name: tidy(name), pin },
    })
    setBusy(false)
    if (reply.ok) return onSignedIn()
    setPin('')
    setFailure(sentenceOf(reply, words))
  }
  return (
    <form class="other" onSubmit={event => void submit(event)}>
      <p>{signIn.orPin}</p>
      <label>
        {signIn.name}
        <input
          required
          autocomplete="username"
          value={name}
          onInput={event => setName(event.currentTarget.value)}
        />
      </label>
      <PinField label={signIn.pin} value={pin} onValue={setPin} />
      <p class="trouble" role="alert">
        {failure}
      </p>
      <button type="submit" class="button quiet" disabled={busy}>
        {signIn.submit}
      </button>
      <p class="hint">{signIn.demo(agency.pin)}</p>
    </form>
  )
}

function sentenceOf(reply: Reply<unknown> & { ok: false }, { signIn }: Words): string {
  switch (reply.code) {
    case 'wrong-pin':
    case 'invalid':
      return signIn.wrong
    case 'too-many':
      return signIn.tooMany(minutesToWait(reply))
    case 'offline':
      return signIn.offline
    default:
      return signIn.other
  }
}
