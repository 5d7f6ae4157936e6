/**
 * What is wrong with the file a city begins with, all of it at once: where (`outlets[0].rooms[3].name`), what stands there,
 * and what may. What fits by itself and not together (names that must be there, or once only) is looked for in whatever
 * can be read, so that one wrong letter does not hide the rest.
 */
import { City } from '../../contract/city.ts'
import { PRODUCT_ID, ROOM_NAME, SLUG } from '../../domain/ids.ts'
import { isWeakPin } from '../../domain/pin.ts'
import { priceFits, type Terms } from '../../domain/placement.ts'
import { type Settings, settingFaults } from '../../domain/settings.ts'

type Path = readonly PropertyKey[]

interface Fault {
  readonly path: Path
  readonly says: string
}

/** In the order of the file's parts; none: it is a city. */
export function cityFaults(json: unknown): string[] {
  return [...shapeFaults(json), ...togetherFaults(json)].map(({ path, says }) => `${written(path)}: ${says}`)
}

/** `outlets[0].rooms[3].name`; the file itself is `the file`. */
function written(path: Path): string {
  const text = path.map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  return text.replace(/^\./, '') || 'the file'
}

const FOUND_CHARS_MAX = 60

function found(value: unknown): string {
  if (value === undefined) return 'nothing is there'
  const text = JSON.stringify(value)
  return `found ${text.length > FOUND_CHARS_MAX ? `${text.slice(0, FOUND_CHARS_MAX)}…` : text}`
}

const fault = (path: Path, value: unknown, allowed: string): Fault => ({
  path,
  says: `${found(value)}; allowed: ${allowed}`,
})

type Issue = NonNullable<ReturnType<typeof City.safeParse>['error']>['issues'][number]

function shapeFaults(json: unknown): Fault[] {
  const parsed = City.safeParse(json)
  return parsed.success
    ? []
    : parsed.error.issues.flatMap(issue => shapeFault(issue, valueAt(json, issue.path)))
}

function shapeFault(issue: Issue, value: unknown): Fault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ path: [...issue.path, key], says: 'no such field; remove it' }))
  const allowed = allowedBy(issue)
  // A PIN is nobody's to read in a terminal.
  if (issue.path.at(-1) !== 'pin' || typeof value !== 'string') return [fault(issue.path, value, allowed)]
  return [{ path: issue.path, says: `found a PIN of ${value.length} characters; allowed: ${allowed}` }]
}

function valueAt(json: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part],
    json,
  )
}

