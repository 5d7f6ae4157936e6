/**
 * Heads that stay in sight while a page is scrolled: what rings before all else, then the bar, as many as leave room for what
 * is below. Measured, because no media query knows how large a reader has set the text; and what is scrolled or tabbed to
 * stands clear of them.
 */

/** What stays first where not all of them fit. */
const FIRST = ['calls', 'ringing', 'bar'] as const
type Head = (typeof FIRST)[number]
const FROM_THE_TOP = ['bar', 'ringing', 'calls'] as const satisfies readonly Head[]

/** Most of the window that they may take: at a terminal forty calls stay whole, a phone is for what one does as well. */
const SHARE_MAX = { wide: 0.8, narrow: 0.5 } as const
const WIDE = '(min-width: 64rem)'
const CLEARANCE_PX = 4

const heads = new Map<Head, HTMLElement>()
let observer: ResizeObserver | null = null

/** What an element is to be for, as its `ref`. */
export const pinnedAs = {
  bar: refOf('bar'),
  ringing: refOf('ringing'),
  calls: refOf('calls'),
} as const satisfies Record<Head, unknown>

function refOf(head: Head): (element: HTMLElement | null) => void {
  return element => {
    if (element === null) heads.delete(head)
    else heads.set(head, element)
    watch()
    pin()
  }
}

function watch(): void {
  if (observer === null) addEventListener('resize', pin)
  observer ??= new ResizeObserver(pin)
  observer.disconnect()
  for (const element of heads.values()) observer.observe(element)
}

function pin(): void {
  const pinned = fitting()
  let top = 0
  for (const head of FROM_THE_TOP) {
    const element = heads.get(head)
    if (element === undefined) continue
    element.style.position = pinned.has(head) ? 'sticky' : 'relative'
    element.style.top = pinned.has(head) ? `${top}px` : 'auto'
    if (pinned.has(head)) top += element.offsetHeight
  }
  document.documentElement.style.scrollPaddingTop = `${top + CLEARANCE_PX}px`
}

function fitting(): ReadonlySet<Head> {
  const found = new Set<Head>()
  let leftPx = innerHeight * SHARE_MAX[matchMedia(WIDE).matches ? 'wide' : 'narrow']
  for (const head of FIRST) {
    const heightPx = heads.get(head)?.offsetHeight ?? 0
    if (heightPx > leftPx) continue
    found.add(head)
    leftPx -= heightPx
  }
  return found
}
