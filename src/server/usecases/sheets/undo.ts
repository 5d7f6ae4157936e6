/** The last sheet that was taken in, put back once, as far as nobody has changed since what it changed. */
import type { SheetUndone } from '../../../contract/sheets.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import type { Known, SheetKind } from '../../../domain/sheets/column.ts'
import type { References } from '../../../domain/sheets/compare.ts'
import { SHEETS } from '../../../domain/sheets/kinds.ts'
import { type Applied, undoOf } from '../../../domain/sheets/undo.ts'
import { inTurns } from '../../process/breathe.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { findImport, lastImport, setUndone } from '../../storage/statements/city/sheet-imports.ts'
import type { World } from '../world.ts'
import { writeAt } from '../write-at.ts'
import { type Hand, placeOf, ROWS_A_BREATH, type Setting, type Undoing, type Written } from './keeper.ts'
import type { Sheet } from './sheet.ts'
import { taken } from './take-in.ts'

export async function undoSheet<By extends Hand>(
  world: World,
  sheet: Sheet<By>,
  id: string,
): Promise<Result<SheetUndone, 'not-found' | 'sheet-moved'>> {
  const { by, name, keeper } = sheet
  const at = placeOf(by)
  const done = await writeAt(world, at, async sql => {
    const made = await findImport(sql, at, id)
    if (made === null || made.sheet !== name) return refuse('not-found')
    const last = await lastImport(sql, at, name)
    if (last?.importId !== id || made.undoneAt !== null) return refuse('sheet-moved')
    const to = { sql, world, atMs: world.clock.now(), id }
    const undoing = (await keeper.undo?.(to, by)) ?? (await putBack(to, sheet, made.applied))
    const { undone, left } = undoing
    await setUndone(sql, at, id, to.atMs)
    const changed = { undone, left: left.length }
    await addAct(sql, at, { actor: by, what: 'undo-sheet', on: name, changed }, to.atMs)
    const keys = made.applied.map(({ key }) => key)
    return ok({ taken: taken({ ...made, undoneAt: to.atMs }, true), undone, left: [...left], keys })
  })
  if (!done.ok) return done
  const { keys, ...told } = done.value
  await keeper.afterwards?.(world, by, keys)
  return ok(told)
}

/** Row by row: what is as the sheet left it becomes what it was. */
async function putBack<By extends Hand>(
  to: Written,
  { name, by, keeper }: Sheet<By>,
  applied: readonly Applied[],
): Promise<Undoing> {
  const now = await nowOf(to, { by, keeper }, applied)
  const undo = undoOf(applied, now)
  const back: Setting[] = []
  const kept: Undoing['left'][number][] = []
  await inTurns(undo, ROWS_A_BREATH, async one => {
    if (one.does !== 'put-back') return
    const why = (await keeper.keeps?.(to, by, one)) ?? null
    if (why === null) back.push(one)
    else kept.push({ key: one.key, why })
  })
  await keeper.set(to, by, back)
  const added = undo.flatMap(one => (one.does === 'remove' ? [one.key] : []))
  const used = await keeper.remove(to, by, added)
  const left = [
    ...undo.flatMap(one => (one.does === 'leave' ? [{ key: one.key, why: one.why }] : [])),
    ...kept,
    ...used.map(key => ({ key, why: 'in-use' as const })),
  ]
  const called = calledIn(SHEETS[name], now, await keeper.references(to.sql, by))
  return {
    undone: undo.length - left.length,
    left: left.map(one => ({ ...one, ...(called.get(one.key) ?? {}) })),
  }
}

/** What is called otherwise than by its key, as people call it. */
function calledIn(kind: SheetKind, now: readonly Known[], references: References) {
  const [id = ''] = kind.named.slice(-1)
  const refers = kind.columns[id]?.refers
  const names = new Map(
    (refers === undefined ? [] : (references[refers] ?? [])).map(one => [one.key, one.name]),
  )
  return new Map(
    now.flatMap(({ key, cells }) => {
      const said = String(cells[id] ?? key)
      const name = names.get(said) ?? said
      return name === key ? [] : [[key, { name }] as const]
    }),
  )
}

/** What was taken in, as it is now. */
async function nowOf<By extends Hand>(
  { sql, world }: Written,
  { by, keeper }: Pick<Sheet<By>, 'by' | 'keeper'>,
  applied: readonly Applied[],
): Promise<readonly Known[]> {
  if (keeper.one === undefined) return (keeper.all ?? keeper.known)(sql, world, by)
  const now: Known[] = []
  for (const { key } of applied) {
    const known = await keeper.one(sql, by, key)
    if (known !== null) now.push(known)
  }
  return now
}
