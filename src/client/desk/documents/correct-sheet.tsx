/**
 * A kwitansi that is wrong: what of it, and then the form for that. Whoever may not correct it is told why, and whom to ask.
 */
import { useEffect, useState } from 'preact/hooks'
import type { ReissueOffer } from '../../../contract/desk.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { WRONGS, type Wrong } from '../../../domain/reissue.ts'
import { VOID_LIMITS } from '../../../domain/voiding.ts'
import { ask, type Reply } from '../../platform/api.ts'
import { usePaying, WithPaying } from '../bills/words.tsx'
import { Choices } from '../parts/choices.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import type { CorrectProps } from './correcting.ts'
import { ReissueForm } from './reissue-form.tsx'
import { VoidForm } from './void-form.tsx'

export function CorrectSheet(props: CorrectProps) {
  const { say } = useSpeech()
  const { printed, room, total } = props.document
  return (
    <Sheet title={say.correctOf(printed)} onClose={props.onClose}>
      <p class="sum num">
        <span>{room !== null && say.roomTitle(room)}</span> <span>{formatRupiah(total ?? 0)}</span>
      </p>
      <WithPaying>
        <Asked {...props} />
      </WithPaying>
    </Sheet>
  )
}

/** What can be corrected of it is asked first, and whether whoever asks may. */
function Asked(props: CorrectProps) {
  const { document, onClose } = props
  const { say, problem } = useSpeech()
  const { outlet } = useDesk()
  const [reply, setReply] = useState<Reply<ReissueOffer> | null>(null)
  useEffect(() => {
    const named = document.generation === undefined ? '' : `&generation=${document.generation}`
    void ask<'reissueOffer'>(
      'GET',
      `/api/desk/documents/${document.number}/reissue?outlet=${outlet.slug}${named}`,
      { outlet: outlet.slug },
    ).then(setReply)
  }, [outlet.slug, document.number, document.generation])
  if (reply === null) return <p class="empty">{say.loading}</p>
  if (reply.ok) return <Wrongs {...props} offer={reply.value} />
  // Of what came back from the mirror nobody knows what another could say: it can be voided.
  if (reply.code === 'wrong-state') return <VoidForm {...props} />
  if (reply.code === 'manager-needed') return <Limited context={reply.context} onClose={onClose} />
  return (
    <p class="trouble" role="alert">
      {problem(reply.code)}
    </p>
  )
}

function Wrongs({ document, offer, onClose }: CorrectProps & { readonly offer: ReissueOffer }) {
  const { correct } = usePaying()
  const { say } = useSpeech()
  const [wrong, setWrong] = useTyped<Wrong | null>(`wrong with ${document.number}`, null)
  // What costs nothing is paid in no way.
  const wrongs = document.total === 0 ? WRONGS.filter(one => one !== 'payment') : WRONGS
  return (
    <>
      <Choices
        name="wrong"
        legend={correct.what}
        options={wrongs}
        words={correct.wrongs}
        value={wrong}
        onChoose={setWrong}
      />
      {wrong === null && (
        <div class="actions">
          <button type="button" class="button quiet" onClick={onClose}>
            {say.cancel}
          </button>
        </div>
      )}
      {wrong === 'whole' && <VoidForm document={document} onClose={onClose} />}
      {wrong !== null && wrong !== 'whole' && (
        <ReissueForm key={wrong} document={document} wrong={wrong} offer={offer} onClose={onClose} />
      )}
    </>
  )
}

interface LimitedProps {
  readonly context: unknown
  readonly onClose: () => void
}

function Limited({ context, onClose }: LimitedProps) {
  const { correct } = usePaying()
  const { say, language } = useSpeech()
  const told = context as { readonly limit?: string; readonly correctors?: readonly string[] } | undefined
  const limit = VOID_LIMITS.find(word => word === told?.limit) ?? 'late'
  const names = told?.correctors ?? []
  const list = new Intl.ListFormat(language, { type: 'disjunction' }).format(names)
  return (
    <>
      <p>
        <b>{correct.limits[limit]}</b> {correct.limitHelp}
      </p>
      <p>{names.length === 0 ? correct.askManager : correct.askThem(list)}</p>
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          {say.close}
        </button>
      </div>
    </>
  )
}
