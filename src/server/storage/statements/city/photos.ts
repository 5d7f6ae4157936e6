/** Which photographs anything names: the register, what it was before, the agency's log, what an import can be undone to. */
import { number } from '../../columns.ts'
import { answer } from '../../record.ts'
import type { Sql } from '../../storage.ts'

const NAMED = answer('products', { n: number })

/** Where the id of one may stand: a hash of 64 digits is nothing else's by chance. */
const PLACES = [
  ['products', 'body'],
  ['sellers', 'body'],
  ['register_changes', 'body'],
  ['agency_entries', 'entry'],
  ['agency_openings', 'value'],
  ['sheet_imports', 'body'],
] as const

export async function isPhotoNamed(sql: Sql, id: string): Promise<boolean> {
  for (const [table, column] of PLACES) {
    const row = await sql.get(`SELECT COUNT(*) AS n FROM ${table} WHERE ${column} LIKE ?`, [`%${id}%`])
    if ((NAMED.found(row)?.n ?? 0) > 0) return true
  }
  return false
}
