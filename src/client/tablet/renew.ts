/**
 * A tablet is never closed, so a new release would never reach it. It loads itself anew once a night, at rest and
 * within the network's reach, when nobody is in the shop.
 */
import { DAY_MS, HOUR_MS, localTime } from '../../domain/time.ts'
import { now } from '../guest/first/state.ts'
import { tabletNow } from './state.ts'
import { stopwatch } from './stopwatch.ts'

const AT_HOUR = '04'
/** Not twice in one night. */
const AGE_MS = DAY_MS - 2 * HOUR_MS

const age = stopwatch()

export function renew(nowMs: number): void {
  const { menu, offline } = now()
  if (menu === null || offline || !tabletNow().resting || age() < AGE_MS) return
  if (localTime(nowMs, menu.outlet.zone).startsWith(AT_HOUR)) location.reload()
}
