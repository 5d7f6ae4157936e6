/** The board's foot: what is for later, each with its time; bags for check-out; which floor is looked at; what to pick for all. */
import type { OrderView } from '../../../contract/order.ts'
import { dueAt } from '../../../domain/hours.ts'
import type { OrderId } from '../../../domain/ids.ts'
import { textIn } from '../../../domain/language.ts'
import { BAG, CLOCK, Icon, PAPER } from '../../ui/icon.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { dayTime } from '../time.ts'
import type { Row } from './lateness.ts'
import { groupBy, picksOf } from './walks.ts'

export interface LaneProps {
  /** The soonest first. */
  readonly later: readonly Row[]
  readonly bags: readonly OrderView[]
  readonly floors: readonly number[]
  readonly floor: number | null
  readonly onFloor: (floor: number | null) => void
  readonly onOrder: (id: OrderId) => void
  /** `null`: there is nothing to pick. */
  readonly onPick: (() => void) | null
}

export function Lane({ later, bags, floors, floor, onFloor, onOrder, onPick }: LaneProps) {
  const { say } = useSpeech()
  if (later.length === 0 && bags.length === 0 && floors.length === 0) return null
  return (
    <footer class="lane">
      {later.length > 0 && <Later later={later} onOrder={onOrder} />}
      {bags.length > 0 && (
        <section class="kept" aria-labelledby="bags">
          <h2 id="bags">
            <Icon d={BAG} />
            {say.bags}
          </h2>
          <Orders orders={bags} onOrder={onOrder} />
        </section>
      )}
      <span class="grow" />
      {floors.length > 1 && <Floors floors={floors} floor={floor} onFloor={onFloor} />}
      {onPick !== null && (
        <button type="button" class="button quiet" onClick={onPick}>
          <Icon d={PAPER} />
          {say.walk.pickAll}
        </button>
      )}
    </footer>
  )
}

/** Time by time; of a few it is said what they want. */
function Later({ later, onOrder }: Pick<LaneProps, 'later' | 'onOrder'>) {
  const { say, language } = useSpeech()
  const { outlet } = useDesk()
  const timeOf = ({ order }: Row) => dayTime(dueAt(order, outlet), outlet.zone, language, say.date)
  return (
    <section class="kept" aria-labelledby="later">
      <h2 id="later">
        <Icon d={CLOCK} />
        {say.walk.later}
      </h2>
      {Array.from(groupBy(later, timeOf), ([time, rows]) => (
        <div key={time} class="kept">
          <b class="num">{time}</b>
          <Orders
            orders={rows.map(({ order }) => order)}
            isTold={later.length <= TOLD_MAX}
            onOrder={onOrder}
          />
        </div>
      ))}
    </section>
  )
}

const TOLD_MAX = 3

interface OrdersProps extends Pick<LaneProps, 'onOrder'> {
  readonly orders: readonly OrderView[]
  readonly isTold?: boolean
}

function Orders({ orders, isTold = false, onOrder }: OrdersProps) {
  const { say, language } = useSpeech()
  const goodsOf = (order: OrderView) =>
    picksOf([order])
      .map(({ quantity, name }) => `${quantity} ${textIn(name, language)}`)
      .join(', ')
  return (
    <ul class="kept">
      {orders.map(order => (
        <li key={order.id}>
          <button
            type="button"
            class="bag"
            aria-label={say.orderOf(order.room)}
            onClick={() => onOrder(order.id)}
          >
            <b class="num">{order.room}</b>
            {isTold && <small>{goodsOf(order)}</small>}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** As many stand beside each other. */
const CHIPS_MAX = 6

function Floors({ floors, floor, onFloor }: Pick<LaneProps, 'floors' | 'floor' | 'onFloor'>) {
  const { say } = useSpeech()
  if (floors.length > CHIPS_MAX)
    return (
      <label class="floors">
        <span>{say.walk.floors}</span>
        <select
          value={floor ?? ''}
          onChange={({ currentTarget: { value } }) => onFloor(value === '' ? null : Number(value))}
        >
          <option value="">{say.walk.allFloors}</option>
          {floors.map(one => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
    )
  return (
    <fieldset class="floors">
      <legend class="visually-hidden">{say.walk.floors}</legend>
      {[null, ...floors].map(one => (
        <button
          key={one}
          type="button"
          class="chip"
          aria-label={one === null ? undefined : say.floor(one)}
          aria-pressed={one === floor}
          onClick={() => onFloor(one)}
        >
          {one ?? say.walk.allFloors}
        </button>
      ))}
    </fieldset>
  )
}
