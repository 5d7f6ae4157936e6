/** What kwitansi come to, and how they end: it adds up to the rupiah. */
import { formatInteger, formatRupiah } from '../../../domain/money.ts'
import type { PaymentSums } from '../../../domain/paying.ts'
import { usePaying } from './words.tsx'

export function SumLine({ sums }: { readonly sums: PaymentSums }) {
  const { sums: say } = usePaying()
  return (
    <p class="sum-line num">
      <span>
        {say.total} <b>{formatRupiah(sums.total)}</b>
      </span>{' '}
      ={' '}
      <span>
        {say.paid} <b>{formatInteger(sums.cash + sums.qris)}</b>
      </span>{' '}
      +{' '}
      <span>
        {say.posted} <b>{formatInteger(sums.posted)}</b>
      </span>{' '}
      +{' '}
      <span>
        {say.waived} <b>{formatInteger(sums.waived)}</b>
      </span>{' '}
      +{' '}
      <span class={sums.open > 0 ? 'late' : undefined}>
        {say.open} <b>{formatInteger(sums.open)}</b>
      </span>
    </p>
  )
}
