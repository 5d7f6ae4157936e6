/**
 * Rooms as they hang on the key rack: `801–824, lantai 8; 826`, or lines pasted from a sheet. What is read is said back in
 * words before anything is made of it; what cannot be read for sure is a fault and never guessed.
 */
import { ROOM_NAME, type RoomName } from './ids.ts'
import { bare, nameOf, tidy } from './typed.ts'

/** Rooms of one go, and of an outlet. */
export const ROOMS_AT_ONCE_MAX = 2_000
export const ROOMS_MAX = 5_000
/** Runs of rooms that are read out or noted; of more, the first. */
export const RUNS_TOLD_MAX = 40
/** What is typed or pasted in one go: as many rooms, each on a line of its own. */
export const RANGES_LENGTH_MAX = 40_000
export const FLOOR_MIN = -9
export const FLOOR_MAX = 200

export interface WrittenRoom {
  readonly name: RoomName
  readonly floor: number
}

export const RANGE_FAULTS = [
  'unreadable',
  'backwards',
  'no-floor',
  'no-such-floor',
  'twice',
  'too-many',
] as const
export type RangeFault = (typeof RANGE_FAULTS)[number]

export interface ReadRooms {
  /** In the order in which they are written, each once. */
  readonly rooms: readonly WrittenRoom[]
  /** With the words in which each stands. */
  readonly faults: readonly { readonly fault: RangeFault; readonly text: string }[]
}

const FLOOR = /\b(?:lantai|lt|floor|level)\b\.? ?(-?\d{1,4})\b/iu
const WITHOUT = /\b(?:tanpa|kecuali|without|except)\b:?/iu
/** `801-824`, `B1-B12`: what stands before the number is the same on both sides. */
const RANGE = /^(.*?)(\d{1,9})-\1(\d{1,9})$/u
const SPELLED_RANGES = / (?:sampai(?: dengan)?|s\/d|s\.d\.?|hingga|to|until) |\.\.\.?|…/giu

/** A floor that was said holds for what follows without one. */
export function readRooms(typed: string): ReadRooms {
  const rooms = new Map<string, WrittenRoom>()
  const faults: { fault: RangeFault; text: string }[] = []
  let said: number | null = null
  for (const text of typed.split(/[;\n\r]+/).map(clauseOf)) {
    if (text === '') continue
    const clause = readClause(text, said)
    said = clause.said
    faults.push(...clause.faults)
    for (const room of clause.rooms) {
      const known = rooms.get(bare(room.name))
      if (known === undefined) rooms.set(bare(room.name), room)
      else if (known.floor !== room.floor || known.name !== room.name)
        faults.push({ fault: 'twice', text: room.name })
    }
    if (rooms.size > ROOMS_AT_ONCE_MAX) {
      faults.push({ fault: 'too-many', text })
      break
    }
  }
  return { rooms: [...rooms.values()], faults }
}

/** Cells of a pasted line are the name and its floor. */
function clauseOf(line: string): string {
  const [name = '', floor = ''] = line.split('\t')
  const isSheet = /^\s*-?\d+\s*$/.test(floor)
  return tidy(isSheet ? `${name}, lantai ${floor}` : line).replace(SPELLED_RANGES, '-')
}

interface Clause extends ReadRooms {
  readonly said: number | null
}

function readClause(text: string, before: number | null): Clause {
  const found = FLOOR.exec(text)?.[1]
  const said = found === undefined ? before : Number(found)
  if (said !== null && (said < FLOOR_MIN || said > FLOOR_MAX))
    return { rooms: [], faults: [{ fault: 'no-such-floor', text }], said: null }
  const [wanted = '', ...without] = text.replace(FLOOR, ',').split(WITHOUT)
  const named = namesIn(wanted)
  const left = namesIn(without.join(','))
  const isLeftOut = new Set(left.names.map(bare))
  const faults = [...named.faults, ...left.faults]
  const rooms = named.names
    .filter(name => !isLeftOut.has(bare(name)))
    .flatMap(name => {
      const floor = said ?? floorIn(name)
      if (floor === null) faults.push({ fault: 'no-floor', text: name })
      return floor === null ? [] : [{ name, floor }]
    })
  return { rooms, faults, said }
}

/** Where nobody has said one, a number of three or four digits says it: 826 is on floor 8, 1204 on floor 12. */
function floorIn(name: RoomName): number | null {
  return /^\d{3,4}$/.test(name) && Number(name) >= 100 ? Math.floor(Number(name) / 100) : null
}

interface Names {
  readonly names: readonly RoomName[]
  readonly faults: ReadRooms['faults']
}

function namesIn(text: string): Names {
  const parts = text
    .split(',')
    .map(part => nameOf(part.replace(/^[ :.]+|[ :.]+$/g, '')))
    .filter(part => part !== '')
    .map(namesOf)
  return { names: parts.flatMap(({ names }) => names), faults: parts.flatMap(({ faults }) => faults) }
}

function namesOf(text: string): Names {
  const no = (fault: RangeFault): Names => ({ names: [], faults: [{ fault, text }] })
  const [, prefix = '', first = '', last = ''] = RANGE.exec(text) ?? []
  if (first === '') return ROOM_NAME.test(text) ? { names: [text], faults: [] } : no('unreadable')
  const count = Number(last) - Number(first) + 1
  if (count < 1) return no('backwards')
  if (count > ROOMS_AT_ONCE_MAX) return no('too-many')
  const names = Array.from(
    { length: count },
    (_, i) => prefix + String(Number(first) + i).padStart(first.length, '0'),
  )
  return names.every(name => ROOM_NAME.test(name)) ? { names, faults: [] } : no('unreadable')
}

/** `801` to `824`; one alone is its own last. */
export interface Run {
  readonly first: RoomName
  readonly last: RoomName
  readonly count: number
}

/** Names that follow each other, as one reads them out. */
export function runsOf(names: readonly RoomName[]): readonly Run[] {
  const runs: Run[] = []
  for (const name of names) {
    const run = runs[runs.length - 1]
    if (run !== undefined && follows(run.last, name))
      runs[runs.length - 1] = { ...run, last: name, count: run.count + 1 }
    else runs.push({ first: name, last: name, count: 1 })
  }
  return runs
}

const NUMBERED = /^(.*?)(\d{1,9})$/u

function follows(before: RoomName, name: RoomName): boolean {
  const [, prefix = '', digits = ''] = NUMBERED.exec(before) ?? []
  return digits !== '' && name === prefix + String(Number(digits) + 1).padStart(digits.length, '0')
}
