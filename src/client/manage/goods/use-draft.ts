/** The note that is being written, kept on the device at every change, and what became of it when it was sent. */
import { useRef, useState } from 'preact/hooks'
import type { DeliveryRequest, RefusedLines } from '../../../contract/goods.ts'
import { ask } from '../../platform/api.ts'
import { usePlace } from '../place.ts'
import { comingIn, type Draft, emptyDraft, requestOf } from './draft.ts'
import { anId, keep, kept } from './kept.ts'
import { type Told, useSending } from './use-sending.ts'

export interface DraftState {
  readonly draft: Draft
  readonly told: Told
  /** It has been sent and waits for its verdict: nothing of it may change. */
  readonly isLocked: boolean
  readonly isKept: boolean
  readonly onChange: (next: Draft) => void
  readonly onSend: () => void
  readonly onClear: () => void
}

export function useDraft(day: string, onTaken: () => void): DraftState {
  const place = usePlace()
  const { slug } = place.outlet
  const [draft, setDraft] = useState(() => kept<Draft>(place, 'draft') ?? emptyDraft(anId()))
  const [isKept, setKept] = useState(true)
  const latest = useRef(draft)
  const put = (next: Draft) => {
    latest.current = { ...next, savedAtMs: Date.now() }
    setDraft(latest.current)
    const isEmpty = next.lines.length === 0 && next.theirNumber === '' && next.codes.length === 0
    setKept(keep(place, 'draft', isEmpty ? null : latest.current))
  }
  const sending = useSending<DeliveryRequest>(
    'sent-delivery',
    ({ id, body }) =>
      ask<'receiveGoods'>('PUT', `/api/manage/goods/deliveries/${id}`, { outlet: slug, body }),
    told => {
      if (told.is === 'refused') return put(withFaults(latest.current, day, told.context))
      put(emptyDraft(anId()))
      onTaken()
    },
  )
  return {
    ...{ draft, isKept, told: sending.told, isLocked: sending.pending !== null },
    onChange(next) {
      put(next)
      sending.onAnew()
    },
    onSend: () => sending.onSend({ id: draft.id, body: requestOf(draft, day) }),
    onClear() {
      put(emptyDraft(anId()))
      sending.onAnew()
    },
  }
}

/** What the server said of each line stands at its line. */
function withFaults(draft: Draft, day: string, context: unknown): Draft {
  const refused = (context as Partial<RefusedLines> | undefined)?.lines
  if (!Array.isArray(refused)) return draft
  const keys = comingIn(draft, day).map(line => line.key)
  const faults = new Map((refused as RefusedLines['lines']).map(({ line, fault }) => [keys[line], fault]))
  return {
    ...draft,
    lines: draft.lines.map(line => {
      const fault = faults.get(line.key) ?? null
      return { ...line, fault, nearIsFine: fault === 'near' ? false : line.nearIsFine }
    }),
  }
}
