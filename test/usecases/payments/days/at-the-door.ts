/** It is paid otherwise than was said, or less was brought than the paper says: before there is a paper, and after. */
import { reissueDocument } from '../../../../src/server/usecases/documents/reissue-document.ts'
import { changePayment } from '../../../../src/server/usecases/ordering/change-payment.ts'
import { codeOf } from '../../../support/results.ts'
import * as books from './books.ts'
import type { DeedOf } from './deeds.ts'
import { actorOf, type Life } from './life.ts'
import { type Heard, latest, NOBODY, nthOf } from './play.ts'

export async function repay(life: Life, { who, nth, way, again }: DeedOf<'repay'>): Promise<Heard> {
  const kept = life.books()
  const order = nthOf(books.openOrders(kept), nth)
  if (order === undefined) return NOBODY
  const isOver = kept.stays.some(stay => stay.id === order.stay && stay.isOver)
  const expected = refusal()
  const deed = { id: life.newId(), payment: way }
  const code = codeOf(await changePayment(life.world(), actorOf(who), order.id, deed))
  if (code === 'ok') {
    order.way = way
    // Its answer was lost: the device says so once more.
    if (again) await changePayment(life.world(), actorOf(who), order.id, deed)
  }
  return { code, expected, of: `${order.way}` }

  function refusal(): string {
    if (order?.money === 'paid') return 'wrong-state'
    if (books.worth(order?.pieces ?? {}) === 0) return 'invalid'
    return way === 'room' && isOver ? 'stay-ended' : 'ok'
  }
}

export async function reissue(
  life: Life,
  { who, nth, way, fewer, again }: DeedOf<'reissue'>,
): Promise<Heard> {
  const kept = life.books()
  const paper = latest(kept.papers, nth)
  if (paper === undefined) return NOBODY
  const left = Object.fromEntries(
    Object.entries(paper.pieces).map(([id, count]) => [id, Math.max(0, count - fewer)]),
  )
  const isOver = kept.stays.some(stay => stay.id === paper.stay && stay.isOver)
  const newWay: books.Way = books.worth(left) === 0 ? 'none' : way
  const expected = refusal()
  const lines = Object.entries(left).map(([placementId, quantity]) => ({ placementId, quantity }))
  const deed = { id: life.newId(), number: paper.number, payment: newWay, lines }
  const done = await reissueDocument(life.world(), actorOf(who), deed)
  const of = `${paper.number} of Rp${paper.total}, ${newWay}, now Rp${books.worth(left)}`
  if (!done.ok) return { code: codeOf(done), expected, of }
  const fresh = replace(kept, paper, { way: newWay, pieces: left, clerk: who, nowMs: life.clock.now() })
  kept.said.set(deed.id, paper.number)
  const repeated = again ? await reissueDocument(life.world(), actorOf(who), deed) : done
  const { number } = repeated.ok ? repeated.value.kwitansi : done.value.kwitansi
  return {
    code: `kwitansi ${number}`,
    expected: expected === 'ok' ? `kwitansi ${fresh.number}` : expected,
    of,
  }

  function refusal(): string {
    if (paper?.isVoid === true) return 'already-voided'
    const isNothing = Object.values(left).every(count => count === 0)
    const isSame = fewer === 0 && newWay === paper?.way
    if (isNothing || isSame) return 'invalid'
    return newWay === 'room' && paper?.way !== 'room' && isOver ? 'stay-ended' : 'ok'
  }
}

type Fresh = Omit<Parameters<typeof books.issue>[1], 'stay' | 'order'>

/** The same sum in the very way in which it was paid moves over; cash goes back over the desk; all else is to be given back. What was waived stays so. */
function replace(kept: books.Books, paper: books.Paper, fresh: Fresh): books.Paper {
  kept.number++
  const { state, said, total } = paper
  const wasIn = endedIn(paper)
  const isMoved = total === books.worth(fresh.pieces) && wasIn === fresh.way
  paper.isVoid = true
  const issued = books.issue(kept, { order: paper.order, stay: paper.stay, ...fresh })
  const order = kept.orders.find(({ id }) => id === paper.order)
  if (order !== undefined) order.way = fresh.way
  if (state === 'waived' && issued.way === paper.way) {
    if (issued.way === 'cash') books.hand(kept, fresh.clerk, -issued.total)
    Object.assign(issued, { state, said })
  }
  if (!isMoved && wasIn !== 'cash') return issued
  paper.state = 'returned'
  if (state === 'claimed') paper.said = 'qris'
  if (wasIn === 'cash') books.hand(kept, fresh.clerk, -total)
  if (isMoved) Object.assign(issued, { state, said })
  return issued
}

function endedIn({ state, said }: books.Paper): string | null {
  if (state === 'posted') return 'room'
  if (state === 'claimed') return 'qris'
  return state === 'paid' && said !== 'none' ? said : null
}
