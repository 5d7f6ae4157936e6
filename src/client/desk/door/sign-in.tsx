/** Who is on duty, by a big button; then that person's PIN. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { justLoaded, offerSeam } from '../../platform/seam.ts'
import { useSpeech } from '../speech.ts'
import type { SignInInfo } from './kept-session.ts'
import { PinPad } from './pin-pad.tsx'
import { Threshold } from './threshold.tsx'

export interface SignInProps {
  readonly info: SignInInfo
  readonly onDone: () => void
  /** Whose taps wait for them. */
  readonly waiting: ComponentChildren
}

export function SignIn({ info, onDone, waiting }: SignInProps) {
  const { say } = useSpeech()
  const [who, setWho] = useState<string | null>(null)
  useEffect(() => {
    if (who !== null) return
    // Nobody is on duty here, and nothing is being typed.
    offerSeam(() => true)
    return () => offerSeam(justLoaded)
  }, [who])
  if (who !== null)
    return (
      <Threshold title={say.pinTitle(who)} outlet={info.outlet.name}>
        <PinPad outlet={info.outlet.slug} staff={who} onDone={onDone} onBack={() => setWho(null)} />
      </Threshold>
    )
  return (
    <Threshold title={say.whoTitle} outlet={info.outlet.name}>
      {waiting}
      {info.staff.length === 0 && <p>{say.whoNone}</p>}
      <ul class="people">
        {info.staff.map(({ name, role }) => (
          <li key={name}>
            <button type="button" class="person" onClick={() => setWho(name)}>
              <b>{name}</b>
              <small>{say.roles[role]}</small>
            </button>
          </li>
        ))}
      </ul>
    </Threshold>
  )
}
