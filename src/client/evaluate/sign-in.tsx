/** An officer signs in by name and PIN. */

import { useEffect, useState } from 'preact/hooks'
import { tidy } from '../../domain/typed.ts'
import { ask, type Reply } from '../platform/api.ts'
import { type Demo, readDemo } from '../platform/demo.ts'
import { PinField } from '../ui/pin-field.tsx'
import { minutesToWait } from '../ui/pin-wait.ts'
import { useSay, type Words } from './words.ts'

export function SignIn({ onOfficer }: { onOfficer: (name: string) => void }) {
  const { words } = useSay()
  const { signIn } = words
  const [agency, setAgency] = useState<Demo['agency'] | null>(null)
  const [name, setName] = useState('')
  const [pin, setPin] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    void readDemo().then(demo => {
      if (demo === null) return
      setAgency(demo.agency)
      // Nobody who is about to type finds something there.
      if (document.activeElement?.tagName !== 'INPUT')
        setName(typed => (typed === '' ? demo.agency.name : typed))
    })
  }, [])
  const submit = async (event: Event) => {
    event.preventDefault()
    setBusy(true)
    const reply = await ask<'openAgencySession'>('POST', '/api/agency/session', {
      body: { name: tidy(name), pin },
    })
    setBusy(false)
    if (reply.ok) return onOfficer(reply.value.name)
    setPin('')
    setFailure(sentenceOf(reply, words))
  }
  return (
    <main class="sign-in">
      <h1>{signIn.title}</h1>
      <p>{signIn.lead}</p>
      <form onSubmit={event => void submit(event)}>
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
        <button type="submit" class="button" disabled={busy}>
          {signIn.submit}
        </button>
        {agency !== null && <p class="hint">{signIn.demo(agency.pin)}</p>}
      </form>
    </main>
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
