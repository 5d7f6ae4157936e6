/** An outlet is the unit of everything: of consistency, of the log, of sharding, of failure. */
import type { CodeGeneration, OutletId, RoomName } from './ids.ts'
import type { PaymentMethod } from './payment.ts'
import type { Zone } from './time.ts'

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
  /** Hour on the wall, 0–23, at which the business day turns. */
  readonly closingHour: number
  /** Hours on the wall between which goods are brought; `to` is at most 24. */
  readonly service: { readonly fromHour: number; readonly toHour: number }
  readonly payments: readonly PaymentMethod[]
  /** True: a new phone joins a stay by the desk's confirmation, not by the stay code. */
  readonly confirmAtDesk: boolean
  readonly demo: boolean
}

export interface Room {
  readonly outlet: OutletId
  /** As on its door. */
  readonly name: RoomName
  readonly kind: RoomKind
  readonly floor: number
  /** Raised by one to make every earlier QR of the room worthless. */
  readonly generation: CodeGeneration
}

/** A number that a guest's own phone reaches: an extension of the house, `0`, is dialled from its own telephones. */
export function isDialable(phone: string): boolean {
  return /^\+?\d{5,15}$/.test(phone)
}
