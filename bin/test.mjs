/**
 * `npm test`: everything that holds Etalase to its promises, each step by name, and at the end what ran. In front are the
 * steps that wait for real clocks, browsers and processes, one after another; behind them, on what they leave idle, those
 * that nothing hurries: unit tests give way to what is in front, the simulation, whose clock is its own, to everything.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { MEMORY } from './memory.mjs'

const root = join(import.meta.dirname, '..')
const results = join(root, 'test-results')
process.chdir(root)
if (!existsSync(join(root, 'node_modules', 'vitest'))) {
  console.error('Dependencies are missing: run npm ci first')
  process.exit(1)
}
mkdirSync(results, { recursive: true })
// What a campaign of hours has found stays until someone has read it.
for (const name of readdirSync(results))
  if (name !== 'campaign') rmSync(join(results, name), { recursive: true })

const vitestReport = join(results, 'vitest.json')
const playwrightReport = join(results, 'playwright.json')
const enginesReport = join(results, 'engines.json')
const crashReport = join(results, 'crashes', 'report.json')
const simulationReport = join(results, 'simulation.json')
const bin = name => join(root, 'node_modules', '.bin', name)

const IN_FRONT = [
  { name: 'types', command: [process.execPath, 'bin/types.mjs'] },
  { name: 'lint', command: [bin('biome'), 'ci', '.'] },
  { name: 'build', command: [process.execPath, 'bin/build.mjs'] },
  {
    name: 'end to end, in a real Chromium',
    command: [bin('playwright'), 'test', '-c', 'test/e2e/playwright.config.ts'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport },
    count: () => countPlaywright(playwrightReport),
  },
  {
    name: 'four journeys in three engines',
    command: [bin('playwright'), 'test', '-c', 'test/engines/playwright.config.ts'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: enginesReport, CITY_IS_MADE: '1' },
    count: () => countPlaywright(enginesReport),
  },
  {
    name: 'real crashes',
    command: [process.execPath, 'bin/campaign.mjs', '--short'],
    count: () => countCrashes(crashReport),
  },
]
/** `yields`: how far, in steps of Unix's nice. */
const BEHIND = [
  {
    yields: 5,
    name: 'rules, log, contract, storage, use cases, wire',
    command: [
      bin('vitest'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ],
    count: () => countVitest(vitestReport),
  },
  {
    yields: constants.priority.PRIORITY_LOW,
    name: 'simulation: 1,000 seeds',
    command: [process.execPath, 'bin/sim.mjs', '--seeds', '1..1000', '--out', simulationReport],
    count: () => countSimulation(simulationReport),
  },
]

const began = Date.now()
const behind = startBehind(BEHIND)
const ran = []
for (const step of IN_FRONT) ran.push(await runInFront(step))
for (const ended of behind) {
  const { said, ...judgement } = await ended
  console.log(`\n▸ ${judgement.name}`)
  process.stdout.write(said)
  ran.push(judgement)
}
console.log('\nWhat ran')
for (const judgement of ran) {
  console.log(`  ${judgement.failed === 0 ? 'ok   ' : 'WRONG'}  ${tell(judgement)}`)
  for (const what of judgement.skipped ?? []) console.log(`         not run: ${what}`)
  for (const what of judgement.wrong ?? []) console.log(`         wrong: ${what}`)
}
const sum = what => ran.reduce((total, step) => total + step[what], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed (${secondsSince(began)} s)`)
process.exit(sum('failed') === 0 ? 0 : 1)

async function runInFront(step) {
  console.log(`\n▸ ${step.name}`)
  const began = Date.now()
  const [code] = await once(start(step, 'inherit'), 'close')
  return judged(step, code, began)
}

/** One after another; what each says is kept until nothing in front has more to say. */
function startBehind(steps) {
  let before = Promise.resolve()
  return steps.map(step => {
    before = before.then(() => runBehind(step))
    return before
  })
}

async function runBehind(step) {
  const began = Date.now()
  const child = start(step, ['ignore', 'pipe', 'pipe'])
  setPriority(child.pid, step.yields)
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', bytes => said.push(bytes))
  const [code] = await once(child, 'close')
  const judgement = judged(step, code, began)
  console.log(`\n▸ behind: ${tell(judgement)}`)
  return { ...judgement, said: Buffer.concat(said) }
}

function start({ command: [program, ...args], env = {} }, stdio) {
  return spawn(program, args, { stdio, env: { ...process.env, TMPDIR: MEMORY, ...env } })
}

/** A step without a count of its own is one check. */
function judged({ name, count }, code, began) {
  const counted = count?.() ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
  // A step that broke before it could count has failed all the same.
  const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed
  return { ...counted, name, failed, seconds: secondsSince(began) }
}

function tell({ name, passed, failed, seconds }) {
  return `${name}: ${passed} passed, ${failed} failed (${seconds} s)`
}

function secondsSince(began) {
  return Math.round((Date.now() - began) / 1000)
}

function countVitest(path) {
  if (!existsSync(path)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8'))
  const wrong = testResults
    .flatMap(file => file.assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => told(fullName, failureMessages.join('\n')))
  return { passed: numPassedTests, failed: numFailedTests, wrong }
}

/** A seed that broke a promise is one failure, and so is a situation that no seed has reached. */
function countSimulation(path) {
  if (!existsSync(path)) return { passed: 0, failed: 1 }
  const { seeds, named, broken, unreached } = JSON.parse(readFileSync(path, 'utf8'))
  return { passed: seeds + named - broken, failed: broken + unreached.length }
}

/** A test that passed only at a second try counts as failed: it is a bug to find. */
function countPlaywright(path) {
  if (!existsSync(path)) return { passed: 0, failed: 1 }
  const { stats, suites } = JSON.parse(readFileSync(path, 'utf8'))
  const { expected, unexpected, flaky } = stats
  const specs = suites.flatMap(specsOf)
  return {
    passed: expected,
    failed: unexpected + flaky,
    skipped: skippedIn(specs),
    wrong: wrongIn(specs),
  }
}

function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
}

/** Asked of each test and not of its spec: where several engines ran one, a spec's own word is that of the first. */
function wrongIn(specs) {
  return specs.flatMap(({ file, line, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) => {
        const errors = results.flatMap(result => result.errors)
        const where = [`${file}:${line} ${title}`, projectName].filter(Boolean).join(', ')
        return told(where, errors.map(({ message }) => message ?? '').join('\n'))
      }),
  )
}

/** What failed and how it put it, in a few lines that a log of thousands still ends with. */
function told(what, error) {
  const lines = stripVTControlCharacters(error)
    .split('\n')
    .filter(line => line.trim() !== '')
  return [what, ...lines.slice(0, 12)].join('\n           ')
}

/** Each reason once, with those that it kept from running. */
function skippedIn(specs) {
  const found = new Map()
  for (const { title, tests } of specs)
    for (const { status, projectName, annotations } of tests) {
      if (status !== 'skipped') continue
      const why = annotations.find(({ type }) => type === 'skip')?.description ?? 'for no reason told'
      found.set(why, [...(found.get(why) ?? []), [projectName, title].filter(Boolean).join(', ')])
    }
  return Array.from(found, ([why, what]) => `${what.join('; ')}: ${why}`)
}

/** One check for each kind of crash: it held or it did not. */
function countCrashes(path) {
  if (!existsSync(path)) return { passed: 0, failed: 1 }
  const { reports } = JSON.parse(readFileSync(path, 'utf8'))
  const broken = reports.filter(({ anomalies }) => anomalies.length > 0)
  const skipped = reports.filter(report => report.skipped !== undefined)
  return {
    passed: reports.length - broken.length - skipped.length,
    failed: broken.length,
    skipped: skipped.map(({ part, skipped: why }) => `${part}: ${why}`),
  }
}
