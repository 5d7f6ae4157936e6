/**
 * The departure board: what rings first and always in the window, then one block a walk, at its foot what is for later. A row is
 * what one tap brings on; the digits 1 to 9 are the first nine.
 */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { OrderId } from '../../../domain/ids.ts'
import { Boundary } from '../../ui/boundary.tsx'
import { isCovered } from '../../ui/sheet.tsx'
import { roomsIn } from '../live/use-rooms.ts'
import { OrderSheet } from '../order/order-sheet.tsx'
import { isTyping } from '../parts/keys.ts'
import { useDesk } from '../shell/desk-context.ts'
import { useTyped } from '../shell/typed.ts'
import { callingOf } from '../sound/calling.ts'
import { useSpeech } from '../speech.ts'
import { useServerNow } from '../time.ts'
import { Calls } from './calls.tsx'
import { Lane } from './lane.tsx'
import { sortBoard } from './lateness.ts'
import { PhoneOrders } from './phone-orders.tsx'
import { BoardRow } from './row.tsx'
import { Unreadable } from './unreadable.tsx'
import { Walking } from './walk.tsx'
import { WalkSheet } from './walk-sheet.tsx'
import { type RoomRow, type Walk, walksOf } from './walks.ts'

const TICK_MS = 5_000
const KEYS = 9

export function BoardScreen() {
  const { say } = useSpeech()
  const { live, steps } = useDesk()
  const nowMs = useServerNow(TICK_MS)
  const [floor, setFloor] = useState<number | null>(null)
  const { calls, walks, later, floors, bags, isHeaded } = useWalks(nowMs, floor)
  const [opened, setOpened] = useTyped<OrderId | null>('order', null)
  const [unfolded, unfold] = useSet<string>()
  /** The walk whose slip is open; 'all': all that is to be picked. */
  const [slip, setSlip] = useState<Walk['key'] | null>(null)
  const rows = [...calls, ...walks.flatMap(walk => walk.rows)]
  const isSettling = useSettling(rows)
  const more = ({ key, orders: [first, second] }: RoomRow) =>
    second === undefined ? setOpened(first.id) : unfold(key)
  useRowKeys(isSettling ? NO_ROWS : rows, steps.takeAll, more)

  if (!live.isShown) return <p class="empty">{live.trouble === null && say.loading}</p>
  const draw = (row: RoomRow) => (
    <Boundary key={row.key}>
      <BoardRow
        row={row}
        nowMs={nowMs}
        digit={rows.indexOf(row) < KEYS ? rows.indexOf(row) + 1 : null}
        isUnfolded={unfolded.has(row.key)}
        onMore={() => more(row)}
        onOrder={setOpened}
      />
    </Boundary>
  )
  const order = steps.orders.find(one => one.id === opened)
  const walk = walks.find(({ key }) => key === slip)
  return (
    <>
      <Unreadable />
      <PhoneOrders />
      <div class={`board${isSettling ? ' settling' : ''}${calls.length > 0 ? ' calling' : ''}`}>
        <Calls rows={calls} isHeaded={isHeaded} draw={draw} />
        <Walking walks={walks} draw={draw} onSlip={setSlip} />
        {rows.length === 0 && <Empty isOfFloor={floor !== null} />}
        <Lane
          later={later}
          bags={bags}
          floors={floors}
          floor={floor}
          onFloor={setFloor}
          onOrder={setOpened}
          onPick={rows.length > 0 ? () => setSlip('all') : null}
        />
      </div>
      {slip !== null && (
        <WalkSheet walk={walk ?? null} rows={walk?.rows ?? rows} onClose={() => setSlip(null)} />
      )}
      {order !== undefined && (
        <Boundary key={order.id}>
          <OrderSheet order={order} onClose={() => setOpened(null)} />
        </Boundary>
      )}
    </>
  )
}

function useWalks(nowMs: number, floor: number | null) {
  const { outlet, steps, rooms } = useDesk()
  return useMemo(() => {
    const { rows, bags } = sortBoard(steps.orders, nowMs, outlet)
    const { unseen, due, tooLong } = callingOf(steps.orders, nowMs, outlet)
    const floors = new Map(roomsIn(rooms).map(room => [room.room, room.floor]))
    const ringing = {
      ids: new Set([...unseen, ...due].map(({ id }) => id)),
      floorOf: (room: RoomRow['room']) => floors.get(room) ?? null,
      floor,
    }
    // Whoever was told of what rings in vain is said above the board, with its rooms.
    return { ...walksOf(rows, ringing), bags, isHeaded: tooLong.length === 0 }
  }, [steps.orders, nowMs, outlet, rooms, floor])
}

/** What is in it, and what puts something in or takes it out. */
function useSet<Of>(): [ReadonlySet<Of>, (one: Of) => void] {
  const [all, setAll] = useState<ReadonlySet<Of>>(new Set())
  const turn = (one: Of) =>
    setAll(now => (now.has(one) ? new Set([...now].filter(other => other !== one)) : new Set(now).add(one)))
  return [all, turn]
}

/** That all was brought is not known while an order cannot be read. */
function Empty({ isOfFloor }: { isOfFloor: boolean }) {
  const { say } = useSpeech()
  const { desk } = useDesk().live
  if (isOfFloor) return <p class="empty">{say.walk.none}</p>
  return (
    <div class="empty">
      {(desk?.unreadable ?? []).length === 0 && <h2>{say.empty}</h2>}
      <p>{say.emptyHelp}</p>
    </div>
  )
}

/** Right after the rows have moved, a digit or a second tap may mean the row that stood there before: it is not counted. */
const SETTLE_MS = 600
const NO_ROWS: readonly RoomRow[] = []

function useSettling(rows: readonly RoomRow[]): boolean {
  const order = rows.map(row => row.key).join()
  const [settled, setSettled] = useState(order)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(order), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [order])
  return settled !== order
}

function useRowKeys(
  rows: readonly RoomRow[],
  take: (orders: RoomRow['orders']) => void,
  more: (row: RoomRow) => void,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
      if (digit === undefined || event.repeat || isTyping(event) || isCovered()) return
      const row = rows[Number(digit) - 1]
      if (row === undefined) return
      event.preventDefault()
      if (event.shiftKey) more(row)
      else if (row.step !== null) take(row.orders)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [rows, take, more])
}
