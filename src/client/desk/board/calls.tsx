/** What rings: above all walks, and held in the window however far a clerk scrolls and whatever floor they look at. */
import type { VNode } from 'preact'
import { BELL, Icon } from '../../ui/icon.tsx'
import { pinnedAs } from '../parts/pinned.ts'
import { roomsOf } from '../parts/rooms-of.ts'
import { useSpeech } from '../speech.ts'
import type { RoomRow } from './walks.ts'

/** As many fit with what is in them, in a window of 1280 × 800 and on a phone; of more there are the rooms and their buttons. */
const WHOLE_MAX = { wide: 6, phone: 2 } as const
const PHONE = '(max-width: 48rem)'

export interface CallsProps {
  readonly rows: readonly RoomRow[]
  /** Nothing above says already that it rings. */
  readonly isHeaded: boolean
  readonly draw: (row: RoomRow) => VNode
}

export function Calls({ rows, isHeaded, draw }: CallsProps) {
  const { say } = useSpeech()
  if (rows.length === 0) return null
  const isMany = rows.length > WHOLE_MAX[matchMedia(PHONE).matches ? 'phone' : 'wide']
  return (
    <section
      ref={pinnedAs.calls}
      class={isMany ? 'calls many' : 'calls'}
      aria-label={say.walk.call(rows.length)}
    >
      {isHeaded && (
        <h2>
          <Icon d={BELL} />
          {say.walk.calls(roomsOf(rows))}
        </h2>
      )}
      <ol class="list">{rows.map(draw)}</ol>
    </section>
  )
}
