/** One change of one placement, as it is sent: the row then says what the server says, not what was wished. */
import { useState } from 'preact/hooks'
import type { RouteInput } from '../../../contract/routes.ts'
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import type { PlacementId } from '../../../domain/ids.ts'
import { ask, type Reply } from '../../platform/api.ts'
import { usePlace, useRefusal } from '../place.ts'
import { useSay } from '../words.ts'
import { faultOf } from './refused.ts'
import type { ShelfState } from './use-shelf.ts'

export type Wish = RouteInput<'changePlacement'>['body']

export function useSend(state: Pick<ShelfState, 'onSome'>) {
  const { outlet } = usePlace()
  return async (placement: ManagedPlacement, body: Wish): Promise<Reply<ManagedPlacement>> => {
    const address = `/api/manage/placements/${placement.id}` as const
    const reply = await ask<'changePlacement'>('PATCH', address, { outlet: outlet.slug, body })
    if (reply.ok) state.onSome([reply.value])
    return reply
  }
}

/** For what needs no form: told beside its row. */
export function useChange(state: Pick<ShelfState, 'onSome'>) {
  const { shelf: words } = useSay()
  const refusal = useRefusal()
  const send = useSend(state)
  const [told, setTold] = useState<ReadonlyMap<PlacementId, string>>(new Map())
  const change = async (placement: ManagedPlacement, body: Wish) => {
    const reply = await send(placement, body)
    const fault = reply.ok ? null : faultOf(reply.context)
    const says = reply.ok ? words.saved : fault === null ? refusal(reply) : words.faults[fault]
    setTold(new Map([[placement.id, says]]))
  }
  return { change, told }
}
