/**
 * A stay ends, on every device. What it owes is shown, and of each kwitansi is asked how it ends; its open orders are asked for one by
 * one. Answers are kept on the device until all of it is sent at once, so that nothing is half settled; a bill that somebody else
 * answered meanwhile is shown anew.
 */
import './bills.css'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { OrderView } from '../../../contract/order.ts'
import type { Bill } from '../../../contract/payments.ts'
import type { ProblemCode } from '../../../contract/problem.ts'
import type { OutletId, RoomName, StayId } from '../../../domain/ids.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { ask } from '../../platform/api.ts'
import { useMay } from '../../platform/rights.ts'
import { Icon, PRINT } from '../../ui/icon.tsx'
import { DeclineForm } from '../order/decline-form.tsx'
import { Unread } from '../parts/unread.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { wallMoment } from '../time.ts'
import { type Answered, type Answers, answeredBill } from './answers.ts'
import { BillCopy } from './bill-copy.tsx'
import { BillRow } from './bill-row.tsx'
import { useAnswers } from './kept-answers.ts'
import { OpenOrders } from './open-orders.tsx'
import { SumLine } from './sum-line.tsx'
import { usePaying, WithPaying } from './words.tsx'

export interface CheckOutProps {
  readonly room: RoomName
  readonly onBack: () => void
  readonly onDone: () => void
}

export function CheckOut(props: CheckOutProps) {
  return (
    <WithPaying>
      <Asking {...props} />
    </WithPaying>
  )
}

function Asking({ room, onBack, onDone }: CheckOutProps) {
  const { steps } = useDesk()
  const say = usePaying()
  const { problem } = useSpeech()
  const [declining, setDeclining] = useState<OrderView | null>(null)
  const kept = useAnswers()
  const { bill, trouble, busy, leave, reload } = useCheckOut(room, stay => {
    kept.drop([stay])
    onDone()
  })
  if (declining !== null)
    return (
      <DeclineForm
        order={declining}
        onBack={() => setDeclining(null)}
        onDone={body => {
          steps.hold(declining, { type: 'decline', body })
          setDeclining(null)
        }}
      />
    )
  if (bill === null)
    return trouble === null ? (
      <p>{say.loading}</p>
    ) : (
      <Unread says={trouble === 'offline' ? say.cut : problem(trouble)} onRetry={reload} />
    )
  const answers = kept.of(bill.stay)
  const answered = answeredBill(bill.papers, answers)
  return (
    <>
      <Owed bill={bill} toBill={answered.toBill} />
      <Papers bill={bill} answers={answers} onAnswers={next => kept.say(bill.stay, next)} />
      {bill.papers.length > 0 && <SumLine sums={answered.sums} />}
      {answered.sums.back > 0 && <p class="trouble">{say.back(formatRupiah(answered.sums.back))}</p>}
      <OpenOrders room={room} onDecline={setDeclining} />
      {trouble !== null && (
        <p class="trouble" role="alert">
          {trouble === 'offline' ? say.cut : isMet(trouble) ? say.met : problem(trouble)}
        </p>
      )}
      <Deeds
        room={room}
        answered={answered}
        busy={busy}
        onLeave={choice => void leave(bill, answered, choice)}
        onBack={onBack}
      />
      <BillCopy bill={bill} answered={answered} />
    </>
  )
}

export const isMet = (trouble: ProblemCode) => trouble === 'wrong-state' || trouble === 'changed-meanwhile'

/** The one figure that is large: what the hotel's own bill does not have yet. */
function Owed({ bill, toBill }: { readonly bill: Bill; readonly toBill: number }) {
  const say = usePaying()
  const { say: desk } = useSpeech()
  const { outlet } = useDesk()
  const owes = bill.sums.open > 0
  return (
    <div class="owed">
      <p>{say.checkOutHelp(wallMoment(toMilliseconds(bill.since), outlet.zone, desk.date))}</p>
      {bill.papers.length === 0 ? (
        <p>{say.noPapers}</p>
      ) : owes ? (
        <p class="figure">
          <small>{say.addToBill}</small>
          <b class="num">{formatRupiah(toBill)}</b>
        </p>
      ) : (
        <p class="figure">{say.owesNothing(bill.room)}</p>
      )}
    </div>
  )
}

export interface PapersProps {
  readonly bill: Bill
  readonly answers: Answers
  readonly onAnswers: (answers: Answers) => void
}

