/** `npm test`: everything that holds Etalase to its promises, each step by name, and at the end what ran. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

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

const STEPS = [
  { name: 'types', command: [process.execPath, 'bin/types.mjs'] },
  { name: 'lint', command: [bin('biome'), 'ci', '.'] },
  {
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
    name: 'simulation: 3,000 seeds',
    command: [process.execPath, 'bin/sim.mjs', '--seeds', '1..3000', '--out', simulationReport],
    count: () => countSimulation(simulationReport),
  },
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
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: enginesReport },
    count: () => countPlaywright(enginesReport),
  },
  {
    name: 'real crashes',
    command: [process.execPath, 'bin/campaign.mjs', '--short'],
    count: () => countCrashes(crashReport),
  },
]

const ran = STEPS.map(runStep)
console.log('\nWhat ran')
for (const { name, passed, failed, skipped = [], seconds } of ran) {
  console.log(
    `  ${failed === 0 ? 'ok   ' : 'WRONG'}  ${name}: ${passed} passed, ${failed} failed (${seconds} s)`,
  )
  for (const what of skipped) console.log(`         not run: ${what}`)
}
const sum = what => ran.reduce((total, step) => total + step[what], 0)
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
process.exit(sum('failed') === 0 ? 0 : 1)

/** A step without a count of its own is one check. */
function runStep({ name, command: [program, ...args], env = {}, count }) {
  console.log(`\n▸ ${name}`)
  const began = Date.now()
  const { status } = spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  const counted = count?.() ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }
  // A step that broke before it could count has failed all the same.
  const failed = status !== 0 && counted.failed === 0 ? 1 : counted.failed
  return { ...counted, name, failed, seconds: Math.round((Date.now() - began) / 1000) }
}

function countVitest(path) {
  if (!existsSync(path)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(path, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests }
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
  return { passed: expected, failed: unexpected + flaky, skipped: skippedIn(suites) }
}

/** Each reason once, with those that it kept from running. */
function skippedIn(suites) {
  const flat = suite => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(flat)]
  const found = new Map()
  for (const { title, tests } of suites.flatMap(flat))
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
