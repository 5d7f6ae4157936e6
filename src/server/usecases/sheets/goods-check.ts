/** Goods of a sheet as the door looks at them, before anything moves: each line that would not come in says why, at its cell. */
import type { ActorOf } from '../../../domain/actor.ts'
import { NOTE_LINES_MAX } from '../../../domain/goods-note.ts'
import { type LineFault, looked, type RefusedLine } from '../../../domain/receiving.ts'
import type { CellFault } from '../../../domain/sheets/cell.ts'
import { type Outcome, refused } from '../../../domain/sheets/compare.ts'
import { inDays } from '../../../domain/sheets/dates.ts'
import { allPlacements } from '../../storage/statements/shelf/placements.ts'
import type { Sql } from '../../storage/storage.ts'
import { asReceived, expecting, takenAlready } from '../goods/receive-goods.ts'
import { loadShelf, type Shelf } from '../shelf/shelf.ts'
import { today, type World } from '../world.ts'
import { type Line, lineOf, placementsOf } from './goods-lines.ts'
import type { Values } from './keeper.ts'

type Manager = ActorOf<'manager'>

interface Came {
  readonly outcome: Outcome
  readonly values: Values
  readonly line: Line
}
/** The last word of a row is the first that was said. */
type Fault = readonly [column: string, fault: CellFault]
type Faults = (readonly [Outcome, Fault])[]

export async function checkGoods(
  sql: Sql,
  world: World,
  manager: Manager,
  outcomes: readonly Outcome[],
): Promise<readonly Outcome[]> {
  const { outlet } = manager
  const nowMs = world.clock.now()
  const day = today(outlet, nowMs)
  const { came, unplaced } = await linesIn(sql, manager, outcomes, day)
  const lines = came.map(({ line }) => line)
  const placements = lines.map(({ placement }) => placement)
  const shelf = await loadShelf(sql, outlet, placements)
  const known = await expecting(sql, manager, shelf, nowMs)
  const atDoor = looked(lines.map(asReceived), known, day).refused.flatMap((one): Faults => {
    const outcome = came[one.line]?.outcome
    return outcome === undefined ? [] : [[outcome, atCell(one)]]
  })
  const numbers = await wrongNumbers(sql, manager, came, shelf)
  const faults = new Map([...numbers, ...atDoor, ...twice(came), ...unplaced])
  return outcomes.map(outcome => judged(outcome, faults.get(outcome)))
}

/** A row that says no number of pieces says what is there, and that nothing came. */
function judged(outcome: Outcome, fault: Fault | undefined): Outcome {
  if (fault !== undefined) return refused(outcome, ...fault)
  const isNothing = outcome.state === 'new' && outcome.changes.quantity === undefined
  return isNothing ? { ...outcome, state: 'same', changes: {} } : outcome
}

/** Rows that say that something came, each as a line; and those of which nobody knows where it stands. */
async function linesIn(
  sql: Sql,
  { outlet }: Manager,
  outcomes: readonly Outcome[],
  day: string,
): Promise<{ readonly came: readonly Came[]; readonly unplaced: Faults }> {
  const shelf = await allPlacements(sql, outlet.slug)
  const came: Came[] = []
  const unplaced: Faults = []
  for (const outcome of outcomes) {
    if (outcome.state !== 'new' || outcome.changes.quantity === undefined) continue
    const values = Object.fromEntries(Object.entries(outcome.changes).map(([id, { to }]) => [id, to]))
    const [line] = lineOf(values, placementsOf(shelf, values, day))
    if (line === undefined) unplaced.push([outcome, ['terms', { code: 'two-of-that-name' }]])
    else if (came.length < NOTE_LINES_MAX) came.push({ outcome, values, line })
    else unplaced.push([outcome, ['product', { code: 'too-many', limit: NOTE_LINES_MAX }]])
  }
  return { came, unplaced }
}

/** One batch in two rows may be two boxes, or one row pasted twice: it is asked. */
function twice(came: readonly Came[]): Faults {
  const first = new Map<string, number>()
  return came.flatMap(({ outcome, line }): Faults => {
    const mark = JSON.stringify([line.placement, line.batch ?? '', line.bestBefore ?? ''])
    const row = first.get(mark)
    if (row === undefined) first.set(mark, outcome.row)
    return row === undefined ? [] : [[outcome, ['product', { code: 'twice', row }]]]
  })
}

/** A paper of the maker's that was taken in already, by whomever; and a second number among the rows of one. */
async function wrongNumbers(
  sql: Sql,
  manager: Manager,
  came: readonly Came[],
  shelf: Shelf,
): Promise<Faults> {
  const said = came.filter(({ values }) => values.theirNumber !== undefined)
  const [first] = said
  if (first === undefined) return []
  const number = String(first.values.theirNumber)
  const isTaken = (await takenAlready(sql, manager, number, shelf)) !== null
  return said
    .filter(({ values }) => isTaken || values.theirNumber !== number)
    .map(({ outcome }) => [outcome, ['theirNumber', { code: 'taken' }]])
}

const AT_CELL = {
  'unknown-placement': ['product', 'unknown'],
  quantity: ['quantity', 'too-small'],
  past: ['bestBefore', 'past'],
  near: ['near', 'near'],
  'other-date': ['bestBefore', 'other-date'],
  // Of other papers than a delivery.
  short: ['quantity', 'too-big'],
  'other-maker': ['seller', 'unknown'],
  'reason-needed': ['quantity', 'missing'],
  'no-batch': ['batch', 'unknown'],
  twice: ['product', 'taken'],
  when: ['quantity', 'missing'],
} as const satisfies Record<LineFault, readonly [string, CellFault['code']]>

function atCell({ fault, bestBefore }: RefusedLine): Fault {
  const [column, code] = AT_CELL[fault]
  if (fault === 'near') return [column, { code, suggestion: 'ya' }]
  if (fault === 'other-date' && bestBefore != null) return [column, { code, suggestion: inDays(bestBefore) }]
  return [column, { code }]
}
