/** The manager's screens of one outlet: what is on offer and in stock, rooms, and the QR cards that open them. */
import { render } from 'preact'
import './manage.css'
import './lists.css'
import './qr-sheet.css'
import { justLoaded, offerSeam } from '../platform/seam.ts'
import { keepFocus } from '../ui/keep-focus.ts'
import { keepText } from '../ui/keep-text.ts'
import { App } from './app.tsx'

export function start(root: HTMLElement): void {
  keepFocus(root)
  keepText()
  offerSeam(justLoaded)
  const [, , outlet = ''] = location.pathname.split('/')
  render(<App outlet={outlet} />, root)
}
