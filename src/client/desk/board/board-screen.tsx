/** The departure board: every open order a row, one next step each, the digits 1 to 9 for the first nine. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { OrderView } from '../../../contract/order.ts'
import { Boundary } from '../../ui/boundary.tsx'
import { BAG, Icon } from '../../ui/icon.tsx'
import { isCovered } from '../../ui/sheet.tsx'
import { nextStep } from '../live/use-steps.ts'
import { OrderSheet } from '../order/order-sheet.tsx'
import { isTyping } from '../parts/keys.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { useSpeech } from '../speech.ts'
import { useServerNow } from '../time.ts'
import { type Row, sortBoard } from './lateness.ts'
import { PhoneOrders } from './phone-orders.tsx'
import { BoardRow } from './row.tsx'
import { Unreadable } from './unreadable.tsx'

const TICK_MS = 5_000
const KEYS = 9

export function BoardScreen() {
  const { say } = useSpeech()
  const { outlet, live, steps } = useDesk()
  const nowMs = useServerNow(TICK_MS)
  const { rows, bags } = useMemo(() => sortBoard(steps.orders, nowMs, outlet), [steps.orders, nowMs, outlet])
  const [opened, setOpened] = useTyped<string | null>('order', null)
  const order = steps.orders.find(one => one.id === opened)
  const isSettling = useSettling(rows)
  useRowKeys(isSettling ? NO_ROWS : rows, steps.take, setOpened)

  if (!live.isShown) return <p class="empty">{live.trouble === null && say.loading}</p>
  return (
    <>
      <Unreadable />
      <PhoneOrders />
      {rows.length === 0 ? (
        <Empty />
      ) : (
        <table class={isSettling ? 'board settling' : 'board'}>
          <caption class="visually-hidden">{say.boardCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{say.columns.room}</th>
              <th scope="col">{say.columns.age}</th>
              <th scope="col">{say.columns.pick}</th>
              <th scope="col">{say.columns.how}</th>
              <th scope="col">
                <span class="visually-hidden">{say.columns.next}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Boundary key={row.order.id}>
                <BoardRow
                  row={row}
                  nowMs={nowMs}
                  digit={index < KEYS ? index + 1 : null}
                  onMore={() => setOpened(row.order.id)}
                />
              </Boundary>
            ))}
          </tbody>
        </table>
      )}
      <Bags bags={bags} onOpen={setOpened} />
      {order !== undefined && (
        <Boundary key={order.id}>
          <OrderSheet order={order} onClose={() => setOpened(null)} />
        </Boundary>
      )}
    </>
  )
}

/** That all was brought is not known while an order cannot be read. */
function Empty() {
  const { say } = useSpeech()
  const { desk } = useDesk().live
  return (
    <div class="empty">
      {(desk?.unreadable ?? []).length === 0 && <h2>{say.empty}</h2>}
      <p>{say.emptyHelp}</p>
    </div>
  )
}

function Bags({ bags, onOpen }: { bags: readonly OrderView[]; onOpen: (id: string) => void }) {
  const { say } = useSpeech()
  if (bags.length === 0) return null
  return (
    <section class="bags" aria-labelledby="bags">
      <h2 id="bags">
        <Icon d={BAG} />
        {say.bags} <b class="num">{bags.length}</b>
      </h2>
      <ul>
        {bags.map(order => (
          <li key={order.id}>
            <button
              type="button"
              class="bag"
              aria-label={say.orderOf(order.room)}
              onClick={() => onOpen(order.id)}
            >
              <b class="num">{order.room}</b>
              <small>{say.states[order.state as keyof typeof say.states]}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Right after the rows have moved, a digit or a second tap may mean the row that stood there before: it is not counted. */
const SETTLE_MS = 600
const NO_ROWS: readonly Row[] = []

function useSettling(rows: readonly Row[]): boolean {
  const order = rows.map(row => row.order.id).join()
  const [settled, setSettled] = useState(order)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(order), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [order])
  return settled !== order
}

function useRowKeys(
  rows: readonly Row[],
  take: (order: OrderView) => void,
  open: (id: string) => void,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
      if (digit === undefined || event.repeat || isTyping(event) || isCovered()) return
      const row = rows[Number(digit) - 1]
      if (row === undefined) return
      event.preventDefault()
      if (event.shiftKey) open(row.order.id)
      else if (nextStep(row.order) !== null) take(row.order)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [rows, take, open])
}
