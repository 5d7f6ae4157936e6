/** An order is not brought: why, a word to the guest, and what could be had instead. */

import type { MenuPlacement } from '../../../contract/menu.ts'
import type { OrderView } from '../../../contract/order.ts'
import { textIn } from '../../../domain/language.ts'
import { DECLINE_REASONS, type DeclineReason } from '../../../domain/order.ts'
import { FATE_BY_REASON } from '../../../domain/unbrought.ts'
import { CLOSE, Icon } from '../../ui/icon.tsx'
import type { Wish } from '../live/sending.ts'
import { Choices } from '../parts/choices.tsx'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { FatesOf, isToldOf, type Left, lostOf, NOTHING_TOLD, type Told } from './fates.tsx'
import { MoneyBack } from './money.tsx'
import { ProductSearch } from './product-search.tsx'

const COMMENT_MAX = 200
const ALTERNATIVES_MAX = 5

export interface DeclineFormProps {
  readonly order: OrderView
  readonly onBack: () => void
  readonly onDone: (body: Extract<Wish, { type: 'decline' }>['body']) => void
}

const NONE: readonly MenuPlacement[] = []

/** Whose goods a reason speaks of is plain where there is one line; of several the clerk says it of each. */
function toldBy(reason: DeclineReason, left: readonly Left[]): Told {
  const fate = FATE_BY_REASON[reason]
  if (fate !== 'good' && left.length > 1) return {}
  return Object.fromEntries(left.map(({ line }) => [line.placementId, fate]))
}

export function DeclineForm({ order, onBack, onDone }: DeclineFormProps) {
  const { say } = useSpeech()
  const of = `decline ${order.id}`
  const [reason, setReason] = useTyped<DeclineReason | null>(`${of} reason`, null)
  const [comment, setComment] = useTyped(`${of} comment`, '')
  const [instead, setInstead] = useTyped<readonly MenuPlacement[]>(`${of} instead`, NONE)
  const [told, setTold] = useTyped<Told>(`${of} fates`, NOTHING_TOLD)
  const left = order.lines.map(line => ({ line, pieces: line.quantity }))
  const isAsked = reason === 'other' || (reason !== null && FATE_BY_REASON[reason] !== 'good')
  const isReady = reason !== null && isToldOf(left, told)

  function choose(next: DeclineReason): void {
    setReason(next)
    setTold(toldBy(next, left))
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    if (reason === null || !isReady) return
    const said = comment.trim()
    onDone({
      reason,
      lost: lostOf(left, told),
      ...(said === '' ? {} : { comment: said }),
      ...(instead.length === 0 ? {} : { alternatives: instead.map(placement => placement.id) }),
    })
  }

  return (
    <form class="stack" onSubmit={submit}>
      <p>{say.declineHelp}</p>
      <MoneyBack order={order} />
      <Choices
        name="reason"
        legend={say.reason}
        options={DECLINE_REASONS}
        words={say.reasons}
        value={reason}
        onChoose={choose}
      />
      {isAsked && <FatesOf left={left} told={told} onTell={setTold} />}
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
        <button type="submit" class="button" disabled={!isReady}>
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
            const name = textIn(placement.product.name, language)
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
