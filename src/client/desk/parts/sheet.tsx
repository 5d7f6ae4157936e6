/** A sheet over the screen: a dialog that takes the focus, keeps it, and gives it back. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { CLOSE, Icon } from '../../ui/icon.tsx'
import { useSpeech } from '../speech.ts'

export interface SheetProps {
  readonly title: string
  readonly wide?: boolean
  readonly onClose: () => void
  readonly children: ComponentChildren
}

const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea'

export function Sheet({ title, wide = false, onClose, children }: SheetProps) {
  const { say } = useSpeech()
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
    // On the document: what had the focus may have left the sheet, and keys then come from nowhere.
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current()
      if (event.key === 'Tab') trapFocus(event, box.current)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  return (
    <div class="veil">
      <div
        ref={box}
        class={wide ? 'sheet wide' : 'sheet'}
        role="dialog"
        aria-modal="true"
        aria-labelledby="sheet-title"
        tabIndex={-1}
      >
        <header>
          <h2 id="sheet-title">{title}</h2>
          <button type="button" class="plain" aria-label={say.close} onClick={() => close.current()}>
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

function trapFocus(event: KeyboardEvent, box: HTMLElement | null): void {
  const all = [...(box?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])]
  const first = all[0]
  const last = all[all.length - 1]
  const from = document.activeElement
  const outside = from === null || box?.contains(from) !== true
  if (outside || (event.shiftKey ? from === first || from === box : from === last)) {
    event.preventDefault()
    ;(event.shiftKey ? last : first)?.focus()
  }
}
