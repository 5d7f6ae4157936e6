/** What an outlet adds to its shelf by itself, whole at once, and what the agency makes of it. No older contract knew any of it. */
import * as z from 'zod/mini'
import { FATES } from '../domain/own-goods.ts'
import { MakerFields, Missing, ProductFields, RegisteredProduct } from './city-register.ts'
import { Localised, ProductId, SellerId } from './words.ts'

/** One of the register, or of the outlet's own. */
const KnownMaker = z.object({ slug: SellerId })
const NewMaker = z.omit(MakerFields, { contact: true, portrait: true })

export const NewOwnProduct = z.object({ maker: z.union([KnownMaker, NewMaker]), fields: ProductFields })
export type NewOwnProduct = z.output<typeof NewOwnProduct>

/** At which other outlets it stands is not this one's to know. */
const Registered = z.omit(RegisteredProduct, { outlets: true })
export const OwnProduct = z.extend(Registered, { fate: z.literal(FATES) })
export type OwnProduct = z.infer<typeof OwnProduct>

export const OwnProducts = z.object({
  products: z.array(
    z.object({
      id: ProductId,
      name: Localised,
      maker: z.object({ slug: SellerId, name: z.string() }),
      picture: z.nullable(z.string()),
      fate: z.literal(FATES),
      /** Why, in the officer's words; `null`: nobody wrote any, or they are not kept here. */
      reason: z.nullable(z.string()),
      /** What it is counted as. */
      standsFor: z.nullable(z.object({ id: ProductId, name: Localised })),
      /** What the agency will ask for before it adopts it. */
      missing: z.array(Missing),
    }),
  ),
  page: z.int(),
  pages: z.int(),
  found: z.int(),
})
export type OwnProducts = z.infer<typeof OwnProducts>

/** Whose products an outlet may add, as many as are shown at once. */
export const MakersHere = z.object({
  makers: z.array(z.object({ slug: SellerId, name: z.string(), district: z.string() })),
  found: z.int(),
})
export type MakersHere = z.infer<typeof MakersHere>
