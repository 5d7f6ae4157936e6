/**
 * How a phone becomes one of a stay, and what others may cost it. Of a room nothing is proven but that somebody holds its QR,
 * and a photo holds it too: so what is bounded are wrong codes, and whoever types the right one has always a way in.
 *
 * Up to twenty wrong codes an hour the right one lets in by itself. After that it lets in by the desk's word, and only it
 * reaches the desk: a wrong one is answered alike and goes nowhere. A room in which a thousand were tried that way stays
 * with the desk until its QR is changed, so that finding out a code by trying, however it shows, opens nothing.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time.ts'

/** After this many wrong stay codes an hour, a room's phones join by the desk's confirmation. */
export const WRONG_CODES_MAX = 20
export const WRONG_CODES_WINDOW_MS = HOUR_MS
/** After this many more, they do for as long as this, or until the room's QR is changed. */
export const LATER_WRONG_CODES_MAX = 1_000
export const LONG_LOCK_MS = 7 * DAY_MS

/** How long a phone waits on the desk's board. */
export const WAITING_MS = 30 * MINUTE_MS
/** What a wrong code is answered with in such a room is, for as long as this, what a right one is. */
export const HELD_OUT_MS = 2 * MINUTE_MS
/** A phone the desk refused may ask it again after this. */
export const REFUSED_MS = 10 * MINUTE_MS

/**
 * Places at the desk within {@link WAITING_MS}, waiting or refused; those let in count no more. The first keep theirs.
 * Where no code is asked for, a photo is enough for one: when they are taken, the code is asked for, and by it there are
 * places that no stranger can take.
 */
export const OPEN_PLACES_OF_ROOM_MAX = 5
export const OPEN_PLACES_OF_OUTLET_MAX = 60
export const PLACES_OF_ROOM_MAX = 10

/** What a phone shows at a room's door. */
export interface AtDoor {
  /** Does the outlet let every phone in by its desk? */
  readonly confirmAtDesk: boolean
  /** Have too many codes been tried in this room? */
  readonly locked: boolean
  /** What was typed, as it turned out; `null`: nothing was. */
  readonly typed: 'right' | 'wrong' | null
  /** Its place at the desk, if it has one in this room that is not over. */
  readonly place: 'allowed' | 'refused' | 'waiting' | null
  /** Milliseconds since it was told to wait without a place; `null`: it was not. */
  readonly heldOutMs: number | null
  readonly placesOfRoom: number
  readonly placesOfOutlet: number
}

/**
 * `enter`: it is of the stay. `ask-code` and `wrong-code`: said so, the second counted. `wait`: in the place it has.
 * `queue`: at the desk, in a new one. `hold-out`: told to wait, and nobody hears of it.
 */
export type DoorStep = 'enter' | 'ask-code' | 'wrong-code' | 'sent-away' | 'wait' | 'queue' | 'hold-out'

export function stepAtDoor(at: AtDoor): DoorStep {
  if (at.place === 'allowed') return 'enter'
  if (at.place === 'waiting') return 'wait'
  // The desk has said no: asking again at once would only ring it again.
  if (at.place === 'refused') return 'sent-away'
  if (at.typed === 'right') return atRightCode(at)
  if (at.confirmAtDesk && hasOpenPlace(at)) return 'queue'
  if (at.typed === 'wrong') return at.locked ? 'hold-out' : 'wrong-code'
  if (at.heldOutMs === null) return 'ask-code'
  return at.heldOutMs < HELD_OUT_MS ? 'hold-out' : 'sent-away'
}

function atRightCode({ confirmAtDesk, locked, placesOfRoom }: AtDoor): DoorStep {
  if (!confirmAtDesk && !locked) return 'enter'
  // Told nothing else: how many wait is a hint that the code is right.
  return placesOfRoom < PLACES_OF_ROOM_MAX ? 'queue' : 'hold-out'
}

function hasOpenPlace({ placesOfRoom, placesOfOutlet }: AtDoor): boolean {
  return placesOfRoom < OPEN_PLACES_OF_ROOM_MAX && placesOfOutlet < OPEN_PLACES_OF_OUTLET_MAX
}
