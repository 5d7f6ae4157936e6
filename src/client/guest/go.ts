/** To another screen, in the place of the one that has done its work: Back leads to what came before it. */
import { focusHeading, show } from './first/actions.ts'
import { addressOf, type Screen } from './first/place.ts'
import { now } from './first/state.ts'

export function go(screen: Screen): void {
  history.replaceState(null, '', addressOf({ ...now().place, screen }))
  show(screen)
  scrollTo(0, 0)
  focusHeading()
}
