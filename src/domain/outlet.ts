/** An outlet is the unit of everything: of consistency, of the log, of sharding, of failure. */
import type { CodeGeneration, CodeName, OutletId, RoomName } from './ids.ts'
import type { PaymentMethod } from './payment.ts'
import type { DateText, Timestamp, Zone } from './time.ts'

export const OUTLET_KINDS = ['hotel', 'restaurant', 'mall'] as const
export type OutletKind = (typeof OUTLET_KINDS)[number]

/** The place an order goes to. A restaurant's table and a mall's counter are rooms of another kind. */
export const ROOM_KINDS = ['room', 'table', 'counter'] as const
export type RoomKind = (typeof ROOM_KINDS)[number]

export interface OutletTraits {
  /** What stands there, each with a code of its own. */
  readonly stands: RoomKind
  /** What one unit of exposure is; units of different kinds are never summed. */
  readonly exposure: string
  /** Guests stay over night: goods can wait in a bag for their check-out, and exposure of mixed places reads by these alone. */
  readonly isStayedIn: boolean
}

export const OUTLETS = {
  hotel: { stands: 'room', exposure: 'room-night', isStayedIn: true },
  restaurant: { stands: 'table', exposure: 'table-day', isStayedIn: false },
  mall: { stands: 'counter', exposure: 'counter-day', isStayedIn: false },
} as const satisfies Record<OutletKind, OutletTraits>

/** Business days from that one on turn at that hour on the wall. */
export interface Closing {
  readonly from: DateText
  readonly hour: number
}

/** Hours on the wall: `to` is at most 24; at or before `from` it is the next morning's. */
export interface DayHours {
  readonly fromHour: number
  readonly toHour: number
}

/** Days with hours of their own, from the first to the last; `null`: nobody serves. */
export interface Holiday {
  readonly from: DateText
  readonly to: DateText
  readonly hours: DayHours | null
  /** As the manager calls it; no guest reads it. */
  readonly name: string
}

export interface Outlet {
  readonly slug: OutletId
  readonly name: string
  readonly kind: OutletKind
  /** Postal address in one line, as it stands on the kwitansi. */
  readonly address: string
  readonly district: string
  /** Letters in a document's printed number, `KW/HDT/2026/000123`. */
  readonly mark: string
  /** What a guest dials to reach the desk, `0` or `+62542…`. */
  readonly phone: string
  readonly zone: Zone
  /** Hour on the wall, 0–23, at which the business day turns; `closings`: from which day on it was, or is to be, another. */
  readonly closingHour: number
  readonly closings?: readonly Closing[]
  /** Between which goods are brought, each day that neither its weekday nor a holiday has others. */
  readonly service: DayHours
  /** Monday first; `null`: nobody serves on that day. */
  readonly week?: readonly (DayHours | null)[]
  /** In the order of their days, none of two. */
  readonly holidays?: readonly Holiday[]
  readonly payments: readonly PaymentMethod[]
  /** True: a new phone joins a stay by the desk's confirmation, not by the stay code. */
  readonly confirmAtDesk: boolean
  /** After so many minutes untouched its desks lock; absent: as is usual. */
  readonly lockMinutes?: number
  /** Name and key of the guests' network, for whoever checks in; absent: no sleeve says it. */
  readonly wifi?: string
  /** Its merchant's static code as it was printed, to be checked each time it is read; absent: it has told none. */
  readonly qris?: string
  readonly demo: boolean
  /** It takes no orders any more; its documents and its log stay. */
  readonly ended?: { readonly at: Timestamp; readonly reason: string } | undefined
}

export interface Room {
  readonly outlet: OutletId
  /** As on its door. */
  readonly name: RoomName
  readonly kind: RoomKind
  readonly floor: number
  /** Raised by one to make every earlier QR of the room worthless. */
  readonly generation: CodeGeneration
  /** Under which its codes are made, where it is not its name: they outlive a change of that, and no two rooms share one. */
  readonly codeName?: CodeName
}

/** A number that a guest's own phone reaches: an extension of the house, `0`, is dialled from its own telephones. */
export function isDialable(phone: string): boolean {
  return /^\+?\d{5,15}$/.test(phone)
}
