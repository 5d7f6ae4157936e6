/**
 * `npm run bench [-- SECTION …] [--engine sqlite|postgres] [--rounds N] [--kwitansi N] [--json]`: figures that belong in no
 * test, because they are of one machine and its day. Each table says how much of the machine others took meanwhile
 * (`othersShare`), and bare limits stand beside what is held against them. Tables, and with --json one line of JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchChecking } from './bench/checking.mjs'
import { benchCold } from './bench/cold.mjs'
import { benchEvaluation } from './bench/evaluation.mjs'
import { benchLighthouse } from './bench/lighthouse.mjs'
import { benchOrders } from './bench/orders.mjs'
import { benchOutlets } from './bench/outlets.mjs'
import { benchOverload } from './bench/overload.mjs'
import { startPostgres } from './bench/postgres.mjs'
import { benchRanking } from './bench/ranking.mjs'
import { benchSealing } from './bench/sealing.mjs'
import { benchStarts } from './bench/starts.mjs'
import { benchStreams } from './bench/streams.mjs'

const SECTIONS = {
  starts: benchStarts,
  orders: benchOrders,
  overload: benchOverload,
  outlets: benchOutlets,
  streams: benchStreams,
  cold: benchCold,
  ranking: benchRanking,
  evaluation: benchEvaluation,
  sealing: benchSealing,
  checking: benchChecking,
  lighthouse: benchLighthouse,
}
const ON_ENGINES = ['orders', 'overload', 'outlets', 'streams', 'sealing']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', multiple: true, default: ['sqlite', 'postgres'] },
    guests: { type: 'string', multiple: true },
    outlets: { type: 'string', multiple: true },
    kwitansi: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
})
const wanted = positionals.length === 0 ? Object.keys(SECTIONS) : positionals
const unknown = wanted.filter(name => SECTIONS[name] === undefined)
if (unknown.length > 0) {
  console.error(`No section ${unknown.join(', ')}; there are ${Object.keys(SECTIONS).join(', ')}`)
  process.exit(1)
}

const say = values.json ? console.error : console.log
const folder = mkdtempSync(join(tmpdir(), 'etalase-bench-'))
const needsPostgres = values.engine.includes('postgres') && wanted.some(name => ON_ENGINES.includes(name))
const postgres = needsPostgres ? await startPostgres() : null
if (needsPostgres && postgres === null) say('No PostgreSQL is installed here: its figures are absent.')
const figures = { node: process.version, cpus: cpus().length, at: new Date().toISOString() }
try {
  const engines = [
    ...(values.engine.includes('sqlite') ? [{ engine: 'sqlite', env: {}, pids: {} }] : []),
    ...(postgres === null
      ? []
      : [
          {
            engine: 'postgres',
            env: { DATABASE_URL: postgres.url },
            pids: { postgres: postgres.pid },
            commits: postgres.commits,
          },
        ]),
  ]
  const guests = values.guests?.map(Number)
  const kwitansi = values.kwitansi?.map(Number)
  const outlets = values.outlets?.map(Number)
  for (const name of wanted) {
    say(`\n${name}`)
    figures[name] = await SECTIONS[name]({
      folder,
      engines,
      rounds: Number(values.rounds),
      guests,
      kwitansi,
      outlets,
    })
    if (!values.json) console.table(figures[name])
  }
} finally {
  postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
}
if (values.json) console.log(JSON.stringify(figures))
