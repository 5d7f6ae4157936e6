/** What stands in a cell of somebody's sheet, and why it cannot be read. Nothing is guessed: what may mean two things is asked. */
import { tidy } from '../typed.ts'

/** As the file has it: a date is a text `YYYY-MM-DD`. */
export type Cell = string | number | boolean | null

/** What a cell means. */
export type CellValue = string | number | boolean | readonly string[]

/**
 * Why a cell is refused. Of the sheet: `missing`, `twice` (the same thing in another row), `two-of-that-name`, `unknown` (no such
 * thing), `fixed` (it cannot be changed by a sheet), `would-lack` (guests see it, and may not see it without), `taken` (by another thing), `too-many` (at once).
 * Of a shelf: `not-offered` (the register does not have it live), `not-free` and `free` (what is given freely has no price, all else has one), `part-not-shared`, `part-larger`,
 * `turned` (the last day before the first), `past` (a day that is over), `near` (a best-before date that is soon), `other-date` (than that batch has).
 * Of people: `last-person` (nobody would be left who can undo it), `was-here` (somebody of that name has left). Of what is written in it: all others.
 */
export const CELL_FAULTS = [
  'missing',
  'twice',
  'unknown',
  'two-of-that-name',
  'taken',
  'fixed',
  'would-lack',
  'too-many',
  'not-offered',
  'free',
  'not-free',
  'part-not-shared',
  'part-larger',
  'turned',
  'past',
  'near',
  'other-date',
  'last-person',
  'was-here',
  'not-a-number',
  'two-numbers',
  'not-whole',
  'too-small',
  'too-big',
  'not-a-date',
  'no-such-date',
  'short-year',
  'not-yes-or-no',
  'unknown-word',
  'too-long',
  'not-a-name',
  'became-a-date',
  'formula-error',
  'lost-digits',
] as const
export type CellFaultCode = (typeof CELL_FAULTS)[number]

export interface CellFault {
  readonly code: CellFaultCode
  /** What was meant, perhaps: taken only where somebody says so. */
  readonly suggestion?: string
  /** The most or the least that it may be. */
  readonly limit?: number
  /** Where it stands already. */
  readonly row?: number
}

export type CellRead =
  | { readonly ok: true; readonly value: CellValue }
  | { readonly ok: false; readonly fault: CellFault }

/** Reads a cell that is not empty. */
export type CellReader = (cell: Cell) => CellRead

export const isRead = (value: CellValue): CellRead => ({ ok: true, value })
export const isFaulty = (code: CellFaultCode, more: Omit<CellFault, 'code'> = {}): CellRead => ({
  ok: false,
  fault: { code, ...more },
})

/** Nothing, or what people write for nothing. An empty cell says nothing: it never erases. */
export function isEmpty(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && /^[-–—]?$/.test(textOf(cell)))
}

/** How spreadsheets show a formula that came to nothing. */
const FORMULA_ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/

export function isFormulaError(cell: Cell): boolean {
  return typeof cell === 'string' && FORMULA_ERROR.test(cell.trim())
}

/** A number of so many digits has lost some: spreadsheets keep fifteen. */
const DIGITS_MAX = 15

/** Behind an apostrophe stands what a table defused, so that no spreadsheet ran it. */
const DEFUSED = /^'(?=[\s\p{Cf}]*[=+\-@＝＋－＠])/u

/** As a person wrote it, in one line or more, without what nobody sees. */
export function textOf(cell: Cell): string {
  return String(cell ?? '')
    .replace(DEFUSED, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\0\p{Surrogate}\u200b\u2060\ufeff]/gu, '')
    .trim()
}

/** Free text of so many characters at most. */
export function text(max: number): CellReader {
  return cell => {
    if (typeof cell === 'number' && Math.abs(cell) >= 10 ** DIGITS_MAX) return isFaulty('lost-digits')
    const read = textOf(cell)
    return read.length > max ? isFaulty('too-long', { limit: max }) : isRead(read)
  }
}

/** What something is called: one line, spelled one way. */
export function name(max: number): CellReader {
  return cell => {
    const read = text(max)(cell)
    return read.ok ? isRead(tidy(String(read.value))) : read
  }
}

/** A name by which something is found. Of `3-5` spreadsheets make the third of May, unasked. */
export function spelled(pattern: RegExp, spell: (typed: string) => string): CellReader {
  return cell => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(textOf(cell))) return isFaulty('became-a-date')
    const read = spell(textOf(cell))
    return pattern.test(read) ? isRead(read) : isFaulty('not-a-name')
  }
}

const YES = ['ya', 'y', 'yes', 'true', 'benar', '1', 'v', 'x', '✓', '✔']
const NO = ['tidak', 'tdk', 't', 'no', 'n', 'false', 'salah', '0']

export const yesNo: CellReader = cell => {
  if (typeof cell === 'boolean') return isRead(cell)
  const said = tidy(String(cell)).toLowerCase()
  if (YES.includes(said)) return isRead(true)
  return NO.includes(said) ? isRead(false) : isFaulty('not-yes-or-no')
}
