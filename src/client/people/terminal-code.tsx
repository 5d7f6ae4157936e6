/** A short code, told once, by which the computer at the desk becomes a terminal; and what to do with it there. */
import { useEffect, useState } from 'preact/hooks'
import type { RouteAnswer } from '../../contract/routes.ts'
import type { OutletId } from '../../domain/ids.ts'
import { ask, type Reply } from '../platform/api.ts'
import { Sheet } from '../ui/sheet.tsx'
import { minutesLeft, useSay } from './words.ts'

export function TerminalCode({ outlet, onClose }: { outlet: OutletId; onClose: () => void }) {
  const { words, problems } = useSay()
  const [reply, setReply] = useState<Reply<RouteAnswer<'enrolment'>> | null>(null)
  // One code for as long as it is shown, however often the screen is drawn.
  useEffect(() => {
    const wish = { outlet, body: { for: 'terminal' as const } }
    void ask<'enrolment'>('POST', '/api/desk/enrolments', wish).then(setReply)
  }, [])
  return (
    <Sheet title={words.terminal.title} closeLabel={words.close} onClose={onClose}>
      <div class="ticket">
        {reply === null && <p role="status">{words.loading}</p>}
        {reply?.ok === false && (
          <p class="trouble" role="alert">
            {problems[reply.code]}
          </p>
        )}
        {reply?.ok === true && (
          <>
            <p>{words.terminal.says(`${location.host}/desk/${outlet}`)}</p>
            <b class="code num">{reply.value.code}</b>
            <p>{words.terminal.until(minutesLeft(reply.value.expiresAt))}</p>
          </>
        )}
      </div>
    </Sheet>
  )
}
