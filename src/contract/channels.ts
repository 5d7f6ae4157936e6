/** By what people are reached when nobody answers at the desk, and who is on duty. */
import * as z from 'zod/mini'
import { DUTY_LINES_MAX } from '../domain/duty.ts'
import { LANGUAGES } from '../domain/language.ts'
import { WEEKDAYS } from '../domain/opening.ts'
import { ClerkName, OutletId, Text, Time } from './words.ts'

/** Where a browser is reached: https alone, and no name and password in it. */
const Endpoint = z
  .string()
  .check(
    z.maxLength(1_000),
    z.regex(/^https:\/\/[a-z0-9.-]+(?::\d{1,5})?\/[\x21-\x7e]*$/i, 'no address of a push service'),
  )
const Base64Url = (length: number) =>
  z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${length}}$`), 'base64url without padding'))

/** What a browser says of itself once its person lets it be told; 65 and 16 bytes. */
export const PushAddress = z.object({
  endpoint: Endpoint,
  p256dh: Base64Url(87),
  auth: Base64Url(22),
  language: z.enum(LANGUAGES),
})

const ChannelId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/))
export const ChannelRef = z.object({ id: ChannelId })
export const ChannelProof = z.object({
  id: ChannelId,
  code: z.string().check(z.regex(/^\d{4}$/, 'four figures')),
})

/** What a browser says once a message stands on its screen, as it read it there; `of`: an order, or since when a desk is silent. */
export const Arrival = z.object({
  outlet: OutletId,
  of: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  rung: z.string().check(z.maxLength(20)),
  channel: ChannelId,
  receipt: Base64Url(22),
})

export const Channel = z.object({
  id: z.string(),
  /** `push` or `gateway`. */
  way: z.string(),
  /** Whose; `null` of a gateway, which reaches whoever is named to it. */
  person: z.nullable(ClerkName),
  isProved: z.boolean(),
  provedAt: z.nullable(Time),
  failedAt: z.nullable(Time),
  /** A code was sent by it, and may still be said. */
  isAsked: z.boolean(),
})
export type Channel = z.infer<typeof Channel>

export const Channels = z.object({
  /** Whose messages a browser is to take. */
  key: z.string(),
  channels: z.array(Channel),
  /** Just now. */
  first: z.nullable(ClerkName),
  second: z.nullable(ClerkName),
  /** Is anybody at the desk; `null`: nobody serves just now. */
  attended: z.nullable(z.boolean()),
})
export type Channels = z.infer<typeof Channels>

const Hour = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))

const DutyLine = z.object({
  days: z.array(z.enum(WEEKDAYS)).check(z.minLength(1), z.maxLength(WEEKDAYS.length)),
  hours: z.object({ fromHour: Hour(0, 23), toHour: Hour(1, 24) }),
  first: Text(60),
  second: z.nullable(Text(60)),
})
const DutyLines = z.array(DutyLine).check(z.maxLength(DUTY_LINES_MAX))

export const Duty = z.object({
  lines: DutyLines,
  /** Who can be named. */
  people: z.array(ClerkName),
})
export type Duty = z.infer<typeof Duty>

/** What was seen, and what shall be. */
export const DutyChange = z.object({ was: DutyLines, to: DutyLines })
export type DutyChange = z.infer<typeof DutyChange>
