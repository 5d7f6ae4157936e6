/** The city as every run finds it: made once in a process, copied for each run. */

import { WEEKDAYS } from '../../../src/domain/opening.ts'
import { PAYMENT_CHOICES, type PaymentMethod } from '../../../src/domain/payment.ts'
import type { Placement } from '../../../src/domain/placement.ts'
import type { Product } from '../../../src/domain/product.ts'
import { writeRights } from '../../../src/domain/rights.ts'
import { openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import { saveDuties } from '../../../src/server/storage/statements/staff/duties.ts'
import { foundRegister, openOutlet } from '../../../src/server/usecases/city/found-city.ts'
import { openPush } from '../../../src/server/usecases/escalation/channels.ts'
import { openLogs } from '../../../src/server/usecases/log/open-logs.ts'
import { recordGoods } from '../../../src/server/usecases/shelf/manage-placements.ts'
import type { World } from '../../../src/server/usecases/world.ts'
import { phonesHere } from '../../support/phones.ts'
import { openPins } from '../../support/pins.ts'
import { type HandClock, handClock, hmacKeys, seededRandom } from '../../support/ports.ts'
import { A_QRIS } from '../../support/qris.ts'
import { anOutlet, aPlacement, aProduct, aRoom, aSeller } from '../../support/things.ts'
import { keyring } from './vault.ts'

/** Eleven in the morning in Makassar, a Tuesday. */
export const MORNING_MS = Date.UTC(2026, 10, 24, 3, 0)
export const ROOMS = ['511', '512', '513', '514'] as const
export const CLERKS = ['Dewi', 'Bayu'] as const
export const MANAGER = 'Manajer'
export const PIN = '1111'
export const keys = hmacKeys('simulation')
export const outlet = anOutlet({ payments: PAYMENT_CHOICES, qris: A_QRIS })
/** Each way to pay that there is comes up, by the sum alone: no seed's day becomes another for it. */
export function payingFor(total: number): PaymentMethod {
  return total === 0 ? 'none' : (PAYMENT_CHOICES[(total / 1_000) % PAYMENT_CHOICES.length] ?? 'room')
}
/** Names the outlet's log. */
export const LOG_HOST = 'etalase.test'
export const LOG_ORIGIN = `${LOG_HOST}/log/${outlet.slug}`

/** Makes all that stands on the shelf. */
export const SELLER = 'dapur-demo'

/** Scarce and plenty, dear and free. */
export const SHELF = {
  amplang: { price: 25_000, pieces: 6 },
  madu: { price: 60_000, pieces: 14 },
  gabin: { price: 0, pieces: 9 },
  keripik: { price: 15_000, pieces: 200 },
} as const
export const PLACEMENTS = Object.keys(SHELF) as (keyof typeof SHELF)[]

/** What days take off the shelf or put on it: papers that lapse, dates on offer, batches past their best. */
export const SEASON = {
  abon: { price: 30_000, halalTo: '2026-11-24', batches: [{ pieces: 8 }] },
  sambal: { price: 20_000, permitTo: '2026-11-25', batches: [{ pieces: 8 }] },
  lapis: { price: 45_000, from: '2026-11-25', to: '2026-11-25', batches: [{ pieces: 8 }] },
  roti: {
    price: 12_000,
    batches: [
      { pieces: 4, bestBefore: '2026-11-24' },
      { pieces: 3, bestBefore: '2026-11-25' },
      { pieces: 2 },
    ],
  },
} as const satisfies Record<string, Seasonal>
interface Seasonal {
  readonly price: number
  readonly halalTo?: string
  readonly permitTo?: string
  readonly from?: string
  readonly to?: string
  readonly batches: readonly { readonly pieces: number; readonly bestBefore?: string }[]
}
export type SeasonalId = keyof typeof SEASON
export const SEASONAL = Object.keys(SEASON) as SeasonalId[]

export type PlacementId = keyof typeof SHELF | SeasonalId

export async function makeTemplate(path: string): Promise<void> {
  const storage = openSqlite({ path, durable: false })
  const clock: HandClock = handClock(MORNING_MS)
  const world = { storage, clock, random: seededRandom('simulation'), keys }
  const founding = { storage, keys, hashPin: openPins.hash }
  await foundRegister(founding, {
    officers: [],
    sellers: [aSeller(SELLER)],
    products: [...PLACEMENTS.map(id => soundProduct(`${SELLER}/${id}`)), ...SEASONAL.map(seasonalProduct)],
  })
  await openOutlet(founding, {
    outlet,
    rooms: ROOMS.map(name => aRoom({ name })),
    staff: [
      ...CLERKS.map(name => ({ name, role: 'clerk' as const, pin: PIN })),
      { name: MANAGER, role: 'manager', pin: PIN },
    ],
    placements: [
      ...PLACEMENTS.map(id =>
        aPlacement(id, {
          price: SHELF[id].price,
          terms: SHELF[id].price === 0 ? 'complimentary' : 'consigned',
        }),
      ),
      ...SEASONAL.map(seasonalPlacement),
    ],
  })
  // One may correct whatever stands, the other their own of the last hour.
  await storage.write(outlet.slug, sql =>
    sql.run('UPDATE staff SET rights = ? WHERE outlet = ? AND name = ?', [
      writeRights(['sell', 'correct']),
      outlet.slug,
      CLERKS[0],
    ]),
  )
  await callable(world)
  for (const id of PLACEMENTS) await fill(world, id, [SHELF[id]])
  for (const id of SEASONAL) await fill(world, id, SEASON[id].batches)
  await openLogs(world, keyring, LOG_HOST, true)
  await storage.close()
}

/** Nothing of it is missing: an officer who took it back may show it again. */
export function soundProduct(id: string): Product {
  return aProduct(id, {
    permit: { kind: 'P-IRT', number: 'DEMO-1', validTo: '2028-11-24' },
    picture: 'amplang.webp',
  })
}

function seasonalProduct(id: SeasonalId): Product {
  const { halalTo, permitTo }: Seasonal = SEASON[id]
  return aProduct(`${SELLER}/${id}`, {
    ...(halalTo === undefined ? {} : { halal: { status: 'certified', validTo: halalTo } }),
    ...(permitTo === undefined ? {} : { permit: { kind: 'P-IRT', validTo: permitTo } }),
  })
}

function seasonalPlacement(id: SeasonalId): Placement {
  const { price, from, to }: Seasonal = SEASON[id]
  return aPlacement(id, { price, from: from ?? null, to: to ?? null })
}

/** Whoever works there has a phone that is called, two of them by their duty. */
async function callable(world: World): Promise<void> {
  const [first, second] = CLERKS
  await world.storage.write(outlet.slug, async sql => {
    await saveDuties(sql, outlet.slug, [
      { days: WEEKDAYS, hours: { fromHour: 0, toHour: 24 }, first, second },
    ])
  })
  const reaching = { ...world, ...phonesHere().parts }
  for (const staff of [...CLERKS, MANAGER]) {
    const of = { kind: 'clerk', outlet, staff, terminal: '', tokenHash: `of ${staff}` } as const
    const at = { endpoint: `https://push.test/${staff}`, p256dh: 'p', auth: 'a', language: 'id' } as const
    const opened = await openPush(reaching, of, at)
    if (!opened.ok) throw new Error(`${staff}: ${opened.refusal.code}`)
  }
}

/** Batches `b1`, `b2`, and so on. */
async function fill(world: World, id: PlacementId, batches: Seasonal['batches']): Promise<void> {
  for (const [index, { pieces, bestBefore = null }] of batches.entries()) {
    const goods = { kind: 'in', batch: `b${index + 1}`, quantity: pieces, bestBefore } as const
    const manager = { kind: 'manager', outlet, staff: MANAGER, terminal: '' } as const
    const filled = await recordGoods(world, manager, id, goods)
    if (!filled.ok) throw new Error(`${id}: ${filled.refusal.code}`)
  }
}
