/** The front desk's entry: `/desk/{outlet}/{screen}`. */
import { render } from 'preact'
import '../ui/office.css'
import './desk.css'
import './board.css'
import './parts.css'
import './screens.css'
import './print.css'
import { cacheForOffline } from '../platform/cache.ts'
import { justLoaded, offerSeam } from '../platform/seam.ts'
import { guardFocus } from '../ui/guard-focus.ts'
import { guardText } from '../ui/guard-text.ts'
import { Desk } from './desk.tsx'

export function start(root: HTMLElement): void {
  guardFocus(root)
  guardText()
  offerSeam(justLoaded)
  render(<Desk />, root)
  void cacheForOffline(['/desk', location.pathname])
}
