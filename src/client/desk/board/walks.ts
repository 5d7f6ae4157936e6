/**
 * Open orders as whoever brings them goes: those of one room that take the same step are one row, rooms of one floor one walk,
 * and of a walk it is known what lies on which shelf and at which door what is paid. Pure: what rings is handed in.
 */
import type { OrderView } from '../../../contract/order.ts'
import type { OrderId, PlacementId, RoomName } from '../../../domain/ids.ts'
import type { Localised } from '../../../domain/language.ts'
import { sumRupiah } from '../../../domain/money.ts'
import type { PaymentMethod } from '../../../domain/payment.ts'
import { inOrder } from '../../../domain/room-list.ts'
import { nextStep } from '../live/use-steps.ts'
import type { Lateness, Row } from './lateness.ts'

/** Orders of one room that are brought together: each its own, and all by one tap. */
export interface RoomRow {
  readonly key: string
  readonly room: RoomName
  /** `null` while it is not known. */
  readonly floor: number | null
  /** The most urgent first. */
  readonly orders: readonly [OrderView, ...OrderView[]]
  readonly lateness: Lateness
  readonly step: ReturnType<typeof nextStep>
}

export interface Walk {
  readonly key: string
  readonly floor: number | null
  /** Somebody is on the way with it. */
  readonly isAway: boolean
  readonly rows: readonly RoomRow[]
}

export interface Walks {
  /** What rings, whatever floor is looked at. */
  readonly calls: readonly RoomRow[]
  readonly walks: readonly Walk[]
  /** For a time that is not near. */
  readonly later: readonly Row[]
  /** Of all that is open, whatever floor is looked at; lowest first. */
  readonly floors: readonly number[]
}

export interface Ringing {
  readonly ids: ReadonlySet<OrderId>
  readonly floorOf: (room: RoomName) => number | null
  /** `null`: all. */
  readonly floor: number | null
}

/** `rows`: by urgency, and so are walks and what is in them; whoever is on the way comes last. */
export function walksOf(rows: readonly Row[], { ids, floorOf, floor }: Ringing): Walks {
  const isCalling = ({ order }: Row) => ids.has(order.id)
  const isLater = (row: Row) => row.lateness === 'later' && !isCalling(row)
  const isHere = ({ order }: Row) => floor === null || floorOf(order.room) === floor
  const near = rows.filter(row => !isLater(row))
  return {
    calls: roomRows(near.filter(isCalling), floorOf),
    walks: byWalk(
      roomRows(
        near.filter(row => !isCalling(row) && isHere(row)),
        floorOf,
      ),
    ),
    later: rows.filter(row => isLater(row) && isHere(row)),
    floors: [...new Set(rows.flatMap(({ order }) => floorOf(order.room) ?? []))].sort((a, b) => a - b),
  }
}

function roomRows(rows: readonly Row[], floorOf: Ringing['floorOf']): RoomRow[] {
  const groups = groupBy(rows, ({ order }) => `${order.room} ${nextStep(order) ?? order.state}`)
  return Array.from(groups, ([key, [first, ...others]]) => ({
    key,
    room: first.order.room,
    floor: floorOf(first.order.room),
    orders: [first.order, ...others.map(({ order }) => order)],
    lateness: first.lateness,
    step: nextStep(first.order),
  }))
}

/** What is on its way is nobody's to pick any more: another walk than what still waits on its floor. */
function byWalk(rows: readonly RoomRow[]): Walk[] {
  const groups = groupBy(rows, row => `${row.floor} ${isToPick(row)}`)
  return Array.from(groups, ([key, all]) => ({
    key,
    floor: all[0].floor,
    isAway: !isToPick(all[0]),
    rows: all,
  })).sort((a, b) => Number(a.isAway) - Number(b.isAway))
}

/** So many of one thing, from where it lies. */
export interface Taken {
  /** '' where nobody has said it. */
  readonly rack: string
  readonly placementId: PlacementId
  readonly name: Localised
  readonly quantity: number
}

const AS_COUNTED = new Intl.Collator('id', { numeric: true })
/** What to take, shelf by shelf as a person counts them; one line for what several orders want. */
export function picksOf(orders: readonly OrderView[]): Taken[] {
  const lines = groupBy(
    orders.flatMap(order => order.lines),
    line => line.placementId,
  )
  return Array.from(lines.values(), all => {
    const [{ placementId, name, rack = '' }] = all
    return { rack, placementId, name, quantity: all.reduce((sum, { quantity }) => sum + quantity, 0) }
  }).sort((a, b) => AS_COUNTED.compare(a.rack, b.rack))
}

export function piecesOf(orders: readonly OrderView[]): number {
  return orders.reduce((sum, { lines }) => lines.reduce((all, { quantity }) => all + quantity, sum), 0)
}

/** Does it lie on its shelf still? */
export function isToPick({ step }: Pick<RoomRow, 'step'>): boolean {
  return step === 'acknowledge' || step === 'dispatch'
}

/** What is to be taken at a door, by the way of paying. */
export function duesOf(orders: readonly OrderView[]): readonly (readonly [PaymentMethod, number])[] {
  const ways = groupBy(orders, ({ payment }) => payment)
  return Array.from(ways.values(), all => [all[0].payment, sumRupiah(all.map(({ total }) => total))] as const)
}

/** As one walks: the lowest floor first, then as a person counts. */
export function inWalkingOrder(rows: readonly RoomRow[]): readonly RoomRow[] {
  return inOrder(rows.map(row => ({ ...row, name: row.room, floor: row.floor ?? 0 })))
}

type Some<Of> = [Of, ...Of[]]

/** In the order in which each name comes first. */
export function groupBy<Of>(all: readonly Of[], nameOf: (one: Of) => string): Map<string, Some<Of>> {
  const groups = new Map<string, Some<Of>>()
  for (const one of all) {
    const group = groups.get(nameOf(one))
    if (group === undefined) groups.set(nameOf(one), [one])
    else group.push(one)
  }
  return groups
}
