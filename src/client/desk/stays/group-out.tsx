/**
 * Rooms of guests who leave together: picked, then all their bills are answered on one screen, and all of them leave by one tap or none
 * does. Answers are kept as those of a single check-out are.
 */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Bill } from '../../../contract/payments.ts'
import type { Bills } from '../../../contract/stays.ts'
import { type RoomName, uuidV7 } from '../../../domain/ids.ts'
import { formatRupiah } from '../../../domain/money.ts'
import { GROUP_ROOMS_MAX } from '../../../domain/stay.ts'
import { ask, type Reply } from '../../platform/api.ts'
import { type Answers, answeredBill, choicesOf } from '../bills/answers.ts'
import { isMet, Papers } from '../bills/check-out.tsx'
import { useAnswers } from '../bills/kept-answers.ts'
import { SumLine } from '../bills/sum-line.tsx'
import { sumOf } from '../bills/sums.ts'
import { usePaying, WithPaying } from '../bills/words.tsx'
import { roomsIn } from '../live/use-rooms.ts'
import { Unread } from '../parts/unread.tsx'
import { foundIn } from '../rooms/found.ts'
import { randomBytes } from '../rooms/random.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import type { Refused } from './deed.tsx'
import { PickRooms } from './pick-rooms.tsx'
import { useStays } from './words.tsx'
import { wrongRoom } from './wrong-room.ts'

const NONE: readonly RoomName[] = []

export function GroupOut({ onDone }: { readonly onDone: () => void }) {
  const { group: say } = useStays()
  const { rooms } = useDesk()
  const [picked, setPicked] = useTyped<readonly RoomName[]>('group out', NONE)
  const [isShown, setShown] = useTyped('group bills', false)
  if (isShown)
    return (
      <WithPaying>
        <Leaving rooms={picked} onBack={() => setShown(false)} onDone={onDone} />
      </WithPaying>
    )
  const isOne = picked.length > 0 && picked.length <= GROUP_ROOMS_MAX
  return (
    <div class="stack">
      <PickRooms rooms={foundIn(roomsIn(rooms), '', 'occupied')} picked={picked} onPicked={setPicked} />
      <div class="actions">
        <button type="button" class="button" disabled={!isOne} onClick={() => setShown(true)}>
          {say.bills(picked.length)}
        </button>
      </div>
    </div>
  )
}

interface LeavingProps {
  readonly rooms: readonly RoomName[]
  readonly onBack: () => void
  readonly onDone: () => void
}

function Leaving({ rooms, onBack, onDone }: LeavingProps) {
  const say = usePaying()
  const words = useStays()
  const { problem } = useSpeech()
  const { steps } = useDesk()
  const kept = useAnswers()
  const { reply, refused, busy, leave, reload } = useLeaving(rooms, stays => {
    kept.drop(stays)
    onDone()
  })
  if (reply === null) return <p>{say.loading}</p>
  if (!reply.ok)
    return <Unread says={reply.code === 'offline' ? say.cut : problem(reply.code)} onRetry={reload} />
  const { bills } = reply.value
  const asks = ({ room, papers }: Bill) =>
    papers.length > 0 || steps.orders.some(order => order.room === room)
  const quiet = bills.filter(bill => !asks(bill))
  const gone = rooms.filter(room => !bills.some(bill => bill.room === room))
  return (
    <>
      <p>{words.group.atOnce}</p>
      {gone.length > 0 && <p class="late">{words.group.gone(gone.join(', '))}</p>}
      {bills.filter(asks).map(bill => (
        <RoomBill
          key={bill.stay}
          bill={bill}
          answers={kept.of(bill.stay)}
          onAnswers={next => kept.say(bill.stay, next)}
        />
      ))}
      {quiet.length > 0 && (
        <p>
          <b>{words.group.oweNothing}:</b> <span class="num">{quiet.map(({ room }) => room).join(', ')}</span>
        </p>
      )}
      {refused !== null && (
        <p class="trouble" role="alert">
          {refused.code === 'offline'
            ? say.cut
            : isMet(refused.code)
              ? say.met
              : wrongRoom(refused, words, problem)}
        </p>
      )}
      <Deeds bills={bills} kept={kept} busy={busy} onLeave={leave} onBack={onBack} />
    </>
  )
}

interface RoomBillProps {
  readonly bill: Bill
  readonly answers: Answers
  readonly onAnswers: (answers: Answers) => void
}

function RoomBill({ bill, answers, onAnswers }: RoomBillProps) {
  const say = usePaying()
  const { group } = useStays()
  const { steps } = useDesk()
  const answered = answeredBill(bill.papers, answers)
  const waiting = steps.orders.filter(order => order.room === bill.room).length
  return (
    <section class="open-room">
      <h3>
        {bill.sums.open > 0
          ? group.owes(bill.room, formatRupiah(bill.sums.open))
          : group.owesNothing(bill.room)}
      </h3>
      <Papers bill={bill} answers={answers} onAnswers={onAnswers} />
      {answered.sums.back > 0 && <p class="trouble">{say.back(formatRupiah(answered.sums.back))}</p>}
      {waiting > 0 && <p class="late">{group.waiting(waiting)}</p>}
    </section>
  )
}

