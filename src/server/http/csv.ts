/**
 * Tables as text, for spreadsheets: lines end in CR LF, and a byte order mark before the first says UTF-8. By RFC 4180 with
 * commas; or with semicolons and a decimal comma, which is what a spreadsheet set to Indonesian opens in columns.
 */
import type { Cell, CsvForm } from '../../contract/files.ts'

export const CSV_BEGIN = '\ufeff'

const SEPARATORS = { comma: ',', semicolon: ';' } as const satisfies Record<CsvForm, string>

const QUOTED = { comma: /[",\r\n]/, semicolon: /[";\r\n]/ } as const satisfies Record<CsvForm, RegExp>

export function csvLine(values: readonly Cell[], form: CsvForm = 'comma'): string {
  return `${values.map(value => cell(value, form)).join(SEPARATORS[form])}\r\n`
}

/**
 * Where a spreadsheet would see a formula begin (OWASP, CSV injection): at the start of a text, and, read by another
 * dialect than it was written in, behind whatever may part cells there. Blanks, quotes and what nobody sees may stand
 * before it, and its sign may be a full-width one.
 */
const FORMULA = /(^|[,;|\t\r\n])(?=[\s\p{Cf}\p{Default_Ignorable_Code_Point}"]*[=+\-@＝＋－＠﹦﹢﹣﹫])/gu
const CONTROL = /^[\t\r\n]/

/** A text that would be run stands behind an apostrophe; a number is one. */
function cell(value: Cell, form: CsvForm): string {
  if (typeof value === 'number') return form === 'comma' ? String(value) : String(value).replace('.', ',')
  if (typeof value !== 'string') return value === null || value === undefined ? '' : String(value)
  const safe = value.replace(CONTROL, "'$&").replace(FORMULA, "$1'")
  return QUOTED[form].test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
