/** Orders that are paid by a code: taken on, claimed by their guest before or after they are brought, confirmed by the desk. */
import { stepOrder } from '../../../../src/server/usecases/ordering/act-on-order.ts'
import { claimPayment, confirmPayment } from '../../../../src/server/usecases/payments/order-money.ts'
import { codeOf } from '../../../support/results.ts'
import { guestIn } from '../../../support/world.ts'
import * as books from './books.ts'
import type { DeedOf } from './deeds.ts'
import { actorOf, type Life, outlet } from './life.ts'
import { type Heard, latest, NOBODY, nthOf } from './play.ts'

export type CodeDeed = DeedOf<'take' | 'claim' | 'confirm'>

export function playCode(life: Life, deed: CodeDeed): Promise<Heard> {
  switch (deed.do) {
    case 'take':
      return take(life, deed)
    case 'claim':
      return claim(life, deed)
    default:
      return confirm(life, deed)
  }
}

const isByCode = ({ way, pieces }: books.OrderKept) => way === 'qris' && books.worth(pieces) > 0

async function take(life: Life, { who, nth }: DeedOf<'take'>): Promise<Heard> {
  const waiting = books.openOrders(life.books()).filter(({ isTaken }) => !isTaken)
  const order = nthOf(waiting, nth)
  if (order === undefined) return NOBODY
  const code = codeOf(await stepOrder(life.world(), actorOf(who), order.id, { type: 'acknowledge' }))
  order.isTaken = true
  return { code, expected: 'ok' }
}

async function claim(life: Life, { nth, again }: DeedOf<'claim'>): Promise<Heard> {
  const kept = life.books()
  const order = latest(kept.orders.filter(isByCode), nth)
  if (order === undefined) return NOBODY
  const say = async () => codeOf(await claimPayment(life.world(), guestIn(outlet, order.stay), order.id))
  const expected = claimed(kept, order)
  const code = await say()
  // Its phone heard no answer, or is tapped once more.
  const twice = again ? await say() : code
  return {
    code: twice === code ? code : `${code}, then ${twice}`,
    expected,
    of: `${order.state} ${order.money}`,
  }
}

/** What its guest hears; it is so from then on. */
function claimed(kept: books.Books, order: books.OrderKept): string {
  if (order.state === 'delivered') return claimedOfPaper(kept, order)
  if (order.state !== 'open' || !order.isTaken) return 'wrong-state'
  if (order.money === 'due') order.money = 'claimed'
  return 'ok'
}

function claimedOfPaper(kept: books.Books, { id }: books.OrderKept): string {
  const paper = kept.papers.filter(one => one.order === id && !one.isVoid).at(-1)
  if (paper === undefined) return 'wrong-state'
  const { state, said, total } = paper
  if (state === 'paid' || (state === 'claimed' && said === null)) return 'ok'
  if (state !== 'due' || total === 0) return 'wrong-state'
  Object.assign(paper, { state: 'claimed', said: null })
  return 'ok'
}

async function confirm(life: Life, { who, nth }: DeedOf<'confirm'>): Promise<Heard> {
  const order = nthOf(books.openOrders(life.books()).filter(isByCode), nth)
  if (order === undefined) return NOBODY
  const expected = order.isTaken ? 'ok' : 'wrong-state'
  const code = codeOf(await confirmPayment(life.world(), actorOf(who), order.id))
  if (order.isTaken) order.money = 'paid'
  return { code, expected, of: order.money }
}
