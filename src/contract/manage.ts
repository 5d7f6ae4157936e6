/** The manager: rooms and their QR codes, placements, stock. */
import * as z from 'zod/mini'
import { ROOM_KINDS } from '../domain/outlet.ts'
import { TERMS } from '../domain/placement.ts'
import { CATEGORIES } from '../domain/product.ts'
import { GOODS_MOVEMENTS, MOVEMENT_KINDS, MOVEMENT_QUANTITY_MAX } from '../domain/stock.ts'
import { nameOf } from '../domain/typed.ts'
import {
  BatchName,
  CodeGeneration,
  DateOnly,
  Localised,
  PlacementId,
  RoomName,
  Rupiah,
  SellerId,
  Text,
  Time,
  TypedRoomName,
} from './words.ts'

/** A room with the address its QR stands for. */
export const ManagedRooms = z.object({
  rooms: z.array(
    z.object({
      room: RoomName,
      kind: z.enum(ROOM_KINDS),
      floor: z.int(),
      generation: CodeGeneration,
      url: z.string(),
    }),
  ),
})
export type ManagedRooms = z.infer<typeof ManagedRooms>

export const RoomRequest = z.object({
  room: TypedRoomName,
  kind: z.enum(ROOM_KINDS),
  floor: z.int().check(z.minimum(-9), z.maximum(200)),
})

export const ManagedPlacement = z.object({
  id: PlacementId,
  name: Localised,
  seller: z.object({ slug: SellerId, name: z.string() }),
  category: z.enum(CATEGORIES),
  picture: z.nullable(z.string()),
  terms: z.enum(TERMS),
  price: Rupiah,
  rack: z.string(),
  on: z.boolean(),
  available: z.int(),
  reserved: z.int(),
  batches: z.array(z.object({ batch: BatchName, bestBefore: z.nullable(DateOnly), onHand: z.int() })),
})
export type ManagedPlacement = z.infer<typeof ManagedPlacement>
export const ManagedPlacements = z.object({ placements: z.array(ManagedPlacement) })

export const PlacementChange = z.object({
  price: z.optional(Rupiah),
  on: z.optional(z.boolean()),
  rack: z.optional(Text(12)),
})

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
