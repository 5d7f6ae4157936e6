/**
 * From a delivery's answer to its kwitansi's seal, and to its witness, while many deliver: does sealing keep up, and how
 * long is a paper without proof? A hub of its own runs beside the hotel. Every so many deliveries one proof is asked for
 * until it is there.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { rounded } from './figures.mjs'
import { measureCpu } from './machine.mjs'
import { enterHotel, orderBody, ROOT, send, startProgram, stockUp } from './program.mjs'
import { uuidV7 } from './uuid.mjs'

const SECONDS = 15
/** Orders on their way through the desk at once. */
const LANES = 32
const ASKED_OF = 12
const ASK_EVERY_MS = 25
const ASK_MAX_MS = 60_000
const ORDERS_MAX = 60_000

export async function benchSealing({ folder, engines }) {
  const rows = []
  for (const { engine, env } of engines) {
    const hubDir = join(folder, `${engine}-hub`)
    const hub = await startProgram(hubDir, {}, ['hub'])
    const [key] = (await (await fetch(`${hub.url}/hub/keys`)).text()).split('\n')
    const told = { ...env, HUB_URL: hub.url, HUB_KEY: key }
    const dir = join(folder, `${engine}-sealing`)
    const program = await startProgram(dir, told)
    const hotel = await enterHotel(program.url)
    adopt(hotel.slug, { ...process.env, ...told, DATA_DIR: dir }, hubDir)
    await stockUp(hotel, ORDERS_MAX)
    const before = await caughtUp(hub.url, program.url, hotel.slug)
    const end = measureCpu({ server: program.pid, hub: hub.pid })
    const made = await deliverFor(hotel, SECONDS)
    const { othersShare, loadAverage } = end()
    const { sealed, mirrored } = await heads(hub.url, program.url, hotel.slug)
    const papers = await Promise.all(made.papers)
    await program.stop()
    await hub.stop()
    rows.push({
      engine,
      deliveriesPerS: rounded(made.delivered / SECONDS),
      sealedPerS: rounded((sealed - before) / SECONDS),
      // When the last delivery was answered.
      notSealedYet: made.delivered - (sealed - before),
      notMirroredYet: made.delivered - (mirrored - before),
      refused: made.refused,
      asked: papers.length,
      ...percentiles(
        'sealed',
        papers.map(paper => paper.sealedMs),
      ),
      ...percentiles(
        'witnessed',
        papers.map(paper => paper.witnessedMs),
      ),
      othersShare: rounded(othersShare),
      loadAverage: rounded(loadAverage),
    })
  }
  return rows
}

function adopt(outlet, env, hubDir) {
  const card = join(hubDir, 'card.json')
  for (const [args, own] of [
    [['card', outlet, card], env],
    [['adopt', card], { ...process.env, DATA_DIR: hubDir }],
  ]) {
    const { status, stderr } = spawnSync(process.execPath, ['bin/start.mjs', ...args], {
      cwd: ROOT,
      env: own,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${args[0]}: ${stderr}`)
  }
}

async function deliverFor(hotel, seconds) {
  const until = performance.now() + seconds * 1000
  const papers = []
  let delivered = 0
  let refused = 0
  async function lane(n) {
    for (let turn = n; performance.now() < until; turn += LANES) {
      const { cookie, stay } = hotel.guests[turn % hotel.guests.length]
      const id = uuidV7()
      const body = orderBody(stay, [hotel.shelf[turn % hotel.shelf.length]])
      const steps = [
        ['PUT', `/api/orders/${id}`, body, cookie],
        ['POST', `/api/desk/orders/${id}/acknowledge`, {}, hotel.desk],
        ['POST', `/api/desk/orders/${id}/deliver`, {}, hotel.desk],
      ]
      let answer = null
      for (const [method, path, content, who] of steps) {
        const reply = await send(hotel.url, method, path, content, who)
        answer = await reply.json()
        if (reply.status >= 400) break
      }
      if (answer?.kwitansi === undefined) refused++
      else if (delivered++ % ASKED_OF === 0) papers.push(waitForProof(hotel, answer.kwitansi))
    }
  }
  await Promise.all(Array.from({ length: LANES }, (_, n) => lane(n)))
  return { delivered, refused, papers }
}

async function waitForProof({ url, slug }, { number, url: link }) {
  const began = performance.now()
  const found = { sealedMs: null, witnessedMs: null }
  while (performance.now() - began < ASK_MAX_MS && found.witnessedMs === null) {
    const body = { outlet: slug, number, token: link.split('#')[1] }
    const { seal } = await (await send(url, 'POST', '/api/kwitansi/proof', body)).json()
    const ms = performance.now() - began
    if (seal !== 'waiting') found.sealedMs ??= ms
    if (seal === 'witnessed') found.witnessedMs = ms
    await new Promise(resolve => setTimeout(resolve, ASK_EVERY_MS))
  }
  return found
}

async function heads(hubUrl, url, slug) {
  const sizeAt = async origin =>
    Number((await (await fetch(`${origin}/log/${slug}/checkpoint`)).text()).split('\n')[1])
  return { sealed: await sizeAt(url), mirrored: await sizeAt(hubUrl) }
}

/** Waits until the hub has all that was issued before; answers how much that is. */
async function caughtUp(hubUrl, url, slug) {
  for (;;) {
    const { sealed, mirrored } = await heads(hubUrl, url, slug)
    if (sealed === mirrored) return sealed
    await new Promise(resolve => setTimeout(resolve, ASK_EVERY_MS))
  }
}

/** Those that never came count as the longest. */
function percentiles(name, times) {
  const sorted = times.map(ms => ms ?? ASK_MAX_MS).sort((a, b) => a - b)
  const at = share => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { [`${name}P50Ms`]: at(0.5), [`${name}P99Ms`]: at(0.99), [`${name}MaxMs`]: at(1) }
}
