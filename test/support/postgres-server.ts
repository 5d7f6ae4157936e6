/**
 * A real PostgreSQL of one's own: found where it is installed, else Debian's package, on a socket and a data directory of
 * its own, with durability on. It refuses to run as root and is then run as the user of its package.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPackages } from './debian.ts'

export interface PostgresServer {
  /** Address of its maintenance database. */
  readonly url: string
  /** Ends it as a power cut would, and starts it again: it recovers from its log. */
  crash(): Promise<void>
  /** Ends it as a power cut would; nobody answers until it is up again. */
  down(): Promise<void>
  up(): Promise<void>
  stop(): Promise<void>
  /** The same at the exit of a process, where nothing can be waited for. */
  stopNow(): void
}

const DEBIAN = '/usr/lib/postgresql'
const isRoot = process.getuid?.() === 0

export async function startPostgres(): Promise<PostgresServer> {
  const bin = findBin()
  const dir = mkdtempSync(join(tmpdir(), 'etalase-postgres-'))
  if (isRoot) execFileSync('chown', ['postgres', dir])
  const data = join(dir, 'data')
  const port = await freePort()
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale'])
  const options = `-p ${port} -k ${dir} -c listen_addresses=127.0.0.1 -c max_connections=200`
  const start = () =>
    run(join(bin, 'pg_ctl'), ['-D', data, '-o', options, '-l', join(dir, 'log'), '-w', 'start'])
  const stopping = ['-D', data, '-m', 'immediate', 'stop']
  const end = () => run(join(bin, 'pg_ctl'), stopping)
  await start()
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async crash() {
      await end()
      await start()
    },
    down: end,
    up: start,
    async stop() {
      await end()
      rmSync(dir, { recursive: true, force: true })
    },
    stopNow() {
      const [command, args] = asPostgres(join(bin, 'pg_ctl'), stopping)
      spawnSync(command, args, { stdio: 'ignore', cwd: tmpdir() })
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function findBin(): string {
  const found = installed()
  if (found !== undefined) return found
  installPackages('postgresql')
  const now = installed()
  if (now === undefined)
    throw new Error('no PostgreSQL: install its server (initdb and pg_ctl), 14 or newer, and run this again')
  return now
}

function installed(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map(version => join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ]
  return folders.find(folder => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')))
}

function asPostgres(program: string, args: readonly string[]): [string, string[]] {
  return isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, [...args]]
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const [command, all] = asPostgres(program, args)
  // What is started lives on and would hold a pipe open for ever.
  const child = spawn(command, all, { stdio: 'ignore', cwd: tmpdir() })
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('exit', resolve).once('error', reject),
  )
  if (code !== 0) throw new Error(`${program} ended with ${code}`)
}

/** A port that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
