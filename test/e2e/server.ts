/** The built program in a process of its own, on a free port. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Where the build stands. */
export const DIST = join(ROOT, 'dist')
/** Where the city is made that stories copy. */
export const CITY = join(ROOT, 'test-results', 'city')

export interface Server {
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

const SERVES = / serves (https?:\/\/\S+)/

/** Another build than this tree's own, as `bin/start.mjs` would start it in its clone. */
const START = `
const { start } = await import(process.argv[1] + '/server/main.js')
const running = await start(process.env, process.argv[1], line => console.log(line))
process.once('SIGTERM', () => running.stop().then(() => process.exit(0)))
`

/** `command`: what stands behind its name, as `hub`; of this tree's own build only. */
export function startServer(
  dataDir: string,
  env: Record<string, string> = {},
  dist = DIST,
  command: readonly string[] = [],
): Promise<Server> {
  const program =
    dist === DIST ? [join(ROOT, 'bin', 'start.mjs'), ...command] : ['--input-type=module', '-e', START, dist]
  const child = spawn(process.execPath, program, {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    const hear = (bytes: Buffer) => {
      said += bytes.toString()
      const url = SERVES.exec(said)?.[1]
      if (url === undefined) return
      resolve({
        url,
        pid: child.pid ?? 0,
        async stop() {
          child.kill('SIGTERM')
          await ended
        },
      })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', code => reject(new Error(`the server ended with ${code}:\n${said}`)))
  })
}
