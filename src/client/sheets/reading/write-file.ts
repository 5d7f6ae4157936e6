/** A sheet of ours as an Excel file: heads that stay in sight, texts that are texts, days that are days. */
import writeSheet, { type SheetData } from 'write-excel-file/universal'

export type Written = string | number | boolean | null | { readonly day: string }

export interface Writing {
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly Written[])[]
}

const WIDTH_MIN = 8
const WIDTH_MAX = 44

export async function writeFile({ name, heads, rows }: Writing): Promise<ArrayBuffer> {
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
  const blob = await writeSheet(data, { sheet: name, columns, stickyRowsCount: 1 }).toBlob()
  return blob.arrayBuffer()
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
