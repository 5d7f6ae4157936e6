/** All that a browser loads asks nothing of it that Chrome 90, Safari 15 and Firefox ESR do not know, but what does without. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { DOES_WITHOUT } from '../floor/does-without.ts'
import type { Use } from '../floor/floor.ts'
import { ownNamesOf, usesOfScript } from '../floor/script.ts'
import { usesOfStyle } from '../floor/style.ts'
import { DIST } from './server.ts'

const ASSETS = join(DIST, 'client', 'assets')
const assets = (ending: string) => readdirSync(ASSETS).filter(name => name.endsWith(ending))
const read = (...path: string[]) => readFileSync(join(DIST, ...path), 'utf8')

/** What stands in one of the verifier's elements. */
function inVerifier(element: 'script' | 'style'): string {
  const page = read('client', 'verify.html')
  return new RegExp(`<${element}[^>]*>([\\s\\S]*?)</${element}>`).exec(page)?.[1] ?? ''
}

const SCRIPTS = () => [
  ...assets('.js').map(name => [name, read('client', 'assets', name)] as const),
  ['sw.js', read('client', 'sw.js')] as const,
  ['verify.html', inVerifier('script')] as const,
]
const STYLES = () => [
  ...assets('.css').map(name => [name, read('client', 'assets', name)] as const),
  ['verify.html', inVerifier('style')] as const,
]

/** With where it stands, but for what is known to do without. */
function told(files: readonly (readonly [string, string])[], uses: (text: string) => Use[]): string[] {
  const places = new Map<string, string[]>()
  for (const [file, text] of files) {
    for (const { name, lacking } of uses(text)) {
      const use = `${name}, unknown to ${lacking.join(', ')}`
      if (!(name in DOES_WITHOUT)) places.set(use, [...(places.get(use) ?? []), file])
    }
  }
  return [...places].map(([use, where]) => `${use}: ${where.join(', ')}`)
}

/** A chunk uses what another one makes. */
function usesOfBuild(): (code: string) => Use[] {
  const own = new Set(SCRIPTS().flatMap(([, code]) => [...ownNamesOf(code)]))
  return code => usesOfScript(code, own)
}

test('no script asks for what a promised browser does not know', () => {
  const files = SCRIPTS()
  expect(files.length).toBeGreaterThan(10)
  expect(told(files, usesOfBuild())).toEqual([])
})

test('no style sheet does', () => {
  const files = STYLES()
  expect(files.length).toBeGreaterThan(4)
  expect(told(files, usesOfStyle)).toEqual([])
})

test('what is said to do without is asked for somewhere', () => {
  const usesOf = usesOfBuild()
  const asked = new Set(
    [...SCRIPTS().map(([, text]) => usesOf(text)), ...STYLES().map(([, text]) => usesOfStyle(text))]
      .flat()
      .map(({ name }) => name),
  )
  expect(Object.keys(DOES_WITHOUT).filter(name => !asked.has(name))).toEqual([])
})
