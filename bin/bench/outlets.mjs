/**
 * A city of a thousand outlets on one machine, beside the same program with one: how it starts, what it spends while
 * nothing happens, what an order costs when every outlet has its guests, a page after its shelf has changed and before,
 * and the reconciliation of all. Orders of both are warmed alike and told as medians of the rounds.
 */
import { join } from 'node:path'
import { bundleOf, startWorker } from '../sim-bundle.mjs'
import { median, rounded } from './figures.mjs'
import { measureCpu } from './machine.mjs'
import { orderBody, startProgram } from './program.mjs'
import { runLoad } from './run-load.mjs'

const OUTLETS = 1_000
/** Of each outlet, all of today. */
const KWITANSI = 5
const GUESTS = 256
const HEAT = { connections: GUESTS, seconds: 8 }
const PLAN = { connections: GUESTS, warmUpSeconds: 2, seconds: 6 }
/** What a start leaves to be done is done before it counts as idle. */
const SETTLE_MS = 20_000
const IDLE_MS = 30_000
const PAGES = 50

export async function benchOutlets({ folder, engines, rounds, outlets = [1, OUTLETS] }) {
  const founded = await bundleOf('founded', 'bin/bench/founded.mjs')
  try {
    const rows = []
    for (const engine of engines)
      for (const number of outlets) rows.push(await ofCity(founded.file, folder, engine, number, rounds))
    return rows
  } finally {
    founded.remove()
  }
}

async function ofCity(worker, folder, { engine, env, pids }, outlets, rounds) {
  const dataDir = join(folder, `outlets-${engine}-${outlets}`)
  const databaseUrl = env.DATABASE_URL ?? null
  const place = databaseUrl === null ? null : await ownDatabase(databaseUrl, `outlets_${outlets}`)
  const task = { dataDir, databaseUrl: place, outlets, kwitansi: KWITANSI }
  const guests = []
  await startWorker(worker, { task: 'found', ...task }, guest => guests.push(guest))
  // Building sets NODE_ENV for the whole process.
  const settings = { NODE_ENV: '', ...(place === null ? {} : { DATABASE_URL: place }) }
  const first = await startProgram(dataDir, settings)
  await first.stop()
  const program = await startProgram(dataDir, settings)
  const measured = { server: program.pid, ...pids }
  await sleep(SETTLE_MS)
  const idle = await idleOf(measured)
  const pages = await pagesOf(program, guests)
  const orders = await ordersOf(program, measured, guests, rounds)
  await program.stop()
  const told = []
  await startWorker(worker, { task: 'reconcile', ...task }, answer => told.push(answer))
  return {
    engine,
    outlets,
    firstStartMs: first.ms,
    laterStartMs: program.ms,
    ...idle,
    ...pages,
    ...orders,
    reconciliationMs: told[0].ms,
    missing: told[0].missing,
  }
}

async function ownDatabase(url, name) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}

async function idleOf(pids) {
  const end = measureCpu(pids)
  await sleep(IDLE_MS)
  const { passedMs, cpuMs } = end()
  return {
    idleCpuShare: rounded((cpuMs.server ?? 0) / passedMs),
    ...(cpuMs.postgres === undefined ? {} : { idlePostgresShare: rounded(cpuMs.postgres / passedMs) }),
  }
}

/** Some outlets' pages for the first time, and again. */
async function pagesOf({ url, pid }, guests) {
  const asked = Array.from({ length: PAGES }, (_, i) => guests[i % guests.length].slug)
  const cpuOf = async paths => {
    const end = measureCpu({ server: pid })
    for (const path of paths) {
      const answer = await fetch(url + path, { headers: { 'accept-encoding': 'br' } })
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
      await answer.arrayBuffer()
    }
    return rounded((end().cpuMs.server ?? 0) / paths.length)
  }
  const fresh = [...new Set(asked)].map(slug => `/r/${slug}`)
  const freshPageCpuMs = await cpuOf(fresh)
  const keptPageCpuMs = await cpuOf(asked.map(slug => `/r/${slug}`))
  return { freshPageCpuMs, keptPageCpuMs }
}

async function ordersOf({ url }, pids, guests, rounds) {
  const { port } = new URL(url)
  const requests = guests.flatMap(({ slug, stay, token, shelf }) =>
    shelf.slice(0, guests.length === 1 ? shelf.length : 2).map((one, i) => ({
      method: 'PUT',
      path: '/api/orders/{id}',
      headers: {
        cookie: `etalase-guest-${slug}.${port}=${token}`,
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'etalase-outlet': slug,
      },
      body: JSON.stringify(orderBody(stay, [one, shelf[(i + 1) % shelf.length]])),
    })),
  )
  await runLoad(url, {}, { ...HEAT, requests })
  const ran = []
  for (let round = 0; round < rounds; round++) {
    const one = await runLoad(url, pids, { ...PLAN, requests })
    if (one.statuses[201] !== one.served || one.served === 0)
      throw new Error(`not only orders: ${JSON.stringify(one.statuses)}`)
    ran.push(one)
  }
  const cpuOf = name => one => (one.cpuMs[name] * 1_000) / one.served
  return {
    ordersPerSecond: Math.round(median(ran.map(one => one.perSecond))),
    p99Ms: rounded(median(ran.map(one => one.p99Ms))),
    orderCpuUs: Math.round(median(ran.map(cpuOf('server')))),
    ...(pids.postgres === undefined
      ? {}
      : { orderPostgresCpuUs: Math.round(median(ran.map(cpuOf('postgres')))) }),
    othersShare: rounded(median(ran.map(one => one.othersShare))),
  }
}

function sleep(ms) {
  return new Promise(resolve => setTimeout(resolve, ms))
}