export function Papers({ bill, answers, onAnswers }: PapersProps) {
  const say = usePaying()
  const mayCorrect = useMay()('correct')
  if (bill.papers.length === 0) return null
  return (
    <div class="scroller">
      <table class="papers bill">
        <caption class="visually-hidden">{say.copyOf(bill.room)}</caption>
        <thead>
          <tr>
            <th scope="col">{say.columns.number}</th>
            <th scope="col">{say.columns.what}</th>
            <th scope="col" class="money">
              {say.columns.total}
            </th>
            <th scope="col">{say.columns.end}</th>
          </tr>
        </thead>
        <tbody>
          {bill.papers.map(paper => (
            <BillRow
              key={paper.number}
              paper={paper}
              mayCorrect={mayCorrect}
              answer={answers[paper.number]}
              onAnswer={answer => onAnswers({ ...answers, [paper.number]: answer })}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface DeedsProps {
  readonly room: RoomName
  readonly answered: Answered
  readonly busy: boolean
  readonly onLeave: (unanswered: 'ask' | 'leave') => void
  readonly onBack: () => void
}

function Deeds({ room, answered, busy, onLeave, onBack }: DeedsProps) {
  const say = usePaying()
  const { say: desk } = useSpeech()
  const { steps } = useDesk()
  const left = answered.left.length
  const keeps = steps.orders.some(order => order.room === room)
  return (
    <>
      {left > 0 && (
        <p>
          <b class="late">{say.left(left)}</b> {say.leftHelp}
        </p>
      )}
      <div class="actions">
        <button type="button" class="button" disabled={busy || left > 0} onClick={() => onLeave('ask')}>
          {keeps ? say.checkOutKeep(room) : say.checkOut(room)}
        </button>
        {left > 0 && (
          <button type="button" class="button quiet" disabled={busy} onClick={() => onLeave('leave')}>
            {say.leave}
          </button>
        )}
        <button type="button" class="button quiet" onClick={() => window.print()}>
          <Icon d={PRINT} />
          {say.print}
        </button>
        <button type="button" class="button quiet" onClick={onBack}>
          {desk.back}
        </button>
      </div>
    </>
  )
}

interface CheckingOut {
  readonly bill: Bill | null
  readonly trouble: ProblemCode | 'offline' | null
  readonly busy: boolean
  readonly reload: () => void
  readonly leave: (bill: Bill, answered: Answered, unanswered: 'ask' | 'leave') => Promise<void>
}

function useCheckOut(room: RoomName, onDone: (stay: StayId) => void): CheckingOut {
  const { say } = useSpeech()
  const { outlet, steps, rooms, tell } = useDesk()
  const [bill, setBill] = useState<Bill | null>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ProblemCode | 'offline' | null>(null)
  const read = useCallback(async () => {
    const reply = await ask<'bill'>('GET', billOf(room, outlet.slug), { outlet: outlet.slug })
    if (reply.ok) setBill(reply.value)
    else setTrouble(reply.code)
  }, [room, outlet.slug])
  useEffect(() => {
    // What is handed over meanwhile has a kwitansi of its own.
    void read()
  }, [read, steps.said])

  async function leave(shown: Bill, { answers }: Answered, unanswered: 'ask' | 'leave'): Promise<void> {
    setBusy(true)
    setTrouble(null)
    // What was just handed over or declined must be so before the stay ends.
    await steps.flush()
    const keeps = steps.orders.some(order => order.room === room)
    const reply = await ask<'checkOut'>('POST', `/api/desk/rooms/${encodeURIComponent(room)}/check-out`, {
      outlet: outlet.slug,
      body: {
        open: keeps ? 'keep' : 'ask',
        bill: { stay: shown.stay, unanswered, answers: [...answers] },
      },
    })
    setBusy(false)
    rooms.reload()
    if (!reply.ok) {
      setTrouble(reply.code)
      return read()
    }
    tell(say.checkedOut(room))
    onDone(shown.stay)
  }

  const reload = () => {
    setTrouble(null)
    void read()
  }
  return { bill, trouble, busy, reload, leave }
}

function billOf(room: RoomName, outlet: OutletId): `/api/desk/rooms/${string}/bill?${string}` {
  return `/api/desk/rooms/${encodeURIComponent(room)}/bill?outlet=${outlet}`
}
