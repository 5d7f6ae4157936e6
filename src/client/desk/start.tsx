/** The front desk's entry: `/desk/{outlet}/{screen}`. */
import { render } from 'preact'
import '../ui/office.css'
import './desk.css'
import './board.css'
import './parts.css'
import './screens.css'
import './print.css'
import { keepForOffline } from '../platform/keep.ts'
import { justLoaded, offerSeam } from '../platform/seam.ts'
import { keepFocus } from '../ui/keep-focus.ts'
import { keepText } from '../ui/keep-text.ts'
import { Desk } from './desk.tsx'

export function start(root: HTMLElement): void {
  keepFocus(root)
  keepText()
  offerSeam(justLoaded)
  render(<Desk />, root)
  void keepForOffline(['/desk', location.pathname])
}
