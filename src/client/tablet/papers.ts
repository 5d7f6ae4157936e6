/** A kwitansi is the guest's: it is handed to the guest's phone by its QR code and never opened on the room's screen. */
import { setTablet } from './state.ts'

/** Taps on what would lead out of the shop are answered here: a room's tablet has nowhere else to go. */
export function offerPapers(): void {
  addEventListener(
    'click',
    event => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
      if (link === null) return
      const isPaper = link.origin === location.origin && link.pathname.startsWith('/k/')
      if (isPaper) setTablet({ paper: link.href })
      if (isPaper || link.protocol === 'tel:') event.preventDefault()
    },
    { capture: true },
  )
}
