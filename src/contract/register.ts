/**
 * What a hub publishes under its own key: its register of logs, as `log/register.ts` writes and reads it (which may import
 * nothing of this), and the city's sellers and products. Readers pass over fields that they do not know.
 */
import * as z from 'zod/mini'
import { CATEGORIES } from '../domain/product.ts'
import type { LogRegister, RegisteredAgency, RegisteredLog } from '../log/register.ts'
import { Localised, OutletId, ProductId, SellerId, Time } from './words.ts'

/** Readers that know nothing of it hold an earlier key's papers for outdated, and none for right that is not. */
const Loss = z.object({ to: z.int(), generation: z.int() })

export const RegisteredKey = z.object({
  vkey: z.string(),
  since: z.int(),
  until: z.nullable(z.int()),
  loss: z.optional(Loss),
} satisfies Record<keyof RegisteredLog['keys'][number], z.ZodMiniType>)

const Log = z.object({
  outlet: OutletId,
  origin: z.string(),
  keys: z.array(RegisteredKey),
} satisfies Record<keyof RegisteredLog, z.ZodMiniType>)

const Agency = z.object({
  origin: z.string(),
  keys: z.array(RegisteredKey),
} satisfies Record<keyof RegisteredAgency, z.ZodMiniType>)

export const Register = z.object({
  v: z.literal(1),
  asOf: Time,
  cosigners: z.array(z.string()),
  logs: z.array(Log),
  reads: z.optional(z.int()),
  agency: z.optional(Agency),
} satisfies Record<keyof LogRegister, z.ZodMiniType>) satisfies z.ZodMiniType<LogRegister>

export const RegisteredCity = z.object({
  v: z.literal(1),
  asOf: Time,
  sellers: z.array(z.object({ slug: SellerId, name: z.string(), district: z.string() })),
  products: z.array(
    z.object({ id: ProductId, kind: z.string(), category: z.enum(CATEGORIES), name: Localised }),
  ),
})
export type RegisteredCity = z.infer<typeof RegisteredCity>
