/** A sheet by its name, with whoever holds it and what keeps its things. */
import type { ActorOf } from '../../../domain/actor.ts'
import type { Doors } from '../../../domain/people.ts'
import type { AgencySheet, OutletSheet, SheetName } from '../../../domain/sheets/kinds.ts'
import { goodsKeeper } from './goods.ts'
import type { Hand, Keeper } from './keeper.ts'
import { makerKeeper } from './makers.ts'
import { peopleKeeper } from './people.ts'
import { placementKeeper } from './placements.ts'
import { productKeeper } from './products.ts'
import { roomKeeper } from './rooms.ts'

export interface Sheet<By extends Hand> {
  readonly name: SheetName
  readonly by: By
  readonly keeper: Keeper<By>
}

const OF_AGENCY = { makers: makerKeeper, products: productKeeper } satisfies Record<
  AgencySheet,
  Keeper<ActorOf<'officer'>>
>
const OF_OUTLET = { rooms: roomKeeper, placements: placementKeeper, goods: goodsKeeper } satisfies Record<
  OutletSheet,
  Keeper<ActorOf<'manager'>>
>

export function agencySheet(name: AgencySheet, by: ActorOf<'officer'>): Sheet<ActorOf<'officer'>> {
  return { name, by, keeper: OF_AGENCY[name] }
}

export function outletSheet(name: OutletSheet, by: ActorOf<'manager'>): Sheet<ActorOf<'manager'>> {
  return { name, by, keeper: OF_OUTLET[name] }
}

export function peopleSheet(by: ActorOf<'manager'>, doors: Doors): Sheet<ActorOf<'manager'>> {
  return { name: 'people', by, keeper: peopleKeeper(doors) }
}
