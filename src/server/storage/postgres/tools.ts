/** What a city's place needs of PostgreSQL. */
import { lookAtPostgres } from './look.ts'
import { openPostgres } from './open.ts'
import { clearSchema, databaseName, hasSchema, moveSchema } from './schema.ts'

export const POSTGRES_TOOLS = {
  open: openPostgres,
  look: lookAtPostgres,
  has: hasSchema,
  whereabouts: databaseName,
  clear: clearSchema,
  move: moveSchema,
} as const
