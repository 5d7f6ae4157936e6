/** An order is not brought: why, a word to the guest, and what could be had instead. */
import { useState } from 'preact/hooks'
import type { MenuPlacement } from '../../../contract/menu.ts'
import { DECLINE_REASONS, type DeclineReason } from '../../../domain/order.ts'
import { CLOSE, Icon } from '../../ui/icon.tsx'
import type { Wish } from '../live/sending.ts'
import { Choices } from '../parts/choices.tsx'
import { useSpeech } from '../speech.ts'
import { ProductSearch } from './product-search.tsx'

const COMMENT_MAX = 200
const ALTERNATIVES_MAX = 5

export interface DeclineFormProps {
  readonly onBack: () => void
  readonly onDone: (body: Extract<Wish, { type: 'decline' }>['body']) => void
}

export function DeclineForm({ onBack, onDone }: DeclineFormProps) {
  const { say } = useSpeech()
  const [reason, setReason] = useState<DeclineReason | null>(null)
  const [comment, setComment] = useState('')
  const [instead, setInstead] = useState<readonly MenuPlacement[]>([])

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    if (reason === null) return
    const said = comment.trim()
    onDone({
      reason,
      ...(said === '' ? {} : { comment: said }),
      ...(instead.length === 0 ? {} : { alternatives: instead.map(placement => placement.id) }),
    })
  }

  return (
    <form class="stack" onSubmit={submit}>
      <p>{say.declineHelp}</p>
      <Choices
        name="reason"
        legend={say.reason}
        options={DECLINE_REASONS}
        words={say.reasons}
        value={reason}
        onChoose={setReason}
      />
      <label class="field">
        <span>{say.comment}</span>
        <input
          value={comment}
          maxLength={COMMENT_MAX}
          autocomplete="off"
          onInput={event => setComment(event.currentTarget.value)}
        />
      </label>
      <Alternatives chosen={instead} onChange={setInstead} />
      <div class="actions">
        <button type="submit" class="button" disabled={reason === null}>
          {say.declineDo}
        </button>
        <button type="button" class="button quiet" onClick={onBack}>
          {say.back}
        </button>
      </div>
    </form>
  )
}

interface AlternativesProps {
  readonly chosen: readonly MenuPlacement[]
  readonly onChange: (chosen: readonly MenuPlacement[]) => void
}

function Alternatives({ chosen, onChange }: AlternativesProps) {
  const { say, language } = useSpeech()
  return (
    <details class="more">
      <summary>
        {say.alternatives}
        {chosen.length > 0 && <b class="num"> {chosen.length}</b>}
      </summary>
      <div class="stack">
        <p>{say.alternativesHelp}</p>
        <ul class="rows">
          {chosen.map(placement => {
            const name = placement.product.name[language]
            return (
              <li key={placement.id}>
                <span class="grow">{name}</span>
                <button
                  type="button"
                  class="plain"
                  aria-label={say.less(name)}
                  onClick={() => onChange(chosen.filter(one => one !== placement))}
                >
                  <Icon d={CLOSE} />
                </button>
              </li>
            )
          })}
        </ul>
        <ProductSearch
          without={chosen.map(placement => placement.id)}
          full={chosen.length >= ALTERNATIVES_MAX}
          onChoose={placement => onChange([...chosen, placement])}
        />
      </div>
    </details>
  )
}
