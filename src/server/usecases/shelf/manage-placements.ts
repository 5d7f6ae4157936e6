/** Goods in and out by batch, and what became of them. */
import type { ManagedPlacement } from '../../../contract/shelf.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import type { BatchName, PlacementId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { type GoodsMovement, moveGoods, type StockEntry } from '../../../domain/stock.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findPlacement } from '../../storage/statements/shelf/placements.ts'
import { bestBeforeOf, stockCard } from '../../storage/statements/shelf/stock-ledger.ts'
import type { World } from '../world.ts'
import { managedPlacement } from './managed-placements.ts'
import { loadShelf } from './shelf.ts'

const STOCK_CARD_ROWS = 200

export async function recordGoods(
  world: World,
  manager: ActorOf<'manager'>,
  id: PlacementId,
  goods: {
    readonly kind: GoodsMovement
    readonly batch: BatchName
    readonly quantity: number
    readonly bestBefore?: string | null | undefined
    readonly note?: string | undefined
  },
): Promise<Result<ManagedPlacement, 'unknown-placement' | 'stock-short' | 'invalid'>> {
  const { outlet, staff } = manager
  return world.storage.write(outlet.slug, async sql => {
    const shelf = await loadShelf(sql, outlet, [id])
    const stocked = shelf.placements.get(id)
    if (stocked === undefined) return refuse('unknown-placement')
    const known = await bestBeforeOf(sql, outlet.slug, id, goods.batch)
    if (known !== undefined && goods.bestBefore != null && known !== goods.bestBefore) {
      return refuse('invalid', { pointer: '/bestBefore', reason: `batch ${goods.batch} has ${known}` })
    }
    const moved = moveGoods(stocked.stock, goods)
    if (!moved.ok) return moved
    const nowMs = world.clock.now()
    shelf.move(id, moved.value, {
      at: toTimestamp(nowMs),
      order: null,
      by: staff,
      note: goods.note ?? null,
      bestBefore: known ?? goods.bestBefore ?? null,
    })
    await shelf.save(sql, nowMs)
    const changed = { kind: goods.kind, batch: goods.batch, quantity: goods.quantity }
    await addAct(sql, outlet.slug, { actor: manager, what: 'move-goods', on: id, changed }, nowMs)
    return ok(await managedPlacement(sql, world, outlet, id))
  })
}

export async function readStockCard(
  world: World,
  outlet: Outlet,
  id: PlacementId,
): Promise<Result<StockEntry[], 'unknown-placement'>> {
  return world.storage.read(async sql => {
    if ((await findPlacement(sql, outlet.slug, id)) === null) return refuse('unknown-placement')
    return ok(await stockCard(sql, outlet.slug, id, STOCK_CARD_ROWS))
  })
}
