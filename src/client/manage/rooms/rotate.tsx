/** A room's code is made anew only after a second yes, and by whoever proves once more who they are. */

import { useState } from 'preact/hooks'
import type { RoomTile } from '../../../contract/rooms.ts'
import { withKind } from '../../../domain/room-card.ts'
import { askAgain } from '../../platform/prove-again.ts'
import { usePlace, useRefusal } from '../place.ts'
import { useSay } from '../words.ts'

export interface RotateProps {
  readonly room: RoomTile
  readonly onRotated: (sentence: string) => void
}

export function Rotate({ room, onRotated }: RotateProps) {
  const { rooms: say } = useSay().words
  const { outlet } = usePlace()
  const refusal = useRefusal()
  const [isAsking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState('')
  const name = withKind(say.kinds[room.kind], room.room)
  const rotate = async () => {
    const address = `/api/manage/rooms/${encodeURIComponent(room.room)}/rotate` as const
    const reply = await askAgain<'rotateRoom'>('POST', address, { outlet: outlet.slug })
    setTrouble(reply.ok ? '' : refusal(reply))
    if (!reply.ok) return
    setAsking(false)
    onRotated(say.rotated(name))
  }
  return (
    <>
      <button
        type="button"
        class="button quiet"
        aria-label={say.rotateFor(name)}
        aria-expanded={isAsking}
        onClick={() => setAsking(!isAsking)}
      >
        {say.rotate}
      </button>
      {isAsking && (
        <div class="confirm" role="alert">
          <p>{say.warning(name)}</p>
          <div class="does">
            <button type="button" class="button" onClick={() => void rotate()}>
              {say.yes}
            </button>
            <button type="button" class="button quiet" onClick={() => setAsking(false)}>
              {say.no}
            </button>
          </div>
          {trouble !== '' && <p class="trouble">{trouble}</p>}
        </div>
      )}
    </>
  )
}
