/**
 * How well the reading does in cities of which the truth is known, and which are not kind to it: what was written down by
 * how guests come to buy. Figures beside the targets that they are held against. `--rounds N`: so many cities of each.
 */
import { bundleOf, startWorker } from '../sim-bundle.mjs'

const CROWDS = ['rates', 'guests']
const RECORDS = ['first', 'places', 'lot']
/** Two processes at once: the machines that test have two cores. */
const TOGETHER = 2
/** Seeds that nothing was tuned to. */
const HELD_OUT = 1_001

const TARGETS = {
  first: 'tau ≥ 0.60, p10 ≥ 0.54, missed ≤ 35 %, judged ≥ 50 %, alone ≤ 4 ‰',
  places: 'tau ≥ 0.66, p10 ≥ 0.61',
  lot: 'tau ≥ 0.77, p10 ≥ 0.74, missed ≤ 15 %, judged ≥ 75 %, alone ≤ 1 ‰',
  all: 'covered 85–95 %, ranks 84–95 %, wrong ≤ 3 %, best third ≤ 0.1; forged ≤ 5 (p95 15), worst ≤ 15 (p95 30), hidden ≤ 25 (p95 40), gifts ≤ 6; changed ≤ 12 %',
}

export async function benchEvaluation({ rounds, seed = HELD_OUT }) {
  const played = await bundleOf('evaluation', 'test/evaluation/main.ts')
  const cities = []
  const tasks = CROWDS.flatMap(crowd =>
    RECORDS.map(records => ({ crowd, records, from: seed, to: seed + rounds - 1 })),
  )
  const work = async () => {
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift())
      await startWorker(played.file, task, city => cities.push(city))
  }
  try {
    await Promise.all(Array.from({ length: TOGETHER }, work))
  } finally {
    played.remove()
  }
  for (const [records, target] of Object.entries(TARGETS)) console.error(`  ${records}: ${target}`)
  return CROWDS.flatMap(crowd =>
    RECORDS.map(records => rowOf(cities.filter(city => city.crowd === crowd && city.records === records))),
  )
}

function rowOf(cities) {
  const [{ crowd, records }] = cities
  const sum = key => cities.reduce((all, city) => all + Number(city[key]), 0)
  const mean = (key, digits = 3) => rounded(sum(key) / cities.length, digits)
  const of = (part, whole) => rounded(sum(part) / Math.max(1, sum(whole)), 3)
  const at = (key, share) => {
    const sorted = cities.map(city => city[key]).sort((a, b) => a - b)
    return rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))], 3)
  }
  return {
    crowd,
    records,
    tau: mean('tau'),
    tau10: at('tau', 0.1),
    raw: mean('rawTau'),
    covered: mean('covered'),
    ranks: mean('rankCovered'),
    proposed: mean('proposed', 1),
    wrong: of('wrong', 'proposed'),
    rawWrong: of('rawWrong', 'proposed'),
    bestThird: mean('bestThird', 2),
    missed: of('missed', 'missable'),
    judged: mean('judged'),
    newFound: of('newGoodFound', 'newGood'),
    newKept: of('newBadKept', 'newBad'),
    alonePerMille: rounded((1_000 * sum('alone')) / sum('cells'), 1),
    forged: mean('forged', 1),
    forged95: at('forged', 0.95),
    forgedRaw: mean('forgedRaw', 1),
    bystander: mean('bystander', 1),
    worst: mean('worst', 1),
    worst95: at('worst', 0.95),
    hidden: mean('hidden', 1),
    hidden95: at('hidden', 0.95),
    hiddenMarked: mean('hiddenMarked', 2),
    gifts: mean('gifts', 1),
    changed: mean('changed'),
    turned: sum('turned'),
    cpuMs: mean('ms', 0),
  }
}

function rounded(number, digits) {
  return Number(number.toFixed(digits))
}
