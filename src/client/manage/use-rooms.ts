/** The outlet's rooms, kept while the manager goes between the list and the sheet; and those chosen for printing. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { ManagedRooms } from '../../contract/manage.ts'
import { ask, type Reply } from '../platform/api.ts'
import { usePlace, useRefusal } from './place.ts'

export type Room = ManagedRooms['rooms'][number]

export interface RoomsState {
  /** `null` until they are read. */
  readonly rooms: readonly Room[] | null
  readonly trouble: string | null
  readonly chosen: ReadonlySet<string>
  readonly onChosen: (chosen: ReadonlySet<string>) => void
  readonly onRooms: (rooms: readonly Room[]) => void
  readonly onRetry: () => void
}

export function useRooms(): RoomsState {
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [rooms, setRooms] = useState<readonly Room[] | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const read = useCallback(() => {
    setTrouble(null)
    const take = (reply: Reply<ManagedRooms>) => {
      if (reply.ok) setRooms(reply.value.rooms)
      else setTrouble(refusal(reply))
    }
    void ask<'managedRooms'>('GET', `/api/manage/rooms?outlet=${outlet.slug}`, { outlet: outlet.slug }).then(
      take,
    )
  }, [outlet.slug])
  useEffect(read, [read])
  return { rooms, trouble, chosen, onChosen: setChosen, onRooms: setRooms, onRetry: read }
}

/** Floors that have rooms, lowest first. */
export function floorsOf(rooms: readonly Room[]): readonly number[] {
  return [...new Set(rooms.map(room => room.floor))].sort((a, b) => a - b)
}

/** By floor, then as a person counts: 9 before 10. */
export function inOrder(rooms: readonly Room[]): readonly Room[] {
  return [...rooms].sort(
    (a, b) => a.floor - b.floor || a.room.localeCompare(b.room, undefined, { numeric: true }),
  )
}
