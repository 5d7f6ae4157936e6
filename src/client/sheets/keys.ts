/** Keys of the import: what is refused, apply, and back. Where somebody types, letters are theirs. */
import { useEffect, useRef } from 'preact/hooks'
import { isCovered } from '../ui/sheet.tsx'

interface Keys {
  readonly f: () => void
  readonly apply: () => void
  readonly leave: () => void
}

export function useKeys(keys: Keys): void {
  const now = useRef(keys)
  now.current = keys
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { target } = event
      if (isCovered()) return
      const isTyping = target instanceof HTMLElement && target.closest('input, select, textarea') !== null
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return now.current.apply()
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'f') now.current.f()
      if (event.key === 'e') focusFirst(event)
      if (event.key === 'Escape') now.current.leave()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}

/** The first cell that is to be mended. */
function focusFirst(event: KeyboardEvent): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('.list [aria-invalid="true"]')?.focus()
}
