/** Does a deed, in the program and in the books, and holds the one's answer against the other's. */
import { toTimestamp } from '../../../../src/domain/time.ts'
import { voidDocument } from '../../../../src/server/usecases/documents/void-document.ts'
import { stepOrder } from '../../../../src/server/usecases/ordering/act-on-order.ts'
import { deliverOrder } from '../../../../src/server/usecases/ordering/deliver-order.ts'
import { stepPayment } from '../../../../src/server/usecases/payments/step-payment.ts'
import { checkIn } from '../../../../src/server/usecases/stays/check-in.ts'
import { checkOut } from '../../../../src/server/usecases/stays/check-out.ts'
import { moveRoom } from '../../../../src/server/usecases/stays/move-room.ts'
import { codeOf } from '../../../support/results.ts'
import { placeAsGuest } from '../../../support/world.ts'
import { reissue, repay } from './at-the-door.ts'
import * as books from './books.ts'
import { playCode } from './by-code.ts'
import type { Deed, DeedOf } from './deeds.ts'
import { playDrawer } from './drawers.ts'
import { playGroup } from './groups.ts'
import { leavingOf } from './leaving.ts'
import { actorOf, type Life, outlet } from './life.ts'
import * as saying from './saying.ts'

export interface Heard {
  /** `null`: nobody was there to do it to. */
  readonly code: string | null
  readonly expected: string | null
  readonly of?: string
}
export const NOBODY: Heard = { code: null, expected: null }

export const nthOf = <T>(list: readonly T[], nth: number): T | undefined =>
  list[nth % Math.max(1, list.length)]
/** From the end: what was done last is spoken of most. */
export const latest = <T>(list: readonly T[], nth: number): T | undefined => nthOf([...list].reverse(), nth)

export async function play(life: Life, deed: Deed): Promise<Heard> {
  switch (deed.do) {
    case 'check-in':
      return arrive(life, deed)
    case 'order':
      return order(life, deed)
    case 'deliver':
      return deliver(life, deed)
    case 'decline':
      return decline(life, deed)
    case 'say':
      return say(life, deed)
    case 'say again':
      return sayAgain(life, deed)
    case 'void':
      return makeVoid(life, deed)
    case 'take':
    case 'claim':
    case 'confirm':
      return playCode(life, deed)
    case 'group in':
    case 'group out':
      return playGroup(life, deed)
    case 'repay':
      return repay(life, deed)
    case 'reissue':
      return reissue(life, deed)
    case 'move':
      return move(life, deed)
    case 'check-out':
      return leave(life, deed)
    case 'back up':
      await life.backUp()
      return { code: 'ok', expected: 'ok' }
    case 'put back':
      return (await life.putBack()) ? { code: 'ok', expected: 'ok' } : NOBODY
    default:
      return playDrawer(life, deed)
  }
}

async function arrive(life: Life, { who, room }: DeedOf<'check-in'>): Promise<Heard> {
  const kept = life.books()
  const isTaken = books.stayIn(kept, room) !== undefined
  const arrived = await checkIn(life.world(), actorOf(who), room)
  if (arrived.ok) kept.stays.push({ id: arrived.value.stay, room, isOver: false })
  return { code: codeOf(arrived), expected: isTaken ? 'room-occupied' : 'ok', of: room }
}

async function order(life: Life, { nth, pieces, way }: DeedOf<'order'>): Promise<Heard> {
  const kept = life.books()
  const stay = nthOf(
    kept.stays.filter(({ isOver }) => !isOver),
    nth,
  )
  const total = books.worth(pieces)
  const wanted = Object.entries(pieces).filter(([, count]) => count > 0)
  if (stay === undefined || wanted.length === 0) return NOBODY
  const request = {
    id: life.newId(),
    stay: stay.id,
    lines: wanted.map(([placementId, quantity]) => ({
      placementId,
      quantity,
      unitPrice: books.PRICES[placementId] ?? 0,
    })),
    total,
    payment: total === 0 ? 'none' : way,
    deliver: { when: 'now' },
    placedAt: toTimestamp(life.clock.now()),
  } as const
  const placed = await placeAsGuest(life.world(), outlet, request, { limited: false })
  const { id, payment } = request
  if (placed.ok)
    kept.orders.push({
      ...{ id, stay: stay.id, pieces: Object.fromEntries(wanted), way: payment },
      ...{ state: 'open', isTaken: false, money: 'due' },
    })
  return { code: codeOf(placed), expected: 'ok', of: `Rp${total} of ${stay.room}, ${payment}` }
}

