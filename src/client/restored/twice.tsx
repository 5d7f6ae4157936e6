/** What is not easily undone takes a second tap, at its own place, with what it does in a sentence. */
import { useState } from 'preact/hooks'

export interface TwiceProps {
  readonly label: string
  /** Read out in its stead: of which row it is. */
  readonly named: string
  readonly asks: string
  readonly words: { readonly yes: string; readonly no: string }
  readonly isBusy: boolean
  readonly onYes: () => void
}

export function Twice({ label, named, asks, words, isBusy, onYes }: TwiceProps) {
  const [isAsking, setAsking] = useState(false)
  if (!isAsking)
    return (
      <button type="button" class="button quiet" aria-label={named} onClick={() => setAsking(true)}>
        {label}
      </button>
    )
  return (
    <div class="twice">
      <p role="status">{asks}</p>
      <button type="button" class="button quiet" onClick={() => setAsking(false)}>
        {words.no}
      </button>
      <button
        type="button"
        class="button"
        disabled={isBusy}
        onClick={() => {
          setAsking(false)
          onYes()
        }}
      >
        {words.yes}
      </button>
    </div>
  )
}
