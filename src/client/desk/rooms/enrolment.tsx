/** A short code that makes one new device this room's tablet or a terminal of this desk. */
import { useEffect, useState } from 'preact/hooks'
import type * as z from 'zod/mini'
import type { Enrolment as EnrolmentAnswer, EnrolmentRequest } from '../../../contract/desk.ts'
import { toMilliseconds, ZONE_NAMES } from '../../../domain/time.ts'
import type { Reply } from '../../platform/api.ts'
import { askAgain } from '../../platform/prove-again.ts'
import { Sheet } from '../parts/sheet.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { wallTime } from '../time.ts'

export interface EnrolmentProps {
  readonly wish: z.input<typeof EnrolmentRequest>
  readonly onClose: () => void
}

export function Enrolment({ wish, onClose }: EnrolmentProps) {
  const { say } = useSpeech()
  return (
    <Sheet
      title={wish.for === 'tablet' ? `${say.enrolTablet}, ${wish.room}` : say.enrolTerminal}
      onClose={onClose}
    >
      <EnrolmentCode wish={wish} />
    </Sheet>
  )
}

export function EnrolmentCode({ wish }: Pick<EnrolmentProps, 'wish'>) {
  const { say, problem, language } = useSpeech()
  const { outlet } = useDesk()
  const [reply, setReply] = useState<Reply<z.output<typeof EnrolmentAnswer>> | null>(null)
  // One code for as long as it is shown, however often the screen is drawn.
  useEffect(() => {
    void askAgain<'enrolment'>('POST', '/api/desk/enrolments', { outlet: outlet.slug, body: wish }).then(
      setReply,
    )
  }, [])
  if (reply === null) return <p role="status">{say.loading}</p>
  if (!reply.ok)
    return (
      <p class="trouble" role="alert">
        {problem(reply.code)}
      </p>
    )
  const until = wallTime(toMilliseconds(reply.value.expiresAt), outlet.zone, language)
  return (
    <>
      <p>{wish.for === 'tablet' ? say.enrolmentTablet : say.enrolmentTerminal}</p>
      <p class="big-code num">{reply.value.code}</p>
      <p>{say.enrolmentUntil(`${until} ${ZONE_NAMES[outlet.zone]}`)}</p>
    </>
  )
}
