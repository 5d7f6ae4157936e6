/** The manager's screens of one outlet: what is on offer and in stock, rooms, and the QR cards that open them. */
import { render } from 'preact'
import './manage.css'
import './lists.css'
import './rooms/rooms.css'
import './cards/qr-sheet.css'
import './shelf/shelf.css'
import { justLoaded, offerSeam } from '../platform/seam.ts'
import { guardFocus } from '../ui/guard-focus.ts'
import { guardText } from '../ui/guard-text.ts'
import { App } from './app.tsx'

export function start(root: HTMLElement): void {
  guardFocus(root)
  guardText()
  offerSeam(justLoaded)
  const [, , outlet = ''] = location.pathname.split('/')
  render(<App outlet={outlet} />, root)
}
