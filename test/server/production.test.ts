/** `NODE_ENV=production npm ci && npm start` works: whatever builds and runs the program is no mere tool of its makers. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
}
const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { dev?: boolean; devOptional?: boolean }>
}
const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name))
  .map(name => `src/${name}`)
const STARTED = ['bin/start.mjs', 'bin/build.mjs', 'bin/stamp.mjs', 'vite.config.ts', ...sources]

/** Packages that a file imports when it runs, by name. */
function packagesOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const imports = text.matchAll(/^[ \t]*(?:import|export)\s+(?!type\s)(?:[^'";]*?\sfrom\s+)?'([^'.][^']*)'/gm)
  return Array.from(imports, ([, name = '']) => name)
    .filter(name => !name.startsWith('node:'))
    .map(name =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    )
}

test('everything that npm start imports is installed in production', () => {
  const needed = [...new Set(STARTED.flatMap(packagesOf))].sort()
  expect(needed).toContain('vite')
  expect(needed).toContain('fastify')
  expect(needed.filter(name => dependencies[name] === undefined)).toEqual([])
  expect(needed.filter(name => packages[`node_modules/${name}`]?.dev === true)).toEqual([])
})
