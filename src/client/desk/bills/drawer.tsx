/** A clerk's cash for the shift: counted at its start, and at its end before the book is shown; what differs takes a reason. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { DrawerShown, Drawers as Told } from '../../../contract/payments.ts'
import type { ProblemCode } from '../../../contract/problem.ts'
import { DRAWER_REASONS, type DrawerReason, lacksReason } from '../../../domain/drawer.ts'
import { uuidV7 } from '../../../domain/ids.ts'
import { formatRupiah, isRupiah } from '../../../domain/money.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { ask, type Reply } from '../../platform/api.ts'
import { State } from '../../ui/office/state.tsx'
import { Choices } from '../parts/choices.tsx'
import { randomBytes } from '../rooms/random.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { dayTime, shortDate } from '../time.ts'
import { usePaying } from './words.tsx'

export function Drawers() {
  const { drawer: say } = usePaying()
  const { problem } = useSpeech()
  const { told, trouble, send, explain } = useDrawers()
  return (
    <section class="drawers">
      <h2>{say.title}</h2>
      {told !== null && <Count key={told.own?.id ?? 'none'} own={told.own} onCount={send} />}
      {trouble !== null && (
        <p class="trouble" role="alert">
          {problem(trouble)}
        </p>
      )}
      {told !== null && <Outside outside={told.outside ?? []} />}
      {told !== null && told.last.length > 0 && <Shifts last={told.last} onExplain={explain} />}
    </section>
  )
}

const DIGITS_MAX = 12

interface CountProps {
  readonly own: DrawerShown | null
  /** Answers whether it was taken. */
  readonly onCount: (own: DrawerShown | null, id: string, counted: number) => Promise<boolean>
}

function Count({ own, onCount }: CountProps) {
  const { drawer: say } = usePaying()
  const { say: desk, language } = useSpeech()
  const { outlet } = useDesk()
  const [typed, setTyped] = useTyped(`drawer ${own?.id ?? ''}`, '')
  // The same drawer, however often it is sent.
  const [id] = useState(() => uuidV7(Date.now(), randomBytes))
  const [busy, setBusy] = useState(false)
  const counted = /^\d+$/.test(typed.trim()) ? Number(typed) : null
  const isWrong = typed.trim() !== '' && (counted === null || !isRupiah(counted))

  async function count(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (counted === null || isWrong) return
    setBusy(true)
    const isTaken = await onCount(own, id, counted)
    setBusy(false)
    if (isTaken) setTyped('')
  }

  return (
    <form class="tools" onSubmit={count}>
      <label class="field">
        <span>
          {own === null
            ? say.none
            : say.open(
                dayTime(toMilliseconds(own.openedAt), outlet.zone, language, desk.date),
                formatRupiah(own.opening),
              )}{' '}
          {own === null ? say.opening : say.counting}
        </span>
        <input
          inputMode="numeric"
          maxLength={DIGITS_MAX}
          autocomplete="off"
          value={typed}
          aria-invalid={isWrong}
          onInput={event => setTyped(event.currentTarget.value)}
        />
        {isWrong && <small class="trouble">{say.whole}</small>}
      </label>
      <button type="submit" class="button quiet" disabled={busy || counted === null || isWrong}>
        {own === null ? say.openDo : say.countDo}
      </button>
    </form>
  )
}

