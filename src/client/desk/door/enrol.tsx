/** A device becomes a desk terminal by a short code from one that is. */
import { useState } from 'preact/hooks'
import type { ProblemCode } from '../../../contract/problem.ts'
import { ask } from '../../platform/api.ts'
import { useSpeech } from '../speech.ts'
import type { SignInInfo } from './kept-session.ts'
import { Threshold } from './threshold.tsx'

const NAME_MAX = 40

interface EnrolProps {
  readonly info: SignInInfo
  /** Until just now it was: somebody has ended it. */
  readonly wasEnrolled: boolean
  readonly onDone: () => void
}

export function Enrol({ info, wasEnrolled, onDone }: EnrolProps) {
  const { say, problem } = useSpeech()
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ProblemCode | 'offline' | null>(null)
  const outlet = info.outlet.slug

  async function enrol(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    const reply = await ask<'enrolTerminal'>('POST', '/api/desk/terminal', {
      outlet,
      body: { outlet, code, name },
    })
    setBusy(false)
    if (reply.ok) onDone()
    else setTrouble(reply.code)
  }

  return (
    <Threshold title={say.enrolTitle} outlet={info.outlet.name}>
      {wasEnrolled && <p role="status">{say.deviceEnded}</p>}
      <p>{say.enrolHelp}</p>
      <form class="stack" onSubmit={enrol}>
        <label class="field">
          <span>{say.enrolCode}</span>
          <input
            class="code"
            value={code}
            onInput={event => setCode(event.currentTarget.value)}
            autocomplete="one-time-code"
            autocapitalize="characters"
            spellcheck={false}
            required
          />
        </label>
        <label class="field">
          <span>{say.enrolName}</span>
          <input
            value={name}
            onInput={event => setName(event.currentTarget.value)}
            maxLength={NAME_MAX}
            autocomplete="off"
            required
          />
          <small>{say.enrolNameHint}</small>
        </label>
        {trouble !== null && (
          <p class="trouble" role="alert">
            {problem(trouble)}
          </p>
        )}
        <button type="submit" class="button" disabled={busy}>
          {say.enrolDo}
        </button>
      </form>
    </Threshold>
  )
}
