/**
 * What was counted, by whom it is kept on the device until it is saved. Each number has the moment at which it was said, by the
 * server's clock as this device heard it: what moves afterwards is nobody's mistake.
 */
import { useEffect, useState } from 'preact/hooks'
import type { Comparison } from '../../../contract/goods.ts'
import type { RouteInput } from '../../../contract/routes.ts'
import { COUNT_REASONS, type CountReason } from '../../../domain/goods-note.ts'
import type { PlacementId } from '../../../domain/ids.ts'
import { toMilliseconds, toTimestamp } from '../../../domain/time.ts'
import { ask } from '../../platform/api.ts'
import { usePlace } from '../place.ts'
import { anId, keep, kept } from './kept.ts'
import type { ShelfProps } from './shelf-props.ts'
import { type Told, useSending } from './use-sending.ts'

type Compared = Comparison['lines'][number]
type CountBody = RouteInput<'countStock'>['body']

export interface Seen {
  readonly counted: number
  readonly countedAt: string
  readonly reason: CountReason | null
  /** `null` until the server has said it. */
  readonly compared: Compared | null
}

export interface CountState {
  readonly seen: ReadonlyMap<PlacementId, Seen>
  /** Differences without a reason, and numbers that were not compared yet. */
  readonly waiting: number
  readonly told: Told
  readonly isLocked: boolean
  readonly isOffline: boolean
  readonly onSeen: (id: PlacementId, counted: number | null) => void
  readonly onReason: (id: PlacementId, reason: string) => void
  readonly onSave: () => void
}

export function useCount({ shelf, heardAtMs, onMoved }: ShelfProps): CountState {
  const place = usePlace()
  const { slug } = place.outlet
  const [seen, setSeen] = useState(() => new Map(kept<[PlacementId, Seen][]>(place, 'counts') ?? []))
  const [isOffline, setOffline] = useState(false)
  const change = (to: (was: ReadonlyMap<PlacementId, Seen>) => Map<PlacementId, Seen>) =>
    setSeen(was => {
      const next = to(was)
      keep(place, 'counts', next.size === 0 ? null : [...next])
      return next
    })
  const compare = async (lines: readonly [PlacementId, Seen][]) => {
    if (lines.length === 0) return
    const body = {
      lines: lines.map(([placement, { counted, countedAt }]) => ({ placement, counted, countedAt })),
    }
    const reply = await ask<'compareCount'>('POST', '/api/manage/goods/counts/compare', {
      outlet: slug,
      body,
    })
    setOffline(!reply.ok && reply.code === 'offline')
    if (reply.ok) change(was => withCompared(was, lines, reply.value.lines))
  }
  useEffect(() => void compare([...seen]), [])
  const sending = useSending<CountBody>(
    'sent-count',
    ({ id, body }) => ask<'countStock'>('PUT', `/api/manage/goods/counts/${id}`, { outlet: slug, body }),
    told => {
      if (told.is !== 'taken') return
      change(() => new Map())
      onMoved()
    },
  )
  return {
    ...{ seen, isOffline, told: sending.told, isLocked: sending.pending !== null },
    waiting: [...seen.values()].filter(isOpen).length,
    onSeen(id, counted) {
      sending.onAnew()
      if (counted === null) return change(was => new Map([...was].filter(([known]) => known !== id)))
      const atMs = toMilliseconds(shelf.now) + (Date.now() - heardAtMs)
      const one = { counted, countedAt: toTimestamp(atMs), reason: null, compared: null }
      change(was => new Map([...was, [id, one]]))
      void compare([[id, one]])
    },
    onReason(id, word) {
      const reason = COUNT_REASONS.find(known => known === word) ?? null
      change(was => new Map(Array.from(was, ([key, one]) => [key, key === id ? { ...one, reason } : one])))
    },
    onSave: () => sending.onSend({ id: anId(), body: bodyOf(seen) }),
  }
}

function isOpen({ compared, reason }: Seen): boolean {
  return compared === null || (compared.difference !== 0 && reason === null)
}

/** What was said of another number meanwhile is not said of this one. */
function withCompared(
  was: ReadonlyMap<PlacementId, Seen>,
  asked: readonly [PlacementId, Seen][],
  lines: readonly Compared[],
): Map<PlacementId, Seen> {
  const at = new Map(asked.map(([id, { countedAt }]) => [id, countedAt]))
  return new Map(
    Array.from(was, ([id, one]) => {
      const compared = lines.find(({ placement }) => placement === id)
      return [id, compared !== undefined && at.get(id) === one.countedAt ? { ...one, compared } : one]
    }),
  )
}

function bodyOf(seen: ReadonlyMap<PlacementId, Seen>): CountBody {
  return {
    lines: Array.from(seen, ([placement, { counted, countedAt, reason }]) => ({
      ...{ placement, counted, countedAt },
      ...(reason === null ? {} : { reason }),
    })),
  }
}
