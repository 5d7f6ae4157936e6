/**
 * `npm run bench`: figures that belong in no test, because they are of one machine. First and later starts, a guest's
 * first load, the time of a durable order over the wire, Lighthouse where it can be fetched. Prints a table, and JSON with --json.
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
/** The last release that runs on every Node of `engines`. */
const LIGHTHOUSE = 'lighthouse@12.8.2'
const ORDERS = 500
const figures = {}

const data = mkdtempSync(join(tmpdir(), 'etalase-bench-'))
try {
  figures.buildMs = await timed(() => spawnSync(process.execPath, ['bin/build.mjs'], { cwd: root }))
  const first = await start()
  figures.firstStartMs = first.ms
  await first.stop()
  const server = await start()
  figures.laterStartMs = server.ms
  Object.assign(figures, await firstLoad(server.url))
  Object.assign(figures, await orders(server.url))
  Object.assign(figures, lighthouse(`${server.url}/r/hotel-demo-teluk`))
  await server.stop()
} finally {
  rmSync(data, { recursive: true, force: true })
}

if (process.argv.includes('--json')) console.log(JSON.stringify(figures))
else console.table(figures)

async function timed(work) {
  const began = performance.now()
  await work()
  return Math.round(performance.now() - began)
}

/** Until it answers a request, not until it says so. */
async function start() {
  const began = performance.now()
  const child = spawn(process.execPath, ['bin/start.mjs'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: data, RATE_LIMITS: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', bytes => {
      said += bytes
      const found = /serves (http:\S+)/.exec(said)
      if (found) resolve(found[1])
    })
    child.once('exit', code => reject(new Error(`the server ended with ${code}`)))
  })
  await fetch(`${url}/readyz`)
  const ms = Math.round(performance.now() - began)
  const ended = new Promise(resolve => child.once('exit', resolve))
  async function stop() {
    child.kill()
    await ended
  }
  return { url, ms, stop }
}

async function firstLoad(url) {
  const page = await bytesOf(`${url}/r/hotel-demo-teluk`)
  const assets = new Set(
    Array.from(page.text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g), match => match[1]),
  )
  let scripts = 0
  for (const path of assets) scripts += (await bytesOf(url + path)).bytes
  return { firstLoadPageB: page.bytes, firstLoadScriptsB: scripts, firstLoadB: page.bytes + scripts }
}

async function bytesOf(url) {
  const answer = spawnSync('curl', ['-s', '-H', 'accept-encoding: br', url], { maxBuffer: 1e8 })
  const text = spawnSync('curl', ['-s', url], { encoding: 'utf8', maxBuffer: 1e8 }).stdout
  return { bytes: answer.stdout.length, text }
}

/**
 * Two-line orders of one guest, one after the other, each answered when it is durable; each is cancelled again, so that
 * the shelf stays full.
 */
async function orders(url) {
  const { outlets } = await (await fetch(`${url}/api/demo`)).json()
  const { slug, rooms } = outlets[0]
  const { code, stayCode } = rooms.find(room => room.stayCode !== null)
  const opened = await send('POST', `${url}/api/session`, { outlet: slug, code, stayCode })
  const cookie = opened.headers.get('set-cookie').split(';')[0]
  const { stay } = await opened.json()
  const menu = await (await fetch(`${url}/api/outlets/${slug}/menu`)).json()
  const lines = menu.placements
    .filter(({ price, available }) => price > 0 && available > 0)
    .slice(0, 2)
    .map(({ id, price }) => ({ placementId: id, quantity: 1, unitPrice: price }))
  const total = lines.reduce((sum, { unitPrice }) => sum + unitPrice, 0)
  const times = []
  for (let n = 0; n < ORDERS; n++) {
    const order = `${url}/api/orders/${uuidV7()}`
    const body = {
      stay,
      lines,
      total,
      payment: 'cash',
      deliver: { when: 'now' },
      placedAt: new Date().toISOString(),
    }
    const sent = performance.now()
    const placed = await send('PUT', order, body, cookie)
    await placed.arrayBuffer()
    if (placed.status === 201) times.push(performance.now() - sent)
    await send('POST', `${order}/cancel`, undefined, cookie)
  }
  times.sort((a, b) => a - b)
  const at = share => Number(times[Math.floor(times.length * share)]?.toFixed(2))
  return { ordersPlaced: times.length, orderP50Ms: at(0.5), orderP99Ms: at(0.99) }
}

function send(method, url, body, cookie = '') {
  return fetch(url, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: JSON.stringify(body),
  })
}

function uuidV7() {
  const hex = Date.now().toString(16).padStart(12, '0') + randomBytes(10).toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `7${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** Fetched when it is run; without a network or a browser, its figures are absent and said to be. */
function lighthouse(url) {
  const flags =
    '--headless=new --no-sandbox --disable-background-networking --disable-component-update --disable-sync'
  const run = spawnSync(
    'npx',
    ['--yes', LIGHTHOUSE, url, '--quiet', '--output=json', `--chrome-flags=${flags}`],
    {
      encoding: 'utf8',
      maxBuffer: 1e9,
      env: {
        ...process.env,
        CHROME_PATH: process.env.CHROMIUM_PATH ?? process.env.CHROME_PATH ?? '/usr/bin/chromium',
      },
    },
  )
  if (run.status !== 0) return { lighthouse: 'could not be run' }
  const { categories } = JSON.parse(run.stdout)
  return Object.fromEntries(
    Object.entries(categories).map(([name, { score }]) => [`lighthouse ${name}`, Math.round(score * 100)]),
  )
}
