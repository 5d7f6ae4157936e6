/**
 * A city of many outlets with a little history each, and its reconciliation. Bundled with the program and run by
 * `outlets.mjs`, which tells as JSON what is to be done and hears what came of it.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { uuidV7 } from '../../src/domain/ids.ts'
import { toTimestamp } from '../../src/domain/time.ts'
import { filePlace, schemaPlace } from '../../src/server/city/place.ts'
import { deriveKeys, masterKey } from '../../src/server/secrets.ts'
import { POSTGRES_TOOLS } from '../../src/server/storage/postgres/tools.ts'
import { SQLITE_TOOLS } from '../../src/server/storage/sqlite/tools.ts'
import { addSession } from '../../src/server/storage/statements/stays/sessions.ts'
import { foundRegister, openOutlet } from '../../src/server/usecases/city/found-city.ts'
import { deliverOrder } from '../../src/server/usecases/ordering/deliver-order.ts'
import { placeOrder } from '../../src/server/usecases/ordering/place-order.ts'
import { reconcileBooks } from '../../src/server/usecases/reconcile/reconcile.ts'
import { recordGoods } from '../../src/server/usecases/shelf/manage-placements.ts'
import { checkIn } from '../../src/server/usecases/stays/check-in.ts'
import { hashOf } from '../../src/server/usecases/world.ts'

const ROOMS = 20
const PRODUCTS = 24
const PIECES = 10_000
/** What many outlets have together, a few need alone. */
const MOVEMENTS = 20
const SESSION_MS = 86_400_000
/** Outlets that are made at the same time: on PostgreSQL each waits for round trips. */
const AT_ONCE = 16
const STAFF = 'Petugas 1'

const { task, dataDir, databaseUrl, outlets, kwitansi } = JSON.parse(process.argv[2])
const place =
  databaseUrl === null
    ? filePlace(join(dataDir, 'etalase.db'), SQLITE_TOOLS)
    : schemaPlace(databaseUrl, POSTGRES_TOOLS)
const keys = deriveKeys(masterKey(dataDir))
const random = { bytes: length => randomBytes(length) }
const clock = { now: () => Date.now() }

if (task === 'found') await place.make(found, () => undefined)
else await reconciled()

async function found(storage) {
  const world = { storage, clock, random, keys, hashPin: async () => ({ pinHash: '', pepperedHash: null }) }
  const seller = { slug: 'dapur', name: 'Dapur', district: 'Balikpapan Timur', about: twice('Dapur contoh.') }
  const products = Array.from({ length: PRODUCTS }, (_, i) => productOf(`dapur/produk-${i}`))
  await foundRegister(world, { officers: [], sellers: [seller], products })
  const waiting = Array.from({ length: outlets }, (_, i) => `hotel-${i}`)
  const lanes = Array.from({ length: AT_ONCE }, async () => {
    for (let slug = waiting.shift(); slug !== undefined; slug = waiting.shift())
      console.log(JSON.stringify(await openOne(world, products, slug)))
  })
  await Promise.all(lanes)
}

/** One outlet with a guest who has a session; what they need to order. */
async function openOne(world, products, slug) {
  const outlet = outletOf(slug)
  const placements = products.map(({ id }, i) => ({
    outlet: slug,
    id: `p-${i}`,
    product: id,
    terms: 'consigned',
    price: 25_000,
    rack: `A${i}`,
    from: null,
    to: null,
    on: true,
    position: i,
  }))
  const rooms = Array.from({ length: ROOMS }, (_, i) => ({
    outlet: slug,
    name: String(101 + i),
    kind: 'room',
    floor: 1,
    generation: 1,
  }))
  await openOutlet(world, { outlet, rooms, staff: [{ name: STAFF, role: 'manager', pin: '' }], placements })
  const clerk = { kind: 'manager', outlet, staff: STAFF, terminal: '' }
  for (const { id } of placements)
    for (let n = 0; n < Math.ceil(MOVEMENTS / outlets); n++)
      await recordGoods(world, clerk, id, { kind: 'in', batch: 'b1', quantity: PIECES, bestBefore: null })
  const { value } = await checkIn(world, clerk, '101')
  const token = randomBytes(16).toString('base64url')
  await world.storage.write(slug, sql => addSession(sql, sessionOf(slug, value.stay, token)))
  for (let i = 0; i < kwitansi; i++) await sell(world, clerk, value.stay, i)
  const shelf = placements.map(({ id, price }) => ({ id, price }))
  return { slug, stay: value.stay, token, shelf }
}

async function sell(world, clerk, stay, i) {
  const id = uuidV7(clock.now(), random.bytes)
  const lines = [{ placementId: `p-${i % PRODUCTS}`, quantity: 1, unitPrice: 25_000 }]
  const placedAt = toTimestamp(clock.now())
  const wish = { id, stay, lines, total: 25_000, payment: 'cash', deliver: { when: 'now' }, placedAt }
  const guest = { kind: 'guest', outlet: clerk.outlet, stay: { id: stay } }
  const placed = await placeOrder(world, guest, wish, { limited: false })
  const delivered = await deliverOrder(world, clerk, id)
  if (!placed.ok || !delivered.ok) throw new Error(JSON.stringify([placed, delivered]))
}

async function reconciled() {
  const storage = await place.open()
  const world = { storage, clock, random, keys }
  const began = performance.now()
  const { value } = await reconcileBooks(world, false, {})
  const ms = Math.round(performance.now() - began)
  console.log(JSON.stringify({ ms, outlets: value.outlets.length, missing: missingOf(value) }))
  await storage.close()
}

function missingOf({ outlets: all }) {
  return all.reduce((sum, { missing }) => sum + missing.filter(({ late }) => late).length, 0)
}

function twice(text) {
  return { id: text, en: text }
}

function outletOf(slug) {
  return {
    slug,
    name: slug,
    kind: 'hotel',
    address: 'Jalan Contoh 1, Balikpapan',
    district: 'Balikpapan Kota',
    mark: 'HBX',
    phone: '0',
    zone: 'Asia/Makassar',
    closingHour: 4,
    service: { fromHour: 0, toHour: 24 },
    payments: ['room', 'cash'],
    confirmAtDesk: false,
    demo: false,
  }
}

function productOf(id) {
  return {
    id,
    seller: 'dapur',
    kind: id.split('/')[1],
    category: 'sea',
    name: twice(`Kerupuk ${id}`),
    story: twice('Dibuat setiap pagi di dapur contoh, dari ikan yang ditangkap malam sebelumnya.'),
    ingredients: twice('Ikan, tepung tapioka, garam.'),
    storage: twice('Simpan di tempat kering.'),
    origin: 'Balikpapan',
    net: { amount: 250, unit: 'g' },
    shelfLifeDays: 180,
    allergens: ['fish'],
    permit: { kind: 'p-irt', number: 'contoh', validTo: null },
    halal: { status: 'certified', number: 'contoh', validTo: null },
    care: [],
    picture: null,
    demo: false,
  }
}

function sessionOf(outlet, stay, token) {
  return {
    outlet,
    tokenHash: hashOf(token),
    role: 'guest',
    stay,
    staff: null,
    device: null,
    createdAt: clock.now(),
    expiresAt: clock.now() + SESSION_MS,
  }
}
