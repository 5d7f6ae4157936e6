/** All that the guest's screens show, in one value; a change is a new value and draws once. */
import type { Session } from '../../../contract/door.ts'
import type { OrderView } from '../../../contract/order.ts'
import type { OutletId } from '../../../domain/ids.ts'
import type { OutletKind, RoomKind } from '../../../domain/outlet.ts'
import type { DeliveryFault } from '../../../domain/placing.ts'
import type { Allergen } from '../../../domain/product.ts'
import type { guest } from '../../../i18n/id/guest.ts'
import type { menu } from '../../../i18n/id/menu.ts'
import type { TabEntry } from '../../outbox/tab-store.ts'
import { EMPTY, type Shopping } from './cart.ts'
import type { Place } from './place.ts'

export type MenuWords = typeof menu
export type GuestWords = typeof guest

export interface Filter {
  readonly without: readonly Allergen[]
  /** A seller's name; `null` for all. */
  readonly maker: string | null
}

export interface Room {
  readonly name: string
  readonly kind: RoomKind
}

/** Which room this device stands in front of. `old-code`: its QR's code is none of this outlet's any more. */
export type Door =
  | { readonly is: 'unknown'; readonly room: null }
  | { readonly is: 'known'; readonly room: Room }
  | { readonly is: 'old-code'; readonly room: Room | null }

/** Whose this device is: nobody has asked yet, it is of no stay, or of one. */
export type Standing =
  | { readonly is: 'unasked' }
  | { readonly is: 'none' }
  | ({ readonly is: 'open' } & Session)

/** What came of the last try to order. */
export type Trouble =
  | {
      readonly kind:
        | 'offline'
        | 'forgotten'
        | 'no-cookies'
        | 'code-wrong'
        | 'code-missing'
        | 'scan-first'
        | 'already-sent'
        | 'misread'
        | 'more-than-share'
    }
  /** How many orders of the stay waited here and never came to be. */
  | { readonly kind: 'stay-ended'; readonly unplaced: number }
  | { readonly kind: 'pending'; readonly match: string }
  | { readonly kind: 'price-changed'; readonly was: Readonly<Record<string, number>> }
  | { readonly kind: 'sold-out'; readonly left: Readonly<Record<string, number>> }
  | { readonly kind: 'time-refused'; readonly reason: DeliveryFault }
  | { readonly kind: 'refused'; readonly code: string }

export interface GuestState extends Shopping {
  readonly outlet: { readonly slug: OutletId; readonly name: string; readonly kind: OutletKind }
  readonly place: Place
  readonly words: MenuWords
  /** Words and screens beyond the first sight, once they are here. */
  readonly more: More | null
  readonly door: Door
  readonly session: Standing
  readonly orders: readonly OrderView[]
  /** What was tapped on this device and waits for its verdict, or was told it. */
  readonly outbox: readonly TabEntry[]
  readonly filter: Filter | null
  /** Is the filter's panel open? */
  readonly filtering: boolean
  readonly offline: boolean
  /** The stay holds as much as it may: what waits here goes out once something was brought. */
  readonly shareHeld?: boolean
  /** The stay's orders have been read; until then an empty list says nothing. `null`: that has not been tried yet. */
  readonly ordersRead: boolean | null
  /** Somebody is at the desk's screen. */
  readonly attended: boolean
  readonly sending: boolean
  readonly trouble: Trouble | null
  readonly demo: boolean
  readonly tablet: boolean
}

/** What is loaded after the first sight. */
export interface More {
  readonly words: GuestWords
  readonly screens: typeof import('../screens/more.tsx')
}

/** Before anything is known of anybody: what every beginning has in common. */
export const NOBODY_YET = {
  menu: null,
  more: null,
  door: { is: 'unknown', room: null },
  session: { is: 'unasked' },
  cart: EMPTY,
  orders: [],
  outbox: [],
  ordersRead: null,
  filter: null,
  filtering: false,
  offline: false,
  attended: true,
  sending: false,
  trouble: null,
  demo: false,
  tablet: false,
} as const satisfies Partial<GuestState>

let state: GuestState
let draw: (state: GuestState) => void

export function begin(first: GuestState, drawer: (state: GuestState) => void): void {
  state = first
  draw = drawer
}

export function now(): GuestState {
  return state
}

export function set(change: Partial<GuestState>): void {
  state = { ...state, ...change }
  draw(state)
}
