/** The agency's reading: a sentence, the picture, the table, the proof. */
import { render } from 'preact'
import './evaluate.css'
import './picture.css'
import { justLoaded, offerSeam } from '../platform/seam.ts'
import { keepFocus } from '../ui/keep-focus.ts'
import { keepText } from '../ui/keep-text.ts'
import { App } from './app.tsx'

export function start(root: HTMLElement): void {
  keepFocus(root)
  keepText()
  offerSeam(justLoaded)
  render(<App />, root)
}
