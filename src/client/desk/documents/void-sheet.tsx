/** Cancelling a kwitansi: a reason, and a second, deliberate press. */
import { useState } from 'preact/hooks'
import type { ProblemCode } from '../../../contract/problem.ts'
import { VOID_REASONS, type VoidReason } from '../../../domain/document.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { ask } from '../../platform/api.ts'
import { Choices } from '../parts/choices.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import type { ListedDocument } from './document-row.tsx'

export function VoidSheet({ document, onClose }: { document: ListedDocument; onClose: () => void }) {
  const { say, problem } = useSpeech()
  const { outlet, tell, signedOut } = useDesk()
  const [reason, setReason] = useTyped<VoidReason | null>(`void ${document.number}`, null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ProblemCode | 'offline' | null>(null)

  async function cancel(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (reason === null) return
    setBusy(true)
    const reply = await ask<'voidDocument'>('POST', `/api/desk/documents/${document.number}/void`, {
      outlet: outlet.slug,
      body: { reason, generation: document.generation },
    })
    setBusy(false)
    if (!reply.ok) {
      if (reply.code === 'not-allowed') signedOut()
      return setTrouble(reply.code)
    }
    tell(say.voidedNow(document.printed))
    onClose()
  }

  return (
    <Sheet title={say.voidOf(document.printed)} onClose={onClose}>
      <p class="sum num">
        <span>{document.room !== null && say.roomTitle(document.room)}</span>{' '}
        <span>{formatRupiah(document.total ?? 0)}</span>
      </p>
      <p>{say.voidHelp}</p>
      <form class="stack" onSubmit={cancel}>
        <Choices
          name="reason"
          legend={say.reason}
          options={VOID_REASONS}
          words={say.voidReasons}
          value={reason}
          onChoose={setReason}
        />
        {trouble !== null && (
          <p class="trouble" role="alert">
            {problem(trouble)}
          </p>
        )}
        <div class="actions">
          <button type="submit" class="button" disabled={reason === null || busy}>
            {say.voidDo}
          </button>
          <button type="button" class="button quiet" onClick={onClose}>
            {say.cancel}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
