/** Sheets as a file would say them: their rows, looked at and taken in. */
import type { SheetOutcome } from '../../src/contract/sheets.ts'
import type { Cell } from '../../src/domain/sheets/cell.ts'
import type { SheetRow } from '../../src/domain/sheets/compare.ts'
import type { Hand } from '../../src/server/usecases/sheets/keeper.ts'
import type { Sheet } from '../../src/server/usecases/sheets/sheet.ts'
import { previewSheet, takeIn } from '../../src/server/usecases/sheets/take-in.ts'
import type { World } from '../../src/server/usecases/world.ts'

export type Cells = Readonly<Record<string, Cell>>

/** Under which a sheet is taken in: the first, the second … */
export const sheetId = (n: number) => `019ab000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** Below their heads. */
export const rows = (...cells: readonly Cells[]): SheetRow[] =>
  cells.map((one, i) => ({ row: i + 2, cells: one }))

export const lookAt = async <By extends Hand>(world: World, sheet: Sheet<By>, some: readonly SheetRow[]) =>
  (await previewSheet(world, sheet, some)).outcomes

/** As it was looked at right before. */
export async function take<By extends Hand>(
  world: World,
  sheet: Sheet<By>,
  some: readonly SheetRow[],
  id = sheetId(1),
) {
  const { version } = await previewSheet(world, sheet, some)
  return takeIn(world, sheet, id, { rows: some, version })
}

/** What becomes of a row, and of which cells why not. */
export const fateOf = ({ state, faults }: SheetOutcome) => [
  state,
  Object.fromEntries(Object.entries(faults).map(([id, { code }]) => [id, code])),
]
