/** What became of one kwitansi: an answer, and where it asks for one a reason. */
import { useState } from 'preact/hooks'
import type { BillPaper } from '../../../contract/payments.ts'
import type { ProblemCode } from '../../../contract/problem.ts'
import { uuidV7 } from '../../../domain/ids.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { tableOf } from '../../../domain/words.ts'
import { ask } from '../../platform/api.ts'
import { Choices } from '../parts/choices.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { randomBytes } from '../rooms/random.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { type Answer, choicesOf, commandOf, isCorrection } from './answers.ts'
import { Why } from './bill-row.tsx'
import { choiceWord, usePaying, whatOf } from './words.tsx'

export interface AnswerSheetProps {
  readonly paper: BillPaper
  readonly mayCorrect: boolean
  readonly onClose: () => void
  readonly onDone: (paper: BillPaper) => void
}

export function AnswerSheet({ paper, mayCorrect, onClose, onDone }: AnswerSheetProps) {
  const say = usePaying()
  const { say: desk, problem } = useSpeech()
  const { outlet } = useDesk()
  const [answer, setAnswer] = useTyped<Answer | null>(`answer ${paper.number}`, null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ProblemCode | 'offline' | null>(null)
  const choices = choicesOf(paper, mayCorrect, false)
  const command = answer === null ? null : commandOf(answer)

  async function record(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (answer === null || command === null) return
    setBusy(true)
    const { id } = answer
    const { generation } = paper
    const of = { outlet: outlet.slug }
    const address = `/api/desk/documents/${paper.number}/payment` as const
    const reply = isCorrection(command)
      ? await ask<'correctPayment'>('POST', `${address}/correct`, {
          ...of,
          body: { id, generation, ...command },
        })
      : await ask<'stepPayment'>('POST', address, { ...of, body: { id, generation, ...command } })
    setBusy(false)
    if (!reply.ok) return setTrouble(reply.code)
    onDone(reply.value.paper)
  }

  return (
    <Sheet title={say.answerTitle(paper.printed)} onClose={onClose}>
      <p class="sum num">
        <span>{whatOf(say, paper)}</span> <span>{formatRupiah(paper.total)}</span>
      </p>
      <form class="stack" onSubmit={record}>
        <Choices
          name="ends"
          legend={say.howEnds}
          options={choices}
          words={tableOf(choices, choice => choiceWord(say, choice, paper))}
          value={answer?.choice ?? null}
          onChoose={choice => setAnswer({ id: uuidV7(Date.now(), randomBytes), choice, reason: null })}
        />
        {answer !== null && <Why answer={answer} paper={paper} onAnswer={setAnswer} />}
        {trouble !== null && (
          <p class="trouble" role="alert">
            {trouble === 'wrong-state' ? say.met : problem(trouble)}
          </p>
        )}
        <div class="actions">
          <button type="submit" class="button" disabled={command === null || busy}>
            {say.record}
          </button>
          <button type="button" class="button quiet" onClick={onClose}>
            {desk.cancel}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
