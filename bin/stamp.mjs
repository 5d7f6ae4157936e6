/** Is the build still that of these sources? One hash over everything that goes into it. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')
const SOURCES = ['src', 'public', 'bin', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']
const STAMP = join(root, 'dist', 'stamp')

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap(name => filesIn(join(path, name)))
}

function sourcesHash() {
  const hash = createHash('sha256')
  for (const source of SOURCES)
    for (const file of filesIn(join(root, source)))
      hash.update(relative(root, file)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

export function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourcesHash()
}

export function markBuilt() {
  writeFileSync(STAMP, sourcesHash())
}
