/**
 * A sheet held against what is there: row by row what is new, what changes and from what, what stays the same, and what is
 * refused and why. The same on the screen that shows it and in the program that does it.
 */
import { bare } from '../typed.ts'
import { type Cell, type CellFault, type CellValue, isEmpty, isFormulaError } from './cell.ts'
import { nearestOf } from './choices.ts'
import type { Column, Known, Reference, SheetKind } from './column.ts'

export interface SheetRow {
  /** In the file, as a spreadsheet counts: from 1. */
  readonly row: number
  /** By column; what is not said is left out. */
  readonly cells: Readonly<Record<string, Cell>>
}

export const ROW_STATES = ['refused', 'changed', 'new', 'same'] as const
export type RowState = (typeof ROW_STATES)[number]

export interface CellChange {
  /** `null`: nothing was said. */
  readonly from: CellValue | null
  readonly to: CellValue
}

export interface Outcome {
  readonly row: number
  readonly state: RowState
  /** Of what is there already. */
  readonly key: string | null
  readonly changes: Readonly<Record<string, CellChange>>
  readonly faults: Readonly<Record<string, CellFault>>
}

/** What a cell may name: by its code, or by what it is called. */
export interface NamedThing {
  readonly key: string
  readonly name: string
  /** What else it is called. */
  readonly also?: readonly string[]
  /** The key of whose it is. */
  readonly of?: string
}
export type Named = readonly NamedThing[]
export type References = Partial<Readonly<Record<Reference, Named>>>

interface ReadRow {
  readonly row: number
  readonly values: Record<string, CellValue>
  readonly faults: Record<string, CellFault>
}

export function compareRows(
  kind: SheetKind,
  rows: readonly SheetRow[],
  known: readonly Known[],
  references: References,
): Outcome[] {
  return rows.map(comparer(kind, known, references))
}

/** The same row by row, from the first on: whoever has others waiting may go on later. */
export function comparer(
  kind: SheetKind,
  known: readonly Known[],
  references: References,
): (row: SheetRow) => Outcome {
  const there: There = {
    byKey: new Map(known.map(thing => [thing.key, thing])),
    byName: grouped(kind.named, known),
    bySaid: grouped(saidOf(kind), known),
  }
  const first = new Map<string, number>()
  const named = indexed(references)
  const nearest = nearestIn()
  return sheetRow => {
    const read = readRow(kind, sheetRow, named, nearest)
    const thing = kind.isPaper === true ? null : findThing(kind, read, there, nearest)
    if (kind.isPaper !== true) refuseTwice(kind, read, thing, first)
    return outcomeOf(kind, read, thing)
  }
}

/** Beyond so many unknown names of one sheet nobody is helped by guesses, each of which looks at every name there is. */
const GUESSES_MAX = 50
type Nearest = (known: readonly string[], typed: string) => { readonly suggestion?: string }

function nearestIn(): Nearest {
  let guesses = 0
  return (known, typed) => {
    const suggestion = ++guesses > GUESSES_MAX ? undefined : nearestOf(known, typed)
    return suggestion === undefined ? {} : { suggestion }
  }
}

/** Each cell read by its column; an empty one says nothing. */
function readRow(kind: SheetKind, { row, cells }: SheetRow, named: Indices, nearest: Nearest): ReadRow {
  const spread = kind.spread?.(cells) ?? cells
  const read: ReadRow = { row, values: {}, faults: {} }
  for (const [id, column] of Object.entries(kind.columns)) {
    const cell = spread[id] ?? null
    if (isEmpty(cell)) continue
    if (isFormulaError(cell)) read.faults[id] = { code: 'formula-error' }
    else {
      const value = column.read(cell)
      if (!value.ok) read.faults[id] = value.fault
      else if (column.refers === undefined) read.values[id] = value.value
      else {
        const fault = refer(read, id, column, String(value.value), named[column.refers] ?? NOBODY, nearest)
        if (fault !== null) read.faults[id] = fault
      }
    }
  }
  return read
}

interface Index {
  readonly byKey: ReadonlyMap<string, NamedThing>
  readonly byName: ReadonlyMap<string, readonly NamedThing[]>
  readonly names: readonly string[]
}
type Indices = Partial<Readonly<Record<Reference, Index>>>
const NOBODY = indexOf([])

function indexed(references: References): Indices {
  return Object.fromEntries(Object.entries(references).map(([kind, named]) => [kind, indexOf(named)]))
}

export function indexOf(named: Named): Index {
  const byName = new Map<string, NamedThing[]>()
  for (const thing of named)
    for (const name of new Set([thing.name, ...(thing.also ?? [])].map(bare))) {
      const called = byName.get(name)
      if (called === undefined) byName.set(name, [thing])
      else called.push(thing)
    }
  const byKey = new Map(named.map(thing => [thing.key, thing]))
  return { byKey, byName, names: named.map(({ name }) => name) }
}

