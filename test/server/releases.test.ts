/** A page of an earlier release finds its files after an upgrade, and whatever happens to the copies, nothing else is served. */
import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { transformWithOxc } from 'vite'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { serveAssets } from '../../src/server/http/assets.ts'
import { type KeptAssets, keepReleases, RELEASES_KEPT } from '../../src/server/releases.ts'
import { MORNING } from '../support/world.ts'

const run = promisify(execFile)
const base = mkdtempSync(join(tmpdir(), 'etalase-releases-'))
afterAll(() => rmSync(base, { recursive: true }))

let dir: string
let keptDir: string
let said: string[]
let nowMs: number
let apps: FastifyInstance[]
beforeEach(() => {
  dir = mkdtempSync(join(base, 'a-'))
  keptDir = join(dir, 'data', 'releases')
  said = []
  nowMs = MORNING
  apps = []
})
afterEach(() => Promise.all(apps.map(app => app.close())))

/** A built client, each in a clone of its own. */
function built(release: string): string {
  const clientDir = join(dir, `clone-${release}`)
  const assets = join(clientDir, 'assets')
  mkdirSync(assets, { recursive: true })
  const script = `export const release = '${release}'`
  writeFileSync(join(assets, `page-${release}.js`), script)
  writeFileSync(join(assets, `page-${release}.js.br`), brotliCompressSync(script))
  writeFileSync(join(assets, `more-${release}.css`), `.${release} { color: green }`)
  writeFileSync(join(assets, 'same-in-all.js'), 'export {}')
  writeFileSync(join(clientDir, 'sw.js'), '// worker')
  return clientDir
}

/** An hour passes between two starts. */
function start(release: string): KeptAssets {
  nowMs += 3_600_000
  return keepReleases({ clientDir: built(release), keptDir, nowMs, say: line => said.push(line) })
}

async function serve(release: string): Promise<FastifyInstance> {
  const kept = start(release)
  const app = Fastify()
  serveAssets(app, { dir: join(dir, `clone-${release}`), rootOf: kept.rootOf })
  apps.push(app)
  await app.ready()
  return app
}

const bodyOf = async (app: FastifyInstance, url: string, encoding?: string) => {
  const { statusCode, body, headers } = await app.inject({
    url,
    headers: encoding === undefined ? {} : { 'accept-encoding': encoding },
  })
  return { statusCode, body, encoding: headers['content-encoding'], cache: headers['cache-control'] }
}

describe('after an upgrade to a fresh clone', () => {
  test('a script and a style of the release before are served as they were', async () => {
    start('a')
    rmSync(join(dir, 'clone-a'), { recursive: true })
    const app = await serve('b')
    expect(await bodyOf(app, '/assets/page-a.js')).toEqual({
      statusCode: 200,
      body: "export const release = 'a'",
      encoding: undefined,
      cache: 'public, max-age=31536000, immutable',
    })
    expect((await bodyOf(app, '/assets/more-a.css')).statusCode).toBe(200)
    expect((await bodyOf(app, '/assets/page-b.js')).body).toContain("'b'")
    expect(said).toEqual([])
  })

  test('the compressed form goes along', async () => {
    start('a')
    const app = await serve('b')
    expect((await bodyOf(app, '/assets/page-a.js', 'br')).encoding).toBe('br')
  })

  test('what no release had is not there', async () => {
    start('a')
    const app = await serve('b')
    expect((await bodyOf(app, '/assets/page-z.js')).statusCode).toBe(404)
  })

  test('a put-back release serves what the newer one had', async () => {
    start('a')
    start('b')
    const app = await serve('a')
    expect((await bodyOf(app, '/assets/page-b.js')).statusCode).toBe(200)
  })
})

test('a build that is wiped under a running server is served from the copy', async () => {
  const app = await serve('a')
  rmSync(join(dir, 'clone-a', 'assets'), { recursive: true })
  expect((await bodyOf(app, '/assets/page-a.js')).statusCode).toBe(200)
})

test('the last five before this one stay, by the time of their first start', () => {
  const releases = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  for (const release of releases) start(release)
  const kept = start('h')
  const there = releases.filter(release => kept.rootOf(`page-${release}.js`) !== null)
  expect(there).toEqual(releases.slice(-1 - RELEASES_KEPT))
  expect(readdirSync(keptDir)).toHaveLength(1 + RELEASES_KEPT)
})

