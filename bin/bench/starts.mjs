/** First and later starts, and what a guest's first load weighs. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT, startProgram } from './program.mjs'

export async function benchStarts({ folder }) {
  const began = performance.now()
  spawnSync(process.execPath, ['bin/build.mjs'], { cwd: ROOT })
  const buildMs = Math.round(performance.now() - began)
  const dataDir = join(folder, 'starts')
  const first = await startProgram(dataDir)
  await first.stop()
  const later = await startProgram(dataDir)
  const weight = await firstLoad(later.url)
  await later.stop()
  return [{ buildMs, firstStartMs: first.ms, laterStartMs: later.ms, ...weight }]
}

async function firstLoad(url) {
  const page = await bytesOf(`${url}/r/hotel-demo-teluk`)
  const assets = new Set(
    Array.from(page.text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g), match => match[1]),
  )
  let scripts = 0
  for (const path of assets) scripts += (await bytesOf(url + path)).bytes
  return { firstLoadPageB: page.bytes, firstLoadScriptsB: scripts, firstLoadB: page.bytes + scripts }
}

async function bytesOf(url) {
  const answer = spawnSync('curl', ['-s', '-H', 'accept-encoding: br', url], { maxBuffer: 1e8 })
  const text = spawnSync('curl', ['-s', url], { encoding: 'utf8', maxBuffer: 1e8 }).stdout
  return { bytes: answer.stdout.length, text }
}
