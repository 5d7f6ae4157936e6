/** CSV by RFC 4180, for spreadsheets: lines end in CR LF, and a byte order mark before the first says UTF-8. */
import type { Cell } from '../../contract/files.ts'

export const CSV_BEGIN = '\ufeff'

export function csvLine(values: readonly Cell[]): string {
  return `${values.map(cell).join(',')}\r\n`
}

/** A text that a spreadsheet would run as a formula stands behind an apostrophe (OWASP, CSV injection); a number is one. */
function cell(value: Cell): string {
  if (typeof value !== 'string') return value === null || value === undefined ? '' : String(value)
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
