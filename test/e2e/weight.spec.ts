/** What a guest's first load weighs: everything needed to see and use the menu, as it goes over the wire. */
import { readFileSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import type { AppName } from '../../src/contract/apps.ts'
import { builtRelease } from './release.ts'
import { DIST } from './server.ts'
import { expect, test } from './story.ts'

/** One round trip's worth of a fresh connection: ten segments of 1,460 bytes. */
const FIRST_LOAD_MAX = 14_600

for (const path of ['/r/hotel-demo-teluk', '/r/hotel-demo-teluk/en']) {
  test(`the menu at ${path} comes within one round trip's worth of bytes`, async ({ city }) => {
    const page = await fetchBrotli(city.url + path)
    const files = await withImports(city.url, assetsIn(page.text))
    const total = files.reduce((sum, { bytes }) => sum + bytes, page.bytes)
    console.log(`first load of ${path}: ${total} B (page ${page.bytes}, scripts ${total - page.bytes})`)
    expect(files.length).toBeGreaterThan(1)
    expect(total).toBeLessThanOrEqual(FIRST_LOAD_MAX)
  })
}

function assetsIn(html: string): string[] {
  return Array.from(html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g), match => match[1] ?? '')
}

/** Scripts, and what they import before they run. */
async function withImports(origin: string, first: readonly string[]): Promise<{ bytes: number }[]> {
  const seen = new Set(first)
  const files: { bytes: number }[] = []
  for (const path of seen) {
    const { bytes, text } = await fetchBrotli(origin + path)
    files.push({ bytes })
    for (const [, name] of text.matchAll(/from\s*"\.\/([^"]+\.js)"/g)) seen.add(`/assets/${name}`)
  }
  return files
}

function fetchBrotli(url: string): Promise<{ bytes: number; text: string }> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'br' } }, answer => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const body = Buffer.concat(parts)
        const isSmall = body.length < 1_000
        const isPacked = /image|font/.test(answer.headers['content-type'] ?? '')
        expect(isSmall || isPacked || answer.headers['content-encoding'] === 'br', url).toBe(true)
        const plain = answer.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body
        resolve({ bytes: body.length, text: plain.toString() })
      })
    })
      .on('error', reject)
      .end()
  })
}

/**
 * What a device keeps to do without a network, by who uses it: all bodies of it, as they travel. A desk's holds what proves a
 * passkey (5 kB), what draws a sleeve's square (8 kB), the red head of what rings in vain with who was told (1 kB), bills with the
 * open list, the drawer and the night's sheet (18 kB), what turns the pages of two thousand rooms (1 kB), walks with their
 * racks, doors and slips and what a shift leaves to the next (6 kB at most), how people are reached who look at no
 * page (5 kB), documents that are searched, voided and issued anew (9 kB), and stays that are put right, swapped, and come and
 * go in groups (8 kB), and what a backup that was put back leaves in doubt (5 kB); a guest's, what is said of an order that nobody has seen, and a QRIS code with its amount.
 */
const CACHED_MAX = { r: 92_500, tablet: 115_000, desk: 171_000 } as const satisfies Partial<
  Record<AppName, number>
>

test("a phone's worker keeps what a guest needs, within what a slow network brings", async ({
  city,
  open,
}) => {
  const page = await open()
  await page.goto('/r/hotel-demo-teluk')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const cached = await page.evaluate(async () => {
    const [shell = ''] = (await caches.keys()).filter(name => name.startsWith('shell-'))
    return (await (await caches.open(shell)).keys()).map(({ url }) => new URL(url).pathname)
  })
  const { cachedBy } = builtRelease()
  expect(cached.sort()).toEqual(cachedBy('r'))
  for (const app of Object.keys(CACHED_MAX) as (keyof typeof CACHED_MAX)[]) {
    let bytes = 0
    for (const path of cachedBy(app)) bytes += (await fetchBrotli(city.url + path)).bytes
    console.log(`cached of /${app}: ${bytes} B in ${cachedBy(app).length} files`)
    expect(bytes, app).toBeLessThanOrEqual(CACHED_MAX[app])
  }
})

/** A kwitansi's check: hashing, signatures and the log's rules, as they come when there is something to check. */
const CHECK_MAX = 12_000

test('the check of a kwitansi is no heavier than it may be', () => {
  const manifest = JSON.parse(readFileSync(join(DIST, 'client', '.vite', 'manifest.json'), 'utf8')) as Record<
    string,
    { readonly file: string; readonly imports?: readonly string[] }
  >
  const page = filesUnder(manifest, 'src/client/kwitansi/page.tsx', 'src/client/kwitansi/start.tsx')
  const check = [...filesUnder(manifest, 'src/client/check/examine.ts')].filter(file => !page.has(file))
  const bytes = check.reduce((sum, file) => sum + statSync(join(DIST, 'client', `${file}.br`)).size, 0)
  console.log(`the check: ${bytes} B`)
  expect(check.length).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(CHECK_MAX)
})

function filesUnder(
  manifest: Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>,
  ...names: string[]
): Set<string> {
  const files = new Set<string>()
  const visit = (name: string) => {
    const chunk = manifest[name]
    if (chunk === undefined || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const next of chunk.imports ?? []) visit(next)
  }
  for (const name of names) visit(name)
  return files
}
