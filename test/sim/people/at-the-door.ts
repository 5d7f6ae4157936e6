/** What a clerk changes at the door: how an order is paid, by the outbox; and a kwitansi that is wrong, by hand. */
import type { RouteInput } from '../../../src/contract/routes.ts'
import { uuidV7 } from '../../../src/domain/ids.ts'
import { generationOf, lossesIn } from '../oracle/losses.ts'
import type { Stage } from '../run/stage.ts'
import { outlet } from '../server/template.ts'
import { byHand, isAnswer, openOrders, signIn } from './clerks.ts'

export async function payBy(
  stage: Stage,
  deskIndex: number,
  nth: number,
  payment: 'room' | 'cash',
): Promise<void> {
  const desk = await signIn(stage, deskIndex)
  const orders = openOrders(desk).filter(({ total }) => total > 0)
  const order = orders[nth % Math.max(1, orders.length)]
  if (order === undefined || !desk.isSignedIn) return
  const { device } = desk.tab
  const id = uuidV7(device.nowMs(), device.randomBytes)
  await desk.sending.step(order.id, { type: 'change-payment', body: { id, payment } })
  if (order.payment !== payment) stage.record.saw('paid-otherwise-at-the-door')
}

/** The other way to pay, or a piece fewer, which is back on the shelf. */
export async function reissueOne(
  stage: Stage,
  deskIndex: number,
  nth: number,
  inPart: boolean,
): Promise<void> {
  const desk = await signIn(stage, deskIndex)
  const numbers = [...stage.record.said.kwitansi.values()]
  const number = numbers[nth % Math.max(1, numbers.length)]
  if (number === undefined) return
  const { ask, device } = desk.tab
  const slug = outlet.slug
  const id = uuidV7(device.nowMs(), device.randomBytes)
  let body: RouteInput<'reissueDocument'>['body'] | null = null
  await byHand(stage, desk.tab, async () => {
    const generation = generationOf(lossesIn(stage.look()), number)
    const named = generation === 1 ? {} : { generation }
    if (body === null) {
      const query = generation === 1 ? '' : `&generation=${generation}`
      const address = `/api/desk/documents/${number}/reissue?outlet=${slug}${query}` as const
      const offer = await ask<'reissueOffer'>('GET', address, { outlet: slug })
      if (!offer.ok) return isAnswer(offer)
      const { payment, payments, lines } = offer.value
      const [first] = lines
      const same = payments.find(way => way === payment)
      const other = payments.find(way => way !== payment)
      const isFewer = inPart && same !== undefined && first !== undefined && first.quantity > 1
      if (!isFewer && other === undefined) return true
      body = isFewer
        ? {
            ...{ id, ...named, payment: same, goods: 'shelf' as const },
            lines: [{ placementId: first.placementId, quantity: first.quantity - 1 }],
          }
        : { id, ...named, payment: other ?? 'cash' }
    }
    const reply = await ask<'reissueDocument'>('POST', `/api/desk/documents/${number}/reissue`, {
      body,
      outlet: slug,
    })
    if (reply.ok) stage.record.saw('kwitansi-replaced')
    return isAnswer(reply)
  })
}
