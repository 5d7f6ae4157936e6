/** A copy for the hotel's own bill, on A4: what stands on the screen, without what is pressed. */
import type { Bill } from '../../../contract/payments.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { usePaperSize } from '../../platform/paper-size.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { useServerNow, wallMoment } from '../time.ts'
import type { Answered } from './answers.ts'
import { SumLine } from './sum-line.tsx'
import { endOf, usePaying, whatOf } from './words.tsx'

export interface BillCopyProps {
  readonly bill: Bill
  readonly answered: Answered
}

const MINUTE = 60_000

export function BillCopy({ bill, answered }: BillCopyProps) {
  const say = usePaying()
  const { say: desk } = useSpeech()
  const { outlet } = useDesk()
  const now = wallMoment(useServerNow(MINUTE), outlet.zone, desk.date)
  usePaperSize('size: A4; margin: 15mm')
  return (
    <section class="bill-copy" aria-hidden="true">
      <p>{outlet.name}</p>
      <h2>{say.copyOf(bill.room)}</h2>
      <p>
        {say.copyHelp} {now}
      </p>
      <table>
        <tbody>
          {bill.papers.map(paper => (
            <tr key={paper.number}>
              <th scope="row">{paper.printed}</th>
              <td>{wallMoment(toMilliseconds(paper.issuedAt), outlet.zone, desk.date)}</td>
              <td>{whatOf(say, paper)}</td>
              <td>{endOf(say, paper)}</td>
              <td class="money">{formatRupiah(paper.total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <SumLine sums={answered.sums} />
      <p class="figure">
        {say.addToBill} <b>{formatRupiah(answered.toBill)}</b>
      </p>
    </section>
  )
}
