/** A sheet over the screen: a dialog that takes the focus, keeps it, and gives it back. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { CLOSE, Icon } from './icon.tsx'

export interface SheetProps {
  readonly title: string
  /** What closes it, for whoever does not see the cross. */
  readonly closeLabel: string
  readonly wide?: boolean
  readonly onClose: () => void
  readonly children: ComponentChildren
}

const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea'

/** Those that are open, the uppermost last: keys are its alone. */
const open: HTMLElement[] = []

/** Is a sheet over the page? Then no key is the page's. */
export const isCovered = (): boolean => open.length > 0

export function Sheet({ title, closeLabel, wide = false, onClose, children }: SheetProps) {
  const heading = useId()
  const box = useRef<HTMLDivElement>(null)
  const close = useRef(onClose)
  close.current = onClose

  useEffect(() => setAside(box.current?.parentElement ?? null), [])

  useEffect(() => {
    const before = document.activeElement
    box.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  useEffect(() => {
    const own = box.current
    if (own === null) return
    // On the document: what had the focus may have left the sheet, and keys then come from nowhere.
    const onKey = (event: KeyboardEvent) => {
      if (open[open.length - 1] !== own) return
      if (event.key === 'Escape') close.current()
      if (event.key === 'Tab') trapFocus(event, own)
    }
    open.push(own)
    document.addEventListener('keydown', onKey)
    return () => {
      open.splice(open.indexOf(own), 1)
      document.removeEventListener('keydown', onKey)
    }
  }, [])

  return (
    <div class="veil">
      <div
        ref={box}
        class={wide ? 'sheet wide' : 'sheet'}
        role="dialog"
        aria-modal="true"
        aria-labelledby={heading}
        tabIndex={-1}
      >
        <header>
          <h2 id={heading}>{title}</h2>
          <button type="button" class="plain" aria-label={closeLabel} onClick={() => close.current()}>
            <Icon d={CLOSE} />
          </button>
        </header>
        <div class="sheet-body">{children}</div>
      </div>
    </div>
  )
}

/**
 * What lies behind is out of reach of fingers, keys and readers alike; where a browser knows no `inert`, the veil and the
 * trap for the focus are all there is.
 */
function setAside(veil: HTMLElement | null): () => void {
  const aside: HTMLElement[] = []
  for (let at = veil; at !== null && at !== document.body; at = at.parentElement)
    for (const beside of at.parentElement?.children ?? [])
      if (beside !== at && beside instanceof HTMLElement && !beside.inert) aside.push(beside)
  for (const one of aside) one.inert = true
  return () => {
    for (const one of aside) one.inert = false
  }
}

function trapFocus(event: KeyboardEvent, box: HTMLElement): void {
  const all = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)]
  const first = all[0]
  const last = all[all.length - 1]
  const from = document.activeElement
  const outside = from === null || !box.contains(from)
  if (outside || (event.shiftKey ? from === first || from === box : from === last)) {
    event.preventDefault()
    ;(event.shiftKey ? last : first)?.focus()
  }
}
