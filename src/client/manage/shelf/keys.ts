/** Keys of a page: each does one thing, and none while somebody types or a sheet is open. */
import { useEffect, useRef } from 'preact/hooks'
import { TYPED_IN } from '../../ui/office/find.tsx'
import { isCovered } from '../../ui/sheet.tsx'

export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const now = useRef(keys)
  now.current = keys
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { target } = event
      const isTyping = target instanceof HTMLElement && target.closest(TYPED_IN) !== null
      if (isCovered() || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
      const work = now.current[event.key.toLowerCase()]
      if (work === undefined) return
      event.preventDefault()
      work()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}
