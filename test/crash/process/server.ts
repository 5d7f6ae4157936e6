/** The built program in a process of its own, on a port of its own, that can be killed and paused without a word. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { killAtEnd } from './leftovers.ts'

export interface ServerOptions {
  readonly root: string
  readonly dataDir: string
  readonly port: number
  /** Added to the environment: a database, say. */
  readonly env?: Readonly<Record<string, string>>
  /** What stands behind the program's name: `hub`. */
  readonly command?: readonly string[]
  /** What stands before the program on the command line: a tool that makes its writes fail. */
  readonly under?: readonly string[]
}

export interface Server {
  readonly port: number
  readonly pid: number
  /** Resolves when it is gone, however it went. */
  readonly gone: Promise<void>
  /** What it wrote to its terminal. */
  said(): string
  /** kill -9. */
  kill(): Promise<void>
  /** SIGTERM; it finishes what it has begun. */
  stop(): Promise<void>
  signal(name: NodeJS.Signals): void
}

/** By which its gauges are read, a hotel's and a hub's. */
export const METRICS_TOKEN = 'campaign-reads-the-gauges'
const SERVES = / serves http/
const SAID_CHARS_MAX = 20_000
/** A start that takes longer has failed. */
const START_TIMEOUT_MS = 60_000

/** Resolves when it serves. */
export function startServer({
  root,
  dataDir,
  port,
  env = {},
  command = [],
  under = [],
}: ServerOptions): Promise<Server> {
  const [program = process.execPath, ...args] = [
    ...under,
    process.execPath,
    join(root, 'bin', 'start.mjs'),
    ...command,
  ]
  const child = spawn(program, args, {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      RATE_LIMITS: 'off',
      METRICS_TOKEN,
      // Whoever built this program may have set it.
      NODE_ENV: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const forget = child.pid === undefined ? () => undefined : killAtEnd(child.pid)
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve())).then(forget)
  const server = serverOf(child, port, gone, () => said)
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`the server did not serve within ${START_TIMEOUT_MS} ms:\n${said}`))
    }, START_TIMEOUT_MS)
    const hear = (bytes: Buffer) => {
      said = (said + bytes.toString()).slice(-SAID_CHARS_MAX)
      if (!SERVES.test(said)) return
      clearTimeout(patience)
      resolve(server)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code, signal) => {
      clearTimeout(patience)
      reject(new Error(`the server ended with ${code ?? signal}:\n${said}`))
    })
  })
}

function serverOf(child: ChildProcess, port: number, gone: Promise<void>, said: () => string): Server {
  async function end(signal: NodeJS.Signals) {
    // A paused process hears nothing but SIGKILL.
    if (signal !== 'SIGKILL') child.kill('SIGCONT')
    child.kill(signal)
    await gone
  }
  return {
    port,
    pid: child.pid ?? 0,
    gone,
    said,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    signal: name => void child.kill(name),
  }
}
