/** What makes the desk unreliable just now, each with the one thing to do about it. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { later } from '../../ui/later.tsx'
import { Shape } from '../parts/shape.tsx'
import { Sheet } from '../parts/sheet.tsx'
import type { Sound } from '../sound/use-sound.ts'
import { useSpeech } from '../speech.ts'
import { useDesk } from './desk-context.ts'
import { OthersTaps } from './others-taps.tsx'

const RestoredAlarm = later(async () => (await import('./restored-alarm.tsx')).RestoredAlarm)
const ChannelsPanel = later(async () => (await import('../../people/channels.tsx')).ChannelsPanel)

export interface AlarmsProps {
  readonly sound: Sound
  /** The server answers, and takes nothing that is written. */
  readonly takesNothing: boolean
}

export function Alarms({ sound, takesNothing }: AlarmsProps) {
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
      {live.desk?.deliveriesWait === true && (
        <Alarm>
          <p>{say.deliveriesWait}</p>
        </Alarm>
      )}
      <SoundAlarm sound={sound} />
      <ChannelsAlarm />
      <RestoredAlarm count={live.desk?.restored ?? 0} />
      {steps.unsaved > 0 && (
        <Alarm>
          <p>{say.unsaved(steps.unsaved)}</p>
        </Alarm>
      )}
      {Array.from(steps.others, ([clerk, taps]) => (
        <OthersTaps key={clerk} clerk={clerk} taps={taps} />
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

/** What reaches people who look at no page: a channel that fails is an alarm, one that nobody has proved a word of warning. */
function ChannelsAlarm() {
  const { say, language } = useSpeech()
  const { live, outlet, signedOut } = useDesk()
  const [isOpen, setOpen] = useState(false)
  const channels = live.desk?.channels
  useEffect(() => {
    // What cannot be had now is had by the next page.
    import('../../people/kept-push.ts')
      .then(({ mendPush }) => mendPush(outlet.slug, language))
      .catch(() => undefined)
  }, [outlet.slug])
  return (
    <>
      {channels !== undefined && (
        <div class={channels.failing > 0 ? 'alarm' : 'alarm asking'} role="alert">
          <Shape look={channels.failing > 0 ? 'late' : 'soon'} />
          <p>
            {channels.failing > 0
              ? say.channels.failing(channels.failing)
              : say.channels.unproved(channels.unproved)}
          </p>
          <button type="button" class="button quiet" onClick={() => setOpen(true)}>
            {say.channels.open}
          </button>
        </div>
      )}
      {isOpen && (
        <Sheet title={say.channels.title} onClose={() => setOpen(false)}>
          <ChannelsPanel
            outlet={outlet.slug}
            zone={outlet.zone}
            language={language}
            onSignedOut={signedOut}
          />
        </Sheet>
      )}
    </>
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
