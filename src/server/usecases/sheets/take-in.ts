/**
 * A sheet is compared to what is there, and taken in: all of it or nothing, in one transaction, once by its id, and only where
 * what it does is still what was seen.
 */
import { createHash } from 'node:crypto'
import type { SheetPreview, SheetThings, TakenIn } from '../../../contract/sheets.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import type { Known } from '../../../domain/sheets/column.ts'
import { type CellChange, comparer, type Outcome, type SheetRow } from '../../../domain/sheets/compare.ts'
import { SHEETS } from '../../../domain/sheets/kinds.ts'
import type { Applied } from '../../../domain/sheets/undo.ts'
import { DAY_MS, toTimestamp } from '../../../domain/time.ts'
import { inTurns } from '../../process/breathe.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import {
  addImport,
  findImport,
  lastImport,
  type SheetImport,
  type SheetTaken,
} from '../../storage/statements/city/sheet-imports.ts'
import type { Sql } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { writeAt } from '../write-at.ts'
import { type Hand, nameOf, placeOf, ROWS_A_BREATH, type Values, type Written } from './keeper.ts'
import { labelsOf } from './references.ts'
import type { Sheet } from './sheet.ts'

/** For so long it is remembered how things were before, and that an id was taken in. */
const REMEMBERED_MS = 30 * DAY_MS

export async function readSheet<By extends Hand>(world: World, sheet: Sheet<By>): Promise<SheetThings> {
  return world.storage.read(async sql => {
    const { by, name, keeper } = sheet
    const things = await keeper.known(sql, world, by)
    const last = await lastImport(sql, placeOf(by), name)
    return {
      things: await inTurns(things, ROWS_A_BREATH, toThing),
      names: labelsOf(SHEETS[name], things, await keeper.references(sql, by)),
      last: last === null ? null : taken(last, true),
    }
  })
}

function toThing({ key, cells }: Known): SheetThings['things'][number] {
  const copied = Object.entries(cells).map(([id, value]) => [id, copyOf(value)])
  return { key, cells: Object.fromEntries(copied) }
}

export function copyOf(value: CellChange['to']): SheetThings['things'][number]['cells'][string] {
  return typeof value === 'object' ? [...value] : value
}

export async function previewSheet<By extends Hand>(
  world: World,
  sheet: Sheet<By>,
  rows: readonly SheetRow[],
): Promise<SheetPreview> {
  const { outcomes } = await world.storage.read(sql => compare(sql, world, sheet, rows))
  return { outcomes: await inTurns(outcomes, ROWS_A_BREATH, told), version: await versionOf(outcomes) }
}

function told({ changes, faults, ...outcome }: Outcome): SheetPreview['outcomes'][number] {
  const copied = Object.entries(changes).map(([id, { from, to }]) => [
    id,
    { from: from === null ? null : copyOf(from), to: copyOf(to) },
  ])
  return { ...outcome, changes: Object.fromEntries(copied), faults: { ...faults } }
}

async function compare<By extends Hand>(
  sql: Sql,
  world: World,
  { name, keeper, by }: Sheet<By>,
  rows: readonly SheetRow[],
): Promise<{ readonly known: readonly Known[]; readonly outcomes: readonly Outcome[] }> {
  const known = await keeper.known(sql, world, by)
  const compareOne = comparer(SHEETS[name], known, await keeper.references(sql, by))
  const outcomes = await inTurns(rows, ROWS_A_BREATH, compareOne)
  return { known, outcomes: (await keeper.check?.(sql, world, by, outcomes)) ?? outcomes }
}

/** What a sheet would do is the same where all of it is: the hash of its JSON. */
async function versionOf(outcomes: readonly Outcome[]): Promise<string> {
  const hash = createHash('sha256').update('[')
  let between = ''
  await inTurns(outcomes, ROWS_A_BREATH, outcome => {
    hash.update(between + JSON.stringify(outcome))
    between = ','
  })
  return hash.update(']').digest('base64url')
}

