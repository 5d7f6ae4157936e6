/** What waits here for a clerk who is not in; whoever answers for people sees what it is, and drops it with a reason. */
import { useMemo, useState } from 'preact/hooks'
import type { ProblemCode } from '../../../contract/problem.ts'
import { DROP_REASONS, type DropReason } from '../../../domain/dropping.ts'
import { type ClerkName, uuidV7 } from '../../../domain/ids.ts'
import { ask } from '../../platform/api.ts'
import { useMay } from '../../platform/rights.ts'
import type { OthersTap } from '../live/pending.ts'
import { Choices } from '../parts/choices.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { randomBytes } from '../rooms/random.ts'
import { useSpeech } from '../speech.ts'
import { dayTime } from '../time.ts'
import { useDesk } from './desk-context.ts'

export interface OthersTapsProps {
  readonly clerk: ClerkName
  readonly taps: readonly OthersTap[]
}

export function OthersTaps({ clerk, taps }: OthersTapsProps) {
  const { say } = useSpeech()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  return (
    <div class="alarm quiet">
      <p class="grow">{say.waitsForClerk(taps.length, clerk)}</p>
      {may('people') && (
        <button
          type="button"
          class="button quiet"
          aria-label={say.tapsOf(clerk)}
          onClick={() => setOpen(true)}
        >
          {say.tapsSee}
        </button>
      )}
      {isOpen && may('people') && <DropSheet clerk={clerk} taps={taps} onClose={() => setOpen(false)} />}
    </div>
  )
}

function DropSheet({ clerk, taps, onClose }: OthersTapsProps & { readonly onClose: () => void }) {
  const { say, problem, language } = useSpeech()
  const { outlet } = useDesk()
  const { reason, setReason, busy, trouble, drop } = useDropping(clerk, taps, onClose)
  return (
    <Sheet title={say.tapsOf(clerk)} onClose={onClose}>
      <ul class="rows">
        {taps.map(({ id, what, room, atMs }) => (
          <li key={id}>
            <b>{what === 'phone-order' ? say.tapsPhone : say.steps[what]}</b>{' '}
            <span class="num">
              {room === null ? say.tapsNoRoom : say.roomTitle(room)} ·{' '}
              {dayTime(atMs, outlet.zone, language, say.date)}
            </span>
          </li>
        ))}
      </ul>
      <p>{say.tapsHelp(clerk)}</p>
      <Choices
        name="drop-reason"
        legend={say.reason}
        options={DROP_REASONS}
        words={say.dropReasons}
        value={reason}
        onChoose={setReason}
      />
      {trouble !== null && (
        <p class="trouble" role="alert">
          {problem(trouble)}
        </p>
      )}
      <div class="actions">
        <button type="button" class="button" disabled={reason === null || busy} onClick={drop}>
          {say.tapsDrop(taps.length)}
        </button>
        <button type="button" class="button quiet" onClick={onClose}>
          {say.back}
        </button>
      </div>
    </Sheet>
  )
}

/** It is said first and dropped after: what nobody heard of stays where it is. */
function useDropping(clerk: ClerkName, taps: readonly OthersTap[], onDone: () => void) {
  const { outlet, steps } = useDesk()
  const [reason, setReason] = useState<DropReason | null>(null)
  const [busy, setBusy] = useState(false)
  // The same taps again, after an answer that was lost, are dropped once.
  const of = taps.map(tap => tap.id).join()
  const id = useMemo(() => uuidV7(Date.now(), randomBytes), [of])
  const [trouble, setTrouble] = useState<ProblemCode | 'offline' | null>(null)
  async function drop(): Promise<void> {
    if (reason === null) return
    setBusy(true)
    const reply = await ask<'dropTaps'>('POST', '/api/desk/taps/dropped', {
      outlet: outlet.slug,
      body: { id, clerk, count: taps.length, reason },
    })
    setBusy(false)
    if (!reply.ok) return setTrouble(reply.code)
    await steps.drop(taps.map(({ id }) => id))
    onDone()
  }
  return { reason, setReason, busy, trouble, drop: () => void drop() }
}
