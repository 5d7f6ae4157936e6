/** The outlet's rooms with their stays, read again whenever somebody has checked in, out or moved. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { DeskRooms } from '../../../contract/desk.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { ask, type Reply } from '../../platform/api.ts'

export type DeskRoom = DeskRooms['rooms'][number]

export interface LiveRooms {
  /** `null` until the first answer. */
  readonly reply: Reply<DeskRooms> | null
  readonly reload: () => void
}

export function useRooms(outlet: OutletId, turn: number): LiveRooms {
  const [reply, setReply] = useState<Reply<DeskRooms> | null>(null)
  const reload = useCallback(() => {
    void ask<'deskRooms'>('GET', `/api/desk/rooms?outlet=${outlet}`, { outlet }).then(next =>
      // What was read last is more use than the news that it cannot be read now.
      setReply(now => (next.ok || now === null || !now.ok ? next : now)),
    )
  }, [outlet])
  useEffect(reload, [reload, turn])
  return { reply, reload }
}

export function roomsIn(rooms: LiveRooms): readonly DeskRoom[] {
  return rooms.reply?.ok === true ? rooms.reply.value.rooms : []
}
