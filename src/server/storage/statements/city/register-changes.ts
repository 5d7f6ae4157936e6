/** What officers have done to the things of the register, version by version; and which products are counted as another. */
import type { ProductId } from '../../../../domain/ids.ts'
import type { RegisterChange, Registered } from '../../../../domain/register.ts'
import { registerChangeBodies } from '../../bodies.ts'
import { record } from '../../record.ts'
import type { Fields, Sql, Transaction } from '../../storage.ts'
import type { RecordOf } from '../../tables.ts'
import { listed } from '../../unreadable.ts'
import type { Page } from '../acts/acts.ts'
import { listOf } from '../rows.ts'

const CHANGE = record('register_changes', 'thing', 'subject', 'version', 'at', 'officer', 'deed', 'body')

export interface KeptChange extends Omit<RecordOf<'register_changes'>, 'body'>, RegisterChange {}

function toChange(row: Fields): KeptChange {
  const { body, ...change } = CHANGE.read(row)
  const { changes, note } = registerChangeBodies.read(
    body,
    'register_changes',
    change.subject,
    change.version,
  )
  return { ...change, changes, note }
}

export async function addChange(
  sql: Transaction,
  { thing, subject, version, at, officer, deed, changes, note }: KeptChange,
): Promise<void> {
  await sql.run(
    `INSERT INTO register_changes (thing, subject, version, at, officer, deed, body) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [thing, subject, version, at, officer, deed, registerChangeBodies.write({ changes, note })],
  )
}

/** What one thing went through after that version, the first first. */
export async function changesAfter(
  sql: Sql,
  thing: Registered,
  subject: string,
  version: number,
): Promise<KeptChange[]> {
  const rows = await sql.all(
    `SELECT ${CHANGE.columns} FROM register_changes WHERE thing = ? AND subject = ? AND version > ? ORDER BY version`,
    [thing, subject, version],
  )
  return listed(rows, toChange).read
}

/** The newest first, of those before that version. */
export async function changesBefore(
  sql: Sql,
  thing: Registered,
  subject: string,
  { before, limit }: Page,
): Promise<KeptChange[]> {
  const rows = await sql.all(
    `SELECT ${CHANGE.columns} FROM register_changes WHERE thing = ? AND subject = ? AND version < ?
     ORDER BY version DESC LIMIT ?`,
    [thing, subject, before, limit],
  )
  return listed(rows, toChange).read
}

/** What several things went through after that moment, the first first. */
export async function changesSince(
  sql: Sql,
  thing: Registered,
  subjects: readonly string[],
  atMs: number,
): Promise<KeptChange[]> {
  const { marks, values } = listOf(subjects)
  const rows = await sql.all(
    `SELECT ${CHANGE.columns} FROM register_changes WHERE thing = ? AND subject IN (${marks}) AND at > ?
     ORDER BY version`,
    [thing, ...values, atMs],
  )
  return listed(rows, toChange).read
}

const ALIAS = record('product_aliases', 'product', 'stands_for')

/** By the product that is counted as another: as which. */
export async function allAliases(sql: Sql): Promise<ReadonlyMap<ProductId, ProductId>> {
  const rows = await sql.all(`SELECT ${ALIAS.columns} FROM product_aliases`)
  return new Map(ALIAS.all(rows).map(({ product, standsFor }) => [product, standsFor]))
}

export async function saveAlias(
  sql: Transaction,
  { product, standsFor, at }: RecordOf<'product_aliases'>,
): Promise<void> {
  await sql.run(
    `INSERT INTO product_aliases (product, stands_for, at) VALUES (?, ?, ?)
     ON CONFLICT (product) DO UPDATE SET stands_for = excluded.stands_for, at = excluded.at`,
    [product, standsFor, at],
  )
}
