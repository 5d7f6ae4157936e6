/** The manager's rooms: many at once, renamed, out of order, their cards; and the hours and ways of their outlet. */
import * as z from 'zod/mini'
import { CLOSURE_REASON_LENGTH_MAX } from '../domain/closure.ts'
import { LOCK_MINUTES } from '../domain/lock.ts'
import { HOLIDAYS_MAX, WEEKDAYS } from '../domain/opening.ts'
import { ROOM_KINDS } from '../domain/outlet.ts'
import { SETTING_NAMES, WIFI_LENGTH_MAX } from '../domain/outlet-settings.ts'
import { PAYMENT_METHODS } from '../domain/payment.ts'
import { QRIS_LENGTH_MAX } from '../domain/qris.ts'
import { CARDS_AT_ONCE_MAX } from '../domain/room-card.ts'
import { ROOM_FIND_LENGTH_MAX, ROOMS_A_PAGE, ROOMS_SHOWN } from '../domain/room-list.ts'
import { FLOOR_MAX, FLOOR_MIN, ROOMS_AT_ONCE_MAX } from '../domain/room-ranges.ts'
import { tidy } from '../domain/typed.ts'
import { CodeGeneration, DateOnly, laterWord, OutletId, RoomName, Text, TypedRoomName } from './words.ts'

export const Floor = z.int().check(z.minimum(FLOOR_MIN), z.maximum(FLOOR_MAX))

/** Days on which it is out of order; without a last one, until somebody says otherwise. */
export const Closure = z.object({
  from: DateOnly,
  to: z.nullable(DateOnly),
  reason: Text(CLOSURE_REASON_LENGTH_MAX),
})

/** A room with the address its QR stands for. */
export const ManagedRoom = z.object({
  room: RoomName,
  kind: z.enum(ROOM_KINDS),
  floor: z.int(),
  generation: CodeGeneration,
  url: z.string(),
  occupied: z.optional(z.boolean()),
  /** Of now, or the next to come. */
  closure: z.optional(Closure),
  /** It has not begun. */
  closesLater: z.optional(z.boolean()),
  /** Its card was never printed, or does not say what is so. */
  cardIsOld: z.optional(z.boolean()),
})
export const ManagedRooms = z.object({ rooms: z.array(ManagedRoom) })
export type ManagedRooms = z.infer<typeof ManagedRooms>

const asked = { outlet: z.optional(OutletId), show: z.optional(z.enum(ROOMS_SHOWN)) }
const whole = (digits: RegExp) => z.pipe(z.string().check(z.regex(digits)), z.transform(Number))
const paged = {
  floor: z.optional(whole(/^-?\d{1,3}$/)),
  page: z.optional(whole(/^[1-9]\d{0,3}$/)),
}
export const RoomsQuery = z.object({
  ...asked,
  ...paged,
  find: z.optional(z.string().check(z.maxLength(ROOM_FIND_LENGTH_MAX))),
})
/** One page of so many, the first is 1. */
const pages = { page: z.int(), pages: z.int(), found: z.int() }

/** What a screen shows of a room; the secret of its code stands on its card alone. */
export const RoomTile = z.omit(ManagedRoom, { url: true })
export type RoomTile = z.infer<typeof RoomTile>
export const FoundRooms = z.object({
  ...pages,
  rooms: z.array(RoomTile),
  /** Of all of them, whatever was looked for. */
  counts: z.object({ all: z.int(), occupied: z.int(), closed: z.int(), cards: z.int() }),
  floors: z.array(z.object({ floor: z.int(), rooms: z.int() })),
})
export type FoundRooms = z.infer<typeof FoundRooms>

/** `rooms`: those alone, by their names, a comma between two. */
export const CardsQuery = z.object({
  ...asked,
  ...paged,
  rooms: z.optional(z.string().check(z.maxLength(ROOMS_A_PAGE * 21))),
})
export const RoomCards = z.extend(z.omit(FoundRooms, { rooms: true }), { cards: z.array(ManagedRoom) })
export type RoomCards = z.infer<typeof RoomCards>

export const RoomRequest = z.object({ room: TypedRoomName, kind: z.enum(ROOM_KINDS), floor: Floor })

