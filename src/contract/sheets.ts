/** Sheets that are taken in and handed out: their rows as JSON, what becomes of each, and the last that was taken in. */
import * as z from 'zod/mini'
import { CELL_FAULTS } from '../domain/sheets/cell.ts'
import { ROW_STATES } from '../domain/sheets/compare.ts'
import { AGENCY_SHEETS, CELL_CHARACTERS_MAX, OUTLET_SHEETS, SHEET_ROWS_MAX } from '../domain/sheets/kinds.ts'
import { UNDONE_NOT } from '../domain/sheets/undo.ts'
import { Time, Uuid } from './words.ts'

const Column = z.string().check(z.regex(/^[a-zA-Z.]{1,40}$/))
const Value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
const Values = z.record(z.string(), Value)

/** A date is a text `YYYY-MM-DD`; an empty cell may be left out. */
const Cell = z.union([z.string().check(z.maxLength(CELL_CHARACTERS_MAX)), z.number(), z.boolean(), z.null()])
export const SheetRow = z.object({
  /** In the file, from 1. */
  row: z.int().check(z.minimum(1), z.maximum(2_000_000)),
  cells: z.record(Column, Cell),
})
export const SheetRows = z.array(SheetRow).check(z.minLength(1), z.maxLength(SHEET_ROWS_MAX))

export const CellFault = z.object({
  code: z.enum(CELL_FAULTS),
  suggestion: z.optional(z.string()),
  limit: z.optional(z.number()),
  row: z.optional(z.int()),
})

export const SheetOutcome = z.object({
  row: z.int(),
  state: z.enum(ROW_STATES),
  key: z.nullable(z.string()),
  changes: z.record(z.string(), z.object({ from: z.nullable(Value), to: Value })),
  faults: z.record(z.string(), CellFault),
})
export type SheetOutcome = z.infer<typeof SheetOutcome>

export const SheetPreview = z.object({
  outcomes: z.array(SheetOutcome),
  /** Of what was compared: sent along when it is applied. */
  version: z.string(),
})
export type SheetPreview = z.infer<typeof SheetPreview>

/** What was taken in, once. */
export const TakenIn = z.object({
  id: Uuid,
  at: Time,
  by: z.string(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  undone: z.nullable(Time),
  /** Nothing was taken in since, and it is remembered how it was before. */
  canUndo: z.boolean(),
})
export type TakenIn = z.infer<typeof TakenIn>

/** What is there, as a sheet says it. */
export const SheetThings = z.object({
  things: z.array(z.object({ key: z.string(), cells: Values })),
  /** What things that cells name are called, by kind and key, where nothing else is called so. */
  names: z.record(z.string(), z.record(z.string(), z.string())),
  last: z.nullable(TakenIn),
})
export type SheetThings = z.infer<typeof SheetThings>

export const SheetApply = z.object({ rows: SheetRows, version: z.string().check(z.maxLength(64)) })

export const SheetUndone = z.object({
  taken: TakenIn,
  undone: z.int(),
  /** What stays as it is, and why. */
  left: z.array(z.object({ key: z.string(), name: z.optional(z.string()), why: z.enum(UNDONE_NOT) })),
})
export type SheetUndone = z.infer<typeof SheetUndone>

export const agencySheet = z.object({ sheet: z.enum(AGENCY_SHEETS) })
export const outletSheet = z.object({ sheet: z.enum(OUTLET_SHEETS) })
export const ofImport = { id: Uuid }
