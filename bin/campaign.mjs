/**
 * `npm run campaign`: real crashes, for long: the built program killed under load, its replies cut, its disk broken and
 * filled, browsers killed with saved orders; logs edited behind its back, requests at random, nights with people's faults, rules changed one by one. Prints counts, and JSON with --json; keeps its report and each history that
 * showed something under test-results/campaign. `--short` is the share that npm test runs, kept under test-results/crashes.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { liveDays } from './days.mjs'
import { fuzz } from './fuzzed.mjs'
import { passNights } from './nights.mjs'
import { simulate } from './simulated.mjs'
import { isBuilt } from './stamp.mjs'
import { tellStories } from './stories.mjs'
import { survive } from './survived.mjs'

const root = join(import.meta.dirname, '..')
process.chdir(root)
const LONG = {
  kills: 1000,
  cuts: 10_000,
  faults: 200,
  chromium: 300,
  webkit: 100,
  minutes: 30,
  backups: 30,
  simulated: 1_000_000,
  tampers: 10_000,
  requests: 18_500,
  days: 10_000,
  nights: 500,
  stories: 1,
  survivors: 1,
}
const SHORT = {
  kills: 6,
  cuts: 300,
  faults: 6,
  chromium: 2,
  webkit: 2,
  minutes: 0.1,
  backups: 2,
  simulated: 0,
  tampers: 0,
  requests: 0,
  days: 0,
  nights: 0,
  stories: 0,
  survivors: 0,
}

const text = { type: 'string' }
const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    seed: text,
    ...Object.fromEntries(Object.keys(LONG).map(name => [name, text])),
  },
})
const amounts = Object.fromEntries(
  Object.entries(values.short ? SHORT : LONG).map(([name, usual]) => [name, Number(values[name] ?? usual)]),
)
const findings = join(root, 'test-results', values.short ? 'crashes' : 'campaign')
const program = join(root, 'test-results', 'campaign-program')
mkdirSync(findings, { recursive: true })

if (!isBuilt()) {
  const built = spawnSync(process.execPath, [join(root, 'bin', 'build.mjs')], { stdio: 'inherit' })
  if (built.status !== 0) process.exit(1)
}
await build({
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  build: {
    ssr: true,
    outDir: program,
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { input: { main: 'test/crash/main.ts', tamper: 'test/tamper/run.ts' } },
  },
})

const { campaign, printReport } = await import(join(program, 'main.js'))
const seed = values.seed ?? String(Date.now())
const report = join(findings, values.short ? 'report.json' : `report-${seed}.json`)
console.log(`Seed ${seed}`)
const say = line => console.log(line)
const reports = [...(await campaign({ root, findings, seed, amounts, say }))]
if (amounts.tampers > 0) {
  const { tamperPart } = await import(join(program, 'tamper.js'))
  const tampered = await tamperPart(seed, amounts.tampers)
  printReport(tampered, say)
  reports.push(tampered)
}
if (amounts.requests > 0) {
  const fuzzed = fuzz(amounts.requests)
  printReport(fuzzed, say)
  reports.push(fuzzed)
}
if (amounts.days > 0) {
  const lived = liveDays(amounts.days)
  printReport(lived, say)
  reports.push(lived)
}
if (amounts.nights > 0) {
  const passed = passNights(amounts.nights)
  printReport(passed, say)
  reports.push(passed)
}
if (amounts.stories > 0) {
  const told = tellStories()
  printReport(told, say)
  reports.push(told)
}
if (amounts.simulated > 0) {
  const simulated = simulate({ orders: amounts.simulated, random: Math.random() })
  printReport(simulated, say)
  reports.push(simulated)
}
if (amounts.survivors > 0) {
  const survived = survive()
  printReport(survived, say)
  reports.push(survived)
}
writeFileSync(report, `${JSON.stringify({ seed, amounts, reports }, null, 1)}\n`)
if (values.json) console.log(JSON.stringify({ seed, amounts, reports }))
const broken = reports.filter(({ anomalies }) => anomalies.length > 0)
process.exit(broken.length === 0 ? 0 : 1)
