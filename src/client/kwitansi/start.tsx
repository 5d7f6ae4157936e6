/** The kwitansi's page: one document for the holder of its link, on a phone, on A4 and on an 80 mm roll. */
import { render } from 'preact'
import './kwitansi.css'
import './slip.css'
import { justLoaded, offerSeam } from '../platform/seam.ts'
import { guardText } from '../ui/guard-text.ts'
import { readAddress } from './address.ts'
import { Page } from './page.tsx'
import { firstLanguage } from './words.tsx'

export function start(root: HTMLElement): void {
  guardText()
  const open = () => {
    render(null, root)
    render(<Page address={readAddress(location)} language={firstLanguage(location.search)} />, root)
  }
  // Another document's token under the same path changes the fragment only, and a browser loads nothing for that.
  addEventListener('hashchange', open)
  offerSeam(justLoaded)
  open()
}
