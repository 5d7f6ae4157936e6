/** Where it stands: first of all, or one place up or down, by buttons that a keyboard reaches as well. */
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import type { PlacementId } from '../../../domain/ids.ts'
import { ask } from '../../platform/api.ts'
import { usePlace } from '../place.ts'
import { useSay } from '../words.ts'
import type { Wish } from './use-change.ts'
import type { ShelfState } from './use-shelf.ts'

export interface PlaceOnShelfProps {
  readonly placement: ManagedPlacement
  readonly state: ShelfState
  readonly name: string
  readonly onPin: (change: Wish) => Promise<void>
}

export function PlaceOnShelf({ placement, state, name, onPin }: PlaceOnShelfProps) {
  const { shelf: words } = useSay()
  const { outlet } = usePlace()
  const shelf = (state.all ?? []).filter(({ isPinned, dark }) => isPinned !== true && dark !== 'ended')
  const at = shelf.findIndex(({ id }) => id === placement.id)
  const move = (before: PlacementId | null) => {
    const address = `/api/manage/placements/${placement.id}/move` as const
    void ask<'movePlacement'>('POST', address, { outlet: outlet.slug, body: { before } }).then(reply => {
      if (reply.ok) state.onAll(reply.value.placements)
    })
  }
  const isPinned = placement.isPinned === true
  return (
    <>
      <button type="button" class="plain" onClick={() => void onPin({ isPinned: !isPinned })}>
        {isPinned ? words.unpin : words.pin}
      </button>
      {!isPinned && (
        <>
          <button
            type="button"
            class="plain"
            aria-label={words.upOf(name)}
            disabled={at <= 0}
            onClick={() => move(shelf[at - 1]?.id ?? null)}
          >
            {words.up}
          </button>
          <button
            type="button"
            class="plain"
            aria-label={words.downOf(name)}
            disabled={at < 0 || at === shelf.length - 1}
            onClick={() => move(shelf[at + 2]?.id ?? null)}
          >
            {words.down}
          </button>
        </>
      )}
    </>
  )
}
