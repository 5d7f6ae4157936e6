/** CSV by RFC 4180, for spreadsheets: lines end in CR LF, and a byte order mark before the first says UTF-8. */
export const CSV_BEGIN = '\ufeff'
export const CSV_TYPE = 'text/csv; charset=utf-8'

export type CsvValue = string | number | boolean | null | undefined

export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(',')}\r\n`
}

/** A text that a spreadsheet would run as a formula stands behind an apostrophe (OWASP, CSV injection); a number is one. */
function cell(value: CsvValue): string {
  if (typeof value !== 'string') return value === null || value === undefined ? '' : String(value)
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/** A line of titles and one for each row. */
export function toCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, CsvValue>>[],
): string {
  return [CSV_BEGIN, csvLine(columns), ...rows.map(row => csvLine(columns.map(column => row[column])))].join(
    '',
  )
}