interface DeedsProps {
  readonly bills: readonly Bill[]
  readonly kept: ReturnType<typeof useAnswers>
  readonly busy: boolean
  readonly onLeave: (bills: readonly Bill[], kept: ReturnType<typeof useAnswers>, rest: Rest) => Promise<void>
  readonly onBack: () => void
}

/** What becomes of kwitansi that nobody has answered. */
type Rest = 'ask' | 'leave'

function Deeds({ bills, kept, busy, onLeave, onBack }: DeedsProps) {
  const say = usePaying()
  const { group } = useStays()
  const { steps } = useDesk()
  const answered = bills.map(bill => ({ bill, ...answeredBill(bill.papers, kept.of(bill.stay)) }))
  const left = answered.reduce((sum, one) => sum + one.left.length, 0)
  const keeps = steps.orders.some(order => bills.some(bill => bill.room === order.room))
  const count = bills.length

  /** All at once: those to which posting is no answer (a claim of QRIS has its own) stay as they are. */
  function postRest(): void {
    kept.sayAll(
      answered.map(({ bill, left: open }) => {
        const posted = open
          .filter(paper => paper.state !== 'claimed' && choicesOf(paper, false, true).includes('post'))
          .map(({ number }) => [
            number,
            { id: uuidV7(Date.now(), randomBytes), choice: 'post', reason: null } as const,
          ])
        return [bill.stay, { ...kept.of(bill.stay), ...Object.fromEntries(posted) }] as const
      }),
    )
  }

  return (
    <>
      <SumLine sums={sumOf(answered.map(({ sums }) => sums))} />
      <p class="figure">
        {say.addToBill} <b class="num">{formatRupiah(answered.reduce((sum, one) => sum + one.toBill, 0))}</b>
      </p>
      {left > 0 && (
        <p>
          <b class="late">{say.left(left)}</b> {say.leftHelp}
        </p>
      )}
      <div class="actions">
        {left > 0 && (
          <button type="button" class="button quiet" onClick={postRest}>
            {group.postAll}
          </button>
        )}
        <button
          type="button"
          class="button"
          disabled={busy || left > 0 || count === 0}
          onClick={() => void onLeave(bills, kept, 'ask')}
        >
          {keeps ? group.checkOutKeep(count) : group.checkOut(count)}
        </button>
        {left > 0 && (
          <button
            type="button"
            class="button quiet"
            disabled={busy}
            onClick={() => void onLeave(bills, kept, 'leave')}
          >
            {say.leave}
          </button>
        )}
        <button type="button" class="button quiet" onClick={onBack}>
          {group.back}
        </button>
      </div>
    </>
  )
}

interface LeavingState extends Pick<DeedsProps, 'busy'> {
  readonly reply: Reply<Bills> | null
  readonly refused: Refused | null
  readonly leave: DeedsProps['onLeave']
  readonly reload: () => void
}

function useLeaving(
  picked: readonly RoomName[],
  onDone: (stays: readonly Bill['stay'][]) => void,
): LeavingState {
  const { group } = useStays()
  const { outlet, steps, rooms, tell } = useDesk()
  const [reply, setReply] = useState<Reply<Bills> | null>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const read = useCallback(async () => {
    const query = new URLSearchParams({ outlet: outlet.slug, rooms: picked.join(',') })
    const next = await ask<'bills'>('GET', `/api/desk/bills?${query}`, { outlet: outlet.slug })
    // What was read last is more use than the news that it cannot be read now.
    setReply(now => (next.ok || now === null || !now.ok ? next : now))
  }, [outlet.slug, picked])
  useEffect(() => {
    // What is handed over meanwhile has a kwitansi of its own.
    void read()
  }, [read, steps.said])

  const leave: DeedsProps['onLeave'] = async (bills, kept, unanswered) => {
    setBusy(true)
    setRefused(null)
    // What was just handed over or declined must be so before the stays end.
    await steps.flush()
    const keeps = steps.orders.some(order => bills.some(bill => bill.room === order.room))
    const left = await ask<'checkOutGroup'>('POST', '/api/desk/check-out', {
      outlet: outlet.slug,
      body: {
        open: keeps ? 'keep' : 'ask',
        rooms: bills.map(({ room, stay, papers }) => ({
          room,
          bill: { stay, unanswered, answers: [...answeredBill(papers, kept.of(stay)).answers] },
        })),
      },
    })
    setBusy(false)
    rooms.reload()
    if (!left.ok) {
      setRefused(left)
      return read()
    }
    tell(group.checkedOut(bills.length))
    onDone(bills.map(({ stay }) => stay))
  }

  return { reply, refused, busy, leave, reload: () => void read() }
}
