/**
 * What a style sheet asks of its browser: at-rules, selectors, properties, their words, functions and units. A declaration
 * that its own rule says before in older words, or under a prefix, has its fallback there.
 */
import { DATA, type Entry, entryOf, lackingOf, type Promised, type Use } from './floor.ts'

const CSS = DATA.css as unknown as Record<
  'at-rules' | 'properties' | 'selectors' | 'types',
  Record<string, Entry>
>

interface Rule {
  readonly prelude: string
  readonly declarations: readonly (readonly [property: string, value: string])[]
}

export function usesOfStyle(text: string): Use[] {
  const uses = new Map<string, readonly Promised[]>()
  const tell = ([name, lack]: Told) => lack.length > 0 && uses.set(name, lack)
  for (const { prelude, declarations } of rulesIn(text)) {
    for (const told of prelude.startsWith('@') ? atRule(prelude) : selectors(prelude)) tell(told)
    for (const [i, declaration] of declarations.entries()) {
      const told = usesOfDeclaration(declaration).filter(([, lack]) => lack.length > 0)
      const before = declarations.slice(0, i)
      if (told.length > 0 && !hasFallback(declaration, [...before, ...declarations.slice(i + 1)], before))
        for (const one of told) tell(one)
    }
  }
  return [...uses].map(([name, lack]) => ({ name, lacking: lack }))
}

type Told = readonly [name: string, lacking: readonly Promised[]]
type Declaration = Rule['declarations'][number]

/** Rules in their order, those within others apart; comments, strings and addresses say nothing. */
function rulesIn(text: string): Rule[] {
  const plain = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '""')
    .replace(/url\([^)]*\)/g, 'url()')
  const rules: Rule[] = []
  const open: { prelude: string; declarations: Declaration[] }[] = []
  for (const [, words = '', end] of plain.matchAll(/([^{};]*)([{};])/g)) {
    const said = words.trim()
    if (end === '{') open.push({ prelude: said, declarations: [] })
    else {
      const colon = said.indexOf(':')
      if (colon > 0)
        open[open.length - 1]?.declarations.push([said.slice(0, colon).trim(), said.slice(colon + 1)])
      const done = end === '}' ? open.pop() : undefined
      if (done !== undefined) rules.push(done)
    }
  }
  return rules
}

function atRule(prelude: string): Told[] {
  const [, name = '', rest = ''] = /^@([\w-]+)([\s\S]*)$/.exec(prelude) ?? []
  const rule = entryOf(CSS['at-rules'], name)
  const features = Array.from(rest.matchAll(/\(\s*([\w-]+)/g), ([, feature = '']) => feature)
  // What a browser is asked whether it knows it may be unknown.
  if (name === 'supports' || rule === undefined) return []
  return [
    [`@${name}`, lackingOf(rule)],
    ...features.map((feature): Told => [`@${name} (${feature})`, lackingOf(entryOf(rule, feature))]),
  ]
}

function selectors(prelude: string): Told[] {
  return Array.from(prelude.matchAll(/::?([a-z-]+)/g), ([said, name = '']) => [
    said,
    lackingOf(entryOf(CSS.selectors, name)),
  ])
}

const UNITS = CSS.types.length as unknown as Record<string, Entry>
const VIEWPORT = { d: 'dynamic', l: 'large', s: 'small' } as const

function usesOfDeclaration([property, value]: Declaration): Told[] {
  const entry = property.startsWith('--') ? undefined : entryOf(CSS.properties, property)
  const told: Told[] = [[property, lackingOf(entry)]]
  for (const [said, word = '', call] of value.matchAll(/(?<![\w.#-])([a-z][\w-]*)(\(?)/gi)) {
    if (call === '(') told.push([`${said})`, lackingOfFunction(word)])
    else if (entry !== undefined) told.push([`${property}: ${word}`, lackingOf(entryOf(entry, word))])
  }
  for (const [, unit = ''] of value.matchAll(/\d([a-z]+)\b/g)) told.push([`1${unit}`, lackingOfUnit(unit)])
  return told
}

function lackingOfUnit(unit: string): Promised[] {
  const [, size] = /^([dls])v[whbi]$|^([dls])vm(?:in|ax)$/.exec(unit) ?? []
  const name =
    size === undefined ? unit : `viewport_percentage_units_${VIEWPORT[size as keyof typeof VIEWPORT]}`
  return lackingOf(entryOf(UNITS, name))
}

/** Of all places where the data knows such a function, the one known longest. */
function lackingOfFunction(name: string): readonly Promised[] {
  return functions.get(name) ?? []
}

const functions = new Map<string, readonly Promised[]>()
;(function learn(tree: Entry) {
  for (const [name, entry] of Object.entries(tree)) {
    if (name === '__compat' || typeof entry !== 'object' || entry === null) continue
    const lack = lackingOf(entry as Entry)
    const known = functions.get(name)
    if ('__compat' in entry && (known === undefined || lack.length < known.length)) functions.set(name, lack)
    learn(entry as Entry)
  }
})(CSS.types as unknown as Entry)

function hasFallback(
  declaration: Declaration,
  others: readonly Declaration[],
  before: readonly Declaration[],
): boolean {
  const [property] = declaration
  if (others.some(([other]) => other === `-webkit-${property}`)) return true
  return before.some(
    other => other[0] === property && usesOfDeclaration(other).every(([, lack]) => lack.length === 0),
  )
}
