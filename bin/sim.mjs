/**
 * `npm run sim -- --seeds 1..5000 [--json] [--out file] [--workers 2]`: plays the whole system on that many days of trouble, and prints
 * what was reached and what broke. `--shrink 17` cuts a seed down to what it takes, `--story 17` tells all that happens.
 * The digest is over all seeds in their order: the same on any machine, on any day, with any number of workers.
 */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { bundle, startWorker } from './sim-bundle.mjs'

const options = readOptions(process.argv.slice(2))
/** From so many seeds on, every kind of trouble and every situation must have been there. */
const ALL_REACHED_FROM_SEEDS = 3_000

const built = await bundle()
try {
  if (options.story !== null) await show({ play: 'story', seed: options.story })
  else if (options.shrink !== null) await show({ play: 'shrink', seed: options.shrink })
  else process.exitCode = await playAll()
} finally {
  built.remove()
}

function readOptions(words) {
  const after = name => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined)
  const [from, to] = (after('--seeds') ?? '1..200').split('..').map(Number)
  const numbers = {
    from,
    to: to ?? from,
    workers: Number(after('--workers') ?? Math.min(2, availableParallelism())),
  }
  if (Object.values(numbers).some(number => !Number.isInteger(number) || number < 1)) {
    console.error('npm run sim -- --seeds 1..5000 [--json] [--workers 2] | --shrink 17 | --story 17')
    process.exit(2)
  }
  const one = name => (after(name) === undefined ? null : Number(after(name)))
  return {
    ...numbers,
    json: words.includes('--json'),
    out: after('--out'),
    shrink: one('--shrink'),
    story: one('--story'),
  }
}

async function show(task) {
  await startWorker(built.file, task, line => console.log(JSON.stringify(line, null, 2)), 'inherit')
}

async function playAll() {
  const { from, to, workers } = options
  const beganMs = Date.now()
  const named = []
  await startWorker(built.file, { play: 'named' }, line => named.push(line))
  const bySeed = new Map()
  const hear = line => {
    bySeed.set(line.seed, line)
    if (!options.json && bySeed.size % 500 === 0) console.log(`${bySeed.size} seeds`)
  }
  const shares = Array.from({ length: workers }, (_, index) => ({
    play: 'seeds',
    from: from + index,
    to,
    every: workers,
  }))
  await Promise.all(shares.map(share => startWorker(built.file, share, hear)))
  const found = addUp(
    named,
    [...bySeed.values()].sort((a, b) => a.seed - b.seed),
    (Date.now() - beganMs) / 1000,
  )
  if (options.out !== undefined) writeFileSync(options.out, JSON.stringify(found))
  if (options.json) console.log(JSON.stringify(found))
  else tell(found)
  return found.violations === 0 && found.unreached.length === 0 ? 0 : 1
}

function addUp(named, runs, seconds) {
  const total = what => runs.reduce((sum, run) => sum + what(run), 0)
  const tally = name => {
    const counts = {}
    for (const run of runs)
      for (const [key, count] of Object.entries(run[name])) counts[key] = (counts[key] ?? 0) + count
    return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  const faultKinds = tally('faults')
  const sometimes = tally('sometimes')
  const digest = createHash('sha256')
  for (const run of runs) digest.update(`${run.seed} ${run.digest}\n`)
  const failing = [...named, ...runs].filter(run => run.violations.length > 0)
  const known = runs[0]?.known ?? { faults: [], sometimes: [] }
  const unreached = [
    ...known.faults.filter(kind => faultKinds[kind] === undefined),
    ...known.sometimes.filter(situation => sometimes[situation] === undefined),
  ]
  return {
    seeds: runs.length,
    orders: total(run => run.orders),
    faults: Object.values(faultKinds).reduce((sum, count) => sum + count, 0),
    booksAgreedWithinMs: Math.max(0, ...runs.map(run => run.agreedAfterMs)),
    violations: failing.reduce((sum, run) => sum + run.violations.length, 0),
    digest: digest.digest('hex'),
    broken: failing.length,
    named: named.length,
    seconds: Math.round(seconds * 10) / 10,
    seedsPerSecond: Math.round((runs.length / seconds) * 10) / 10,
    faultKinds,
    sometimes,
    unreached: runs.length >= ALL_REACHED_FROM_SEEDS ? unreached : [],
    failing: failing.slice(0, 20).map(run => ({ seed: run.seed, name: run.name, ...run.violations[0] })),
  }
}

function tell({ faultKinds, sometimes, failing, ...numbers }) {
  const list = counts =>
    Object.entries(counts).map(([name, count]) => `  ${String(count).padStart(8)}  ${name}`)
  console.log(['Trouble', ...list(faultKinds), 'Reached', ...list(sometimes)].join('\n'))
  for (const { seed, name, promise, what } of failing)
    console.log(`BROKEN  ${name ?? `seed ${seed}`}  ${promise}: ${what}`)
  if (failing[0] !== undefined) console.log(`npm run sim -- --shrink ${failing[0].seed}`)
  console.log(numbers)
}
