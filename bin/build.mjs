/** Builds dist/client and dist/server, compresses what is served as it is, and says what a guest's first load weighs. */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { markBuilt } from './stamp.mjs'
import { giveShellToWorker } from './worker-shell.mjs'

const root = join(import.meta.dirname, '..')
const client = join(root, 'dist', 'client')
const COMPRESSED = ['.js', '.css', '.svg', '.json', '.webmanifest', '.txt']
const WORTH_BYTES = 500

process.chdir(root)
rmSync(join(root, 'dist'), { recursive: true, force: true })
await build({ logLevel: 'error' })
await build({ logLevel: 'error', build: { ssr: true } })
await build({ logLevel: 'error', mode: 'verifier' })
makeVerifier()
await giveShellToWorker(
  client,
  filesIn(client).map(file => file.slice(client.length)),
)
for (const file of filesIn(client)) compress(file)
markBuilt()

function filesIn(folder) {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })
}

/** One file with all that it needs, which may run what stands in it and load nothing. */
function makeVerifier() {
  const made = name => readFileSync(join(root, 'dist', 'verifier', name), 'utf8').trim()
  const script = made('verify.js').replace(/<\/(?=script)/gi, '<\\/')
  const style = made('verify.css')
  const source = text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const policy = `default-src 'none'; script-src ${source(script)}; style-src ${source(style)}; img-src data:; base-uri 'none'; form-action 'none'`
  const template = readFileSync(join(root, 'src', 'client', 'verify', 'verify.html'), 'utf8')
  const page = template
    .replace('{policy}', () => policy)
    .replace('<!--style-->', () => `<style>${style}</style>`)
    .replace('<!--script-->', () => `<script type="module">${script}</script>`)
  writeFileSync(join(client, 'verify.html'), page)
  rmSync(join(root, 'dist', 'verifier'), { recursive: true })
}

function compress(file) {
  if (!COMPRESSED.includes(extname(file)) || statSync(file).size < WORTH_BYTES) return
  const bytes = readFileSync(file)
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}
