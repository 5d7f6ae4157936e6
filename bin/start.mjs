/** `npm start`: builds what has changed since the last build, then serves, or runs the command behind `--`. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { isBuilt } from './stamp.mjs'

const root = join(import.meta.dirname, '..')
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  fail(`Node ${process.versions.node} is too old: 20.19 or newer`)
if (!existsSync(join(root, 'node_modules', 'fastify'))) fail('dependencies are missing: run npm ci first')

if (!isBuilt()) {
  // What a command answers with may be read by a program: nothing else stands on that line.
  console.error('Building …')
  const built = spawnSync(process.execPath, [join(root, 'bin', 'build.mjs')], { stdio: ['inherit', 2, 2] })
  if (built.status !== 0) fail('the build failed; the lines above say where')
}

const program = await import(join(root, 'dist', 'server', 'main.js'))
const say = line => console.log(line)
const dist = join(root, 'dist')
const [command, ...args] = process.argv.slice(2)

try {
  if (command === undefined || command === 'hub') await serve()
  else process.exitCode = await program.runCommand(process.env, dist, command, args, say, ask)
} catch (fault) {
  if (fault instanceof program.ConfigError) fail(fault.message)
  throw fault
}

async function serve() {
  const begin = command === 'hub' ? program.startHub : program.start
  const running = await begin(process.env, dist, say)
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => running.stop().then(() => process.exit(0)))
  }
}

/** What is typed at the terminal; `null` where there is none. */
async function ask(question) {
  if (!process.stdin.isTTY) return null
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}

function fail(message) {
  console.error(`Etalase cannot start: ${message}`)
  process.exit(1)
}
