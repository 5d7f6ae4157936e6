/** One kwitansi of a bill: how it ends, or what is asked of it. */
import type { BillPaper } from '../../../contract/payments.ts'
import { uuidV7 } from '../../../domain/ids.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { isOpenPayment, OPEN_REASONS, type PaymentReason, WAIVE_REASONS } from '../../../domain/paying.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { State } from '../../ui/office/state.tsx'
import { randomBytes } from '../rooms/random.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { dayTime } from '../time.ts'
import { type Answer, type Choice, choicesOf, payableOf, reasonsOf } from './answers.ts'
import { choiceWord, endOf, openWord, usePaying, type Words, whatOf, whyOf } from './words.tsx'

export interface BillRowProps {
  readonly paper: BillPaper
  readonly mayCorrect: boolean
  readonly answer: Answer | undefined
  readonly onAnswer: (answer: Answer) => void
}

export function BillRow({ paper, mayCorrect, answer, onAnswer }: BillRowProps) {
  const say = usePaying()
  const choices = choicesOf(paper, mayCorrect, true)
  return (
    <tr class={choices.length > 0 && answer === undefined ? 'asks' : undefined}>
      <PaperCells paper={paper} />
      <td>
        {choices.length === 0 ? (
          <Ended paper={paper} />
        ) : (
          <>
            <Segments paper={paper} choices={choices} answer={answer} onAnswer={onAnswer} />
            {answer !== undefined && <Why answer={answer} paper={paper} onAnswer={onAnswer} />}
            {paper.state === 'claimed' && answer === undefined && (
              <small class="late">{say.lookAtBank}</small>
            )}
          </>
        )}
      </td>
    </tr>
  )
}

/** Its number and when, what is on it, what it comes to. */
export function PaperCells({ paper }: { readonly paper: BillPaper }) {
  const say = usePaying()
  const { say: desk, language } = useSpeech()
  const { outlet } = useDesk()
  return (
    <>
      <th scope="row" class="num">
        <a href={paper.url} target="_blank" rel="noopener" aria-label={desk.openPaperOf(paper.printed)}>
          {paper.printed}
        </a>
        <small>{dayTime(toMilliseconds(paper.issuedAt), outlet.zone, language, desk.date)}</small>
      </th>
      <td>
        {whatOf(say, paper)}
        <small>{say.issued[paper.payment]}</small>
      </td>
      <td class="money num">{formatRupiah(paper.total)}</td>
    </>
  )
}

export function Ended({ paper }: { readonly paper: BillPaper }) {
  const say = usePaying()
  const { say: desk, language } = useSpeech()
  const { outlet } = useDesk()
  const isOpen = isOpenPayment(payableOf(paper))
  const why = whyOf(say, paper)
  const when = paper.at && dayTime(toMilliseconds(paper.at), outlet.zone, language, desk.date)
  const under = [why, when, paper.by].filter(part => part != null && part !== '')
  return (
    <>
      <State look={isOpen ? 'soon' : 'ok'}>{endOf(say, paper)}</State>
      {under.length > 0 && <small class="num">{under.join(' · ')}</small>}
    </>
  )
}

interface SegmentsProps extends Omit<BillRowProps, 'mayCorrect'> {
  readonly choices: readonly Choice[]
}

/** An answer that is changed is another deed, under an id of its own. */
function Segments({ paper, choices, answer, onAnswer }: SegmentsProps) {
  const say = usePaying()
  return (
    <span class="segments" role="radiogroup" aria-label={`${say.howEnds}, ${paper.printed}`}>
      {choices.map(choice => (
        <label key={choice} class="segment">
          <input
            type="radio"
            name={`ends-${paper.number}`}
            checked={answer?.choice === choice}
            onChange={() => onAnswer({ id: uuidV7(Date.now(), randomBytes), choice, reason: null })}
          />
          <span>{choiceWord(say, choice, paper)}</span>
        </label>
      ))}
    </span>
  )
}

interface WhyProps extends Pick<BillRowProps, 'onAnswer'> {
  readonly answer: Answer
  readonly paper: BillPaper
}

export function Why({ answer, paper, onAnswer }: WhyProps) {
  const say = usePaying()
  const reasons = reasonsOf(answer.choice, paper)
  if (reasons.length === 0) return null
  return (
    <fieldset class="choices flat">
      <legend>{say.why}</legend>
      {reasons.map(reason => (
        <label key={reason} class="choice">
          <input
            type="radio"
            name={`why-${paper.number}`}
            checked={answer.reason === reason}
            onChange={() => onAnswer({ ...answer, reason })}
          />
          <span>{reasonWord(say, reason, paper)}</span>
        </label>
      ))}
    </fieldset>
  )
}

function reasonWord(say: Words, reason: PaymentReason, { isVoid }: BillPaper): string {
  const waived = WAIVE_REASONS.find(word => word === reason)
  const open = OPEN_REASONS.find(word => word === reason)
  if (waived !== undefined) return say.waiveReasons[waived]
  return open === undefined ? '' : openWord(say, open, isVoid)
}
