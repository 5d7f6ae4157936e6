/** The last shifts' drawers: what was in each, what the book says, and why they differ. */
import type { DrawerShown } from '../../../contract/payments.ts'
import { DRAWER_REASONS, type DrawerReason, lacksReason } from '../../../domain/drawer.ts'
import type { DeedId } from '../../../domain/ids.ts'
import { formatRupiah, type Rupiah } from '../../../domain/money.ts'
import { toMilliseconds } from '../../../domain/time.ts'
import { useMay } from '../../platform/rights.ts'
import { State } from '../../ui/office/state.tsx'
import { Choices } from '../parts/choices.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { dayTime } from '../time.ts'
import { CountForm } from './count-form.tsx'
import { usePaying } from './words.tsx'

export interface ShiftsProps {
  readonly last: readonly DrawerShown[]
  /** The one that whoever looks has open. */
  readonly own: DeedId | undefined
  readonly onExplain: (drawer: DrawerShown, reason: DrawerReason) => void
  /** Answers whether it was taken. */
  readonly onCount: (drawer: DrawerShown, counted: Rupiah) => Promise<boolean>
}

export function Shifts({ last, ...props }: ShiftsProps) {
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
            <Shift key={drawer.id} drawer={drawer} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface ShiftProps extends Omit<ShiftsProps, 'last'> {
  readonly drawer: DrawerShown
}

function Shift(props: ShiftProps) {
  const { drawer } = props
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
      <td>{drawer.counted === null ? <StillOpen {...props} /> : <Difference {...props} />}</td>
    </tr>
  )
}

/** Whoever may correct counts for a clerk who does not come back, once they say so. */
function StillOpen({ drawer, own, onCount }: ShiftProps) {
  const { drawer: say } = usePaying()
  const may = useMay()
  const [isCounting, setCounting] = useTyped(`counts ${drawer.id}`, false)
  if (drawer.id === own || !may('correct')) return <small>{say.still}</small>
  if (isCounting)
    return (
      <CountForm
        of={drawer.id}
        label={say.countingOf(drawer.clerk)}
        does={say.countDo}
        onCount={counted => onCount(drawer, counted)}
      />
    )
  return (
    <>
      <small>{say.still}</small>
      <button type="button" class="button quiet" onClick={() => setCounting(true)}>
        {say.countFor(drawer.clerk)}
      </button>
    </>
  )
}

function Difference({ drawer, onExplain }: ShiftProps) {
  const { drawer: say } = usePaying()
  const { counted, book, reason } = drawer
  if (counted === null || book === null) return null
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
export function signed(rupiah: number): string {
  return `${rupiah < 0 ? '−' : ''}${formatRupiah(Math.abs(rupiah))}`
}
