/**
 * A tablet left alone closes the shop. After a while without any input it asks whether somebody is still here; any
 * input says yes. Nothing is asked of a tablet that slept through the answer: it rests at once.
 */
import { rest } from './rest.ts'
import { setTablet, tabletNow } from './state.ts'
import { stopwatch } from './stopwatch.ts'

const ASK_AFTER_MS = 90_000
const REST_AFTER_MS = ASK_AFTER_MS + 30_000

/** What ends a gesture takes the question away at once. */
const ENDS = ['click', 'keyup'] as const
const INPUTS = [...ENDS, 'pointerdown', 'pointermove', 'touchstart', 'keydown', 'wheel', 'input'] as const
/** After any other input it stays this long: the tap that follows must not fall on what lies below it. */
const LINGER_MS = 1_000

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
  if (!tabletNow().asking) return
  clearTimeout(timer)
  if ((ENDS as readonly string[]).includes(event.type)) look()
  else timer = setTimeout(look, LINGER_MS)
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
