/** The people of a demo outlet: its guests, and its staff at the one terminal that its history was made at. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { ClerkName, StayId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { MANAGER } from '../cast.ts'

const TERMINAL = 'Resepsionis'

export function handOf(outlet: Outlet, staff: ClerkName): ActorOf<'clerk' | 'manager'> {
  return staff === MANAGER ? managerOf(outlet) : { kind: 'clerk', outlet, staff, terminal: TERMINAL }
}

export function managerOf(outlet: Outlet): ActorOf<'manager'> {
  return { kind: 'manager', outlet, staff: MANAGER, terminal: TERMINAL }
}

export function guestOf(outlet: Outlet, stay: StayId): ActorOf<'guest'> {
  return { kind: 'guest', outlet, stay: { id: stay } }
}
