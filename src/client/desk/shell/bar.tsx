/** The bar: screens, how much is open and late, connection, sound, who is here, the time on the wall. */
import type { ClerkName } from '../../../domain/ids.ts'
import { isOpen } from '../../../domain/order.ts'
import { ZONE_NAMES } from '../../../domain/time.ts'
import { Icon, MUTED, OFFLINE, ONLINE, SOUND } from '../../ui/icon.tsx'
import { deskPath } from '../address.ts'
import { sortBoard } from '../board/lateness.ts'
import { pinnedAs } from '../parts/pinned.ts'
import { SCREEN_NAMES, type Screen } from '../screens.ts'
import type { Sound } from '../sound/use-sound.ts'
import { useSpeech } from '../speech.ts'
import { useNow, useServerNow, wallTime } from '../time.ts'
import { useDesk } from './desk-context.ts'
import { LanguageSwitch } from './language-switch.tsx'

export interface BarProps {
  readonly screen: Screen
  readonly onScreen: (screen: Screen) => void
  readonly staff: ClerkName
  readonly sound: Sound
  readonly onLeave: () => void
}

const SECOND_MS = 1_000

export function Bar({ screen, onScreen, staff, sound, onLeave }: BarProps) {
  const { say } = useSpeech()
  const { outlet } = useDesk()
  return (
    <header ref={pinnedAs.bar} class="bar">
      <div class="place">
        <h1>
          <span class="visually-hidden">{say.titles[screen]}, </span>
          {outlet.name}
        </h1>
        <nav aria-label={say.menu}>
          {SCREEN_NAMES.map(name => (
            <a
              key={name}
              href={deskPath(outlet.slug, name)}
              aria-current={name === screen ? 'page' : undefined}
              onClick={event => {
                event.preventDefault()
                onScreen(name)
              }}
            >
              {say.screens[name]}
            </a>
          ))}
        </nav>
      </div>
      <Tally />
      <Line />
      <SoundSign sound={sound} />
      <button type="button" class="sign who" title={staff} onClick={onLeave}>
        <span>
          <b>{staff}</b>
          <small>{say.change}</small>
        </span>
      </button>
      <LanguageSwitch />
      <Clock />
    </header>
  )
}

function Tally() {
  const { say } = useSpeech()
  const { steps, outlet } = useDesk()
  const nowMs = useServerNow(5 * SECOND_MS)
  const open = steps.orders.filter(isOpen)
  const { late } = sortBoard(open, nowMs, outlet)
  return (
    <p class="tally">
      <span>
        <b class="num">{open.length}</b> {say.open}
      </span>{' '}
      {late > 0 && (
        <span>
          <b class="num late">{late}</b> {say.late}
        </span>
      )}
    </p>
  )
}

function Line() {
  const { say } = useSpeech()
  const { connection } = useDesk().live
  const seconds = Math.max(0, Math.round((useNow(SECOND_MS) - connection.sinceMs) / SECOND_MS))
  return (
    <p class={connection.is ? 'sign' : 'sign cut'}>
      <Icon d={connection.is ? ONLINE : OFFLINE} />
      <span>
        {connection.is ? say.connected : say.cut}
        <small class="num">{connection.is ? say.heard(seconds) : say.cutSince(seconds)}</small>
      </span>
    </p>
  )
}

function SoundSign({ sound }: { sound: Sound }) {
  const { say } = useSpeech()
  const works = sound.state === 'working'
  const [word, hint] = works
    ? [say.sound.on, say.sound.onHint]
    : sound.state === 'stopped'
      ? [say.sound.stopped, say.sound.stoppedHint]
      : [say.sound.off, say.sound.offHint]
  return (
    <button type="button" class={works ? 'sign works' : 'sign cut'} onClick={sound.test}>
      <Icon d={works ? SOUND : MUTED} />
      <span>
        {word}
        <small>{hint}</small>
      </span>
    </button>
  )
}

function Clock() {
  const { language } = useSpeech()
  const { outlet } = useDesk()
  const nowMs = useServerNow(SECOND_MS)
  return (
    <p class="clock num">
      {wallTime(nowMs, outlet.zone, language)}
      <small>{ZONE_NAMES[outlet.zone]}</small>
    </p>
  )
}
