/** The tablet's pulse: the clock on the window, the lease, and the questions that must be asked without anybody's tap. */

import { now } from '../guest/first/state.ts'
import { refreshMenu } from '../guest/shop.ts'
import { serverNow } from '../platform/clock.ts'
import { renew } from './renew.ts'
import { setTablet, tabletNow } from './state.ts'
import { checkStay, confirmBinding, lookAtLease } from './stay.ts'
import { stopwatch } from './stopwatch.ts'

const BEAT_MS = 10_000
const ASK_STAY_MS = 60_000
/** With no stay there is no event stream to say that prices or stock changed. */
const ASK_MENU_MS = 10 * 60_000

/** Another tablet may have taken this one's place. */
const ASK_BINDING_MS = 5 * 60_000

let sinceStay = stopwatch()
let sinceMenu = stopwatch()
let sinceBinding = stopwatch()

export function startPulse(): void {
  setInterval(beat, BEAT_MS)
  addEventListener('online', askNow)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') askNow()
  })
}

function askNow(): void {
  sinceStay = stopwatch()
  lookAtLease()
  void checkStay()
}

function beat(): void {
  const nowMs = serverNow()
  if (Math.floor(nowMs / 60_000) !== Math.floor(tabletNow().nowMs / 60_000)) setTablet({ nowMs })
  lookAtLease()
  if (sinceStay() >= ASK_STAY_MS || tabletNow().sealed) askNow()
  if (now().session.is !== 'open' && sinceMenu() >= ASK_MENU_MS) {
    sinceMenu = stopwatch()
    void refreshMenu()
  }
  if (sinceBinding() >= ASK_BINDING_MS) {
    sinceBinding = stopwatch()
    void confirmBinding()
  }
  renew(nowMs)
}
