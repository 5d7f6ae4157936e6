/** What webhooks tell: documents, once they are in the tree and signed for. */
import type { DocumentNumber, OutletId } from '../../../../domain/ids.ts'
import { idOf, key, machine, number } from '../../columns.ts'
import { answer, type ReadBy } from '../../record.ts'
import type { Sql } from '../../storage.ts'
import { listOf } from '../rows.ts'

/** A document with the name of its log. */
const SEALED = answer('documents', {
  number: key(number),
  /** In which that number was given. */
  generation: number,
  entry: machine,
  log: machine,
})
export type SealedDocument = ReadBy<typeof SEALED>

const TELLABLE_SIZE = answer('logs', { outlet: key(idOf('outlets')), size: number })

/** On a mirror the signature may be ahead. */
const TELLABLE = 'CASE WHEN l.size < l.signed_size THEN l.size ELSE l.signed_size END'

/** Up to which number each of these outlets' documents may be told. */
export async function tellableSizes(sql: Sql, outlets: readonly OutletId[]): Promise<Map<OutletId, number>> {
  const list = listOf(outlets)
  const rows = await sql.all(
    `SELECT l.outlet, ${TELLABLE} AS size FROM logs l WHERE l.outlet IN (${list.marks})`,
    list.values,
  )
  return new Map(TELLABLE_SIZE.all(rows).map(({ outlet, size }) => [outlet, size]))
}

const DOCUMENTS = `SELECT d.number, d.entry, l.origin AS log,
       COALESCE((SELECT MAX(k.generation) FROM log_keys k WHERE k.outlet = d.outlet AND k.since < d.number), 1) AS generation
     FROM documents d JOIN logs l ON l.outlet = d.outlet
     WHERE d.outlet = ?`

/** In their order. */
export async function sealedAfter(
  sql: Sql,
  outlet: OutletId,
  number: number,
  limit: number,
): Promise<SealedDocument[]> {
  return SEALED.each(
    await sql.all(`${DOCUMENTS} AND d.number > ? ORDER BY d.number LIMIT ?`, [outlet, number, limit]),
  )
}

export async function findSealed(
  sql: Sql,
  outlet: OutletId,
  number: DocumentNumber,
): Promise<SealedDocument | null> {
  return SEALED.found(await sql.get(`${DOCUMENTS} AND d.number = ?`, [outlet, number]))
}