/** By its code, or by what it is called where nothing else is called so; of another than the row says it is none. */
function refer(
  { values }: ReadRow,
  id: string,
  { within }: Column,
  said: string,
  index: Index,
  nearest: Nearest,
): CellFault | null {
  const found = index.byKey.get(said)
  const called = found === undefined ? (index.byName.get(bare(said)) ?? []) : [found]
  const whose = within === undefined ? undefined : values[within]
  const meant = called.filter(({ of }) => whose === undefined || of === undefined || of === whose)
  const [one] = meant
  if (meant.length > 1) return { code: 'two-of-that-name' }
  if (one === undefined) return { code: 'unknown', ...(called.length > 0 ? {} : nearest(index.names, said)) }
  values[id] = one.key
  return null
}

/** What is always said of what a thing is called. */
const saidOf = ({ named, unsaid = [] }: SheetKind) => named.filter(id => !unsaid.includes(id))

function nameIn(named: readonly string[], values: Readonly<Record<string, CellValue>>): string | null {
  const parts = named.map(id => values[id])
  return parts.some(part => part === undefined) ? null : parts.map(part => bare(String(part))).join(' ')
}

function grouped(named: readonly string[], known: readonly Known[]): ReadonlyMap<string, readonly Known[]> {
  const groups = new Map<string, Known[]>()
  for (const thing of known) {
    const name = nameIn(named, thing.cells)
    if (name === null) continue
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [thing])
    else group.push(thing)
  }
  return groups
}

/** What is there, by its key, by all of what it is called, and by what is always said of that. */
interface There {
  readonly byKey: ReadonlyMap<string, Known>
  readonly byName: ReadonlyMap<string, readonly Known[]>
  readonly bySaid: ReadonlyMap<string, readonly Known[]>
}

/** Which thing a row speaks of: by its code where it says one, else by what it is called. `null`: none that is there. */
function findThing(kind: SheetKind, read: ReadRow, there: There, nearest: Nearest): Known | null {
  const { values, faults } = read
  const code = kind.code === undefined ? undefined : values[kind.code]
  if (kind.code !== undefined && code !== undefined) {
    const thing = there.byKey.get(String(code)) ?? null
    if (thing === null)
      faults[kind.code] = { code: 'unknown', ...nearest([...there.byKey.keys()], String(code)) }
    return thing
  }
  const things = calledSo(kind, read, there)
  // However it is spelled there: by its name it was found, and its name does not change by it.
  if (things.length === 1) for (const id of kind.named) delete values[id]
  const [called] = kind.named.slice(-1)
  if (things.length > 1 && called !== undefined) faults[called] = { code: 'two-of-that-name' }
  return things[0] ?? null
}

function calledSo(kind: SheetKind, { values, faults }: ReadRow, { byName, bySaid }: There) {
  const name = nameIn(kind.named, values)
  if (name !== null) return byName.get(name) ?? []
  const isUnsaid = kind.unsaid?.every(id => faults[id] === undefined) ?? false
  const said = isUnsaid ? nameIn(saidOf(kind), values) : null
  return said === null ? [] : (bySaid.get(said) ?? [])
}

/** One thing in two rows of a sheet is asked: either may be meant. */
function refuseTwice(kind: SheetKind, read: ReadRow, thing: Known | null, first: Map<string, number>): void {
  const name = thing === null ? nameIn(kind.named, read.values) : thing.key
  if (name === null) return
  const mark = `${thing === null ? 'new' : 'known'} ${name}`
  const before = first.get(mark)
  const [called] = kind.named.slice(-1)
  if (before === undefined) first.set(mark, read.row)
  else if (called !== undefined) read.faults[called] = { code: 'twice', row: before }
}

function outcomeOf(kind: SheetKind, { row, values, faults }: ReadRow, thing: Known | null): Outcome {
  const changes: Record<string, CellChange> = {}
  for (const [id, column] of Object.entries(kind.columns)) {
    const to = values[id]
    const from = thing?.cells[id] ?? null
    if (to === undefined) {
      if (thing === null && column.isNeeded && faults[id] === undefined) faults[id] = { code: 'missing' }
    } else if (!isSame(from, to)) {
      if (thing !== null && isKept(kind, id, column)) faults[id] = { code: 'fixed' }
      else changes[id] = { from, to }
    }
  }
  const isChanged = Object.keys(changes).length > 0
  const state: RowState = thing === null ? 'new' : isChanged ? 'changed' : 'same'
  const isRefused = Object.keys(faults).length > 0
  return { row, state: isRefused ? 'refused' : state, key: thing?.key ?? null, changes, faults }
}

/** What a thing is found by where it has no code is what it is. */
function isKept(kind: SheetKind, id: string, { isFixed }: Column): boolean {
  return isFixed === true && id !== kind.code
}

export function isSame(a: CellValue | null, b: CellValue | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The same, refused at that cell. */
export function refused(outcome: Outcome, column: string, fault: CellFault): Outcome {
  return { ...outcome, state: 'refused', faults: { ...outcome.faults, [column]: fault } }
}
