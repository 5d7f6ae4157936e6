/** One database of so many kwitansi: made, counted, asked. Bundled with the program and run by `ranking.mjs`. */
import { statSync } from 'node:fs'
import { DatabaseSync } from '@photostructure/sqlite'
import { canonical } from '../../src/log/canonical.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { addOutlet } from '../../src/server/storage/statements/city/outlets.ts'
import { addProduct, addSeller } from '../../src/server/storage/statements/city/register.ts'
import { evaluate } from '../../src/server/usecases/evaluation/evaluate.ts'
import { counts } from '../../src/server/usecases/folds/count-documents.ts'
import { readOn } from '../../src/server/usecases/folds/fold.ts'

const OUTLETS = 20
const PRODUCTS = 100
const SELLERS = 10
const DAYS = 90
const DAY_MS = 86_400_000
const END_MS = Date.UTC(2026, 10, 24)
/** Of so many kwitansi one is void. */
const VOIDED = 20
const WARM = 51
const MOVED = 11
const CATEGORIES = ['sea', 'garden', 'kitchen']

const { path, kwitansi } = JSON.parse(process.argv[2])
const world = { storage: openSqlite({ path }), clock: { now: () => END_MS - DAY_MS / 2 } }
const outlets = Array.from({ length: OUTLETS }, (_, i) => `hotel-${i}`)
const said = { id: 'Cerita.', en: 'A story.' }
const products = Array.from({ length: PRODUCTS }, (_, i) => ({
  id: `maker-${i % SELLERS}/product-${i}`,
  seller: `maker-${i % SELLERS}`,
  kind: 'amplang',
  category: CATEGORIES[i % CATEGORIES.length],
  name: { id: `Produk ${i}`, en: `Product ${i}` },
  story: said,
  ingredients: said,
  storage: said,
  origin: 'Balikpapan',
  net: { amount: 150, unit: 'g' },
  shelfLifeDays: 90,
  allergens: null,
  permit: { kind: 'exempt' },
  halal: { status: 'not-food' },
  care: [],
  picture: null,
}))
const dayOfEntry = issuedAt => issuedAt.slice(0, 10)

await makeCity()
const ofEach = Math.round(kwitansi / OUTLETS)
const entries = makeLog()
const counting = await timed(async () => {
  for (const outlet of outlets) await readOn(world, counts, outlet, dayOfEntry)
})
await world.storage.close()

const bytes = statSync(path).size
world.storage = openSqlite({ path })
const cold = await timed(() => evaluate(world, {}))
const warm = await median(WARM, () => timed(() => evaluate(world, {})))
const moved = await median(MOVED, async () => {
  await sellOneEach()
  return timed(() => evaluate(world, {}))
})
const terms = await median(MOVED, () => timed(() => evaluate(world, { terms: 'bought' })))
const category = await timed(() => evaluate(world, { category: 'sea' }))
const answer = await evaluate(world, {})
await world.storage.close()

console.log(
  JSON.stringify({
    kwitansi,
    ranked: answer.kwitansi + answer.voided,
    coldMs: rounded(cold.ms),
    warmMs: rounded(warm.ms),
    // Without what other processes took meanwhile.
    warmCpuMs: rounded(warm.cpuMs),
    // One new kwitansi at every outlet since the last.
    movedMs: rounded(moved.ms),
    termsMs: rounded(terms.ms),
    categoryMs: rounded(category.ms),
    countedPerSecond: Math.round((entries * 1_000) / counting.ms),
    countedPerCpuSecond: Math.round((entries * 1_000) / counting.cpuMs),
    ...sizes(),
    fileBytesPerKwitansi: Math.round(bytes / kwitansi),
  }),
)

async function makeCity() {
  await world.storage.writeCity(async sql => {
    for (let i = 0; i < SELLERS; i++)
      await addSeller(sql, {
        slug: `maker-${i}`,
        name: `Maker ${i}`,
        district: 'Balikpapan Kota',
        about: said,
      })
    for (const product of products) await addProduct(sql, product)
  })
  for (const slug of outlets) {
    const outlet = {
      slug,
      name: slug,
      kind: 'hotel',
      address: 'Jalan',
      district: 'Balikpapan Kota',
      mark: 'HB',
      phone: '0',
      zone: 'Asia/Makassar',
      closingHour: 4,
      service: { fromHour: 7, toHour: 22 },
      payments: ['room'],
      confirmAtDesk: false,
      demo: true,
    }
    await world.storage.write(slug, sql => addOutlet(sql, outlet))
  }
}

