/** Phones that wait for the desk's word, each with the two symbols that its own screen shows. */
import { useState } from 'preact/hooks'
import type { ProblemCode } from '../../../contract/problem.ts'
import { ask } from '../../platform/api.ts'
import { useSpeech } from '../speech.ts'
import { useDesk } from './desk-context.ts'

export function Confirmations() {
  const { say, problem } = useSpeech()
  const { live, outlet } = useDesk()
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set())
  const [trouble, setTrouble] = useState<ProblemCode | 'offline' | null>(null)
  const waiting = (live.desk?.confirmations ?? []).filter(one => !answered.has(one.id))

  async function answer(id: string, allow: boolean): Promise<void> {
    const reply = await ask<'confirmPhone'>('POST', `/api/desk/confirmations/${id}`, {
      outlet: outlet.slug,
      body: { allow },
    })
    setTrouble(reply.ok ? null : reply.code)
    if (reply.ok || reply.code === 'not-found') setAnswered(now => new Set(now).add(id))
  }

  if (waiting.length === 0) return null
  return (
    <section class="phones" aria-labelledby="phones">
      <div>
        <h2 id="phones">{say.phones}</h2>
        <p>{say.phonesHelp}</p>
        {trouble !== null && (
          <p class="trouble" role="alert">
            {problem(trouble)}
          </p>
        )}
      </div>
      <ul aria-live="polite">
        {waiting.map(({ id, room, match }) => (
          <li key={id}>
            <span class="visually-hidden">{say.phoneAsks(room)}</span>
            <span class="flap small num" aria-hidden="true">
              {room}
            </span>
            <b class="match">{match}</b>
            <button type="button" class="button" onClick={() => void answer(id, true)}>
              {say.allow}
            </button>
            <button type="button" class="button quiet" onClick={() => void answer(id, false)}>
              {say.refuse}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
