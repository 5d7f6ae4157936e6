/** A maker or a product that an outlet has added by itself, as it tells its hub of it: what a card says of one. */
import * as z from 'zod/mini'
import { CardProduct } from './card.ts'
import { CitySeller } from './city.ts'

export const ToldGoods = z.union([
  z.strictObject({ maker: CitySeller }),
  z.strictObject({ product: CardProduct }),
])
export type ToldGoods = z.infer<typeof ToldGoods>

/** `null` for what is neither. */
export function readToldGoods(value: unknown): ToldGoods | null {
  return ToldGoods.safeParse(value).data ?? null
}
