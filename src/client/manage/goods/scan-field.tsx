/**
 * Where the cursor waits: a scanner types a code and Enter, a person a name. A code that nobody has taught this outlet asks
 * once which product it means.
 */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { BarCode, PlacementId } from '../../../domain/ids.ts'
import { textIn } from '../../../domain/language.ts'
import { symbolsOf, tidy } from '../../../domain/typed.ts'
import { Icon } from '../../ui/icon.tsx'
import { useSay } from '../words.ts'
import type { Draft, Stocked } from './draft.ts'
import { byCode, candidates, isCode } from './matching.ts'
import { useGoodsWords } from './saying.ts'

const BARS = 'M4 8V4h4M20 8V4h-4M4 16v4h4M20 16v4h-4M8 8v8M11 8v8M13.5 8v8M16 8v8'

export interface ScanFieldProps {
  readonly shelf: readonly Stocked[]
  readonly draft: Draft
  readonly isLocked: boolean
  readonly onScan: (placement: PlacementId) => void
  /** By name; `code`: it is what that code means from now on. */
  readonly onPick: (placement: PlacementId, code: BarCode | null) => void
}

export function ScanField({ shelf, draft, isLocked, onScan, onPick }: ScanFieldProps) {
  const { receive } = useGoodsWords()
  const { language } = useSay()
  const [typed, setTyped] = useState('')
  const [unknown, setUnknown] = useState<BarCode | null>(null)
  const [missed, setMissed] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const list = useId()
  useEffect(() => onKey('F2', () => field.current?.focus()), [])
  const found = isCode(typed) ? [] : candidates(shelf, typed)
  const pick = (placement: PlacementId) => {
    onPick(placement, unknown)
    setTyped('')
    setUnknown(null)
    setMissed('')
    if (unknown !== null) field.current?.focus()
  }
  const enter = () => {
    if (tidy(typed) === '') return
    const known = byCode(shelf, draft, typed)
    const [first] = found
    if (known !== null) onScan(known)
    else if (isCode(typed)) setUnknown(symbolsOf(typed))
    else if (first !== undefined) return pick(first.id)
    setMissed(known === null && !isCode(typed) ? tidy(typed) : '')
    setTyped('')
  }
  return (
    <div class="scan">
      <label for={list}>{receive.scan}</label>
      <span class="search">
        <Icon d={BARS} />
        <input
          id={list}
          ref={field}
          maxLength={80}
          autocomplete="off"
          enterKeyHint="next"
          placeholder={receive.scanHint}
          aria-keyshortcuts="F2"
          disabled={isLocked}
          value={typed}
          onInput={event => setTyped(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            enter()
          }}
        />
        <kbd>F2</kbd>
      </span>
      {found.length > 0 && (
        <ul class="found">
          {found.map(one => (
            <li key={one.id}>
              <button type="button" onClick={() => pick(one.id)}>
                <b>{textIn(one.name, language)}</b> <small>{one.maker.name}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="hint" role="status">
        {unknown !== null ? receive.unknownCode(unknown) : missed !== '' ? receive.notFound(missed) : ''}
      </p>
    </div>
  )
}

function onKey(key: string, then: () => void): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.key !== key) return
    event.preventDefault()
    then()
  }
  document.addEventListener('keydown', hear)
  return () => document.removeEventListener('keydown', hear)
}
