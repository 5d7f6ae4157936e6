/** A guest stays longer than was planned, or shorter. */
import { localDate, localTime, type Timestamp, toMilliseconds, toTimestamp } from '../../../domain/time.ts'
import { ask } from '../../platform/api.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { instantAt, wallMoment } from '../time.ts'
import { Deed, type OfStay } from './deed.tsx'
import { useStays, WithStays } from './words.tsx'

export interface DepartureProps extends OfStay {
  readonly leavesAt: Timestamp | null
}

export function Departure(props: DepartureProps) {
  return (
    <WithStays>
      <Changing {...props} />
    </WithStays>
  )
}

function Changing({ room, stay, leavesAt, onBack, onDone }: DepartureProps) {
  const { departure: say } = useStays()
  const { say: desk } = useSpeech()
  const { outlet, tell } = useDesk()
  const ms = leavesAt === null ? null : toMilliseconds(leavesAt)
  const now = ms === null ? '' : `${localDate(ms, outlet.zone)}T${localTime(ms, outlet.zone)}`
  const [leaves, setLeaves] = useTyped(`departure ${room}`, now)
  const [date = '', time = ''] = leaves.split('T')
  const nextMs = leaves === '' ? null : instantAt(date, time, outlet.zone)

  const act = () =>
    ask<'changeDeparture'>('POST', `/api/desk/rooms/${encodeURIComponent(room)}/departure`, {
      outlet: outlet.slug,
      body: { stay, leavesAt: nextMs === null ? null : toTimestamp(nextMs) },
    })
  return (
    <Deed
      does={say.do}
      act={leaves === now ? null : act}
      onBack={onBack}
      onDone={() => {
        tell(say.done(room, nextMs === null ? null : wallMoment(nextMs, outlet.zone, desk.date)))
        onDone()
      }}
    >
      <p>{say.help}</p>
      <label class="field">
        <span>{say.label}</span>
        <input type="datetime-local" value={leaves} onInput={event => setLeaves(event.currentTarget.value)} />
      </label>
    </Deed>
  )
}
