/** What was just said of a kwitansi, and for eight seconds the way back, as at the board. */
import { useEffect, useState } from 'preact/hooks'
import type { BillPaper } from '../../../contract/payments.ts'
import type { ProblemCode } from '../../../contract/problem.ts'
import { uuidV7 } from '../../../domain/ids.ts'
import { isExplained } from '../../../domain/paying.ts'
import { STEPS } from '../../../domain/steps.ts'
import { ask } from '../../platform/api.ts'
import { Icon, UNDO } from '../../ui/icon.tsx'
import { randomBytes } from '../rooms/random.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { payableOf } from './answers.ts'
import { endOf, usePaying, whyOf } from './words.tsx'

export interface RecordedProps {
  readonly paper: BillPaper
  readonly onUndone: () => void
  readonly onOver: () => void
}

export function Recorded({ paper, onUndone, onOver }: RecordedProps) {
  const say = usePaying()
  const { problem } = useSpeech()
  const { outlet, tell } = useDesk()
  const [id] = useState(() => uuidV7(Date.now(), randomBytes))
  const [trouble, setTrouble] = useState<ProblemCode | 'offline' | null>(null)
  useEffect(() => {
    if (trouble !== null) return
    const timer = setTimeout(onOver, STEPS.deliver.undoMs)
    return () => clearTimeout(timer)
  }, [paper, trouble])

  async function undo(): Promise<void> {
    const { number, generation } = paper
    const reply = await ask<'stepPayment'>('POST', `/api/desk/documents/${number}/payment`, {
      outlet: outlet.slug,
      body: { id, generation, step: 'reopen' },
    })
    if (!reply.ok) return setTrouble(reply.code)
    tell(say.undone(paper.printed))
    onUndone()
  }

  return (
    <div class="alarm quiet" role="status">
      <p>{say.recorded(paper.printed, whyOf(say, paper) ?? endOf(say, paper))}</p>
      {trouble !== null && <p class="trouble">{problem(trouble)}</p>}
      {/* Why it is open takes nothing back: it is said anew. */}
      {!isExplained(payableOf(paper)) && (
        <button type="button" class="button quiet" onClick={() => void undo()}>
          <Icon d={UNDO} />
          {say.undo}
        </button>
      )}
    </div>
  )
}