/** Rooms of one kind and floor stand together, so that two thousand are a small request. */
export const RoomsRequest = z.object({
  groups: z
    .array(
      z.object({
        kind: z.enum(ROOM_KINDS),
        floor: Floor,
        rooms: z.array(TypedRoomName).check(z.minLength(1), z.maxLength(ROOMS_AT_ONCE_MAX)),
      }),
    )
    .check(z.minLength(1), z.maxLength(ROOMS_AT_ONCE_MAX)),
})
export type RoomsRequest = z.infer<typeof RoomsRequest>
/** How every room is called, and of what kind it is: that what is typed can be held against it. */
export const RoomNames = z.object({
  groups: z.array(z.object({ kind: z.enum(ROOM_KINDS), floor: z.int(), rooms: z.array(RoomName) })),
})
export type RoomNames = z.infer<typeof RoomNames>
export const AddedRooms = z.object({
  added: z.int(),
  /** Those that are there already, on that floor or another: they stay as they are. */
  left: z.array(RoomName),
})

/** Its address names it as it is called now; `was`: the floor that whoever asks has seen. */
export const RoomChange = z.object({
  room: TypedRoomName,
  floor: Floor,
  was: z.object({ floor: Floor }),
})

/** `null` opens them; `was`: what whoever asks has seen of each. All of them, or none. */
export const ClosureChange = z.object({
  rooms: z
    .array(z.object({ room: RoomName, was: z.nullable(Closure) }))
    .check(z.minLength(1), z.maxLength(ROOMS_A_PAGE)),
  closure: z.nullable(Closure),
})
export const ChangedRooms = z.object({ rooms: z.array(RoomTile) })
export type ChangedRooms = z.infer<typeof ChangedRooms>

/** As they were printed: a card whose room was changed meanwhile is still to be printed. */
export const PrintedCards = z.object({
  cards: z
    .array(z.object({ room: RoomName, floor: Floor, generation: CodeGeneration }))
    .check(z.minLength(1), z.maxLength(CARDS_AT_ONCE_MAX)),
})
export const MarkedCards = z.object({ cards: z.int() })

/** With what a copy may bring along. */
const TYPED_WIFI_MAX = 2 * WIFI_LENGTH_MAX
const ClosingHour = z.int().check(z.minimum(0), z.maximum(23))
export const DayHours = z.object({
  fromHour: ClosingHour,
  toHour: z.int().check(z.minimum(0), z.maximum(24)),
})
const Opening = {
  /** Monday first; `null`: nobody serves. */
  week: z.array(z.nullable(DayHours)).check(z.length(WEEKDAYS.length)),
  holidays: z
    .array(z.object({ from: DateOnly, to: DateOnly, hours: z.nullable(DayHours), name: Text(60) }))
    .check(z.maxLength(HOLIDAYS_MAX)),
}
const Ways = {
  phone: z.string().check(z.regex(/^\+?[0-9*#]{1,15}$/)),
  payments: z.array(z.enum(PAYMENT_METHODS)).check(z.minLength(1)),
  confirmAtDesk: z.boolean(),
  /** For the business days that have not begun. */
  closingHour: ClosingHour,
  /** A desk that nobody touches locks after so many. */
  lockMinutes: z.int().check(z.minimum(LOCK_MINUTES.least), z.maximum(LOCK_MINUTES.most)),
  /** Name and key of the guests' network; empty where no sleeve says it. */
  wifi: z.string().check(z.maxLength(TYPED_WIFI_MAX), z.overwrite(tidy), z.maxLength(WIFI_LENGTH_MAX)),
  /** The text of its static QRIS code; empty where it has told none. */
  qris: z.string().check(z.trim(), z.maxLength(QRIS_LENGTH_MAX)),
}
const Fields = z.object({ ...Opening, ...Ways })
export const OutletSettings = z.extend(Fields, {
  /** From which business day on the closing hour holds, where that is still to come. */
  closingFrom: z.nullable(DateOnly),
})
export type OutletSettings = z.infer<typeof OutletSettings>
/** `was`: as whoever asks has seen them. What they left so stays as it is by now. */
export const OutletChange = z.object({ was: Fields, to: Fields })
export type OutletChange = z.infer<typeof OutletChange>
/** In which fields two have met, and how the settings are by now. */
export const SettingsMet = z.object({ now: OutletSettings, met: z.array(laterWord(SETTING_NAMES)) })
export type SettingsMet = z.infer<typeof SettingsMet>
