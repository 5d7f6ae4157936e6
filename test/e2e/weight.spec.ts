/** What a guest's first load weighs: everything needed to see and use the menu, as it goes over the wire. */
import { readFileSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
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
        expect(answer.headers['content-encoding'] ?? `${body.length} bytes`).toMatch(/^br$|^\d{1,3} bytes$/)
        const plain = answer.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body
        resolve({ bytes: body.length, text: plain.toString() })
      })
    })
      .on('error', reject)
      .end()
  })
}

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
