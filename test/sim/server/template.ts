/** The city as every run finds it: made once in a process, copied for each run. */
import { openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import { foundRegister, openOutlet } from '../../../src/server/usecases/found-city.ts'
import { openLogs } from '../../../src/server/usecases/log/open-logs.ts'
import { recordGoods } from '../../../src/server/usecases/manage-placements.ts'
import { openPins } from '../../support/pins.ts'
import { type HandClock, handClock, hmacKeys, seededRandom } from '../../support/ports.ts'
import { anOutlet, aPlacement, aProduct, aRoom, aSeller } from '../../support/things.ts'
import { keyring } from './vault.ts'

/** Eleven in the morning in Makassar, a Tuesday. */
export const MORNING_MS = Date.UTC(2026, 10, 24, 3, 0)
export const ROOMS = ['511', '512', '513', '514'] as const
export const CLERKS = ['Dewi', 'Bayu'] as const
export const MANAGER = 'Manajer'
export const PIN = '1111'
export const keys = hmacKeys('simulation')
export const outlet = anOutlet({ payments: ['room', 'cash'] })
/** Names the outlet's log. */
export const LOG_HOST = 'etalase.test'
export const LOG_ORIGIN = `${LOG_HOST}/log/${outlet.slug}`

/** Scarce and plenty, dear and free. */
export const SHELF = {
  amplang: { price: 25_000, pieces: 6 },
  madu: { price: 60_000, pieces: 14 },
  gabin: { price: 0, pieces: 9 },
  keripik: { price: 15_000, pieces: 200 },
} as const
export type PlacementId = keyof typeof SHELF
export const PLACEMENTS = Object.keys(SHELF) as PlacementId[]

export async function makeTemplate(path: string): Promise<void> {
  const storage = openSqlite({ path, durable: false })
  const clock: HandClock = handClock(MORNING_MS)
  const world = { storage, clock, random: seededRandom('simulation'), keys }
  const founding = { storage, keys, hashPin: openPins.hash }
  await foundRegister(founding, {
    officers: [],
    sellers: [aSeller()],
    products: PLACEMENTS.map(id => aProduct(`dapur-demo/${id}`)),
  })
  await openOutlet(founding, {
    outlet,
    rooms: ROOMS.map(name => aRoom({ name })),
    staff: [
      ...CLERKS.map(name => ({ name, role: 'clerk' as const, pin: PIN })),
      { name: MANAGER, role: 'manager', pin: PIN },
    ],
    placements: PLACEMENTS.map(id =>
      aPlacement(id, {
        price: SHELF[id].price,
        terms: SHELF[id].price === 0 ? 'complimentary' : 'consigned',
      }),
    ),
  })
  for (const id of PLACEMENTS) {
    const goods = { kind: 'in', batch: 'b1', quantity: SHELF[id].pieces } as const
    const filled = await recordGoods(world, { outlet, staff: MANAGER }, id, goods)
    if (!filled.ok) throw new Error(`${id}: ${filled.refusal.code}`)
  }
  await openLogs(world, keyring, LOG_HOST)
  await storage.close()
}
