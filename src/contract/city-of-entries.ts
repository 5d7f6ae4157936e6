/** What must be known beside entries to read them: a register in one file, as anybody may write one. */
import * as z from 'zod/mini'
import { OUTLET_KINDS } from '../domain/outlet.ts'
import { DateOnly, Name, Product, Slug } from './entry-parts.ts'

const Word = z.string().check(z.minLength(1), z.maxLength(200))

export const CityOfEntries = z.object({
  sellers: z.array(z.object({ slug: Slug, name: Name, district: Word })),
  products: z.array(z.object({ id: Product, seller: Slug, category: Word, kind: Word })),
  outlets: z.array(
    z.object({ slug: Slug, kind: z.enum(OUTLET_KINDS), rooms: z.int().check(z.minimum(0)), district: Word }),
  ),
  /** First and last business day. */
  events: z.optional(z.array(z.object({ slug: Slug, from: DateOnly, to: DateOnly }))),
})
export type CityOfEntries = z.infer<typeof CityOfEntries>
