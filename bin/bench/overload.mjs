/**
 * Ten times as many guests as the program serves at its best, who all send the next order as soon as they may: how much
 * of the peak is still served, what the others are told, and when a guest who comes afterwards is served as ever.
 */
import { join } from 'node:path'
import { rounded } from './figures.mjs'
import { enterHotel, orderBody, orderRequests, send, startProgram, stockUp } from './program.mjs'
import { runLoad } from './run-load.mjs'
import { uuidV7 } from './uuid.mjs'

const PEAK_GUESTS = 256
const TIMES = 10
const PEAK = { connections: PEAK_GUESTS, warmUpSeconds: 3, seconds: 8 }
const OVERLOAD = { connections: PEAK_GUESTS * TIMES, warmUpSeconds: 5, seconds: 12 }
const ORDERS = 400_000
/** Orders that a guest alone sends one after the other; all is as ever when most take at most twice what they took before. */
const CALM_ORDERS = 20
const CALM_LIMIT_MS = 60_000

export async function benchOverload({ folder, engines }) {
  const rows = []
  for (const { engine, env, pids } of engines) {
    const program = await startProgram(join(folder, engine), env)
    const served = { server: program.pid, ...pids }
    const hotel = await enterHotel(program.url)
    await stockUp(hotel, ORDERS)
    const requests = orderRequests(hotel)
    const peak = await runLoad(program.url, served, { ...PEAK, requests })
    const aloneMs = await medianOf(hotel, CALM_ORDERS)
    for (const waitOnBusy of [true, false]) {
      const flood = await runLoad(program.url, served, { ...OVERLOAD, requests, waitOnBusy })
      const recoveryS = await recovery(hotel, aloneMs)
      rows.push(rowOf(engine, waitOnBusy, peak, flood, recoveryS))
    }
    await program.stop()
  }
  return rows
}

function rowOf(engine, waitOnBusy, peak, flood, recoveryS) {
  const { 201: placed = 0, 503: busy = 0, ...other } = flood.statuses
  return {
    engine,
    guests: OVERLOAD.connections,
    heedRetryAfter: waitOnBusy,
    peakPerSecond: Math.round(peak.perSecond),
    perSecond: Math.round(flood.perSecond),
    shareOfPeak: rounded(flood.perSecond / peak.perSecond),
    placed,
    told503: busy,
    otherAnswers: Object.values(other).reduce((sum, n) => sum + n, 0),
    hungUp: flood.failures,
    p99Ms: rounded(flood.p99Ms),
    recoveryS,
    othersShare: rounded(flood.othersShare),
  }
}

/** Seconds until the first of a run of orders that are all answered as before. */
async function recovery(hotel, aloneMs) {
  const began = performance.now()
  while (performance.now() - began < CALM_LIMIT_MS) {
    const at = (performance.now() - began) / 1000
    if ((await medianOf(hotel, CALM_ORDERS)) <= 2 * aloneMs) return rounded(at)
  }
  return null
}

/** Of orders one after the other; one that is not placed takes for ever. */
async function medianOf({ url, guests, shelf }, orders) {
  const times = []
  for (let i = 0; i < orders; i++) {
    const { cookie, stay } = guests[i % guests.length]
    const began = performance.now()
    const placed = await send(
      url,
      'PUT',
      `/api/orders/${uuidV7()}`,
      orderBody(stay, shelf.slice(0, 2)),
      cookie,
    )
    await placed.arrayBuffer()
    times.push(placed.status === 201 ? performance.now() - began : Number.POSITIVE_INFINITY)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]
}
