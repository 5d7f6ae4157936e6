/** What entries of every version are made of. Frozen with them: bytes of these shapes are signed and kept for ever. */
import * as z from 'zod/mini'
import { isDateText } from '../domain/time.ts'

export const Slug = z.string().check(z.regex(/^(?=.{1,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/))
/** `{seller}/{slug}` */
export const Product = z
  .string()
  .check(z.regex(/^(?=.{3,127}$)[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/))
export const Name = z.string().check(z.minLength(1), z.maxLength(200))
/** RFC 3339 UTC, to the minute. */
export const Minute = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00Z$/))
export const DateOnly = z.string().check(z.refine(isDateText, 'not a date'))
export const Count = z.int().check(z.minimum(0))
export const Positive = z.int().check(z.minimum(1))
export const Rupiah = z.int().check(z.minimum(0), z.maximum(999_999_999_999))
/** Of a day. */
export const Minutes = z.int().check(z.minimum(0), z.maximum(1440))
/** Base64url SHA-256. */
export const Hash = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))
/** Base64url of 16 bytes. */
export const Nonce = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/))

/** What heads every version for ever: an entry that is newer than its reader is known by it. */
export const headOf = <Version extends number>(v: Version) => ({
  v: z.literal(v),
  outlet: Slug,
  number: Positive,
  issuedAt: Minute,
})