async function deliver(life: Life, { who, nth, part }: DeedOf<'deliver'>): Promise<Heard> {
  const kept = life.books()
  const known = nthOf(books.openOrders(kept), nth)
  if (known === undefined) return NOBODY
  const brought = Object.fromEntries(
    Object.entries(known.pieces).map(([id, count]) => [id, Math.max(0, count - part)]),
  )
  const isNothing = Object.values(brought).every(count => count === 0)
  const lines = Object.entries(brought).map(([placementId, quantity]) => ({ placementId, quantity }))
  const delivered = await deliverOrder(life.world(), actorOf(who), known.id, part === 0 ? undefined : lines)
  const total = books.worth(brought)
  if (delivered.ok) {
    known.state = 'delivered'
    const { id: order, stay, way, money } = known
    const nowMs = life.clock.now()
    const paper = books.issue(kept, { order, stay, pieces: brought, way, money, clerk: who, nowMs })
    const { number } = delivered.value
    return {
      code: `kwitansi ${number}`,
      expected: `kwitansi ${paper.number}`,
      of: `Rp${total}, ${known.way}`,
    }
  }
  return { code: codeOf(delivered), expected: isNothing ? 'invalid' : 'ok' }
}

async function decline(life: Life, { who, nth }: DeedOf<'decline'>): Promise<Heard> {
  const known = nthOf(books.openOrders(life.books()), nth)
  if (known === undefined) return NOBODY
  const declined = await stepOrder(life.world(), actorOf(who), known.id, { type: 'decline', reason: 'other' })
  known.state = 'declined'
  return { code: codeOf(declined), expected: 'ok' }
}

async function say(life: Life, { who, nth, command }: DeedOf<'say'>): Promise<Heard> {
  const paper = latest(life.books().papers, nth)
  if (paper === undefined) return NOBODY
  const said = { id: life.newId(), number: paper.number, command }
  life.spoken.push(said)
  const expected = saying.say(life.books(), who, said)
  const code = codeOf(await stepPayment(life.world(), actorOf(who), said))
  return { code, expected, of: `${JSON.stringify(command)} of ${paper.number}` }
}

async function sayAgain(life: Life, { who, nth, isOfAnother }: DeedOf<'say again'>): Promise<Heard> {
  const before = latest(life.spoken, nth)
  if (before === undefined) return NOBODY
  const other = isOfAnother ? nthOf(life.books().papers, nth) : undefined
  const said = { ...before, number: other?.number ?? before.number }
  const expected = saying.say(life.books(), who, said)
  const code = codeOf(await stepPayment(life.world(), actorOf(who), said))
  return { code, expected, of: `${JSON.stringify(said.command)} of ${said.number}` }
}

async function makeVoid(life: Life, { who, nth }: DeedOf<'void'>): Promise<Heard> {
  const kept = life.books()
  const paper = latest(kept.papers, nth)
  if (paper === undefined) return NOBODY
  const expected = paper.isVoid ? 'already-voided' : 'ok'
  const code = codeOf(await voidDocument(life.world(), actorOf(who), paper.number, 'wrong-item'))
  if (code === 'ok') {
    paper.isVoid = true
    kept.number++
  }
  return { code, expected, of: `${paper.number}` }
}

async function move(life: Life, { who, room, to }: DeedOf<'move'>): Promise<Heard> {
  const kept = life.books()
  const stay = books.stayIn(kept, room)
  if (stay === undefined) return NOBODY
  const isTaken = room !== to && books.stayIn(kept, to) !== undefined
  const code = codeOf(await moveRoom(life.world(), actorOf(who), room, to))
  if (code === 'ok') stay.room = to
  return { code, expected: isTaken ? 'room-occupied' : 'ok', of: `${room} to ${to}` }
}

async function leave(
  life: Life,
  { who, room, keeps, how, answers, silent }: DeedOf<'check-out'>,
): Promise<Heard> {
  const leaving = leavingOf(life, room, { answers, silent, isAsked: how === 'asked' })
  if (leaving === null) return NOBODY
  const bill = how === 'forced' ? undefined : leaving.bill
  const expected = leaving.refusal(keeps, bill !== undefined) ?? 'ok'
  const code = codeOf(await checkOut(life.world(), actorOf(who), room, keeps ? 'keep' : 'ask', bill))
  if (code === 'ok') leaving.note(who, bill !== undefined)
  return { code, expected, of: `${room}, ${how}` }
}
