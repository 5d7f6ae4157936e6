/** The agency's reading: a sentence, the picture, the table, the proof. */
import { render } from 'preact'
import './evaluate.css'
import './picture.css'
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
