/** Goods as a sheet says them: what is on the racks goes out, and what came becomes one delivery note under the sheet's own id. */
import type { ActorOf } from '../../../domain/actor.ts'
import { isUnnamed, noteName } from '../../../domain/goods-note.ts'
import { uuidV7 } from '../../../domain/ids.ts'
import type { Known } from '../../../domain/sheets/column.ts'
import { firstExpiring } from '../../../domain/stock.ts'
import { findNote } from '../../storage/statements/goods/notes.ts'
import { allPlacements, type StockedPlacement } from '../../storage/statements/shelf/placements.ts'
import { deliveryNote } from '../goods/receive-goods.ts'
import { counterPaper } from '../goods/take-back.ts'
import { writeNoteIn } from '../goods/write-note.ts'
import { checkGoods } from './goods-check.ts'
import { lineOf, placementsOf } from './goods-lines.ts'
import type { Keeper, Values } from './keeper.ts'
import { ofPlaced } from './references.ts'

type Manager = ActorOf<'manager'>

export const goodsKeeper: Keeper<Manager> = {
  known: async (sql, _world, { outlet }) => (await allPlacements(sql, outlet.slug)).flatMap(onRack),
  references: async (sql, { outlet }) =>
    ofPlaced(
      sql,
      (await allPlacements(sql, outlet.slug)).map(({ product }) => product),
    ),
  check: checkGoods,
  add: async ({ sql, world, id }, manager, rows) => {
    // Where nothing came there is no paper of it.
    if (rows.length === 0) return []
    const shelf = await allPlacements(sql, manager.outlet.slug)
    const lines = rows.flatMap(row => lineOf(row, placementsOf(shelf, row, '')))
    const theirNumber = numberOf(rows)
    const delivery = { lines, ...(theirNumber === null ? {} : { theirNumber }) }
    const done = await writeNoteIn(sql, world, manager, deliveryNote(manager, id, delivery))
    if (!done.ok || lines.length !== rows.length) throw new Error('goods that were compared are others')
    return [id]
  },
  // Rows of a paper change nothing that is there.
  set: async () => undefined,
  remove: async (_to, _by, keys) => keys,
  undo: async ({ sql, world, atMs, id }, manager) => {
    const counter = uuidV7(atMs, length => world.random.bytes(length))
    const done = await writeNoteIn(sql, world, manager, counterPaper(manager, counter, { takesBack: id }))
    const note = await findNote(sql, manager.outlet.slug, id)
    if (note === null) return { undone: 0, left: [] }
    if (!done.ok) return { undone: 0, left: [{ key: noteName(note), why: notBack(done.refusal.code) }] }
    const { lines } = done.value.note
    const left = lines.filter(({ missed }) => missed !== null && missed > 0)
    return {
      undone: lines.length - left.length,
      left: left.map(({ name, missed }) => ({ key: `${name.id} (${missed})`, why: 'in-use' })),
    }
  },
}

const notBack = (code: string) => (code === 'stock-short' ? 'in-use' : 'changed-since')

function onRack({ placement, product, stock }: StockedPlacement): Known[] {
  const said = { seller: product.seller, product: product.id, terms: placement.terms }
  const batches = firstExpiring(stock.batches).filter(({ onHand }) => onHand > 0)
  if (batches.length === 0) return [{ key: placement.id, cells: { ...said, onHand: 0 } }]
  return batches.map(one => ({
    key: `${placement.id} ${one.batch}`,
    cells: {
      ...said,
      ...(isUnnamed(one) ? {} : { batch: one.batch }),
      ...(one.bestBefore === null ? {} : { bestBefore: one.bestBefore }),
      onHand: one.onHand,
    },
  }))
}

/** One paper has one number. `null`: none, or several. */
function numberOf(rows: readonly Values[]): string | null {
  const numbers = new Set(rows.flatMap(({ theirNumber }) => (theirNumber === undefined ? [] : [theirNumber])))
  const [number] = numbers
  return numbers.size === 1 ? String(number) : null
}
