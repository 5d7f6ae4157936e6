/**
 * Numbered migrations, applied in order, each once. Expand first, contract a release later: release N−1 must run on
 * the database of N. The text is the SQL that all engines share.
 */
import { first } from './0001-first.ts'

export const MIGRATIONS: readonly { readonly number: number; readonly sql: string }[] = [
  { number: 1, sql: first },
]
