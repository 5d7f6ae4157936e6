/** What to take for a walk and to which doors, for the eye and, 80 mm wide, for the hand that carries. It is no receipt. */
import type { OrderView } from '../../../contract/order.ts'
import { ZONE_NAMES } from '../../../domain/time.ts'
import { serverNow } from '../../platform/clock.ts'
import { Icon, PRINT } from '../../ui/icon.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { useDesk } from '../shell/desk-context.ts'
import { useSpeech } from '../speech.ts'
import { dayTime } from '../time.ts'
import { Dues, Goods, GoodsOf } from './order-parts.tsx'
import { whereOf } from './walk.tsx'
import { inWalkingOrder, isToPick, picksOf, type RoomRow, type Walk } from './walks.ts'

export interface WalkSheetProps {
  /** `null`: all that is to be picked. */
  readonly walk: Walk | null
  readonly rows: readonly RoomRow[]
  readonly onClose: () => void
}

export function WalkSheet({ walk, rows, onClose }: WalkSheetProps) {
  const { say } = useSpeech()
  const { steps } = useDesk()
  const shown = walk === null ? rows.filter(isToPick) : rows
  const starting = shown.filter(({ step }) => step === 'dispatch')
  const title = walk === null ? say.walk.pickAll : whereOf(walk, say)
  return (
    <Sheet title={title} wide onClose={onClose}>
      <div class="actions">
        <button type="button" class="button" onClick={() => print()}>
          <Icon d={PRINT} />
          {say.print}
        </button>
        {walk !== null && starting.length > 0 && (
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              for (const { orders } of starting) steps.takeAll(orders)
              onClose()
            }}
          >
            {say.walk.start(starting.length)}
          </button>
        )}
      </div>
      <WalkPaper title={title} rows={shown} />
    </Sheet>
  )
}

function WalkPaper({ title, rows }: { title: string; rows: readonly RoomRow[] }) {
  const { say, language } = useSpeech()
  const { outlet } = useDesk()
  const orders: OrderView[] = rows.flatMap(row => row.orders)
  return (
    <div class="slip seen walk-slip">
      <p class="only-paper">
        {outlet.name}
        {outlet.demo && ` · ${say.demo}`}
      </p>
      <p class="only-paper num">
        <b>{title}</b> · {dayTime(serverNow(), outlet.zone, language, say.date)} {ZONE_NAMES[outlet.zone]}
      </p>
      <section>
        <h3>{say.walk.pick}</h3>
        <ul class="pick">
          {picksOf(orders).map(taken => (
            <Goods key={taken.placementId} {...taken} />
          ))}
        </ul>
      </section>
      <section>
        <h3>{say.walk.doors}</h3>
        <ol class="stops">
          {inWalkingOrder(rows).map(row => (
            <li key={row.key}>
              <b class="flap small num">{row.room}</b>
              <div>
                <GoodsOf orders={row.orders} />
                <p class="how">
                  <Dues orders={row.orders} />
                </p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <p class="only-paper">{say.slipFoot}</p>
    </div>
  )
}
