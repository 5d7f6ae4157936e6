/** What was taken in last, and the one button that undoes all of it. */
import { useState } from 'preact/hooks'
import type { SheetUndone, TakenIn } from '../../contract/sheets.ts'
import type { SheetName } from '../../domain/sheets/kinds.ts'
import { Confirm } from '../ui/office/confirm.tsx'
import { Said } from '../ui/office/said.tsx'
import type { Asking } from './asking.ts'
import { useRefusal, useSheets } from './words.ts'

/** More than these are told by their number. */
const LEFT_SHOWN = 10

interface LastProps {
  readonly sheet: SheetName
  readonly last: TakenIn
  readonly asking: Asking
  readonly onUndone: (undone: SheetUndone) => void
}

export function Last({ sheet, last, asking, onUndone }: LastProps) {
  const { words, language } = useSheets()
  const refusal = useRefusal()
  const [isAsked, setAsked] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const { done } = words
  const undo = async () => {
    const reply = await asking.undo(sheet, last.id)
    setAsked(false)
    if (reply.ok) onUndone(reply.value)
    else setTrouble(refusal(reply))
  }
  const { added, changed, same } = last
  return (
    <Said look="ok">
      <b>
        {words.kind[sheet]}: {done.title(added + changed, momentIn(language, last.at))}
      </b>
      <p>
        {done.counts(added, changed, same)} {done.can}
      </p>
      {trouble !== null && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      <button type="button" class="button quiet" onClick={() => setAsked(true)}>
        {done.undo}
      </button>
      {isAsked && (
        <Confirm
          title={done.ask}
          words={{ yes: done.yes, no: done.no, doing: done.doing }}
          onYes={undo}
          onNo={() => setAsked(false)}
        >
          <p>{done.askNote}</p>
        </Confirm>
      )}
    </Said>
  )
}

export function Undone({ sheet, undone }: { sheet: SheetName; undone: SheetUndone }) {
  const { done, kind } = useSheets().words
  const { left } = undone
  return (
    <Said look={left.length === 0 ? 'ok' : 'soon'} isAlert>
      <b>
        {kind[sheet]}: {done.undone(undone.undone)}
      </b>
      {left.length > 0 && (
        <>
          <p>{done.left(left.length)}</p>
          <ul>
            {left.slice(0, LEFT_SHOWN).map(({ key, name, why }) => (
              <li key={key}>
                {name ?? key}: {done.why[why]}
              </li>
            ))}
            {left.length > LEFT_SHOWN && <li>{done.more(left.length - LEFT_SHOWN)}</li>}
          </ul>
        </>
      )}
    </Said>
  )
}

export function momentIn(language: string, at: string): string {
  const parts = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', parts).format(new Date(at))
}
