/** What is there already of a first afternoon. One look at each: whether there is any, or the first few. */
import type { OutletId } from '../../../../domain/ids.ts'
import { number } from '../../columns.ts'
import { answer } from '../../record.ts'
import type { Sql } from '../../storage.ts'
import { NO_PIN } from '../people/people.ts'

const OF_OUTLET = answer('outlets', {
  rooms: number,
  products: number,
  received: number,
  printed: number,
  terminals: number,
  clerks: number,
  documents: number,
})
const OF_AGENCY = answer('outlets', { keys: number, outlets: number, managers: number, documents: number })

/** A question that is answered by its first row. */
const first = (rows: string) => `(SELECT COUNT(*) FROM (SELECT 1 FROM ${rows} LIMIT 1) AS one)`

export async function firstFactsOf(sql: Sql, outlet: OutletId) {
  const row = await sql.get(
    `SELECT ${first('rooms WHERE outlet = ?')} AS rooms,
       (SELECT COUNT(DISTINCT product) FROM placements WHERE outlet = ?) AS products,
       ${first(`stock_entries WHERE outlet = ? AND kind = 'in'`)} AS received,
       ${first('rooms WHERE outlet = ? AND printed IS NOT NULL')} AS printed,
       ${first(`devices WHERE outlet = ? AND kind = 'terminal'`)} AS terminals,
       ${first(`staff WHERE outlet = ? AND role = 'clerk' AND pin_hash <> ?`)} AS clerks,
       ${first('documents WHERE outlet = ?')} AS documents`,
    [outlet, outlet, outlet, outlet, outlet, outlet, NO_PIN, outlet],
  )
  return OF_OUTLET.read(row ?? {})
}

/** Of the agency, but for what stands in the register. */
export async function firstFactsOfAgency(sql: Sql) {
  const row = await sql.get(
    `SELECT (SELECT COUNT(*) FROM passkeys WHERE outlet = '' AND ended_at IS NULL) AS keys,
       ${first('outlets')} AS outlets,
       ${first(`staff WHERE role = 'manager' AND ended_at IS NULL AND (pin_hash <> ? OR EXISTS (SELECT 1
         FROM passkeys WHERE outlet = staff.outlet AND person = staff.name AND passkeys.ended_at IS NULL))`)} AS managers,
       ${first('documents')} AS documents`,
    [NO_PIN],
  )
  return OF_AGENCY.read(row ?? {})
}
