/** What a city's place needs of SQLite. */
import { copySqlite, readSqlite } from './copy.ts'
import { lookAtSqlite } from './look.ts'
import { openSqlite } from './open.ts'

export const SQLITE_TOOLS = {
  open: openSqlite,
  look: lookAtSqlite,
  copy: copySqlite,
  read: readSqlite,
} as const
