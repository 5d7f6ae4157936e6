/** What a backup says of itself (`manifest.json` in its folder): which files, to the byte, and how far each outlet was. */
import * as z from 'zod/mini'
import { OutletId, Text, Time } from './words.ts'

/** A path within the backup: folders of it at most, never out of it. */
const Within = z
  .string()
  .check(z.maxLength(300), z.regex(/^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/))

export const BackupOutlet = z.object({
  slug: OutletId,
  /** Issued; numbers after it were given to others since, or to nobody. */
  documents: z.int(),
  /** Of those, sealed by a signed checkpoint. */
  signed: z.int(),
  lastIssuedAt: z.nullable(Time),
  openOrders: z.int(),
})

export const Backup = z.object({
  v: z.literal(1),
  engine: z.enum(['sqlite', 'postgres']),
  of: z.enum(['city', 'hub']),
  takenAt: Time,
  /** The newest migration of its database. */
  migration: z.int(),
  /** The database's file, or dump. */
  database: Within,
  files: z.record(Within, z.object({ bytes: z.int(), sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)) })),
  outlets: z.array(BackupOutlet),
  /** What could not be taken along or does not hold, in sentences; none where all is there. */
  missing: z.array(Text(500)),
})
export type Backup = z.infer<typeof Backup>
export type BackupOutlet = z.infer<typeof BackupOutlet>
