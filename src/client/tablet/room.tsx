/** What stands on the tablet: sealed, at rest, or the open shop with a question over it. */
import { Attract } from './attract.tsx'
import { OpenShop } from './open-shop.tsx'
import { Paper } from './paper.tsx'
import { Sealed } from './sealed.tsx'
import type { RoomProps } from './state.ts'
import { StillHere } from './still-here.tsx'

export function Room({ state, tablet }: RoomProps) {
  if (tablet.sealed) return <Sealed state={state} tablet={tablet} />
  // A stay that is not this room's: whatever the server says next, nothing of it is shown here.
  const isForeign = state.session.is === 'open' && state.session.room !== tablet.binding.room
  if (tablet.resting || isForeign) return <Attract state={state} tablet={tablet} />
  return (
    <>
      <OpenShop state={state} />
      {tablet.paper !== null && <Paper address={tablet.paper} language={state.place.language} />}
      {tablet.asking && <StillHere language={state.place.language} />}
    </>
  )
}
