/**
 * A stylesheet that comes with a part of an app, when somebody goes there, dresses that part and nothing else: what stood on the
 * screen before looks the same, wherever somebody has been.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const CLIENT = join(import.meta.dirname, '../../../src/client')
/** Folders beside its own, of whose screens an app shows some. */
const SHOWS = {
  manage: ['people', 'product', 'sheets', 'ui'],
  evaluate: ['people', 'product', 'sheets', 'ui'],
  desk: [],
} as const

const read = (path: string) => readFileSync(join(CLIENT, path), 'utf8')
const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(join(CLIENT, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => ending.test(path))
    .map(path => join(folder, path))

/** A stylesheet, and those that it imports. */
function whole(path: string): string[] {
  const further = Array.from(read(path).matchAll(/@import "([^"]+)"/g), ([, to]) =>
    join(path, '..', to ?? ''),
  )
  return [path, ...further.flatMap(whole)]
}

function broughtBy(script: string): string[] {
  const brought = Array.from(read(script).matchAll(/import '(\.[^']+\.css)'/g), ([, to]) =>
    join(script, '..', to ?? ''),
  )
  return brought.flatMap(whole)
}

function selectorsOf(path: string): string[] {
  const text = read(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@import[^;]*;/g, '')
  return Array.from(text.matchAll(/([^{}]+)\{/g), ([, head]) => head?.trim() ?? '')
    .filter(head => !head.startsWith('@'))
    .flatMap(head => head.split(/,(?![^(]*\))/))
    .map(selector => selector.trim())
}

const classesIn = (selector: string) => selector.match(/\.[a-z][\w-]*/g) ?? []

test.each(Object.entries(SHOWS))(
  'what comes later in /%s dresses nothing that stood there before',
  (app, shows) => {
    const first = new Set(broughtBy(join(app, 'start.tsx')))
    const known = new Set(
      [...first].flatMap(selectorsOf).flatMap(selector => classesIn(selector.replace(/:not\([^)]*\)/g, ''))),
    )
    const later = [app, ...shows]
      .flatMap(folder => filesIn(folder, /\.tsx$/))
      .flatMap(broughtBy)
      .filter(path => !first.has(path))
    const meddling = [...new Set(later)].flatMap(path =>
      selectorsOf(path)
        .filter(selector => classesIn(selector).every(name => known.has(name)))
        .map(selector => `${path}: ${selector}`),
    )
    expect(meddling).toEqual([])
  },
)
