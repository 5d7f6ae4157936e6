/**
 * An entry of the log, of any version that this program reads. Each version is frozen in a file of its own; a new shape is
 * a new version beside them.
 */
import * as z from 'zod/mini'
import { ENTRY_VERSION, type Legible } from '../domain/document.ts'
import { headOf } from './entry-parts.ts'
import { EntryV1 } from './entry-v1.ts'
import { EntryV2 } from './entry-v2.ts'
import { holds } from './holds.ts'

export const Entry = z.discriminatedUnion('v', [EntryV1, EntryV2])
export type Entry = z.infer<typeof Entry>
export const isEntry = holds(Entry)

/** Of a version that is not known here, all that can be read. */
export const Head = z.object({ ...headOf(0), v: z.int().check(z.minimum(1)), kind: z.string() })

/** Can this program say what a value out of a log means? */
export const legible: Legible = value => {
  if (Entry.safeParse(value).success) return 'known'
  const head = Head.safeParse(value)
  return head.success && head.data.v > ENTRY_VERSION ? 'newer' : 'none'
}
