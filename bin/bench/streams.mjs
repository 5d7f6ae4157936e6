/**
 * From a guest's tap to the desk's screen while many listen: orders are placed one by one, and the time is taken from
 * the moment one is sent to the moment the desk's stream has told it whole. And what the server's memory grows by for each stream.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { rounded } from './figures.mjs'
import { measureCpu, memoryOf } from './machine.mjs'
import { enterHotel, orderBody, startProgram, stockUp } from './program.mjs'

const STREAMS = 2_000
const DESKS = 20
const TAPS = 400
/** Between two taps: a busy city, and time for each to be told to all. */
const TAP_EVERY_MS = 50
const SETTLE_MS = 5_000

export async function benchStreams({ folder, engines }) {
  const rows = []
  for (const { engine, env } of engines) {
    const program = await startProgram(join(folder, engine), env)
    const hotel = await enterHotel(program.url)
    await stockUp(hotel, 20_000)
    const listeners = listen(hotel)
    const alone = await listeners.tell({ streams: DESKS, taps: TAPS })
    await new Promise(resolve => setTimeout(resolve, SETTLE_MS))
    const before = memoryOf(program.pid)
    await listeners.tell({ streams: STREAMS, taps: 0 })
    await new Promise(resolve => setTimeout(resolve, SETTLE_MS))
    const idle = memoryOf(program.pid)
    const end = measureCpu({ server: program.pid, listeners: listeners.pid })
    const many = await listeners.tell({ streams: STREAMS, taps: TAPS })
    const { othersShare } = end()
    listeners.stop()
    await program.stop()
    rows.push(
      {
        engine,
        streams: DESKS,
        desks: DESKS,
        taps: alone.taps,
        ...figures(alone),
        memoryPerStreamKB: null,
        othersShare: null,
      },
      {
        engine,
        streams: STREAMS,
        desks: DESKS,
        taps: many.taps,
        ...figures(many),
        memoryPerStreamKB: before === null ? null : Math.round((idle - before) / 1024 / (STREAMS - DESKS)),
        othersShare: rounded(othersShare),
      },
    )
  }
  return rows
}

const figures = ({ p50Ms, p99Ms, maxMs }) => ({
  tapToDeskP50Ms: rounded(p50Ms),
  tapToDeskP99Ms: rounded(p99Ms),
  tapToDeskMaxMs: rounded(maxMs),
})

/** A process of its own: it opens streams up to so many, then places the orders. */
function listen(hotel) {
  const { hostname: host, port } = new URL(hotel.url)
  const child = spawn(process.execPath, [join(import.meta.dirname, 'listen.mjs')], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const requests = hotel.guests.map(({ cookie, stay }) => ({
    cookie,
    body: JSON.stringify(orderBody(stay, hotel.shelf.slice(0, 2))),
  }))
  child.send({ host, port: Number(port), desk: hotel.desk, desks: DESKS, requests, everyMs: TAP_EVERY_MS })
  return {
    pid: child.pid,
    tell(what) {
      child.send(what)
      return new Promise((resolve, reject) => {
        child.once('message', resolve)
        child.once('exit', code => reject(new Error(`the listeners ended with ${code}`)))
      })
    },
    stop: () => child.kill(),
  }
}
