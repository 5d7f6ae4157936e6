/** Asked once before what is not easily undone: what will happen, in a sentence, and the way back first. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Sheet } from '../sheet.tsx'

export interface ConfirmProps {
  readonly title: string
  readonly children: ComponentChildren
  /** `doing`: of what may take a while. */
  readonly words: { readonly yes: string; readonly no: string; readonly doing?: string }
  /** The sheet stays until it is settled, and tells nothing twice. */
  readonly onYes: () => Promise<void>
  readonly onNo: () => void
}

export function Confirm({ title, children, words, onYes, onNo }: ConfirmProps) {
  const [isBusy, setBusy] = useState(false)
  const yes = () => {
    setBusy(true)
    void onYes().finally(() => setBusy(false))
  }
  return (
    <Sheet title={title} closeLabel={words.no} onClose={onNo}>
      <div>{children}</div>
      <div class="does">
        <button type="button" class="button quiet" onClick={onNo}>
          {words.no}
        </button>
        <button type="button" class="button" disabled={isBusy} onClick={yes}>
          {isBusy ? (words.doing ?? words.yes) : words.yes}
        </button>
      </div>
    </Sheet>
  )
}
