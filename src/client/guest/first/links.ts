/** Taps on the shop's own links change the screen without leaving the page; all others go where they say. */
import { focusHeading, show } from './actions.ts'
import { placeOf } from './place.ts'

export function followLinks(root: string): void {
  addEventListener('click', event => {
    const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event
    if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey || event.defaultPrevented) return
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null
    if (link === null || link.target !== '' || 'outside' in link.dataset || !isOwn(link, root)) return
    // An address within the page (a shelf) is the browser's own affair.
    if (link.pathname === location.pathname && link.hash !== '') return
    event.preventDefault()
    if (link.pathname !== location.pathname) history.pushState(null, '', link.pathname)
    show(placeOf(root, link.pathname).screen)
    scrollTo(0, 0)
    focusHeading()
  })
}

function isOwn(link: HTMLAnchorElement, root: string): boolean {
  return link.origin === location.origin && (link.pathname === root || link.pathname.startsWith(`${root}/`))
}
