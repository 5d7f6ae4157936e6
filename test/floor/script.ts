/**
 * What a script asks of its browser, read from its syntax tree: globals, members of what is known by its name, methods that
 * only newer browsers have anywhere, elements and attributes it draws, and patterns. A name that the script gives to
 * things of its own says nothing; of own sources the compiler knows more (its `lib` ends at ES2021).
 */
import { parseAst } from 'vite'
import { DATA, type Entry, entryOf, lacking, lackingOf, type Promised, type Use } from './floor.ts'

interface Node {
  readonly type: string
  readonly [part: string]: unknown
}

/** Names that stand for one thing of the platform wherever they are read, alone or of a window. */
const SINGLETONS: Readonly<Record<string, readonly string[]>> = {
  navigator: ['Navigator', 'WorkerNavigator'],
  document: ['Document', 'Node', 'EventTarget'],
  window: ['Window'],
  self: ['Window', 'ServiceWorkerGlobalScope', 'WorkerGlobalScope'],
  globalThis: ['Window', 'WorkerGlobalScope'],
  crypto: ['Crypto'],
  subtle: ['SubtleCrypto'],
  performance: ['Performance'],
  location: ['Location'],
  history: ['History'],
  screen: ['Screen'],
  indexedDB: ['IDBFactory'],
  localStorage: ['Storage'],
  sessionStorage: ['Storage'],
  caches: ['CacheStorage'],
  clients: ['Clients'],
  registration: ['ServiceWorkerRegistration'],
  serviceWorker: ['ServiceWorkerContainer'],
}

const LANGUAGE = DATA.javascript.builtins as unknown as Record<string, Entry>
const BUILTINS = { ...(LANGUAGE.Intl as unknown as Record<string, Entry>), ...LANGUAGE }
const API = DATA.api as unknown as Record<string, Entry>
const HTML = DATA.html.elements as unknown as Record<string, Entry>
const GLOBAL_ATTRIBUTES = DATA.html.global_attributes as unknown as Record<string, Entry>

/** `own`: names that other scripts of the same build give to things of their own. */
export function usesOfScript(code: string, own: ReadonlySet<string> = ownNamesOf(code)): Use[] {
  const nodes = allNodes(parseAst(code) as unknown as Node)
  const uses = new Map<string, readonly Promised[]>()
  for (const [node, parent] of nodes) {
    for (const [name, lack] of usesOf(node, parent, own)) if (lack.length > 0) uses.set(name, lack)
  }
  return [...uses].map(([name, lack]) => ({ name, lacking: lack }))
}

type Told = readonly [name: string, lacking: readonly Promised[]]
type Visited = readonly [node: Node, parent: Node | null]

function usesOf(node: Node, parent: Node | null, own: ReadonlySet<string>): Told[] {
  switch (node.type) {
    case 'Identifier':
      return isReference(node, parent) && !own.has(textOf(node)) ? globalUse(textOf(node)) : []
    case 'MemberExpression':
      return memberUse(node, parent, own)
    case 'ObjectPattern':
      return parent?.type === 'VariableDeclarator' ? patternUse(node, parent) : []
    case 'CallExpression':
      return drawnUse(node)
    case 'Literal':
      return node.regex === undefined ? [] : patternOf(node)
    case 'NewExpression':
      return patternOf(argumentsOf(node)[0])
    default:
      return []
  }
}

function globalUse(name: string): Told[] {
  const entries = [entryOf(API, name), entryOf(BUILTINS, name), entryOf(API.Window ?? {}, name)]
  const told = entries.filter(entry => entry?.__compat !== undefined)
  if (told.length === 0) return []
  return [[name, told.map(lackingOf).sort((a, b) => a.length - b.length)[0] ?? []]]
}

function memberUse(node: Node, parent: Node | null, own: ReadonlySet<string>): Told[] {
  const name = memberName(node)
  if (name === null) return []
  const of = nameOf(node.object as Node)
  const known = of === null || own.has(of) ? null : ofKnown(of, name)
  if (known !== null) return known
  const isCalled = parent?.type === 'CallExpression' && parent.callee === node
  if (!isCalled) return []
  // A method `at` of one's own takes no place.
  if (name === 'at') return isNumber(argumentsOf(parent as Node)[0]) ? [['.at()', anywhere('at')]] : []
  return own.has(name) ? [] : [[`.${name}()`, anywhere(name)]]
}

/** `null` where the name stands for nothing that the data knows; then it may be anything's member. */
function ofKnown(of: string, name: string): Told[] | null {
  const kin = Object.hasOwn(SINGLETONS, of) ? (SINGLETONS[of] ?? []) : [of]
  for (const one of kin) {
    const tree = entryOf(API, one) ?? entryOf(BUILTINS, one)
    const member = tree === undefined ? undefined : (entryOf(tree, `${name}_static`) ?? entryOf(tree, name))
    if (member?.__compat !== undefined) return [[`${of}.${name}`, lacking(member.__compat)]]
  }
  return null
}

/** Whatever has a method of that name in a promised browser may be what is called. */
function anywhere(name: string): readonly Promised[] {
  const told = [BUILTINS, API]
    .flatMap(tree => Object.values(tree))
    .map(tree => (typeof tree === 'object' ? entryOf(tree, name) : undefined))
    .filter(entry => entry?.__compat !== undefined)
    .map(lackingOf)
  return told.sort((a, b) => a.length - b.length)[0] ?? []
}

