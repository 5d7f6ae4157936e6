/** What a city's place needs of SQLite. */
import { lookAtSqlite } from './look.ts'
import { openSqlite } from './open.ts'

export const SQLITE_TOOLS = { open: openSqlite, look: lookAtSqlite } as const
