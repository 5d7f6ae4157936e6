/** The manager: stock. */
import * as z from 'zod/mini'
import { GOODS_MOVEMENTS, MOVEMENT_KINDS, MOVEMENT_QUANTITY_MAX } from '../domain/stock.ts'
import { nameOf } from '../domain/typed.ts'
import { BatchName, DateOnly, Text, Time } from './words.ts'

export const GoodsRequest = z.object({
  kind: z.enum(GOODS_MOVEMENTS),
  batch: z
    .string()
    .check(z.maxLength(200), z.overwrite(nameOf), z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$/)),
  bestBefore: z.optional(z.nullable(DateOnly)),
  quantity: z.int().check(z.minimum(-MOVEMENT_QUANTITY_MAX), z.maximum(MOVEMENT_QUANTITY_MAX)),
  note: z.optional(Text(200)),
})

export const StockCard = z.object({
  entries: z.array(
    z.object({
      at: Time,
      kind: z.enum(MOVEMENT_KINDS),
      batch: z.nullable(BatchName),
      quantity: z.int(),
      by: z.nullable(z.string()),
      note: z.nullable(z.string()),
    }),
  ),
})
