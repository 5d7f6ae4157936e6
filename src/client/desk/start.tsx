/** The front desk's entry: `/desk/{outlet}/{screen}`. */
import { render } from 'preact'
import '../ui/tokens.css'
import './desk.css'
import './board.css'
import './parts.css'
import './screens.css'
import './print.css'
import { Desk } from './desk.tsx'

export function start(root: HTMLElement): void {
  render(<Desk />, root)
}
