/** A pass, opened by its link or typed: its person makes a passkey on this device, and is in. */
import { render } from 'preact'
import './pass.css'
import { justLoaded, offerSeam } from '../platform/seam.ts'
import { guardFocus } from '../ui/guard-focus.ts'
import { guardText } from '../ui/guard-text.ts'
import { App } from './app.tsx'

export function start(root: HTMLElement): void {
  guardFocus(root)
  guardText()
  offerSeam(justLoaded)
  render(<App />, root)
}
