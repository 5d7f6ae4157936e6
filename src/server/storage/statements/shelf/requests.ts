/** Requests of the shelf that were done, by the id that their device made. */
import type { OutletId } from '../../../../domain/ids.ts'
import { record } from '../../record.ts'
import type { Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'

type Request = Omit<RecordOf<'shelf_requests'>, 'outlet'>
const BODY = record('shelf_requests', 'body_hash')

/** The hash of what it asked for; `null`: it never came. */
export async function findRequest(
  sql: Sql,
  outlet: OutletId,
  request: Request['request'],
): Promise<Request['bodyHash'] | null> {
  const row = await sql.get(`SELECT ${BODY.columns} FROM shelf_requests WHERE outlet = ? AND request = ?`, [
    outlet,
    request,
  ])
  return BODY.found(row)?.bodyHash ?? null
}

export async function addRequest(
  sql: Transaction,
  outlet: OutletId,
  { request, bodyHash, at }: Request,
): Promise<void> {
  await sql.run('INSERT INTO shelf_requests (outlet, request, body_hash, at) VALUES (?, ?, ?, ?)', [
    outlet,
    request,
    bodyHash,
    at,
  ])
}