const LETTERS = 'small letters, digits and single dashes, 63 at most'
const OF_PATTERNS: Readonly<Record<string, string>> = {
  [String(SLUG)]: `${LETTERS}, such as hotel-contoh`,
  [String(PRODUCT_ID)]: "the seller's slug, a slash and the product's, such as dapur-pesisir/amplang",
  [String(ROOM_NAME)]: 'letters, digits, single spaces and dashes, 20 at most, such as 512 or Meja 4',
  [String(/^\d{6,12}$/)]: '6 to 12 digits',
  [String(/^[A-Z]{2,6}$/)]: '2 to 6 capital letters, such as HC',
  [String(/^\+?[0-9*#]{1,15}$/)]: 'a number that can be dialled, such as 0 or +62542123456',
}
const OF_TYPES: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

function allowedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.map(value => JSON.stringify(value)).join(', ')
    case 'invalid_type':
      return OF_TYPES[issue.expected] ?? issue.expected
    case 'invalid_format':
      return OF_PATTERNS[issue.pattern ?? ''] ?? 'text without line breaks of other programs'
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unitOf(issue.origin)}`
    case 'too_big':
      return `at most ${issue.maximum}${unitOf(issue.origin)}`
    default:
      return issue.message === 'not a date' ? 'a date, such as 2026-12-31' : issue.message
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters'
  return origin === 'array' ? ' in the list' : ''
}

type Loose = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null
const listIn = (value: unknown): readonly Loose[] =>
  Array.isArray(value) ? value.map(one => (isObject(one) ? one : {})) : []
const textsIn = (list: readonly Loose[], key: string) => list.map(one => textOf(one[key]))
const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

function togetherFaults(json: unknown): Fault[] {
  if (!isObject(json)) return []
  const [sellers, products, outlets] = [listIn(json.sellers), listIn(json.products), listIn(json.outlets)]
  const slugs = new Set(textsIn(sellers, 'slug'))
  const ids = new Set(textsIn(products, 'id'))
  return [
    ...twice(['sellers'], textsIn(sellers, 'slug'), 'slug'),
    ...twice(['products'], textsIn(products, 'id'), 'id'),
    ...twice(['outlets'], textsIn(outlets, 'slug'), 'slug'),
    ...textsIn(products, 'id').flatMap((id, i) => {
      const seller = id?.split('/')[0] ?? null
      if (id === null || slugs.has(seller)) return []
      return [fault(['products', i, 'id'], id, `a seller of this file before the slash: ${some(slugs)}`)]
    }),
    ...outlets.flatMap((outlet, i) => outletFaults(['outlets', i], outlet, ids)),
  ]
}

function outletFaults(path: Path, outlet: Loose, products: ReadonlySet<string | null>): Fault[] {
  const [rooms, staff, placements] = [listIn(outlet.rooms), listIn(outlet.staff), listIn(outlet.placements)]
  return [
    ...twice([...path, 'rooms'], textsIn(rooms, 'name'), 'name'),
    ...twice([...path, 'staff'], textsIn(staff, 'name'), 'name'),
    ...twice([...path, 'placements'], textsIn(placements, 'id'), 'id'),
    ...twice(
      [...path, 'placements'],
      placements.map(one => (textOf(one.product) === null ? null : `${one.product}, ${one.terms}`)),
      'product',
    ),
    ...placements.flatMap((one, i) => placementFaults([...path, 'placements', i], one, products)),
    ...staff.flatMap((one, i) => pinFaults([...path, 'staff', i, 'pin'], one, rooms)),
    ...(staff.some(({ role }) => role === 'manager')
      ? []
      : [
          {
            path: [...path, 'staff'],
            says: 'nobody is manager; allowed: at least one with "role": "manager"',
          },
        ]),
    ...promiseFaults(path, outlet, rooms, placements),
  ]
}

function placementFaults(path: Path, { product, terms, price }: Loose, products: ReadonlySet<string | null>) {
  const faults: Fault[] = []
  if (typeof product === 'string' && !products.has(product))
    faults.push(fault([...path, 'product'], product, `a product of this file: ${some(products)}`))
  if (typeof price === 'number' && typeof terms === 'string' && !priceFits(terms as Terms, price))
    faults.push(
      fault(
        [...path, 'price'],
        price,
        terms === 'complimentary' ? '0, for it is free' : 'more than 0, or complimentary terms',
      ),
    )
  return faults
}

function pinFaults(path: Path, { pin, name }: Loose, rooms: readonly Loose[]): Fault[] {
  const names = textsIn(rooms, 'name').filter(room => room !== null)
  if (typeof pin !== 'string' || !isWeakPin(pin, names)) return []
  return [{ path, says: `the PIN of ${textOf(name) ?? 'this person'} is easy to guess; allowed: another` }]
}

/** Hours, payments and dates that nobody could honour; asked of what has them. */
function promiseFaults(
  path: Path,
  outlet: Loose,
  rooms: readonly Loose[],
  placements: readonly Loose[],
): Fault[] {
  const { service, payments } = outlet
  if (!isObject(service) || !Array.isArray(payments)) return []
  const settings = { service, payments, rooms, placements } as unknown as Settings
  return settingFaults(settings).map(one => ({
    path: [...path, ...pathOf(one.path, placements)],
    says: `found ${one.found}, which cannot be kept; allowed: ${one.allowed}`,
  }))
}

/** `placements amplang` is the one of that id. */
function pathOf(named: string, placements: readonly Loose[]): Path {
  const [part = '', id] = named.split(' ')
  return id === undefined ? [part] : [part, placements.findIndex(one => one.id === id)]
}

const SOME = 6

function some(names: ReadonlySet<string | null>): string {
  const known = [...names].filter(name => name !== null)
  return known.length === 0
    ? 'there is none'
    : known.slice(0, SOME).join(', ') + (known.length > SOME ? ' …' : '')
}

function twice(path: Path, names: readonly (string | null)[], key: string): Fault[] {
  return names.flatMap((name, i) =>
    name === null || names.indexOf(name) === i ? [] : [fault([...path, i, key], name, 'each once')],
  )
}
