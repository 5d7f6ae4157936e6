/** Plays cities in a process of its own, and says of each what a reading of it was worth: a line of JSON a city. */
import type { Crowd, Records } from './city.ts'
import { game } from './gaming.ts'
import { evidenceOf, judge, told, upTo } from './judge.ts'

interface Task {
  readonly crowd: Crowd
  readonly records: Records
  readonly from: number
  readonly to: number
}

const WEEK = 7
const DAYS = 91

const { crowd, records, from, to }: Task = JSON.parse(process.argv[2] ?? '{}')
for (let seed = from; seed <= to; seed++) {
  const later = told({ seed, crowd, records, days: DAYS + WEEK })
  const city = { ...later, ledgers: later.ledgers.map(ledger => upTo(ledger, DAYS)) }
  const evidence = evidenceOf(city)
  const { reading, ...verdict } = judge(city, evidence)
  const next = judge(later, evidenceOf(later)).reading
  const pairs = reading.products.map((row, at) => [row.proposal, next.products[at]?.proposal] as const)
  const changed =
    pairs.filter(([before, after]) => before !== after && before !== 'newcomer').length / pairs.length
  const turned = pairs.filter(([before, after]) => before === 'replace' && after === 'keep').length
  console.log(
    JSON.stringify({
      crowd,
      records,
      seed,
      ...verdict,
      ...game(later.city, evidence, reading),
      changed,
      turned,
    }),
  )
}
