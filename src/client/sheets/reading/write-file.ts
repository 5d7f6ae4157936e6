/** Sheets of ours as an Excel file: heads that stay in sight, texts that are texts, days that are days. */
import writeSheets, { type SheetData } from 'write-excel-file/universal'

export type Written = string | number | boolean | null | { readonly day: string }

export interface Writing {
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly Written[])[]
}

const WIDTH_MIN = 8
const WIDTH_MAX = 44

/** A sheet for each, in one file. */
export async function writeFile(writings: readonly Writing[]): Promise<ArrayBuffer> {
  const blob = await writeSheets(writings.map(toSheet)).toBlob()
  return blob.arrayBuffer()
}

function toSheet({ name, heads, rows }: Writing) {
  const data: SheetData = [
    heads.map(value => ({ value, type: String, fontWeight: 'bold' as const, backgroundColor: '#E8EFE9' })),
    ...rows.map(row => row.map(toCell)),
  ]
  const columns = heads.map((head, i) => ({
    width: Math.min(
      WIDTH_MAX,
      Math.max(WIDTH_MIN, head.length, ...rows.map(row => lengthOf(row[i] ?? null))) + 2,
    ),
  }))
  return { data, sheet: name, columns, stickyRowsCount: 1 }
}

/** A text is marked as one, so that no spreadsheet makes a number or a date of it. */
function toCell(cell: Written) {
  if (cell === null) return null
  if (typeof cell === 'object')
    return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' }
  return typeof cell === 'string' ? { value: cell, type: String, format: '@' } : cell
}

function lengthOf(cell: Written): number {
  if (cell === null) return 0
  return typeof cell === 'object' ? 10 : String(cell).length
}
