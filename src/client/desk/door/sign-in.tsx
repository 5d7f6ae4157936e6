/** Who is on duty, by a big button; then that person's PIN. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { mayManage } from '../../../domain/staff.ts'
import { justLoaded, offerSeam } from '../../platform/seam.ts'
import type { Desks } from '../shell/kept.ts'
import { useSpeech } from '../speech.ts'
import { ChangePin } from './change-pin.tsx'
import type { SignInInfo } from './kept-session.ts'
import { PinPad } from './pin-pad.tsx'
import { Threshold } from './threshold.tsx'

export interface SignInProps {
  readonly info: SignInInfo
  readonly onDone: () => void
  /** Whose session was ended here. */
  readonly ended: string | null
  readonly desks: Desks
  /** Whose taps wait for them. */
  readonly waiting: ComponentChildren
}

/** A manager, whom a PIN lets in as a clerk. */
function isMore({ managesByPasskey, staff }: SignInInfo, who: string): boolean {
  return managesByPasskey === true && staff.some(({ name, role }) => name === who && mayManage(role))
}

export function SignIn({ info, ended, desks, onDone, waiting }: SignInProps) {
  const { say } = useSpeech()
  const [who, setWho] = useState<string | null>(null)
  const [isChanging, setChanging] = useState(false)
  useEffect(() => {
    if (who !== null) return
    // Nobody is on duty here, and nothing is being typed or waits for whoever typed it.
    offerSeam(desks.isEmpty)
    return () => offerSeam(justLoaded)
  }, [who, desks])
  const outlet = info.outlet.slug
  if (who !== null && isChanging)
    return (
      <Threshold title={say.pinChangeTitle(who)} outlet={info.outlet.name}>
        <ChangePin outlet={outlet} staff={who} onDone={onDone} onBack={() => setChanging(false)} />
      </Threshold>
    )
  if (who !== null)
    return (
      <Threshold title={say.pinTitle(who)} outlet={info.outlet.name}>
        {isMore(info, who) && <p>{say.pinAsClerk}</p>}
        <PinPad outlet={outlet} staff={who} onDone={onDone} onBack={() => setWho(null)} />
        <button type="button" class="plain" onClick={() => setChanging(true)}>
          {say.pinChange}
        </button>
      </Threshold>
    )
  return (
    <Threshold title={say.whoTitle} outlet={info.outlet.name}>
      {ended !== null && <p role="status">{say.sessionEnded(ended)}</p>}
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
      <p>
        <a class="plain" href="/pass">
          {say.havePass}
        </a>
      </p>
    </Threshold>
  )
}
