/** A day statement that is corrected at once: by what is known of that day by now, and why, in words. */
import { useState } from 'preact/hooks'
import type { FoundDocument } from '../../contract/documents.ts'
import type { PaperWords } from '../papers/words.ts'
import { ask } from '../platform/api.ts'
import { useMay } from '../platform/rights.ts'
import { usePlace, useRefusal } from './place.ts'

interface RestateProps {
  readonly document: FoundDocument
  readonly words: PaperWords
  /** It is read again what there is. */
  readonly onDone: () => void
}

export function Restate({ document: { kind, states, printed }, words: { say }, onDone }: RestateProps) {
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const may = useMay()
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  if (kind !== 'day' || states === null || !may('correct')) return null

  async function restate(day: string): Promise<void> {
    setBusy(true)
    const body = { day }
    const reply = await ask<'restateDay'>('POST', '/api/desk/documents/restate', {
      outlet: outlet.slug,
      body,
    })
    setBusy(false)
    if (!reply.ok) return setSaid(refusal(reply))
    const { restated } = reply.value
    if (restated === null) return setSaid(say.restate.same)
    setSaid(say.restate.done(restated.for.map(why => say.restate.reasons[why]).join(', ')))
    onDone()
  }

  return (
    <>
      <button
        type="button"
        class="button quiet"
        disabled={isBusy}
        aria-label={say.restate.of(printed)}
        onClick={() => void restate(states)}
      >
        {say.restate.again}
      </button>
      <p role="status">{said}</p>
    </>
  )
}