/** By a connection of its own, which nobody waits for. */
function makeLog() {
  const database = new DatabaseSync(path)
  database.exec('PRAGMA synchronous = OFF')
  const add = adder(database)
  let made = 0
  for (const outlet of outlets) {
    let number = 0
    database.exec('BEGIN')
    for (let i = 0, day = 0; i < ofEach; i++) {
      const inDay = Math.floor((i * DAYS) / ofEach)
      for (; day < inDay; day++) add(dayStatement(outlet, ++number, day))
      add(sale(outlet, ++number, inDay))
      if (i % VOIDED === VOIDED - 1) add(voiding(outlet, ++number, inDay, number - 1 - (i % 7)))
    }
    database.exec('COMMIT')
    made += number
  }
  database.close()
  return made
}

function adder(database) {
  const document = database.prepare(
    `INSERT INTO documents (outlet, number, kind, entry, issued_at, day) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const counter = database.prepare(
    `INSERT INTO counters (outlet, name, value) VALUES (?, 'document', ?)
     ON CONFLICT (outlet, name) DO UPDATE SET value = excluded.value`,
  )
  return entry => {
    const at = Date.parse(entry.issuedAt)
    document.run(entry.outlet, entry.number, entry.kind, canonical(entry), at, dayOfEntry(entry.issuedAt))
    counter.run(entry.outlet, entry.number)
  }
}

function head(outlet, number, day) {
  const issuedAt = new Date(END_MS - (DAYS - day) * DAY_MS + DAY_MS / 2).toISOString()
  return { v: 1, outlet, number, issuedAt: `${issuedAt.slice(0, 16)}:00Z` }
}

function sale(outlet, number, day) {
  const lines = Array.from({ length: 1 + (number % 3) }, (_, i) => {
    const which = random(PRODUCTS)
    const product = products[which]
    // A product has its terms; now and then they have just been changed.
    const terms = (which % 10 === 0) === random(200) > 0 ? 'bought' : 'consigned'
    const quantity = 1 + i
    return {
      product: product.id,
      name: product.name.id,
      seller: product.seller,
      terms,
      quantity,
      unitPrice: 25_000,
      amount: 25_000 * quantity,
    }
  })
  const total = lines.reduce((sum, { amount }) => sum + amount, 0)
  const hash = 'h'.repeat(43)
  return {
    ...head(outlet, number, day),
    kind: 'kwitansi',
    lines,
    payment: 'room',
    total,
    stay: hash,
    detail: hash,
  }
}

function voiding(outlet, number, day, voids) {
  const { lines, total } = sale(outlet, number, day)
  return { ...head(outlet, number, day), kind: 'void', voids, reason: 'other', lines, total }
}

function dayStatement(outlet, number, day) {
  const { issuedAt } = head(outlet, number, day)
  const exposure = products.map(({ id, seller }) => ({
    product: id,
    seller,
    terms: 'consigned',
    liveMinutes: 1_440,
    inStockMinutes: 1_440 - random(200),
  }))
  const date = dayOfEntry(issuedAt)
  return { ...head(outlet, number, day), kind: 'day', date, occupiedRooms: 40 + random(40), exposure }
}

async function sellOneEach() {
  const database = new DatabaseSync(path)
  const last = database.prepare('SELECT MAX(number) AS number FROM documents WHERE outlet = ?')
  const add = adder(database)
  for (const outlet of outlets) add(sale(outlet, last.get(outlet).number + 1, DAYS - 1))
  database.close()
  for (const outlet of outlets) await readOn(world, counts, outlet, dayOfEntry)
}

/** Bytes of what counting writes, per million kwitansi; null where the driver cannot tell. */
function sizes() {
  const database = new DatabaseSync(path)
  const million = 1_000_000 / kwitansi
  const of = like =>
    Math.round(
      database.prepare('SELECT SUM(pgsize) AS bytes FROM dbstat WHERE name LIKE ?').get(like).bytes * million,
    )
  try {
    return {
      talliesBytesPerMillion: of('%tallied%'),
      linesBytesPerMillion: of('%counted_lines%'),
    }
  } catch {
    return { talliesBytesPerMillion: null, linesBytesPerMillion: null }
  } finally {
    database.close()
  }
}

let seed = 1
function random(below) {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}

async function timed(ask) {
  const began = performance.now()
  const used = process.cpuUsage()
  await ask()
  const { user, system } = process.cpuUsage(used)
  return { ms: performance.now() - began, cpuMs: (user + system) / 1_000 }
}

async function median(times, measure) {
  const measured = []
  for (let i = 0; i < times; i++) measured.push(await measure())
  const middle = Math.floor(times / 2)
  const of = key => measured.map(one => one[key]).sort((a, b) => a - b)[middle]
  return { ms: of('ms'), cpuMs: of('cpuMs') }
}

function rounded(ms) {
  return Number(ms.toFixed(2))
}
