/**
 * What the oracle knows of a run from outside the program: what people tapped, what the server has said, and what has come
 * to pass of situations. A promise that is broken is written down here with the moment and what was seen.
 */
import type { OrderRequest } from '../../../src/contract/order.ts'
import type { NetworkFault } from '../network/weather.ts'
import type {
  DeviceFault,
  FollowingFault,
  LogFault,
  PeopleFault,
  ServerFault,
  ShelfFault,
  StayFault,
} from '../plan/faults.ts'
import type { Sometimes } from './sometimes.ts'

export interface Violation {
  /** The promise, by a short name. */
  readonly promise: string
  readonly what: string
  readonly atMs: number
}

export interface Tap {
  readonly id: string
  readonly body: OrderRequest
  /** As it was tapped; more than once where a device had lost what it had sent, but not the basket. */
  readonly texts: Set<string>
  /** Which wish of a person it stands for. */
  readonly wished: number
  /** The clerk who wrote it down at the guest's word; `null` for a guest's own tap. */
  readonly takenBy: string | null
  isWithdrawn: boolean
}

/** What the server has said and must stand by. A backup that is put back takes it to where it was then. */
export interface Said {
  /** By order id: `accepted`, or the code it was refused with. */
  readonly verdicts: Map<string, string>
  /** By order id: the number of its kwitansi. */
  readonly kwitansi: Map<string, number>
  /** By number. */
  readonly entries: Map<number, string>
  /** By session token: the stay. */
  readonly sessions: Map<string, string>
}

export type Fault =
  | NetworkFault
  | DeviceFault
  | ServerFault
  | LogFault
  | PeopleFault
  | ShelfFault
  | StayFault
  | FollowingFault

export interface Record {
  readonly taps: Map<string, Tap>
  /** Somebody is about to tap an order: under which id it will stand is the device's to choose. */
  wish(
    body: OrderRequest,
    takenBy: string | null,
    basket?: { readonly id: string; readonly wished: number },
  ): void
  /** A person wishes something; however often it is tapped, it is this once. */
  newWish(): number
  /** The tap that an id stands for; `null` when nobody has tapped that. A tap makes one order. */
  bind(id: string, body: OrderRequest): Tap | null
  said: Said
  readonly violations: Violation[]
  readonly faults: Map<Fault, number>
  readonly sometimes: Map<Sometimes, number>
  /** By a document's name: the token of the link that a guest's screen showed. */
  readonly links: Map<string, string>
  /** By its id: what webhooks were told. */
  readonly messages: Map<string, string>
  /** How often a person has given up what is lost. */
  acceptedByPeople: number
  /** Keys whose losses an officer has adopted at the hub. */
  readonly adoptedByOfficers: Set<string>
  /** Orders that the server has taken, ever. */
  readonly placed: Set<string>
  /** Taken, and gone with a backup that was put back. */
  readonly lost: Set<string>
  /** By an order's id: the one that it stands in for. */
  readonly replaces: Map<string, string>
  /** By an order's id: when a person last said again that it is wanted, by no clock that can be wrong. */
  readonly agreed: Map<string, number>
  /** By an order's id: when it was first refused for its time. */
  readonly refusedAt: Map<string, number>
  /** Orders whose delivery went with a backup that was put back. */
  readonly undelivered: Set<string>
  /** Stays that hold as much as they may: one more order has to wait for the desk. */
  readonly full: Set<string>
  /** Bodies that a stranger sent under somebody else's id. */
  readonly pried: Set<string>
  /** Lines of all that happened, for the digest and for whoever looks at one seed. */
  readonly story: string[]
  /** How long books took at most to agree once they could, ms. */
  agreedAfterMs: number
  now(): number
  violate(promise: string, what: string): void
  fault(fault: Fault): void
  saw(situation: Sometimes): void
  tell(line: string): void
}

export function createRecord(now: () => number): Record {
  const violations: Violation[] = []
  const faults = new Map<Fault, number>()
  const sometimes = new Map<Sometimes, number>()
  const story: string[] = []
  const taps = new Map<string, Tap>()
  const wishes: { readonly text: string; readonly takenBy: string | null; readonly wished: number }[] = []
  let wished = 0
  const record: Record = {
    taps,
    newWish: () => ++wished,
    wish(body, takenBy, basket) {
      const text = JSON.stringify(body)
      const known = basket === undefined ? undefined : taps.get(basket.id)
      if (known !== undefined) known.texts.add(text)
      else wishes.push({ text, takenBy, wished: basket?.wished ?? record.newWish() })
    },
    bind(id, body) {
      const known = taps.get(id)
      if (known !== undefined) return known
      const text = JSON.stringify(body)
      const index = wishes.findIndex(wish => wish.text === text)
      const [wish] = index < 0 ? [] : wishes.splice(index, 1)
      if (wish === undefined) return null
      const { takenBy, wished } = wish
      const tap: Tap = { id, body, texts: new Set([text]), wished, takenBy, isWithdrawn: false }
      taps.set(id, tap)
      return tap
    },
    said: { verdicts: new Map(), kwitansi: new Map(), entries: new Map(), sessions: new Map() },
    violations,
    faults,
    sometimes,
    links: new Map(),
    messages: new Map(),
    acceptedByPeople: 0,
    adoptedByOfficers: new Set(),
    placed: new Set(),
    lost: new Set(),
    replaces: new Map(),
    agreed: new Map(),
    refusedAt: new Map(),
    undelivered: new Set(),
    full: new Set(),
    pried: new Set(),
    story,
    agreedAfterMs: 0,
    now,
    violate(promise, what) {
      record.tell(`VIOLATED ${promise}: ${what}`)
      violations.push({ promise, what, atMs: now() })
    },
    fault(fault) {
      record.tell(`fault ${fault}`)
      faults.set(fault, (faults.get(fault) ?? 0) + 1)
    },
    saw: situation => void sometimes.set(situation, (sometimes.get(situation) ?? 0) + 1),
    tell: line => void story.push(`${now()} ${line}`),
  }
  return record
}

export function copyOfSaid(said: Said): Said {
  return {
    verdicts: new Map(said.verdicts),
    kwitansi: new Map(said.kwitansi),
    entries: new Map(said.entries),
    sessions: new Map(said.sessions),
  }
}
