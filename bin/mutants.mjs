/**
 * `npm run mutants [-- --only "a part of a name"] [--json]`: breaks the protocol in every way of the table, one at a time,
 * and says what found it: a promise that the simulation saw broken, or a test file that failed. One alive is a failure.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { MUTANTS, mutation } from '../test/mutants/apply.mjs'
import { bundle, startWorker } from './sim-bundle.mjs'

const root = join(import.meta.dirname, '..')
const words = process.argv.slice(2)
const only = words.includes('--only') ? words[words.indexOf('--only') + 1] : ''
const isJson = words.includes('--json')
/** Far more than any needs: the rarest situation that one of them waits for comes up once in some fifty. */
const SEEDS_MAX = 400

/** What broke once is what breaks most easily: it is played first. */
const NAMED = { play: 'named' }
const SEEDS = { play: 'seeds', from: 1, to: SEEDS_MAX, every: 1, untilBroken: true }

/** The machines that test have two cores. */
const TOGETHER = 2

const waiting = MUTANTS.filter(({ name }) => name.includes(only))
const found = []
await Promise.all(Array.from({ length: TOGETHER }, work))

async function work() {
  for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
    const beganMs = Date.now()
    const killer = await (mutant.by === undefined ? playOn(mutant) : testOn(mutant))
    const seconds = Math.round((Date.now() - beganMs) / 1_000)
    const { name, file } = mutant
    found.push({ name, file, killer, seconds })
    if (!isJson)
      console.log(`${killer === null ? 'ALIVE ' : 'killed'}  ${name}: ${killer ?? ''} (${seconds} s)`)
  }
}

const alive = found.filter(({ killer }) => killer === null).map(({ name }) => name)
const sum = { mutants: found.length, killed: found.length - alive.length, alive }
console.log(isJson ? JSON.stringify({ ...sum, found }) : sum)
process.exitCode = alive.length === 0 ? 0 : 1

/** Which promise the simulation saw broken, and in which seed; `null` when it saw nothing. */
async function playOn(mutant) {
  const built = await bundle([mutation(mutant)])
  let killer = null
  const hear = ({ name, seed, violations }) => {
    const [first] = violations
    if (first !== undefined) killer ??= `${name ?? `seed ${seed}`} broke ${first.promise}`
  }
  try {
    for (const task of [NAMED, SEEDS])
      if (killer === null) await startWorker(built.file, task, hear, 'ignore')
  } catch (fault) {
    killer ??= `the simulation ended: ${fault.message.slice(0, 80)}`
  } finally {
    built.remove()
  }
  return killer
}

/** Which test file failed; `null` when it passed. */
async function testOn({ name, by }) {
  const test = spawn(join(root, 'node_modules/.bin/vitest'), ['run', by], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, MUTANT: name },
  })
  const [status] = await once(test, 'exit')
  return status === 0 ? null : by
}
