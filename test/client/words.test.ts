import { expect, test } from 'vitest'
import { PROBLEMS } from '../../src/contract/problem.ts'
import { LANGUAGES, type Language } from '../../src/domain/language.ts'
import { problems as english } from '../../src/i18n/en/problems.ts'
import { problems as indonesian } from '../../src/i18n/id/problems.ts'

type Said = (...values: unknown[]) => unknown
type Leaf = string | Said

const FILES = import.meta.glob('../../src/i18n/*/*.ts', { eager: true })

/** Every text of a language by its path, `guest.states.placed`. */
function leavesOf(language: Language): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>()
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string' || typeof value === 'function') leaves.set(path, value as Leaf)
    else for (const [key, inner] of Object.entries(value as object)) walk(inner, `${path}.${key}`)
  }
  for (const [file, module] of Object.entries(FILES)) {
    if (!file.includes(`/${language}/`)) continue
    for (const [name, words] of Object.entries(module as object)) walk(words, name)
  }
  return leaves
}

const TEXTS = { id: leavesOf('id'), en: leavesOf('en') } satisfies Record<Language, unknown>

/** Both a figure and a name: unlike each other, and unlike anything that a sentence says by itself. */
const SAMPLES = ['31', '53', '71', '97']
/** What is no single text: a list of names. */
const LISTS: Readonly<Record<string, readonly unknown[]>> = {
  'evaluate.headline.leads': [['31', '53'], '71'],
}

const sayings = LANGUAGES.flatMap(language =>
  [...TEXTS[language]].flatMap(([path, leaf]) =>
    typeof leaf === 'function' ? [[language, path, leaf] as const] : [],
  ),
)

test('both languages say the same things', () => {
  expect([...TEXTS.en.keys()].sort()).toEqual([...TEXTS.id.keys()].sort())
  expect(TEXTS.id.size).toBeGreaterThan(500)
})

test('what is a sentence with figures in one is so in the other, with as many', () => {
  const shape = (leaf: Leaf | undefined) => (typeof leaf === 'function' ? leaf.length : typeof leaf)
  const unlike = [...TEXTS.id].filter(([path, leaf]) => shape(leaf) !== shape(TEXTS.en.get(path)))
  expect(unlike.map(([path]) => path)).toEqual([])
})

test('nothing is left unsaid in one language that the other says', () => {
  const isEmpty = (language: Language, path: string) => TEXTS[language].get(path) === ''
  const unsaid = [...TEXTS.id.keys()].filter(path => isEmpty('id', path) !== isEmpty('en', path))
  expect(unsaid).toEqual([])
})

test('nothing begins or ends in a space, and nothing is unfinished', () => {
  const untidy = LANGUAGES.flatMap(language =>
    [...TEXTS[language]].filter(
      ([, leaf]) => typeof leaf === 'string' && /^\s|\s$|TODO|undefined/.test(leaf),
    ),
  )
  expect(untidy).toEqual([])
})

test('what a sentence is told, it says', () => {
  const silent = sayings.flatMap(([language, path, say]) => {
    const values = LISTS[path] ?? SAMPLES.slice(0, say.length)
    const text = String(say(...values))
    const missing = values.flat().filter(value => !text.includes(String(value)))
    return missing.length > 0 || /undefined|NaN|\[object/.test(text) ? [`${language} ${path}: ${text}`] : []
  })
  expect(silent).toEqual([])
})

/** Several by what they are: a tie of more than can be named, and the periods that are offered. */
const NEVER_ONE = ['evaluate.headline.tied', 'evaluate.filters.days']
/** A figure of one before a noun of many; a room may be called 1 as well, and then does something. */
const ONE_AS_MANY = /\b1 (?!is|has|waits|stays|becomes)[a-z]+s\b/

test('English counts one as one', () => {
  // Some are told a figure, some its text.
  const isWrong = (say: Said) => [1, '1'].every(one => ONE_AS_MANY.test(String(said(say, one))))
  const wrong = sayings
    .filter(([language, path]) => language === 'en' && !(path in LISTS) && !NEVER_ONE.includes(path))
    .filter(([, , say]) => isWrong(say))
    .map(([, path]) => path)
  expect(wrong).toEqual([])
})

/** Names are handed in as text: those who spell them refuse a figure. */
function said(say: Said, value: unknown): unknown {
  const values = Array.from({ length: say.length }, () => value)
  try {
    return say(...values)
  } catch {
    return say(...values.map(String))
  }
}

test.each([
  ['id', indonesian],
  ['en', english],
])('every refusal of the wire, and no network, has its sentence in %s', (_, problems) => {
  expect(Object.keys(problems).sort()).toEqual([...Object.keys(PROBLEMS), 'offline'].sort())
})
