/** What was done, as a page of it is read by who may: newest first, found by person, thing or day. */
import * as z from 'zod/mini'
import { DateOnly, Localised, OutletId, Text, Time } from './words.ts'

/** The number that the page before told. */
const Before = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,14}$/)), z.transform(Number))

const asked = {
  /** Part of a name, a room, a number, a product's name. */
  find: z.optional(Text(80)),
  day: z.optional(DateOnly),
  before: z.optional(Before),
}
export const ActsQuery = z.object({ ...asked, outlet: z.optional(OutletId) })
export const AgencyActsQuery = z.object(asked)

/** Words of the house are text here: a page that does not know one yet says so. */
export const ActShown = z.object({
  seq: z.int(),
  at: Time,
  /** What kind of actor, and how they are called. */
  by: z.string(),
  who: z.string(),
  terminal: z.string(),
  what: z.string(),
  on: z.string(),
  /** Of a thing that has a name of its own. */
  name: z.nullable(Localised),
  /** So often within an hour. */
  times: z.int(),
  changed: z.unknown(),
})
export type ActShown = z.infer<typeof ActShown>

export const ActsPage = z.object({ acts: z.array(ActShown), next: z.nullable(z.int()) })
export type ActsPage = z.infer<typeof ActsPage>
