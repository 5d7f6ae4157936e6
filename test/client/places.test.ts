/**
 * Who is shown what, for every set of rights. Where a place leads is read from its modules, what an address demands from the
 * contract, and who finds the place from the domain's table: nobody meets a deed that is refused to them, and whoever may do
 * something finds where. An address, a place or a module more is looked at by itself.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { COMMAND_ROUTES } from '../../src/contract/command-routes.ts'
import { type Audience, ROUTES, type Route, type RouteName } from '../../src/contract/routes.ts'
import {
  AGENCY_PLACES,
  AGENCY_RIGHTS,
  type AgencyPlace,
  DESK_PLACES,
  type DeskPlace,
  mayFind,
  OUTLET_PLACES,
  OUTLET_RIGHTS,
  type OutletPlace,
  type PlaceRights,
  type Right,
  STANDS_ON,
} from '../../src/domain/rights.ts'

const CLIENT = fileURLToPath(new URL('../../src/client/', import.meta.url))

interface Office {
  readonly places: Readonly<Record<string, PlaceRights>>
  /** What is there for whoever is in, wherever they are. */
  readonly frame: string
  /** By place, the modules that are shown where it is found. */
  readonly modules: Readonly<Record<string, readonly string[]>>
}

const LEDGERS = 'evaluate/register/section.tsx'
const agency: Office = {
  places: AGENCY_PLACES,
  frame: 'evaluate/app.tsx',
  modules: {
    report: ['evaluate/report.tsx'],
    coverage: ['evaluate/coverage/use-coverage.ts'],
    troubles: ['evaluate/troubles.tsx'],
    register: ['evaluate/register/products.tsx'],
    makers: ['evaluate/register/makers.tsx'],
    outlets: ['evaluate/register/outlets.tsx'],
    import: ['evaluate/import.tsx'],
    books: ['evaluate/books.tsx'],
    people: ['evaluate/people.tsx'],
    acts: ['evaluate/acts.tsx'],
  } satisfies Record<AgencyPlace, readonly string[]>,
}
const outlet: Office = {
  places: OUTLET_PLACES,
  frame: 'manage/app.tsx',
  modules: {
    placements: ['manage/shelf/part.tsx'],
    goods: ['manage/goods/part.tsx'],
    documents: ['manage/documents.tsx'],
    rooms: ['manage/rooms/rooms.tsx'],
    sheet: ['manage/cards/qr-sheet.tsx'],
    import: ['manage/import.tsx'],
    people: ['manage/people.tsx'],
    duty: ['manage/duty/duty.tsx'],
    settings: ['manage/settings/settings.tsx'],
    acts: ['manage/acts.tsx'],
  } satisfies Record<OutletPlace, readonly string[]>,
}
const SHELL = 'desk/shell/shell.tsx'
const SCREENS = 'desk/screens.ts'
/** What is tapped there goes through the outbox, by the name of its command. */
const STEPS = 'desk/live/use-steps.ts'
const desk: Office = {
  places: DESK_PLACES,
  frame: 'desk/desk.tsx',
  modules: {
    board: [SHELL, 'desk/board/board-screen.tsx'],
    rooms: [SHELL, 'desk/rooms/rooms.tsx'],
    bills: [SHELL, 'desk/bills/open-list.tsx'],
    documents: [SHELL, 'desk/documents/documents.tsx'],
    handover: [SHELL, 'desk/bills/handover.tsx'],
  } satisfies Record<DeskPlace, readonly string[]>,
}

/** Whose screens those are, and for whom the contract has their addresses. */
interface Person {
  readonly offices: readonly Office[]
  readonly who: readonly Audience[]
  readonly rights: readonly Right[]
}
const PEOPLE: Readonly<Record<string, Person>> = {
  officer: { offices: [agency], who: ['agency', 'member'], rights: AGENCY_RIGHTS },
  manager: { offices: [outlet, desk], who: ['desk', 'manager', 'member'], rights: OUTLET_RIGHTS },
  clerk: { offices: [desk], who: ['desk'], rights: OUTLET_RIGHTS },
}

/** Addresses to which not everybody has a way who may ask them, and why. */
const WITHOUT_A_WAY: Readonly<Partial<Record<RouteName, string>>> = {
  addRoom: 'a range adds one as well',
  moveGoods: 'goods move by papers',
  managedRooms: 'rooms are asked for a page at a time',
  agencyLog: 'it is told where things of the register stand, and under the books',
  documents: 'pages of an earlier release ask it by the day',
  dropTaps: 'what waits at a desk is seen by whoever sells there; people alone opens none',
  lockDesk: 'where nobody serves there is nothing to lock',
}

interface Module {
  readonly leadsTo: readonly string[]
  readonly asks: readonly RouteName[]
  /** Rights after which it asks before it shows something. */
  readonly asksAfter: readonly string[]
}

const isRoute = (name: string): name is RouteName => name in ROUTES
const found = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), match => match[1] ?? '')