/** `const { locks } = navigator`. */
function patternUse(pattern: Node, { init }: Node): Told[] {
  const of = init === null ? null : nameOf(init as Node)
  if (of === null) return []
  return (pattern.properties as Node[]).flatMap(({ key }) =>
    isNode(key) && key.type === 'Identifier' ? (ofKnown(of, textOf(key)) ?? []) : [],
  )
}

/** `jsx('dialog', { inert: true })` and `document.createElement('dialog')`. */
function drawnUse(call: Node): Told[] {
  const [first, attributes] = argumentsOf(call)
  const tag = stringOf(first)
  const element = tag === null ? undefined : entryOf(HTML, tag)
  if (element === undefined) return []
  const isMade = isNode(call.callee) && memberName(call.callee) === 'createElement'
  const isDrawn = attributes?.type === 'ObjectExpression'
  if (!isMade && !isDrawn) return []
  const told: Told[] = [[`<${tag}>`, lackingOf(element)]]
  if (!isDrawn) return told
  for (const { key } of attributes.properties as Node[]) {
    if (!isNode(key) || key.type !== 'Identifier') continue
    const name = textOf(key).toLowerCase()
    told.push([`<${tag} ${name}>`, lackingOf(entryOf(element, name) ?? entryOf(GLOBAL_ATTRIBUTES, name))])
  }
  return told
}

/** What a build cannot lower: whoever does not know it refuses the whole script. */
function patternOf(node: Node | undefined): Told[] {
  const literal = node?.regex as { pattern: string; flags: string } | undefined
  const { pattern, flags } = literal ?? { pattern: stringOf(node) ?? '', flags: '' }
  const expressions = DATA.javascript.regular_expressions as unknown as Record<string, Entry>
  const told: Told[] = []
  if (/\(\?<[=!]/.test(pattern)) told.push(['(?<=…)', lackingOf(expressions.lookbehind_assertion)])
  if (/\(\?[ims-]+:/.test(pattern)) told.push(['(?i:…)', lackingOf(expressions.modifier)])
  if (flags.includes('v')) told.push(['/…/v', lackingOf(BUILTINS.RegExp?.unicodeSets as Entry)])
  if (flags.includes('d')) told.push(['/…/d', lackingOf(BUILTINS.RegExp?.hasIndices as Entry)])
  return told
}

function* allNodes(node: Node, parent: Node | null = null): Generator<Visited> {
  yield [node, parent]
  for (const part of Object.values(node)) {
    for (const child of Array.isArray(part) ? part : [part]) if (isNode(child)) yield* allNodes(child, node)
  }
}

/** What the script declares, or gives as a name to properties and methods of its own. */
export function ownNamesOf(code: string): ReadonlySet<string> {
  const names = new Set<string>()
  const add = (node: unknown) => isNode(node) && node.type === 'Identifier' && names.add(textOf(node))
  for (const [node, parent] of allNodes(parseAst(code) as unknown as Node)) {
    if (/^(MethodDefinition|PropertyDefinition)$/.test(node.type)) add(node.key)
    if (node.type === 'Property' && parent?.type === 'ObjectExpression') add(node.key)
    if (/^(FunctionDeclaration|ClassDeclaration)$/.test(node.type)) add(node.id)
    if (node.type === 'AssignmentExpression') add((node.left as Node).property)
    if (node.type === 'VariableDeclarator') add(node.id)
    if (node.type === 'ImportSpecifier') add(node.local)
    if (Array.isArray(node.params)) for (const parameter of node.params) add(parameter)
  }
  return names
}

function isReference(node: Node, parent: Node | null): boolean {
  if (parent === null) return false
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed === true
  if (/^(Property|MethodDefinition|PropertyDefinition)$/.test(parent.type))
    return parent.key !== node || parent.value === node
  return !/^(ImportSpecifier|ExportSpecifier|LabeledStatement|BreakStatement|ContinueStatement)$/.test(
    parent.type,
  )
}

/** The last word of `navigator`, `window.navigator`; `null` for what has none. */
function nameOf(node: Node): string | null {
  return node.type === 'Identifier' ? textOf(node) : memberName(node)
}

function memberName(node: Node): string | null {
  if (node.type !== 'MemberExpression') return null
  const property = node.property as Node
  if (node.computed === true) return stringOf(property)
  return property.type === 'Identifier' ? textOf(property) : null
}

function argumentsOf(call: Node): readonly Node[] {
  return (call.arguments ?? []) as readonly Node[]
}

/** A text as it stands there; builds write some of them as templates. */
function stringOf(node: Node | undefined): string | null {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node?.type !== 'TemplateLiteral') return null
  const [quasi, ...others] = node.quasis as readonly { readonly value: { readonly cooked: string } }[]
  return others.length === 0 ? (quasi?.value.cooked ?? null) : null
}

function isNumber(node: Node | undefined): boolean {
  return node?.type === 'UnaryExpression' || (node?.type === 'Literal' && typeof node.value === 'number')
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function textOf(node: Node): string {
  return String(node.name)
}
