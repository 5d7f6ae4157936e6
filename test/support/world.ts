/**
 * A small world for use cases: storage for real (SQLite in memory, or what `engines.ts` was told), a clock wound by hand, seeded randomness. A city has
 * the register; an outlet in it has rooms, placements with goods, and a clerk.
 */
import type { ActorOf } from '../../src/domain/actor.ts'
import { uuidV7 } from '../../src/domain/ids.ts'
import type { Order, OrderRequest } from '../../src/domain/order.ts'
import type { Outlet } from '../../src/domain/outlet.ts'
import type { Placement } from '../../src/domain/placement.ts'
import type { StockLevel } from '../../src/domain/stock.ts'
import { toTimestamp } from '../../src/domain/time.ts'
import { addOutlet } from '../../src/server/storage/statements/city/outlets.ts'
import { addProduct, addSeller } from '../../src/server/storage/statements/city/register.ts'
import {
  addPlacement,
  allPlacements,
  findPlacement,
} from '../../src/server/storage/statements/shelf/placements.ts'
import { addStockEntries } from '../../src/server/storage/statements/shelf/stock-ledger.ts'
import type { Storage } from '../../src/server/storage/storage.ts'
import { insertRoom } from '../../src/server/usecases/city/manage-rooms.ts'
import { type Delivered, deliverOrder } from '../../src/server/usecases/ordering/deliver-order.ts'
import { type PlaceOptions, placeOrder } from '../../src/server/usecases/ordering/place-order.ts'
import { noteChanges, renewMenu } from '../../src/server/usecases/shelf/shelf.ts'
import { type CheckedIn, checkIn } from '../../src/server/usecases/stays/check-in.ts'
import type { World } from '../../src/server/usecases/world.ts'
import { openEmpty } from './engines.ts'
import { type HandClock, handClock, hmacKeys, seededRandom } from './ports.ts'
import { valueIn } from './results.ts'
import { anOutlet, aPlacement, aProduct, aRoom, aSeller } from './things.ts'

/** Eleven in the morning in Makassar, a Tuesday. */
export const MORNING = Date.UTC(2026, 10, 24, 3, 0)

export interface City extends World {
  readonly clock: HandClock
}

/** What the shelf of every outlet here holds, unless a test says otherwise: price and pieces. */
export const SHELF = {
  amplang: { price: 25_000, pieces: 10, category: 'sea' },
  madu: { price: 60_000, pieces: 10, category: 'garden' },
  gabin: { price: 0, pieces: 10, category: 'kitchen' },
} as const
export type Shelved = keyof typeof SHELF

/** Cities that stand at once have a `place` each. */
export async function aCity(
  wrap: (storage: Storage) => Storage = storage => storage,
  place?: string,
): Promise<City> {
  const city: City = {
    storage: wrap(await openEmpty(place)),
    clock: handClock(MORNING),
    random: seededRandom('test'),
    keys: hmacKeys('test'),
  }
  await register(city.storage)
  return city
}

/** Who makes what, in a city that has nothing. */
export async function register(storage: Storage): Promise<void> {
  await storage.writeCity(async sql => {
    await addSeller(sql, aSeller())
    for (const [id, { category }] of Object.entries(SHELF)) {
      await addProduct(sql, aProduct(`dapur-demo/${id}`, { category }))
    }
  })
}

export interface Hotel {
  readonly world: City
  readonly outlet: Outlet
  readonly clerk: ActorOf<'clerk'>
  readonly manager: ActorOf<'manager'>
  /** Checks somebody in. */
  checkIn(room: string): Promise<CheckedIn>
  /** An order of a stay as its device would send it: prices and total of the shelf, an id of its own. */
  request(stay: string, pieces: Pieces, wish?: Partial<OrderRequest>): OrderRequest
  /** Places it, however much its stay holds already. */
  place(stay: string, pieces: Pieces, wish?: Partial<OrderRequest>): Promise<Order>
  deliver(order: Pick<Order, 'id'>): Promise<Delivered>
  stock(placement: Shelved): Promise<StockLevel>
}

export type Pieces = Partial<Record<Shelved, number>>

export interface HotelWish {
  readonly outlet?: Partial<Outlet>
  readonly rooms?: readonly string[]
  readonly pieces?: Pieces
  readonly placements?: Partial<Record<Shelved, Partial<Placement>>>
}

export async function aHotel(city: City, wish: HotelWish = {}): Promise<Hotel> {
  const outlet = anOutlet(wish.outlet)
  const clerk = { kind: 'clerk', outlet, staff: 'Dewi', terminal: 'Lobi' } as const
  const manager = { kind: 'manager', outlet, staff: 'Bu Rina', terminal: 'Kantor' } as const
  await stand(city, outlet, wish)

  function request(stay: string, pieces: Pieces, differs: Partial<OrderRequest> = {}): OrderRequest {
    const lines = (Object.entries(pieces) as [Shelved, number][]).map(([placementId, quantity]) => ({
      placementId,
      quantity,
      unitPrice: SHELF[placementId].price,
    }))
    const total = lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0)
    return {
      id: uuidV7(city.clock.now(), length => city.random.bytes(length)),
      stay,
      lines,
      total,
      payment: total === 0 ? 'none' : 'room',
      deliver: { when: 'now' },
      placedAt: toTimestamp(city.clock.now()),
      ...differs,
    }
  }

  return {
    world: city,
    outlet,
    clerk,
    manager,
    request,
    checkIn: async room => valueIn(await checkIn(city, clerk, room)),
    place: async (stay, pieces, differs) =>
      valueIn(await placeAsGuest(city, outlet, request(stay, pieces, differs), { limited: false })).order,
    deliver: async order => valueIn(await deliverOrder(city, clerk, order.id)),
    async stock(placement) {
      const stocked = await city.storage.read(sql => findPlacement(sql, outlet.slug, placement))
      if (stocked === null) throw new Error(`no placement ${placement}`)
      return stocked.stock
    },
  }
}

/** Whose stay that is. */
export function guestIn(outlet: Outlet, stay: string): ActorOf<'guest'> {
  return { kind: 'guest', outlet, stay: { id: stay } }
}

/** By the guest whose stay the request names. */
export function placeAsGuest(
  world: World,
  outlet: Outlet,
  request: OrderRequest,
  options?: PlaceOptions,
): ReturnType<typeof placeOrder> {
  return placeOrder(world, guestIn(outlet, request.stay), request, options)
}

async function stand(city: City, outlet: Outlet, wish: HotelWish): Promise<void> {
  const nowMs = city.clock.now()
  await city.storage.write(outlet.slug, async sql => {
    await addOutlet(sql, outlet)
    for (const name of wish.rooms ?? ['511', '512', '513']) {
      await insertRoom(sql, city, aRoom({ outlet: outlet.slug, name }))
    }
    for (const [id, { price, pieces }] of Object.entries(SHELF) as [Shelved, (typeof SHELF)[Shelved]][]) {
      const terms = price === 0 ? 'complimentary' : 'consigned'
      await addPlacement(sql, aPlacement(id, { outlet: outlet.slug, price, terms, ...wish.placements?.[id] }))
      const quantity = wish.pieces?.[id] ?? pieces
      if (quantity > 0) {
        const at = toTimestamp(nowMs)
        const goods = { kind: 'in', batch: 'b1', quantity, at, order: null, by: 'Dewi', note: null } as const
        await addStockEntries(sql, outlet.slug, [{ placement: id, ...goods }], new Map())
      }
    }
    await noteChanges(sql, outlet, await allPlacements(sql, outlet.slug), nowMs)
    await renewMenu(sql, outlet)
  })
}
