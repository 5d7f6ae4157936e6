/** The built program over a demo city of its own, in a process of its own, and those who play in it. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')
/** What one movement of goods may bring. */
const MOVEMENT_MAX = 10_000

/** Until it answers a request, not until it says so. `command`: as `hub`. */
export async function startProgram(dataDir, env = {}, command = []) {
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [...(env.NODE_FLAGS?.split(' ') ?? []), 'bin/start.mjs', ...command],
    {
      cwd: ROOT,
      env: { ...process.env, PORT: '0', DATA_DIR: dataDir, RATE_LIMITS: 'off', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
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
  return {
    url,
    ms,
    pid: child.pid,
    async stop() {
      child.kill()
      await ended
    },
  }
}

/** Everybody of one hotel: a phone in each occupied room, the desk, and a shelf that no run empties. */
export async function enterHotel(url) {
  const { outlets } = await json(await fetch(`${url}/api/demo`))
  const outlet = outlets.find(({ rooms }) => rooms.some(({ stayCode }) => stayCode !== null))
  const { slug, rooms, staff } = outlet
  const guests = []
  for (const { code, stayCode } of rooms.filter(room => room.stayCode !== null)) {
    const opened = await send(url, 'POST', '/api/session', { outlet: slug, code, stayCode })
    guests.push({ cookie: cookieOf(opened), stay: (await json(opened)).stay })
  }
  const manager = staff.find(({ role }) => role === 'manager')
  const signedIn = await send(url, 'POST', '/api/desk/session', {
    outlet: slug,
    staff: manager.name,
    pin: manager.pin,
  })
  const menu = await json(await fetch(`${url}/api/outlets/${slug}/menu`))
  const shelf = menu.placements.filter(({ price }) => price > 0).slice(0, 24)
  return { url, slug, guests, desk: cookieOf(signedIn), shelf, staff }
}

/** Goods for this many orders of two lines. */
export async function stockUp({ url, desk, shelf }, orders) {
  const each = Math.ceil((orders * 2) / shelf.length / MOVEMENT_MAX)
  for (const { id } of shelf)
    for (let i = 0; i < each; i++) {
      const goods = { kind: 'in', batch: 'bench', quantity: MOVEMENT_MAX }
      const got = await send(url, 'POST', `/api/manage/placements/${id}/goods`, goods, desk)
      if (got.status !== 201) throw new Error(`goods: ${got.status} ${await got.text()}`)
    }
}

/** Orders of two lines as devices send them, for the load generator: each guest's, over the whole shelf. */
export function orderRequests({ guests, shelf }) {
  return Array.from({ length: guests.length * shelf.length }, (_, i) => {
    const { cookie, stay } = guests[i % guests.length]
    return {
      method: 'PUT',
      path: '/api/orders/{id}',
      headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify(orderBody(stay, [shelf[i % shelf.length], shelf[(i + 1) % shelf.length]])),
    }
  })
}

export function orderBody(stay, placements) {
  const lines = placements.map(({ id, price }) => ({ placementId: id, quantity: 1, unitPrice: price }))
  return {
    stay,
    lines,
    total: lines.reduce((sum, { unitPrice }) => sum + unitPrice, 0),
    payment: 'cash',
    deliver: { when: 'now' },
    placedAt: new Date().toISOString(),
  }
}

export function send(url, method, path, body, cookie = '') {
  return fetch(url + path, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: JSON.stringify(body),
  })
}

async function json(response) {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`)
  return response.json()
}

function cookieOf(response) {
  return response.headers
    .getSetCookie()
    .map(text => text.split(';')[0])
    .join('; ')
}
