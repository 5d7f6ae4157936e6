/** What somebody counted in a drawer, in rupiah. */
import { useState } from 'preact/hooks'
import type { DeedId } from '../../../domain/ids.ts'
import { isRupiah, type Rupiah } from '../../../domain/money.ts'
import { useTyped } from '../shell/typed.ts'
import { usePaying } from './words.tsx'

const DIGITS_MAX = 12

interface CountFormProps {
  /** Of which drawer; '' of one that is not open yet. */
  readonly of: DeedId
  readonly label: string
  readonly does: string
  /** Answers whether it was taken. */
  readonly onCount: (counted: Rupiah) => Promise<boolean>
}

export function CountForm({ of, label, does, onCount }: CountFormProps) {
  const { drawer: say } = usePaying()
  const [typed, setTyped] = useTyped(`drawer ${of}`, '')
  const [busy, setBusy] = useState(false)
  const counted = /^\d+$/.test(typed.trim()) ? Number(typed) : null
  const isWrong = typed.trim() !== '' && (counted === null || !isRupiah(counted))

  async function count(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (counted === null || isWrong) return
    setBusy(true)
    const isTaken = await onCount(counted)
    setBusy(false)
    if (isTaken) setTyped('')
  }

  return (
    <form class="tools" onSubmit={count}>
      <label class="field">
        <span>{label}</span>
        <input
          inputMode="numeric"
          maxLength={DIGITS_MAX}
          autocomplete="off"
          value={typed}
          aria-invalid={isWrong}
          onInput={event => setTyped(event.currentTarget.value)}
        />
        {isWrong && <small class="trouble">{say.whole}</small>}
      </label>
      <button type="submit" class="button quiet" disabled={busy || counted === null || isWrong}>
        {does}
      </button>
    </form>
  )
}