export async function takeIn<By extends Hand>(
  world: World,
  sheet: Sheet<By>,
  id: string,
  { rows, version }: { readonly rows: readonly SheetRow[]; readonly version: string },
): Promise<Result<{ readonly taken: TakenIn; readonly isNew: boolean }, 'sheet-refused' | 'sheet-moved'>> {
  const { by, name, keeper } = sheet
  const at = placeOf(by)
  const done = await writeAt(world, at, async sql => {
    const before = await findImport(sql, at, id)
    if (before !== null)
      return before.version === version ? ok({ made: before, isNew: false }) : refuse('sheet-moved')
    const { outcomes } = await compare(sql, world, sheet, rows)
    if ((await versionOf(outcomes)) !== version) return refuse('sheet-moved')
    if (outcomes.some(({ state }) => state === 'refused')) return refuse('sheet-refused')
    const atMs = world.clock.now()
    const applied = await write({ sql, world, atMs, id }, sheet, outcomes)
    const made = importOf(sheet, id, { outcomes, applied, version, atMs })
    await addImport(sql, made)
    const changed = { added: made.added, changed: made.changed }
    await addAct(sql, at, { actor: by, what: 'take-sheet', on: name, changed }, atMs)
    return ok({ made, isNew: true })
  })
  if (!done.ok) return done
  const { made, isNew } = done.value
  if (isNew)
    await keeper.afterwards?.(
      world,
      by,
      made.applied.map(({ key }) => key),
    )
  return ok({ taken: taken(made, true), isNew })
}

async function write<By extends Hand>(
  to: Written,
  { keeper, by }: Sheet<By>,
  outcomes: readonly Outcome[],
): Promise<readonly Applied[]> {
  const added = outcomes.filter(({ state }) => state === 'new')
  const changed = outcomes.filter(({ state }) => state === 'changed')
  const set = changed.map(({ key, changes }) => ({ key: key ?? '', cells: side(changes, 'to') }))
  await keeper.set(to, by, set)
  const keys = await keeper.add(
    to,
    by,
    added.map(({ changes }) => side(changes, 'to') as Values),
  )
  // As they are once they are added: with what the program gave them.
  const now = new Map((await keeper.known(to.sql, to.world, by)).map(({ key, cells }) => [key, cells]))
  return [
    ...changed.map(({ key, changes }): Applied => {
      return {
        key: key ?? '',
        isNew: false,
        before: side(changes, 'from'),
        after: side(changes, 'to') as Values,
      }
    }),
    ...keys.map((key): Applied => ({ key, isNew: true, before: {}, after: now.get(key) ?? {} })),
  ]
}

function side(changes: Outcome['changes'], which: keyof CellChange) {
  return Object.fromEntries(Object.entries(changes).map(([id, change]) => [id, change[which]]))
}

interface Made {
  readonly outcomes: readonly Outcome[]
  readonly applied: readonly Applied[]
  readonly version: string
  readonly atMs: number
}

function importOf<By extends Hand>(
  { name, by }: Sheet<By>,
  importId: string,
  { outcomes, applied, version, atMs }: Made,
): SheetImport {
  const count = (wanted: Outcome['state']) => outcomes.filter(({ state }) => state === wanted).length
  return {
    outlet: placeOf(by),
    importId,
    sheet: name,
    madeBy: nameOf(by),
    at: atMs,
    expiresAt: atMs + REMEMBERED_MS,
    version,
    added: count('new'),
    changed: count('changed'),
    same: count('same'),
    undoneAt: null,
    applied,
  }
}

export function taken(made: SheetTaken, isLast: boolean): TakenIn {
  const { importId, at, madeBy, added, changed, same, undoneAt } = made
  return {
    id: importId,
    at: toTimestamp(at),
    by: madeBy,
    ...{ added, changed, same },
    undone: undoneAt === null ? null : toTimestamp(undoneAt),
    canUndo: isLast && undoneAt === null && added + changed > 0,
  }
}
