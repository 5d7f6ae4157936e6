/** One field that finds: `/` leads to it from anywhere on the page. */
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../icon.tsx'

const GLASS = 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20'

export interface FindProps {
  readonly label: string
  readonly typed: string
  readonly onTyped: (typed: string) => void
}

export function Find({ label, typed, onTyped }: FindProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => onSlash(() => field.current?.focus()), [])
  return (
    <div class="search">
      <Icon d={GLASS} />
      <input
        ref={field}
        type="search"
        maxLength={80}
        placeholder={label}
        aria-label={label}
        aria-keyshortcuts="/"
        value={typed}
        onInput={event => onTyped(event.currentTarget.value)}
      />
      <kbd>/</kbd>
    </div>
  )
}

/** Where somebody types, the key is theirs; a box that is ticked is not typed in. */
export const TYPED_IN = 'input:not([type=checkbox]):not([type=radio]), select, textarea'

function onSlash(then: () => void): () => void {
  const hear = (event: KeyboardEvent) => {
    const { target } = event
    const isTyping = target instanceof HTMLElement && target.closest(TYPED_IN) !== null
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    then()
  }
  document.addEventListener('keydown', hear)
  return () => document.removeEventListener('keydown', hear)
}
