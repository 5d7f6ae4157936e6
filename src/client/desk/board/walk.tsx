/** Walks beside each other: where one goes, what to take for it from which shelf, and its slip. */
import type { VNode } from 'preact'
import { Icon, PRINT } from '../../ui/icon.tsx'
import { useSpeech, type Words } from '../speech.ts'
import { picksOf, piecesOf, type RoomRow, type Walk } from './walks.ts'

export interface WalkingProps {
  /** The most urgent first. */
  readonly walks: readonly Walk[]
  readonly draw: (row: RoomRow) => VNode
  readonly onSlip: (key: Walk['key']) => void
}

export function Walking({ walks, draw, onSlip }: WalkingProps) {
  return (
    <div class={walks.length > 1 ? 'walks' : 'walks single'}>
      {columnsOf(walks).map((column, index) => (
        <div key={index === 0 ? 'left' : 'right'}>
          {column.map(walk => (
            <OneWalk key={walk.key} walk={walk} draw={draw} onSlip={onSlip} />
          ))}
        </div>
      ))}
    </div>
  )
}

function OneWalk({ walk, draw, onSlip }: { walk: Walk } & Omit<WalkingProps, 'walks'>) {
  const { say } = useSpeech()
  const orders = walk.rows.flatMap(row => row.orders)
  const where = whereOf(walk, say)
  return (
    <section class="walk" aria-label={where}>
      <header>
        <h2>
          {floorWord(walk.floor, say)}{' '}
          <small>{walk.isAway ? say.walk.away : say.walk.load(roomsIn(walk), piecesOf(orders))}</small>
        </h2>
        <ul class="racks" aria-label={say.walk.pick}>
          {!walk.isAway &&
            racksOf(walk).map(([rack, pieces]) => (
              <li key={rack}>
                <kbd class="rack">{rack}</kbd>
                <b class="num">{pieces}</b>
              </li>
            ))}
        </ul>
        <button
          type="button"
          class="button quiet"
          aria-label={say.walk.slipOf(where)}
          onClick={() => onSlip(walk.key)}
        >
          <Icon d={PRINT} />
          {say.walk.slip}
        </button>
      </header>
      <ol class="list">{walk.rows.map(draw)}</ol>
    </section>
  )
}

export function whereOf({ floor, isAway }: Pick<Walk, 'floor' | 'isAway'>, say: Words): string {
  return isAway ? `${floorWord(floor, say)}, ${say.walk.away}` : floorWord(floor, say)
}

function floorWord(floor: number | null, say: Words): string {
  return floor === null ? say.walk.noFloor : say.floor(floor)
}

function roomsIn({ rows }: Walk): number {
  return new Set(rows.map(({ room }) => room)).size
}

/** Pieces by shelf; those of which nobody has said where they lie stand in the rows alone. */
function racksOf({ rows }: Walk): readonly (readonly [string, number])[] {
  const pieces = new Map<string, number>()
  for (const { rack, quantity } of picksOf(rows.flatMap(row => row.orders)))
    if (rack !== '') pieces.set(rack, (pieces.get(rack) ?? 0) + quantity)
  return [...pieces]
}

/** Of a block's head, in rows. */
const HEAD = 0.7

/** Each walk under the shorter column, so that both begin with what is most urgent. */
function columnsOf(walks: readonly Walk[]): readonly (readonly Walk[])[] {
  const left: Walk[] = []
  const right: Walk[] = []
  const lengthOf = (column: readonly Walk[]) =>
    column.reduce((sum, { rows }) => sum + HEAD + rows.reduce((all, row) => all + heightOf(row), 0), 0)
  for (const walk of walks) (lengthOf(left) <= lengthOf(right) ? left : right).push(walk)
  return [left, right].filter(column => column.length > 0)
}

/** In rows of two goods each. */
function heightOf({ orders }: RoomRow): number {
  return Math.max(1, picksOf(orders).length / 2)
}
