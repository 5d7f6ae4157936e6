/** The shelf as the server last said it, and what is asked of it. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import { localDate } from '../../../domain/time.ts'
import { ask } from '../../platform/api.ts'
import { serverNow } from '../../platform/clock.ts'
import { usePlace, useRefusal } from '../place.ts'

export interface ShelfState {
  /** `null` until it is read. */
  readonly all: readonly ManagedPlacement[] | null
  readonly trouble: string | null
  readonly today: string
  readonly onRead: () => void
  /** The whole shelf, in another order. */
  readonly onAll: (all: readonly ManagedPlacement[]) => void
  /** Some of it, as they are now. */
  readonly onSome: (some: readonly ManagedPlacement[]) => void
}

export function useShelf(): ShelfState {
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [all, setAll] = useState<readonly ManagedPlacement[] | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const read = useCallback(() => {
    setTrouble(null)
    const { slug } = outlet
    void ask<'managedPlacements'>('GET', `/api/manage/placements?outlet=${slug}`, { outlet: slug }).then(
      reply => {
        if (reply.ok) setAll(reply.value.placements)
        else setTrouble(refusal(reply))
      },
    )
  }, [outlet.slug])
  useEffect(read, [read])
  const onSome = (some: readonly ManagedPlacement[]) => {
    const by = new Map(some.map(one => [one.id, one]))
    setAll(before => (before ?? []).map(one => by.get(one.id) ?? one))
    // Where another stands first, the order is another, and so is whichever stood there before.
    if (some.some(({ id, isPinned }) => all?.find(one => one.id === id)?.isPinned !== isPinned)) read()
  }
  const today = localDate(serverNow(), outlet.zone)
  return { all, trouble, today, onRead: read, onAll: setAll, onSome }
}
