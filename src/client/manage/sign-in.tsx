/** The manager signs in by passkey or, at a terminal, as at the desk: by person and PIN. A clerk is told whose page this is. */

import { useEffect, useState } from 'preact/hooks'
import type { ClerkName, OutletId } from '../../domain/ids.ts'
import { mayManage } from '../../domain/staff.ts'
import { ask } from '../platform/api.ts'
import { readDemo } from '../platform/demo.ts'
import { homeOf, signInByPasskey } from '../platform/passkey.ts'
import { PasskeyButton } from '../ui/passkey-button.tsx'
import { PinField } from '../ui/pin-field.tsx'
import { minutesToWait } from '../ui/pin-wait.ts'
import type { SignInAnswer } from './place.ts'
import { useSay } from './words.ts'

interface SignInProps {
  readonly here: SignInAnswer
  readonly onSignedIn: () => void
}

export function SignIn({ here, isOut, onSignedIn }: SignInProps & { readonly isOut: boolean }) {
  const { signIn } = useSay().words
  return (
    <main class="sign-in">
      <h1>{signIn.title}</h1>
      {isOut && <p role="status">{signIn.isOut}</p>}
      {!isSecureContext && <p class="lead">{signIn.insecure}</p>}
      {here.managesByPasskey === true && <p class="lead">{signIn.byPasskeyAlone}</p>}
      {isSecureContext && <ByPasskey here={here} onSignedIn={onSignedIn} />}
      {here.enrolled && here.managesByPasskey !== true && <ByPin here={here} onSignedIn={onSignedIn} />}
    </main>
  )
}

/** And how somebody comes to one, whoever else is left. */
function ByPasskey({ here, onSignedIn }: SignInProps) {
  const { signIn } = useSay().words
  const { slug } = here.outlet
  return (
    <>
      <PasskeyButton
        words={signIn.byPasskey}
        signIn={signInByPasskey}
        onSignedIn={who => (who.outlet === slug ? onSignedIn() : location.assign(homeOf(who)))}
      />
      <p class="hint">
        {signIn.lost} {signIn.lastOne}{' '}
        <code>
          npm start -- pass {`"${signIn.staff}"`} {slug}
        </code>
      </p>
    </>
  )
}

/** On a terminal of the desk's, by person and PIN as there. */
function ByPin({ here, onSignedIn }: SignInProps) {
  const { words, problems } = useSay()
  const { signIn } = words
  const names = here.staff.map(({ name }) => name)
  const [staff, setStaff] = useState(here.staff.find(({ role }) => mayManage(role))?.name ?? names[0] ?? '')
  const [pin, setPin] = useState('')
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  const hint = useDemoPin(here.outlet.slug, staff)
  const submit = async (event: Event) => {
    event.preventDefault()
    setBusy(true)
    const outlet = here.outlet.slug
    const reply = await ask<'openDeskSession'>('POST', '/api/desk/session', {
      outlet,
      body: { outlet, staff, pin },
    })
    setBusy(false)
    if (reply.ok) return onSignedIn()
    setPin('')
    setTrouble(
      reply.code === 'too-many'
        ? signIn.wait(minutesToWait(reply))
        : (problems[reply.code] ?? problems.invalid),
    )
  }
  return (
    <form class="other" onSubmit={event => void submit(event)}>
      <p>{signIn.orPin}</p>
      <label>
        {signIn.staff}
        <select value={staff} onChange={event => setStaff(event.currentTarget.value)}>
          {names.map(name => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <PinField label={signIn.pin} value={pin} onValue={setPin} />
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <button type="submit" class="button quiet" disabled={busy}>
        {signIn.submit}
      </button>
      {hint !== null && <p class="hint">{signIn.demo(hint)}</p>}
    </form>
  )
}

/** In the demo city the PIN is no secret. */
function useDemoPin(outlet: OutletId, staff: ClerkName): string | null {
  const [pins, setPins] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    void readDemo().then(demo => {
      const people = demo?.outlets.find(({ slug }) => slug === outlet)?.staff ?? []
      setPins(new Map(people.map(({ name, pin }) => [name, pin])))
    })
  }, [outlet])
  return pins.get(staff) ?? null
}

interface ClerkNoticeProps extends SignInProps {
  readonly name: string
  readonly onSignOut: () => void
}

/** A manager, who is a clerk here, for they came by PIN. */
export function isMore({ session, staff }: SignInAnswer): boolean {
  if (session === null || mayManage(session.role)) return false
  return staff.some(({ name, role }) => name === session.staff && mayManage(role))
}

/** A clerk; or a manager who is one here. */
export function ClerkNotice({ name, here, onSignedIn, onSignOut }: ClerkNoticeProps) {
  const { signIn } = useSay().words
  if (isMore(here))
    return (
      <main class="sign-in">
        <h1>{signIn.byPinTitle}</h1>
        <p class="lead">{signIn.byPin(name)}</p>
        <ByPasskey here={here} onSignedIn={onSignedIn} />
        <p>
          <a href={`/desk/${here.outlet.slug}`}>{signIn.toDesk}</a>
        </p>
      </main>
    )
  return (
    <main class="sign-in">
      <h1>{signIn.clerkTitle}</h1>
      <p>{signIn.clerk(name)}</p>
      <p class="acts">
        <a class="button" href={`/desk/${here.outlet.slug}`}>
          {signIn.toDesk}
        </a>
        <button type="button" class="button quiet" onClick={onSignOut}>
          {signIn.asManager}
        </button>
      </p>
    </main>
  )
}
