/** Cancelling a kwitansi whole: a reason, where the goods are, and a second, deliberate press. */
import { VOID_REASONS, type VoidReason } from '../../../domain/document.ts'
import { GOODS_FATES, type GoodsFate } from '../../../domain/voiding.ts'
import { ask } from '../../platform/api.ts'
import { usePaying } from '../bills/words.tsx'
import { Choices } from '../parts/choices.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { type CorrectProps, useCorrecting } from './correcting.ts'

export function VoidForm({ document, onClose }: CorrectProps) {
  const { say, problem } = useSpeech()
  const { correct } = usePaying()
  const { outlet } = useDesk()
  const { busy, trouble, send } = useCorrecting(onClose)
  const [reason, setReason] = useTyped<VoidReason | null>(`void ${document.number}`, null)
  const [goods, setGoods] = useTyped<GoodsFate | null>(`goods of ${document.number}`, null)

  function cancel(event: SubmitEvent): void {
    event.preventDefault()
    if (reason === null || goods === null) return
    const asked = ask<'voidDocument'>('POST', `/api/desk/documents/${document.number}/void`, {
      outlet: outlet.slug,
      body: { reason, goods, generation: document.generation },
    })
    void send(asked, correct.voided(document.printed))
  }

  return (
    <form class="stack" onSubmit={cancel}>
      <p>{correct.voidHelp}</p>
      <Choices
        name="reason"
        legend={correct.reason}
        options={VOID_REASONS}
        words={correct.reasons}
        value={reason}
        onChoose={setReason}
      />
      <Choices
        name="goods"
        legend={correct.goods}
        options={GOODS_FATES}
        words={correct.fates}
        value={goods}
        onChoose={setGoods}
      />
      {trouble !== null && (
        <p class="trouble" role="alert">
          {problem(trouble)}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="button" disabled={reason === null || goods === null || busy}>
          {correct.voidDo}
        </button>
        <button type="button" class="button quiet" onClick={onClose}>
          {say.cancel}
        </button>
      </div>
    </form>
  )
}
