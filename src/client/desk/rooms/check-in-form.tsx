/** A stay begins by one tap. Its id is made here, so that a tap repeated over a bad connection begins one stay. */
import { useState } from 'preact/hooks'
import type { ProblemCode } from '../../../contract/problem.ts'
import { type RoomName, uuidV7 } from '../../../domain/ids.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { ask } from '../../platform/api.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { instantAt } from '../time.ts'
import { randomBytes } from './random.ts'

export function CheckInForm({ room }: { room: RoomName }) {
  const { say, problem } = useSpeech()
  const { outlet, rooms, tell } = useDesk()
  const [stay] = useState(() => uuidV7(Date.now(), randomBytes))
  const [leaves, setLeaves] = useTyped(`check-in ${room}`, '')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ProblemCode | 'offline' | null>(null)

  async function checkIn(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    const [date = '', time = ''] = leaves.split('T')
    const leavesAt = leaves === '' ? null : toTimestamp(instantAt(date, time, outlet.zone))
    const reply = await ask<'checkIn'>('POST', `/api/desk/rooms/${encodeURIComponent(room)}/check-in`, {
      outlet: outlet.slug,
      body: { stay, leavesAt },
    })
    setBusy(false)
    setTrouble(reply.ok ? null : reply.code)
    // The room's sheet then shows the stay code: there is nothing more to answer.
    rooms.reload()
    if (reply.ok) tell(say.checkedIn(room))
  }

  return (
    <form class="stack" onSubmit={checkIn}>
      <label class="field">
        <span>{say.leavesLabel}</span>
        <input type="datetime-local" value={leaves} onInput={event => setLeaves(event.currentTarget.value)} />
      </label>
      {trouble !== null && (
        <p class="trouble" role="alert">
          {problem(trouble)}
        </p>
      )}
      <button type="submit" class="button" disabled={busy}>
        {say.checkIn}
      </button>
    </form>
  )
}