/** Cash that no drawer counts, so that nobody has to find it missing. */
function Outside({ outside }: { readonly outside: NonNullable<Told['outside']> }) {
  const { drawer: say } = usePaying()
  const { language } = useSpeech()
  if (outside.length === 0) return null
  return (
    <div class="outside" role="note">
      <State look="soon">{say.outside}</State>
      <p>{say.outsideHelp}</p>
      <ul>
        {outside.map(({ clerk, day, count, rupiah }) => (
          <li key={`${clerk} ${day}`} class="num">
            {say.outsideOf(clerk, shortDate(day, language), count, signed(rupiah))}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface ShiftsProps {
  readonly last: readonly DrawerShown[]
  readonly onExplain: (drawer: DrawerShown, reason: DrawerReason) => void
}

function Shifts({ last, onExplain }: ShiftsProps) {
  const { drawer: say } = usePaying()
  return (
    <div class="scroller">
      <table class="papers">
        <caption class="visually-hidden">{say.title}</caption>
        <thead>
          <tr>
            <th scope="col">{say.columns.who}</th>
            <th scope="col" class="money">
              {say.columns.opening}
            </th>
            <th scope="col" class="money">
              {say.columns.book}
            </th>
            <th scope="col" class="money">
              {say.columns.counted}
            </th>
            <th scope="col">{say.columns.difference}</th>
          </tr>
        </thead>
        <tbody>
          {last.map(drawer => (
            <Shift key={drawer.id} drawer={drawer} onExplain={onExplain} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface ShiftProps extends Pick<ShiftsProps, 'onExplain'> {
  readonly drawer: DrawerShown
}

function Shift({ drawer, onExplain }: ShiftProps) {
  const { drawer: say } = usePaying()
  const { say: desk, language } = useSpeech()
  const { outlet } = useDesk()
  const moment = (time: string) => dayTime(toMilliseconds(time), outlet.zone, language, desk.date)
  const until = drawer.closedAt === null ? '' : ` – ${moment(drawer.closedAt)}`
  return (
    <tr>
      <th scope="row">
        {drawer.clerk}
        <small class="num">
          {moment(drawer.openedAt)}
          {until}
        </small>
      </th>
      <td class="money num" data-h={say.columns.opening}>
        {formatRupiah(drawer.opening)}
      </td>
      <td class="money num" data-h={say.columns.book}>
        {drawer.book === null ? '' : signed(drawer.book)}
      </td>
      <td class="money num" data-h={say.columns.counted}>
        {drawer.counted === null ? '' : formatRupiah(drawer.counted)}
      </td>
      <td>
        <Difference drawer={drawer} onExplain={onExplain} />
      </td>
    </tr>
  )
}

function Difference({ drawer, onExplain }: ShiftProps) {
  const { drawer: say } = usePaying()
  const { counted, book, reason } = drawer
  if (counted === null || book === null) return <small>{say.still}</small>
  if (counted === book) return <State look="ok">{say.fits}</State>
  return (
    <>
      <State look={reason === null ? 'late' : 'soon'}>{signed(counted - book)}</State>
      {lacksReason({ counted, book, reason }) ? (
        <Choices
          name={`drawer-${drawer.id}`}
          legend={say.why(drawer.clerk)}
          options={DRAWER_REASONS}
          words={say.reasons}
          value={null}
          onChoose={chosen => onExplain(drawer, chosen)}
          flat
        />
      ) : (
        reason !== null && <small>{say.reasons[reason]}</small>
      )}
    </>
  )
}

/** `−Rp10.000`. */
function signed(rupiah: number): string {
  return `${rupiah < 0 ? '−' : ''}${formatRupiah(Math.abs(rupiah))}`
}

interface DrawersState {
  readonly told: Told | null
  readonly trouble: ProblemCode | 'offline' | null
  readonly send: CountProps['onCount']
  readonly explain: ShiftsProps['onExplain']
}

function useDrawers(): DrawersState {
  const { outlet } = useDesk()
  const [told, setTold] = useState<Told | null>(null)
  const [trouble, setTrouble] = useState<ProblemCode | 'offline' | null>(null)
  const of = { outlet: outlet.slug }
  const read = useCallback(async () => {
    const reply = await ask<'drawers'>('GET', `/api/desk/drawers?outlet=${outlet.slug}`, {
      outlet: outlet.slug,
    })
    if (reply.ok) setTold(reply.value)
    else setTrouble(reply.code)
  }, [outlet.slug])
  useEffect(() => void read(), [read])
  async function heard(reply: Reply<unknown>): Promise<boolean> {
    setTrouble(reply.ok ? null : reply.code)
    if (reply.ok) await read()
    return reply.ok
  }
  return {
    told,
    trouble,
    send: async (own, id, counted) =>
      heard(
        own === null
          ? await ask<'openDrawer'>('POST', '/api/desk/drawers', { ...of, body: { id, counted } })
          : await ask<'countDrawer'>('POST', `/api/desk/drawers/${own.id}/count`, {
              ...of,
              body: { counted },
            }),
      ),
    explain: (drawer, reason) =>
      void ask<'explainDrawer'>('POST', `/api/desk/drawers/${drawer.id}/explain`, {
        ...of,
        body: { reason },
      }).then(heard),
  }
}
