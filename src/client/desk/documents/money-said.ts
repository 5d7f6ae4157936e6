/** What a clerk has to do with the money when another kwitansi stands in for one. Pure: the server decides by the same rule. */
import type { ReissueOffer } from '../../../contract/desk.ts'
import { formatRupiah, type Rupiah } from '../../../domain/money.ts'
import { isOwedBack, movePayment, paymentOf } from '../../../domain/paying.ts'
import { PAYMENTS, type PaymentMethod } from '../../../domain/payment.ts'
import type { Words } from '../bills/words.tsx'

export function moneySaid(
  words: Words['correct'],
  { state, said, total: before, payment: was }: Pick<ReissueOffer, 'state' | 'said' | 'total' | 'payment'>,
  payment: PaymentMethod,
  total: Rupiah,
): readonly string[] {
  const stood = paymentOf(state, said)
  if (stood === null) return []
  const way = PAYMENTS[payment].onPaper[2]
  const { left, begun } = movePayment({ payment: stood, total: before, was }, way, total)
  if (left.state === 'returned' && begun.state === stood.state && total === before)
    return [words.moves(formatRupiah(total))]
  if (begun.state === 'waived') return [words.staysWaived(formatRupiah(total))]
  const first = left.state === 'returned' ? [words.handBack(formatRupiah(before))] : []
  const open = isOwedBack({ payment: left, total: before, isVoid: true })
    ? [(left.state === 'posted' ? words.unpost : words.owedBack)(formatRupiah(before))]
    : []
  return [...first, ...open, words.begins[way](formatRupiah(total))].filter(line => line !== '')
}
