/** What makes the desk unreliable just now, each with the one thing to do about it. */
import type { ComponentChildren } from 'preact'
import type { OrderView } from '../../../contract/order.ts'
import { roomsOf } from '../parts/rooms-of.ts'
import { Shape } from '../parts/shape.tsx'
import type { Sound } from '../sound/use-sound.ts'
import { useSpeech } from '../speech.ts'
import { useDesk } from './desk-context.ts'

export interface AlarmsProps {
  readonly sound: Sound
  readonly unseenTooLong: readonly OrderView[]
  /** The server answers, and takes nothing that is written. */
  readonly takesNothing: boolean
}

export function Alarms({ sound, unseenTooLong, takesNothing }: AlarmsProps) {
  const { say, problem } = useSpeech()
  const { live, steps } = useDesk()
  return (
    <div class="alarms">
      {!live.connection.is && (
        <Alarm>
          <p>{live.trouble === null || live.trouble === 'offline' ? say.cutLine : problem(live.trouble)}</p>
          <button type="button" class="button" onClick={live.reload}>
            {say.retry}
          </button>
        </Alarm>
      )}
      {takesNothing && (
        <Alarm>
          <p>{say.takesNothing}</p>
        </Alarm>
      )}
      {unseenTooLong.length > 0 && (
        <Alarm>
          <p>{say.escalated(roomsOf(unseenTooLong))}</p>
        </Alarm>
      )}
      {live.desk?.deliveriesWait === true && (
        <Alarm>
          <p>{say.deliveriesWait}</p>
        </Alarm>
      )}
      <SoundAlarm sound={sound} />
      {steps.unsaved > 0 && (
        <Alarm>
          <p>{say.unsaved(steps.unsaved)}</p>
        </Alarm>
      )}
      {Array.from(steps.others, ([clerk, count]) => (
        <p key={clerk} class="alarm quiet">
          {say.waitsForClerk(count, clerk)}
        </p>
      ))}
    </div>
  )
}

function Alarm({ children }: { children: ComponentChildren }) {
  return (
    <div class="alarm" role="alert">
      <Shape look="late" />
      {children}
    </div>
  )
}

function SoundAlarm({ sound }: { sound: Sound }) {
  const { say } = useSpeech()
  const tryIt = (
    <button type="button" class="button" onClick={sound.test}>
      {say.sound.try}
    </button>
  )
  switch (sound.state) {
    case 'working':
      return null
    case 'missing':
      return (
        <Alarm>
          <p>{say.sound.missing}</p>
        </Alarm>
      )
    case 'stopped':
      return (
        <Alarm>
          <p>{say.sound.alarmStopped}</p>
          {tryIt}
        </Alarm>
      )
    case 'unproved':
      return (
        <Alarm>
          <p>{say.sound.alarm}</p>
          {tryIt}
        </Alarm>
      )
    case 'testing':
      return (
        <div class="alarm asking" role="alert">
          <Shape look="soon" />
          <p>
            {say.sound.question} <small>{say.sound.notHeardHelp}</small>
          </p>
          <button type="button" class="button" onClick={() => sound.answer(true)}>
            {say.sound.heard}
          </button>
          <button type="button" class="button quiet" onClick={() => sound.answer(false)}>
            {say.sound.notHeard}
          </button>
        </div>
      )
  }
}
