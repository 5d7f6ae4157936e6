/** When a tablet may give way to its next release: at rest, with nothing picked and nothing that waits to be sent. */
import type { GuestState } from '../guest/first/state.ts'
import { isIdle } from '../guest/seam.ts'
import type { TabletState } from './state.ts'

export function isTabletSeam({ resting, asking, paper }: TabletState, state: GuestState): boolean {
  return resting && !asking && paper === null && isIdle(state)
}
