/**
 * A tablet left alone closes the shop. After a while without any input it asks whether somebody is still here; any
 * input says yes. Nothing is asked of a tablet that slept through the answer: it rests at once.
 */
import { rest } from './rest.ts'
import { setTablet, tabletNow } from './state.ts'
import { stopwatch } from './stopwatch.ts'

const ASK_AFTER_MS = 90_000
const REST_AFTER_MS = ASK_AFTER_MS + 30_000

/** Input that leaves no click behind: the question may go at once, without the tap falling on what lies below it. */
const SAYS_YES = ['click', 'keyup', 'wheel', 'input', 'pointercancel'] as const
const INPUTS = [...SAYS_YES, 'pointerdown', 'pointermove', 'pointerup', 'touchstart', 'keydown'] as const

let sinceInput = stopwatch()
let timer: ReturnType<typeof setTimeout> | undefined

export function watchIdle(): void {
  for (const kind of INPUTS) addEventListener(kind, hear, { capture: true, passive: true })
  document.addEventListener('visibilitychange', look)
}

/** Somebody is here: the shop has just been opened. */
export function beginWatch(): void {
  sinceInput = stopwatch()
  look()
}

function hear(event: Event): void {
  // Too late: whoever touches now may be another guest, and finds the window.
  if (!tabletNow().resting && sinceInput() >= REST_AFTER_MS) {
    look()
    return
  }
  sinceInput = stopwatch()
  if (tabletNow().asking && saysYes(event)) {
    setTablet({ asking: false })
    look()
  }
}

function saysYes(event: Event): boolean {
  if (event.type === 'pointermove') return (event as PointerEvent).pointerType === 'mouse'
  return (SAYS_YES as readonly string[]).includes(event.type)
}

function look(): void {
  clearTimeout(timer)
  if (tabletNow().resting) return
  const idleMs = sinceInput()
  if (idleMs >= REST_AFTER_MS) {
    rest()
    return
  }
  const asking = idleMs >= ASK_AFTER_MS
  if (asking !== tabletNow().asking) setTablet({ asking })
  timer = setTimeout(look, (asking ? REST_AFTER_MS : ASK_AFTER_MS) - idleMs)
}
