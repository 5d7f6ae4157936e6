/**
 * `npm run survivors [-- PART …] [--only FILE] [--again] [--json]`: changes every expression of a part of the program, one at a
 * time (StrykerJS), and says which changes that part's own tests let live. A survivor that is no fault is judged in
 * `test/survivors/judged.json`; any other is a rule that no test holds. Not changed is what types hold, and the words that are
 * said of a bug (`test/survivors/plugin.mjs`). `--again` asks only about what has changed since it was last asked `--again`: for
 * whoever mends; helpers of tests are not looked at. Ends with 1 where a part's share of killed mutants is below what it must be.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'

const root = join(import.meta.dirname, '..')
process.chdir(root)

/** What is changed, the tests that must notice, and the share of changes that they must notice, judged ones apart. */
const PARTS = {
  domain: { mutate: ['src/domain/**/*.ts'], tests: ['test/domain/**/*.test.ts'], least: 0.95 },
  log: { mutate: ['src/log/**/*.ts', '!src/log/realm.d.ts'], tests: ['test/log/**/*.test.ts'], least: 0.95 },
  outbox: {
    mutate: ['src/client/outbox/**/*.ts'],
    tests: ['test/client/outbox/**/*.test.ts', 'test/client/desk/outbox.test.ts'],
    least: 0.85,
  },
  ordering: {
    mutate: [
      'ordering/place-order',
      'ordering/act-on-order',
      'ordering/deliver-order',
      'documents/void-document',
      'stays/check-out',
      'shelf/shelf',
    ].map(name => `src/server/usecases/${name}.ts`),
    tests: [
      'ordering/place-order',
      'ordering/act-on-order',
      'ordering/deliver-order',
      'documents/void-document',
      'stays/stays',
      'shelf/shelf',
      'ordering/verdicts',
      'ordering/together',
    ].map(name => `test/usecases/${name}.test.ts`),
    least: 0.85,
  },
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
  },
})
const wanted = positionals.length === 0 ? Object.keys(PARTS) : positionals
const unknown = wanted.filter(name => PARTS[name] === undefined)
if (unknown.length > 0) {
  console.error(`No part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`)
  process.exit(1)
}
const judged = JSON.parse(readFileSync(join(root, 'test/survivors/judged.json'), 'utf8'))
const folder = join(root, 'test-results', 'survivors')
mkdirSync(folder, { recursive: true })

const found = []
for (const name of wanted) found.push(await survivorsOf(name, PARTS[name]))
if (values.json) console.log(JSON.stringify(found))
else for (const part of found) tell(part)
process.exit(found.every(({ share, least }) => share >= least) ? 0 : 1)

async function survivorsOf(name, { mutate, tests, least }) {
  process.env.SURVIVORS_TESTS = tests.join(' ')
  const report = join(folder, `${name}.json`)
  rmSync(report, { force: true })
  await new Stryker({
    mutate: values.only ?? mutate,
    plugins: ['@stryker-mutator/vitest-runner', join(root, 'test/survivors/plugin.mjs')],
    testRunner: 'vitest-whole',
    ignorers: ['held-elsewhere'],
    vitest: { configFile: 'test/survivors/vitest.config.ts' },
    coverageAnalysis: 'perTest',
    // Nothing is checked by a compiler here, and TypeScript 7 has no interface that could be asked.
    tsconfigFile: 'none.json',
    concurrency: 2,
    timeoutMS: 10_000,
    // What neither a changed file nor a changed test has to do with is as it was found the last time.
    incremental: values.again,
    incrementalFile: join(folder, `${name}-again.json`),
    reporters: values.json ? ['json'] : ['json', 'progress-append-only'],
    jsonReporter: { fileName: report },
    tempDirName: join('test-results', `survivors-${process.pid}`),
    ignorePatterns: ['dist', 'data', 'docs', 'test-results', 'public'],
    fileLogLevel: 'off',
    logLevel: 'error',
    allowConsoleColors: false,
  }).runMutationTest()
  if (!existsSync(report)) throw new Error(`${name}: the run left no report`)
  return judge(name, JSON.parse(readFileSync(report, 'utf8')), least)
}

function judge(name, { files }, least) {
  const all = Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.map(mutant => ({
      file,
      ...mutant,
      original: textAt(source, mutant.location),
      on: source.split('\n')[mutant.location.start.line - 1]?.trim(),
    })),
  )
  const counted = all.filter(({ status }) => !['Ignored', 'CompileError', 'RuntimeError'].includes(status))
  const alive = counted.filter(({ status }) => ['Survived', 'NoCoverage'].includes(status))
  const survivors = alive.filter(mutant => !judged.some(one => isSame(one, mutant)))
  const killed = counted.length - alive.length
  writeFileSync(join(folder, `${name}-survivors.json`), `${JSON.stringify(survivors.map(told), null, 1)}\n`)
  return {
    part: name,
    mutants: counted.length,
    killed,
    judged: alive.length - survivors.length,
    share: killed / (counted.length - (alive.length - survivors.length)),
    least,
    survivors: survivors.map(told),
  }
}

function told({ file, location, mutatorName, original, on, replacement, status }) {
  return { file, line: location.start.line, mutator: mutatorName, original, on, replacement, status }
}

/** Lines move; what was there and what stood in its place do not. `on`: which line, where the same stands on several. */
function isSame(one, { file, original, on, replacement }) {
  const isHere = one.on === undefined || one.on === on
  return isHere && one.file === file && one.original === original && one.replacement === replacement
}

function textAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  lines[lines.length - 1] = (lines.at(-1) ?? '').slice(0, end.column - 1)
  lines[0] = (lines[0] ?? '').slice(start.column - 1)
  return lines.join('\n')
}

function tell({ part, mutants, killed, judged: fine, share, least, survivors }) {
  console.log(
    `${share >= least ? 'ok   ' : 'WRONG'}  ${part}: ${killed} of ${mutants} killed, ${fine} judged, ${(share * 100).toFixed(1)} % (${least * 100} % at least)`,
  )
  for (const { file, line, original, replacement, status } of survivors)
    console.log(
      `  ${status === 'NoCoverage' ? 'not run' : 'alive  '}  ${file}:${line}  ${oneLine(original)}  →  ${oneLine(replacement)}`,
    )
}

function oneLine(text) {
  const flat = (text ?? '').replace(/\s+/g, ' ')
  return flat.length > 70 ? `${flat.slice(0, 67)}…` : flat
}
