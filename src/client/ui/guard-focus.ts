/**
 * The focus is never lost with what bore it. When that is taken away, the focus goes to the row it stood in, else to the
 * open dialog, else to the screen's main heading, so that whoever does not see the screen hears where they are.
 */

interface Place {
  readonly element: Element
  readonly row: Element | null
}

const REACHABLE = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled])'

/** Watches everything drawn in `root`, for as long as the page lives. */
export function guardFocus(root: HTMLElement): void {
  let place: Place | null = null
  root.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) place = { element: target, row: target.closest('li, tr') }
  })
  root.addEventListener('focusout', ({ target }) => {
    // Judged once the screen is drawn: left by the person, or taken away and still to be made good.
    queueMicrotask(() => {
      if (place?.element === target && !isGone(place.element) && !hasFocus()) place = null
    })
  })
  new MutationObserver(() => {
    if (place === null || hasFocus() || place.element.isConnected) return
    next(root, place.row)?.focus({ preventScroll: true })
  }).observe(root, { childList: true, subtree: true })
}

/** What was switched off under the focus is about to be replaced. */
function isGone(element: Element): boolean {
  return !element.isConnected || element.matches(':disabled')
}

function hasFocus(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body
}

/** Null while a screen without a heading is still being read: the next drawing is asked again. */
function next(root: HTMLElement, row: Element | null): HTMLElement | null {
  if (row?.isConnected === true) {
    const near = row.querySelector<HTMLElement>(REACHABLE)
    if (near !== null) return near
  }
  const target = root.querySelector<HTMLElement>('[role="dialog"]') ?? root.querySelector<HTMLElement>('h1')
  if (target !== null) target.tabIndex = -1
  return target
}
