/** Rows of a sheet: with Ctrl V anywhere on the page, or into a field where there is no such key. */
import { useEffect, useState } from 'preact/hooks'
import { Sheet } from '../../ui/sheet.tsx'
import { useGoodsWords } from './saying.ts'

/** A row of a sheet has a tab in it, several have a new line; what is pasted into a field without either is the field's. */
export function usePastedRows(onPaste: ((text: string) => void) | null): void {
  useEffect(() => {
    if (onPaste === null) return
    const hear = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const isInText = event.target instanceof HTMLTextAreaElement
      if (isInText || !/[\t\n]/.test(text.trim())) return
      event.preventDefault()
      onPaste(text)
    }
    document.addEventListener('paste', hear)
    return () => document.removeEventListener('paste', hear)
  }, [onPaste])
}

export function PasteRows({ onPaste, onClose }: { onPaste: (text: string) => void; onClose: () => void }) {
  const words = useGoodsWords()
  const { receive } = words
  const [text, setText] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    if (text.trim() !== '') onPaste(text)
    onClose()
  }
  return (
    <Sheet title={receive.pasteTitle} closeLabel={words.no} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <p>{receive.pasteLead}</p>
        <label>
          {receive.pasteField}
          <textarea rows={8} value={text} onInput={event => setText(event.currentTarget.value)} />
        </label>
        <p class="does">
          <button type="submit" class="button">
            {receive.pasteDone}
          </button>
        </p>
      </form>
    </Sheet>
  )
}
