/**
 * The night audit's sheet, on the screen and on A4: every occupied room with what its stay owes, kwitansi by kwitansi, and what guests who
 * have gone left open, with its reason. Read at one moment, which it says; its sums are of that moment.
 */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Bill, BillPaper } from '../../../contract/payments.ts'
import type { NightAudit as Audit } from '../../../contract/stays.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { isUnpaid } from '../../../domain/paying.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { ask, type Reply } from '../../platform/api.ts'
import { Icon, PRINT } from '../../ui/icon.tsx'
import { Unread } from '../parts/unread.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { longDate, wallMoment, wallTime } from '../time.ts'
import { payableOf } from './answers.ts'
import { Ended, PaperCells } from './bill-row.tsx'
import { SumLine } from './sum-line.tsx'
import { usePaying } from './words.tsx'

export function NightAudit({ onBack }: { readonly onBack: () => void }) {
  const say = usePaying()
  const { say: desk, problem, language } = useSpeech()
  const { outlet } = useDesk()
  const [reply, reload] = useAudit()
  if (reply === null) return <p class="empty">{say.loading}</p>
  if (!reply.ok) return <Unread says={problem(reply.code)} onRetry={reload} />
  const { date, at } = reply.value
  return (
    <div class="night-audit">
      <div class="tools">
        <div>
          <p class="paper-only">{outlet.name}</p>
          <h2>{say.audit.title}</h2>
          <small>
            {say.audit.help(longDate(date, desk.date), wallTime(toMilliseconds(at), outlet.zone, language))}
          </small>
        </div>
        <span class="grow" />
        <div class="actions">
          <button type="button" class="button quiet" onClick={() => window.print()}>
            <Icon d={PRINT} />
            {say.audit.print}
          </button>
          <button type="button" class="button quiet" onClick={onBack}>
            {say.audit.back}
          </button>
        </div>
      </div>
      <Sums audit={reply.value} />
      <Present bills={reply.value.bills} />
      <Gone gone={reply.value.gone} />
      <p class="signed paper-only">
        {say.audit.signed.map(who => (
          <span key={who}>{who}</span>
        ))}
      </p>
    </div>
  )
}

/** In front, for whoever looks at nothing else. */
function Sums({ audit: { sums, open, untold } }: { readonly audit: Audit }) {
  const say = usePaying()
  return (
    <>
      <p class="audit-of">{say.audit.all}</p>
      <SumLine sums={sums} />
      <p class="num">
        {say.audit.openAll}: <b>{say.openSum(open.count, formatRupiah(open.rupiah))}</b>
        {open.count > 0 && (
          <>
            {' · '}
            <span class={untold.count > 0 ? 'late' : undefined}>{say.untoldSum(untold.count)}</span>
          </>
        )}
      </p>
    </>
  )
}

function Present({ bills }: { readonly bills: readonly Bill[] }) {
  const say = usePaying()
  const { say: desk } = useSpeech()
  const { outlet } = useDesk()
  const moment = (time: string) => wallMoment(toMilliseconds(time), outlet.zone, desk.date)
  const without = bills.filter(({ papers }) => papers.length === 0)
  return (
    <>
      <h3>{say.audit.present(bills.length)}</h3>
      {bills.length === 0 && <p>{say.audit.nobody}</p>}
      {bills
        .filter(({ papers }) => papers.length > 0)
        .map(({ stay, room, since, leavesAt, papers, sums }) => (
          <section key={stay} class="open-room">
            <h4>
              {say.room(room)}{' '}
              <small>{say.audit.stay(moment(since), leavesAt === null ? null : moment(leavesAt))}</small>
            </h4>
            <Papers papers={papers} />
            <p class="room-sum num">
              {say.audit.roomSum(
                formatRupiah(sums.total),
                sums.open + sums.back > 0 ? formatRupiah(sums.open + sums.back) : null,
              )}
            </p>
          </section>
        ))}
      {without.length > 0 && (
        <p class="open-room">
          <b>{say.audit.without}:</b> <span class="num">{without.map(({ room }) => room).join(', ')}</span>
        </p>
      )}
    </>
  )
}

function Gone({ gone }: { readonly gone: Audit['gone'] }) {
  const say = usePaying()
  if (gone.length === 0) return null
  return (
    <>
      <h3>{say.audit.gone}</h3>
      {gone.map(({ room, papers }) => (
        <section key={papers[0]?.number} class="open-room">
          <h4>{room === null ? say.noRoom : say.room(room)}</h4>
          <Papers papers={papers} />
        </section>
      ))}
    </>
  )
}

function Papers({ papers }: { readonly papers: readonly BillPaper[] }) {
  const say = usePaying()
  return (
    <div class="scroller">
      <table class="papers bill">
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{say.columns.number}</th>
            <th scope="col">{say.columns.what}</th>
            <th scope="col">{say.columns.total}</th>
            <th scope="col">{say.columns.end}</th>
          </tr>
        </thead>
        <tbody>
          {papers.map(paper => (
            <tr key={paper.number} class={isUnpaid(payableOf(paper)) ? 'asks' : undefined}>
              <PaperCells paper={paper} />
              <td>
                <Ended paper={paper} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function useAudit(): [Reply<Audit> | null, () => void] {
  const { outlet } = useDesk()
  const [reply, setReply] = useState<Reply<Audit> | null>(null)
  const read = useCallback(() => {
    const address = `/api/desk/night-audit?outlet=${outlet.slug}` as const
    void ask<'nightAudit'>('GET', address, { outlet: outlet.slug }).then(setReply)
  }, [outlet.slug])
  useEffect(read, [read])
  return [reply, read]
}
