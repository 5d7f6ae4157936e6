/**
 * An outlet's card (`npm start -- card OUTLET`): what its hub must know of it before it takes anything from it. It is
 * carried by hand, for by it the hub believes a key.
 */
import * as z from 'zod/mini'
import { OUTLET_KINDS } from '../domain/outlet.ts'
import { PAYMENT_METHODS } from '../domain/payment.ts'
import { ZONES } from '../domain/time.ts'
import { CityProduct, CitySeller } from './city.ts'
import { DocumentNumber, Generation, OutletId, SellerId, Text } from './words.ts'

const Hour = z.int().check(z.minimum(0), z.maximum(24))

export const CardProduct = z.extend(CityProduct, { seller: SellerId, picture: z.nullable(z.string()) })

export const Card = z.object({
  v: z.literal(1),
  outlet: z.object({
    slug: OutletId,
    name: Text(120),
    kind: z.enum(OUTLET_KINDS),
    address: Text(200),
    district: Text(80),
    mark: Text(6),
    phone: Text(16),
    zone: z.enum(ZONES),
    closingHour: Hour,
    service: z.object({ fromHour: Hour, toHour: Hour }),
    payments: z.array(z.enum(PAYMENT_METHODS)),
    confirmAtDesk: z.boolean(),
    demo: z.boolean(),
  }),
  /** Names the log, for ever. */
  origin: Text(300),
  /** The key that signs for it now, as signed-note writes one. */
  key: Text(500),
  /** Losses that were accepted there, the first one first: which key took over for each, and which numbers are lost. */
  losses: z.optional(
    z.array(
      z.object({
        key: Text(500),
        from: DocumentNumber,
        to: DocumentNumber,
        generation: Generation,
      }),
    ),
  ),
  sellers: z.array(CitySeller),
  products: z.array(CardProduct),
})
export type Card = z.infer<typeof Card>