const known = new Map<string, Module>()
function moduleOf(path: string): Module {
  const before = known.get(path)
  if (before !== undefined) return before
  const text = readFileSync(join(CLIENT, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const imported = found(text, /^(?:import|export)\s(?!type\b)[^;']*?'(\.[^']+\.tsx?)'/gm)
  const later = found(text, /\bimport\('(\.[^']+)'\)/g)
  const module: Module = {
    leadsTo: [...imported, ...later]
      .map(name => join(dirname(path), name))
      .filter(name => !name.startsWith('..') && existsSync(join(CLIENT, name))),
    asks:
      path === STEPS
        ? Object.values(COMMAND_ROUTES)
        : found(text, /\bask(?:Again)?<'(\w+)'>/g).filter(isRoute),
    asksAfter: found(text, /\b(?:may|useMay\(\))\('(\w+)'\)/g),
  }
  known.set(path, module)
  return module
}

interface Ask {
  readonly name: RouteName
  readonly at: string
  /** On the way there it is asked whether whoever looks may. */
  readonly isAskedAfter: boolean
}

/** All that can be asked from there on, but behind `stops`. */
function asksFrom(roots: readonly string[], stops: ReadonlySet<string> = new Set()): readonly Ask[] {
  const asks = new Map<string, Ask>()
  const seen = new Set<string>()
  const walk = (path: string, before: readonly string[]): void => {
    const { leadsTo, asks: names, asksAfter } = moduleOf(path)
    const after = [...new Set([...before, ...asksAfter])].sort()
    const step = `${path} ${after.join()}`
    if (seen.has(step)) return
    seen.add(step)
    for (const name of names) {
      const ask = { name, at: path, isAskedAfter: after.includes(rightOf(name) ?? '') }
      asks.set(JSON.stringify(ask), ask)
    }
    for (const next of leadsTo) if (!stops.has(next)) walk(next, after)
  }
  for (const root of roots) walk(root, [])
  return [...asks.values()]
}

function rightOf(name: RouteName): Right | undefined {
  const route: Route = ROUTES[name]
  return route.right
}

/** As the server decides, of somebody whose address it is. */
function mayAsk(name: RouteName, set: readonly Right[]): boolean {
  const right = rightOf(name)
  return right === undefined || set.includes(right)
}

const frameOf = ({ frame, modules }: Office) =>
  asksFrom([frame], new Set([...Object.values(modules).flat(), LEDGERS]))

/** All sets there are. */
function setsOf(all: readonly Right[]): readonly (readonly Right[])[] {
  return Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_, i) => (bits >> i) % 2 === 1))
}

const places = [agency, outlet, desk].flatMap(office =>
  Object.entries(office.places).map(([place, row]) => ({
    where: `${office.frame.split('/')[0]} ${place}`,
    office,
    row,
    asks: asksFrom(office.modules[place] ?? [], new Set([SCREENS])),
  })),
)

test('each place is read from modules that ask for something', () => {
  expect(places.filter(({ asks }) => asks.length === 0).map(({ where }) => where)).toEqual([])
})

/** All that is asked for somebody with those rights, and where. */
function shownTo({ offices }: Person, set: readonly Right[]): readonly (Ask & { where: string })[] {
  const there = places.filter(({ office, row }) => offices.includes(office) && mayFind(row, set))
  return [...offices.map(office => ({ where: 'frame', asks: frameOf(office) })), ...there]
    .flatMap(({ where, asks }) => asks.map(ask => ({ where, ...ask })))
    .filter(({ name, isAskedAfter }) => !isAskedAfter || mayAsk(name, set))
}

/** Sets that screens give: with each right what it stands on. */
const isWhole = (set: readonly string[]) =>
  Object.entries(STANDS_ON).every(([right, on]) => !set.includes(right) || set.includes(on))

/** What somebody may ask, and nothing that they are shown does. */
function lostTo(person: Person, set: readonly Right[]): readonly RouteName[] {
  const shown = new Set(shownTo(person, set).map(({ name }) => name))
  return (Object.keys(ROUTES) as RouteName[]).filter(
    name => person.who.includes(ROUTES[name].who) && mayAsk(name, set) && !shown.has(name),
  )
}

describe.each(Object.entries(PEOPLE))('of every set of rights a %s', (_, person) => {
  const sets = setsOf(person.rights)
  const told = (set: readonly Right[]) => `with ${set.join('+') || 'nothing'}`

  test('meets nothing that is refused for want of a right', () => {
    const wrong = sets.flatMap(set =>
      shownTo(person, set)
        .filter(({ name }) => person.who.includes(ROUTES[name].who) && !mayAsk(name, set))
        .map(({ where, name, at }) => `${where}: ${told(set)} ${at} asks ${name}`),
    )
    expect([...new Set(wrong)]).toEqual([])
  })

  test('finds a way to all that they may', () => {
    const wrong = sets.filter(isWhole).flatMap(set =>
      lostTo(person, set)
        .filter(name => !(name in WITHOUT_A_WAY))
        .map(name => `${told(set)} no way to ${name}`),
    )
    expect(wrong).toEqual([])
  })
})

test('what is said to be without a way is so', () => {
  const lost = Object.values(PEOPLE).flatMap(person =>
    setsOf(person.rights).flatMap(set => lostTo(person, set)),
  )
  expect(Object.keys(WITHOUT_A_WAY).filter(name => isRoute(name) && !lost.includes(name))).toEqual([])
})

test('the table says of each place what its deeds take besides', () => {
  const told = places.map(({ where, row }) => [where, [...row.does].sort()])
  const read = places.map(({ where, office, row, asks }) => {
    const who = Object.values(PEOPLE).flatMap(one => (one.offices.includes(office) ? one.who : []))
    const taken = asks
      .filter(({ name }) => who.includes(ROUTES[name].who))
      .flatMap(({ name }) => rightOf(name) ?? [])
    const given: readonly Right[] = row.shows.length === 1 ? row.shows : []
    return [where, [...new Set(taken.filter(right => !given.includes(right)))].sort()]
  })
  expect(read).toEqual(told)
})
