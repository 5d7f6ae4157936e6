/** It was the wrong room: as if nobody had been checked in, where nothing was ordered yet. */
import { ask } from '../../platform/api.ts'
import { useDesk } from '../shell/desk-context.ts'
import { Deed, type OfStay } from './deed.tsx'
import { useStays, WithStays } from './words.tsx'

export function UndoCheckIn(props: OfStay) {
  return (
    <WithStays>
      <Undoing {...props} />
    </WithStays>
  )
}

function Undoing({ room, stay, onBack, onDone }: OfStay) {
  const { undo: say } = useStays()
  const { outlet, tell } = useDesk()
  const act = () =>
    ask<'undoCheckIn'>('POST', `/api/desk/rooms/${encodeURIComponent(room)}/check-in/undo`, {
      outlet: outlet.slug,
      body: { stay },
    })
  return (
    <Deed
      does={say.do(room)}
      act={act}
      onBack={onBack}
      onDone={() => {
        tell(say.done(room))
        onDone()
      }}
    >
      <p>{say.help(room)}</p>
      <p>{say.limit}</p>
    </Deed>
  )
}
