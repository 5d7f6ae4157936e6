/**
 * Durable orders of two lines, all of one hotel, at several numbers of guests who each send the next when the last is
 * answered; beside them what this machine does at all in the same minute. Every case is run `rounds` times and told as
 * the medians, with the CPU of the server and of PostgreSQL.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { median, rounded } from './figures.mjs'
import { enterHotel, orderRequests, startProgram, stockUp } from './program.mjs'
import { runLoad } from './run-load.mjs'

const GUESTS = [1, 8, 32, 256]
/** What an order is held against on SQLite; on PostgreSQL it is pgbench's commits. */
const GROUP_COMMIT = 'POST + group commit (SQLite)'
/** Guests at whom the limits are measured. */
const LIMIT_GUESTS = 32
const PLAN = { warmUpSeconds: 2, seconds: 6 }
/** Before anything is measured: a program that has served for a while is compiled, and this one is meant to run for months. */
const HEAT = { connections: 256, seconds: 10 }
/** More than any run places. */
const ORDERS_PER_ROUND = 200_000

export async function benchOrders({ folder, engines, rounds, guests = GUESTS }) {
  const cases = []
  for (const { engine, env, pids, commits } of engines) {
    const program = await startProgram(join(folder, engine), env)
    const hotel = await enterHotel(program.url)
    const requests = orderRequests(hotel)
    await stockUp(hotel, ORDERS_PER_ROUND)
    await runLoad(program.url, {}, { ...HEAT, requests })
    for (let round = 1; round <= rounds; round++) {
      await stockUp(hotel, ORDERS_PER_ROUND)
      const bare = await limits(folder, requests)
      for (const [name, ran] of Object.entries(bare))
        cases.push({ engine, name, guests: LIMIT_GUESTS, round, ...ran })
      const limit = commits?.(LIMIT_GUESTS, PLAN.seconds) ?? bare[GROUP_COMMIT]
      if (commits !== undefined)
        cases.push({ engine, name: 'one-row commits (pgbench)', guests: LIMIT_GUESTS, round, ...limit })
      for (const connections of guests) {
        const ran = await runLoad(
          program.url,
          { server: program.pid, ...pids },
          { ...PLAN, connections, requests },
        )
        if (ran.statuses[201] !== ran.served)
          throw new Error(`not only orders: ${JSON.stringify(ran.statuses)}`)
        const ofLimit = connections === LIMIT_GUESTS ? ran.perSecond / limit.perSecond : null
        cases.push({ engine, name: 'durable orders', guests: connections, round, ofLimit, ...ran })
      }
    }
    await program.stop()
  }
  return summary(cases)
}

/** The same requests at the bare servers. */
async function limits(folder, requests) {
  const found = {}
  for (const [kind, name] of [
    ['post', 'empty POST'],
    ['commit', GROUP_COMMIT],
  ]) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'limits.mjs'), kind, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [said] = await once(child.stdout, 'data')
    const url = `http://127.0.0.1:${Number(said)}`
    found[name] = await runLoad(url, { server: child.pid }, { ...PLAN, connections: LIMIT_GUESTS, requests })
    child.kill()
    await once(child, 'exit')
  }
  return found
}

function summary(cases) {
  const alike = new Map()
  for (const one of cases) {
    const key = JSON.stringify([one.engine, one.name, one.guests])
    alike.set(key, [...(alike.get(key) ?? []), one])
  }
  return [...alike.values()].map(rowOf)
}

/** Medians of the rounds. */
function rowOf(rounds) {
  const [{ engine, name, guests }] = rounds
  const of = what => {
    const known = rounds.map(what).filter(number => number !== null && number !== undefined)
    return known.length === 0 ? null : median(known)
  }
  const cpuUs = program => {
    const us = of(({ cpuMs, served }) => (served === undefined ? null : (cpuMs[program] * 1_000) / served))
    return us === null || Number.isNaN(us) ? null : Math.round(us)
  }
  return {
    engine,
    what: name,
    guests,
    perSecond: Math.round(of(one => one.perSecond)),
    // Of what the same round's bare limit served.
    ofLimit: rounded(of(one => one.ofLimit)),
    p50Ms: rounded(of(one => one.p50Ms)),
    p99Ms: rounded(of(one => one.p99Ms)),
    serverCpuUs: cpuUs('server'),
    postgresCpuUs: cpuUs('postgres'),
    othersShare: rounded(of(one => one.othersShare)),
    loadAverage: rounded(of(one => one.loadAverage)),
  }
}
