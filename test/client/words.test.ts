import { describe, expect, test } from 'vitest'
import { PROBLEMS } from '../../src/contract/problem.ts'
import { LANGUAGES, type Language } from '../../src/domain/language.ts'
import { TRAITS } from '../../src/i18n/languages.ts'

type Said = (...values: unknown[]) => unknown
type Leaf = string | Said

const FILES = import.meta.glob('../../src/i18n/*/*.ts', { eager: true })
const SOURCES = import.meta.glob<string>('../../src/i18n/*/*.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
})

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

const TEXTS = Object.fromEntries(LANGUAGES.map(language => [language, leavesOf(language)])) as Record<
  Language,
  Map<string, Leaf>
>

/** Both a figure and a name: unlike each other, and unlike anything that a sentence says by itself. */
const SAMPLES = ['31', '53', '71', '97']
/** What is no single text: a list of names. */
const LISTS: Readonly<Record<string, readonly unknown[]>> = {
  'evaluate.headline.leads': [['31', '53'], '71'],
}

/** Told a whole act, and no figures: `act-sentences.test.ts` has them said. */
const OF_ACTS = /^acts\.told\./
const sayings = LANGUAGES.flatMap(language =>
  [...TEXTS[language]].flatMap(([path, leaf]) =>
    typeof leaf === 'function' && !OF_ACTS.test(path) ? [[language, path, leaf] as const] : [],
  ),
)

test('Indonesian has its words where they are looked for', () => expect(TEXTS.id.size).toBeGreaterThan(500))

describe.each(LANGUAGES)('%s', language => {
  const texts = TEXTS[language]

  test('has a file for each of Indonesian’s, and no other', () => {
    const filesOf = (folder: Language) =>
      Object.keys(FILES).flatMap(file => new RegExp(`/${folder}/(.*)$`).exec(file)?.[1] ?? [])
    expect(filesOf(language)).toEqual(filesOf('id'))
  })

  test('says the same things as Indonesian', () => {
    expect([...texts.keys()].sort()).toEqual([...TEXTS.id.keys()].sort())
  })

  test('has a sentence with as many figures where Indonesian has one', () => {
    const shape = (leaf: Leaf | undefined) => (typeof leaf === 'function' ? leaf.length : typeof leaf)
    const unlike = [...TEXTS.id].filter(([path, leaf]) => shape(leaf) !== shape(texts.get(path)))
    expect(unlike.map(([path]) => path)).toEqual([])
  })

  test('leaves nothing unsaid that Indonesian says', () => {
    const unsaid = [...TEXTS.id].filter(([path, leaf]) => (leaf === '') !== (texts.get(path) === ''))
    expect(unsaid.map(([path]) => path)).toEqual([])
  })

  test('is written by a locale that is known, and its own', () => {
    const { locale } = TRAITS[language]
    expect(Intl.DateTimeFormat.supportedLocalesOf([locale])).toEqual([locale])
    expect(new Intl.Locale(locale).language).toBe(language)
  })

  test('has a sentence for every refusal of the wire, and for no network', () => {
    const said = [...texts.keys()].flatMap(path => /^problems\.(.*)$/.exec(path)?.[1] ?? [])
    expect(said.sort()).toEqual([...Object.keys(PROBLEMS), 'offline'].sort())
  })

  test('is held to Indonesian by the type of each of its files', () => {
    const loose = Object.entries(SOURCES).filter(
      ([file, text]) =>
        new RegExp(`/(?!id/)${language}/`).test(file) &&
        !/^export const \w+: (typeof id|Traits) = /m.test(text),
    )
    expect(loose.map(([file]) => file)).toEqual([])
  })
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
const ONE_AS_MANY = /\b1 (?!is|has|waits|stays|becomes|hands)[a-z]+s\b/

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
