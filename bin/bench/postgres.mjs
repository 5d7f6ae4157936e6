/** A PostgreSQL of the bench's own, as its package sets it up, durable; and its bare limit, as its own tool measures it. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureCpu } from './machine.mjs'

const DEBIAN = '/usr/lib/postgresql'
const isRoot = process.getuid?.() === 0

/** `null` where none is installed. */
export async function startPostgres() {
  const bin = findBin()
  if (bin === undefined) return null
  const dir = mkdtempSync(join(tmpdir(), 'etalase-bench-postgres-'))
  if (isRoot) execFileSync('chown', ['postgres', dir])
  const data = join(dir, 'data')
  const port = await freePort()
  run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale'])
  const options = `-p ${port} -k ${dir} -c listen_addresses=127.0.0.1 -c max_connections=200`
  run(join(bin, 'pg_ctl'), ['-D', data, '-o', options, '-l', join(dir, 'log'), '-w', 'start'])
  const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`

  /** Commits of one row each, a second. */
  function commits(clients, seconds) {
    const script = join(dir, 'commit.sql')
    writeFileSync(script, `INSERT INTO bench_rows (body) VALUES ('${'x'.repeat(400)}');\n`)
    const psql = ['-q', '-c', 'CREATE TABLE IF NOT EXISTS bench_rows (id BIGSERIAL PRIMARY KEY, body TEXT)']
    run(join(bin, 'psql'), [url, ...psql])
    const end = measureCpu({ postgres: pid })
    const args = ['-n', '-c', clients, '-j', 2, '-T', seconds, '-M', 'prepared', '-f', script, url]
    const said = run(join(bin, 'pgbench'), args.map(String))
    const spent = end()
    return { perSecond: Number(/tps = ([\d.]+)/.exec(said)?.[1]), ...spent }
  }

  function stop() {
    run(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'])
    rmSync(dir, { recursive: true, force: true })
  }
  return { url, pid, commits, stop }
}

function findBin() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = versions.map(version => join(DEBIAN, version, 'bin'))
  return [...folders, ...(process.env.PATH ?? '').split(':')].find(folder =>
    ['initdb', 'pg_ctl', 'pgbench'].every(program => existsSync(join(folder, program))),
  )
}

/** PostgreSQL refuses to run as root. */
function run(program, args) {
  const [command, all] = isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args]
  const ran = spawnSync(command, all, {
    encoding: 'utf8',
    cwd: tmpdir(),
    stdio: ['ignore', program.endsWith('pg_ctl') ? 'ignore' : 'pipe', 'pipe'],
  })
  if (ran.status !== 0) throw new Error(`${program}: ${ran.stderr}`)
  return ran.stdout ?? ''
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
