/** Many at once: on, off, to another rack, or ended by a date; all of them or none. */
import { useState } from 'preact/hooks'
import type { RouteInput } from '../../../contract/routes.ts'
import type { PlacementId } from '../../../domain/ids.ts'
import { tidy } from '../../../domain/typed.ts'
import { ask } from '../../platform/api.ts'
import { usePlace, useRefusal } from '../place.ts'
import { useSay } from '../words.ts'
import type { ShelfState } from './use-shelf.ts'

export interface BulkProps {
  readonly state: ShelfState
  readonly chosen: ReadonlySet<PlacementId>
  readonly onChosen: (chosen: ReadonlySet<PlacementId>) => void
}

export function Bulk({ state, chosen, onChosen }: BulkProps) {
  const { bulk } = useSay().shelf
  const { apply, told } = useBulk(state, chosen)
  const [to, setTo] = useState(state.today)
  const [rack, setRack] = useState('')
  return (
    <section class="done-bar bulk" aria-label={bulk.chosen(chosen.size)}>
      <p role="status">
        <b>{bulk.chosen(chosen.size)}</b> {told}
      </p>
      <button type="button" class="button quiet" onClick={() => apply({ on: true })}>
        {bulk.on}
      </button>
      <button type="button" class="button quiet" onClick={() => apply({ on: false })}>
        {bulk.off}
      </button>
      <label>
        {bulk.endOn}
        <input type="date" min={state.today} value={to} onInput={event => setTo(event.currentTarget.value)} />
      </label>
      <button type="button" class="button quiet" disabled={to === ''} onClick={() => apply({ to })}>
        {bulk.end}
      </button>
      <label>
        {bulk.rack}
        <input maxLength={12} value={rack} onInput={event => setRack(event.currentTarget.value)} />
      </label>
      <button
        type="button"
        class="button quiet"
        disabled={tidy(rack) === ''}
        onClick={() => apply({ rack: tidy(rack) })}
      >
        {bulk.move}
      </button>
      <button type="button" class="plain" onClick={() => onChosen(new Set())}>
        {bulk.clear}
      </button>
    </section>
  )
}

function useBulk(state: ShelfState, chosen: ReadonlySet<PlacementId>) {
  const { bulk } = useSay().shelf
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [told, setTold] = useState('')
  const apply = (change: RouteInput<'changePlacements'>['body']['change']) => {
    const body = { placements: [...chosen], change }
    void ask<'changePlacements'>('POST', '/api/manage/placements/changes', {
      outlet: outlet.slug,
      body,
    }).then(reply => {
      if (reply.ok) state.onSome(reply.value.placements)
      const refused = () => (!reply.ok && reply.code === 'invalid' ? bulk.refused : '')
      setTold(reply.ok ? bulk.done(reply.value.placements.length) : refused() || refusal(reply))
    })
  }
  return { apply, told }
}