test('a release that starts again is kept once and is no younger', () => {
  start('a')
  for (const release of ['b', 'c', 'd', 'e', 'f']) start(release)
  start('a')
  const kept = start('g')
  expect(kept.rootOf('page-a.js')).toBeNull()
  expect(kept.rootOf('page-b.js')).not.toBeNull()
})

test.each([
  '/assets/../release.json',
  '/assets/..%2frelease.json',
  '/assets/%2e%2e/release.json',
  '/assets/..%5c..%5cmaster.key',
  '/assets/%2e%2e%2f%2e%2e%2fmaster.key',
  '/assets//etc/passwd',
  '/assets/release.json',
  '/assets/.',
  '/assets/',
])('%s leads nowhere', async url => {
  start('a')
  writeFileSync(join(dir, 'data', 'master.key'), 'secret')
  const app = await serve('b')
  expect((await bodyOf(app, url)).statusCode).toBe(404)
})

describe('a copy', () => {
  const folder = () => join(keptDir, readdirSync(keptDir).find(name => !name.startsWith('making-')) ?? '')

  test('that was cut off in the making serves nothing, and goes when it is old', () => {
    start('a')
    const making = join(keptDir, 'making-cut-off')
    cpSync(folder(), making, { recursive: true })
    writeFileSync(join(making, 'assets', 'page-half.js'), 'hal')
    expect(start('b').rootOf('page-half.js')).toBeNull()
    utimesSync(making, 0, 0)
    start('b')
    expect(existsSync(making)).toBe(false)
  })

  test('of which a file was cut short or lost is not served, and made anew by its own release', () => {
    start('a')
    writeFileSync(join(folder(), 'assets', 'page-a.js'), '')
    expect(start('b').rootOf('page-a.js')).toBeNull()
    start('a')
    expect(start('b').rootOf('page-a.js')).not.toBeNull()
  })

  test('without its list is not served', () => {
    start('a')
    rmSync(join(folder(), 'release.json'))
    expect(start('b').rootOf('page-a.js')).toBeNull()
  })
})

test('where nothing can be written the start goes on, and says so', async () => {
  mkdirSync(join(dir, 'data'), { recursive: true })
  writeFileSync(keptDir, 'a file in the place of the folder')
  const app = await serve('a')
  expect((await bodyOf(app, '/assets/page-a.js')).statusCode).toBe(200)
  expect((await bodyOf(app, '/assets/page-z.js')).statusCode).toBe(404)
  expect(said.join()).toContain('could not be kept')
})

test('where one file does not fit nothing half is left behind', async () => {
  const clientDir = built('a')
  // A file too large for the limit that the shell sets: the copy breaks in the middle, as on a full disk.
  writeFileSync(join(clientDir, 'assets', 'zz-large.js'), Buffer.alloc(4 << 20))
  const { stdout } = await run(
    'bash',
    ['-c', 'ulimit -f 1024; trap "" XFSZ; exec node "$@"', 'bash', await aProgram(), clientDir, keptDir],
    { timeout: 60_000 },
  )
  expect(stdout).toContain('could not be kept')
  expect(existsSync(keptDir) ? readdirSync(keptDir) : []).toEqual([])
})

test('several processes that start at once leave one whole copy', async () => {
  const clientDir = built('a')
  const program = await aProgram()
  const outputs = await Promise.all(
    Array.from({ length: 6 }, () => run('node', [program, clientDir, keptDir], { timeout: 60_000 })),
  )
  expect(outputs.map(({ stdout }) => stdout)).toEqual(Array(6).fill('found\n'))
  expect(readdirSync(keptDir)).toHaveLength(1)
})

test('what another process keeps later is found by one that runs already', () => {
  const early = start('a')
  expect(early.rootOf('page-b.js')).toBeNull()
  start('b')
  expect(early.rootOf('page-b.js')).not.toBeNull()
})

/** The module as a program of its own: `client kept` → what it said, and whether it finds its page. */
async function aProgram(): Promise<string> {
  const source = new URL('../../src/server/releases.ts', import.meta.url)
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source.pathname)
  const program = join(dir, 'keep.mjs')
  writeFileSync(
    program,
    `${code}
const [clientDir, keptDir] = process.argv.slice(2)
const kept = keepReleases({ clientDir, keptDir, nowMs: Date.now(), say: line => console.log(line) })
console.log(kept.rootOf('page-a.js') === null ? 'not found' : 'found')
`,
  )
  return program
}
