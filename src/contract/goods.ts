/** Papers of goods: what came, what was counted, what was written off or given back, and what took one back. */
import * as z from 'zod/mini'
import {
  COUNT_REASONS,
  GOODS_REASONS,
  NOTE_KINDS,
  NOTE_LINES_MAX,
  RETURN_REASONS,
  WRITE_OFF_REASONS,
} from '../domain/goods-note.ts'
import { PLACEMENTS_MAX } from '../domain/placement.ts'
import { LINE_FAULTS } from '../domain/receiving.ts'
import { MOVEMENT_QUANTITY_MAX } from '../domain/stock.ts'
import { nameOf, symbolsOf } from '../domain/typed.ts'
import {
  BarCode,
  BatchName,
  ClerkName,
  DateOnly,
  Localised,
  NoteId,
  PlacementId,
  Rupiah,
  SellerId,
  Text,
  Time,
} from './words.ts'

/** As it stands on the goods, '' for none. */
const TypedBatch = z
  .string()
  .check(z.maxLength(200), z.overwrite(nameOf), z.regex(/^(?:[\p{L}\p{N}][\p{L}\p{N} ._/#()-]{0,29})?$/u))
const TypedCode = z.string().check(z.maxLength(200), z.overwrite(symbolsOf), z.regex(/^[\p{L}\p{N}]{4,48}$/u))
const Quantity = z.int().check(z.minimum(1), z.maximum(MOVEMENT_QUANTITY_MAX))
const Remark = z.optional(Text(200))
const lines = <Line extends z.ZodMiniType>(line: Line) =>
  z.array(line).check(z.minLength(1), z.maxLength(NOTE_LINES_MAX))

export const DeliveryRequest = z.object({
  /** As the maker numbered it. */
  theirNumber: z.optional(Text(40)),
  remark: Remark,
  lines: lines(
    z.object({
      placement: PlacementId,
      batch: z.optional(TypedBatch),
      bestBefore: z.optional(z.nullable(DateOnly)),
      quantity: Quantity,
      price: z.optional(Rupiah),
      /** Somebody was asked about its near date. */
      near: z.optional(z.literal('fine')),
    }),
  ),
  /** Learnt on the way: what these bar codes mean here. */
  codes: z.optional(
    z.array(z.object({ code: TypedCode, placement: PlacementId })).check(z.maxLength(NOTE_LINES_MAX)),
  ),
})
export type DeliveryRequest = z.infer<typeof DeliveryRequest>

export const CounterRequest = z.object({ takesBack: NoteId, remark: Remark })

const Counted = z.object({
  placement: PlacementId,
  counted: z.int().check(z.minimum(0), z.maximum(MOVEMENT_QUANTITY_MAX)),
  /** When it was seen, by the server's clock. */
  countedAt: Time,
})
const counts = <Line extends z.ZodMiniType>(line: Line) =>
  z.array(line).check(z.minLength(1), z.maxLength(PLACEMENTS_MAX))
export const CompareRequest = z.object({ lines: counts(Counted) })
export const CountRequest = z.object({
  remark: Remark,
  lines: counts(z.extend(Counted, { reason: z.optional(z.enum(COUNT_REASONS)) })),
})

const Taken = z.object({ placement: PlacementId, batch: BatchName, quantity: Quantity })
export const WriteOffRequest = z.object({
  reason: z.enum(WRITE_OFF_REASONS),
  remark: Remark,
  lines: lines(Taken),
})
export const ReturnRequest = z.object({
  reason: z.enum(RETURN_REASONS),
  remark: Remark,
  lines: lines(Taken),
})

const maker = z.object({ slug: SellerId, name: z.string() })
const NoteRow = z.object({
  id: NoteId,
  kind: z.enum(NOTE_KINDS),
  year: z.int(),
  number: z.int(),
  /** `null`: of several makers. */
  maker: z.nullable(maker),
  theirNumber: z.nullable(z.string()),
  reason: z.nullable(z.enum(GOODS_REASONS)),
  at: Time,
  /** `null` once its term is over. */
  by: z.nullable(ClerkName),
  lines: z.int(),
  pieces: z.int(),
  takesBack: z.nullable(NoteId),
  takenBackBy: z.nullable(NoteId),
})
export type NoteRow = z.infer<typeof NoteRow>
export const NotePage = z.object({ notes: z.array(NoteRow), all: z.int() })
export type NotePage = z.infer<typeof NotePage>

export const GoodsNote = z.extend(NoteRow, {
  remark: z.nullable(z.string()),
  /** The paper that it takes back, or that took it back, by year and number. */
  other: z.nullable(z.object({ id: NoteId, year: z.int(), number: z.int() })),
  lines: z.array(
    z.object({
      placement: PlacementId,
      name: Localised,
      maker,
      batch: BatchName,
      bestBefore: z.nullable(DateOnly),
      quantity: z.int(),
      price: z.nullable(Rupiah),
      counted: z.nullable(z.int()),
      book: z.nullable(z.int()),
      missed: z.nullable(z.int()),
      reason: z.nullable(z.enum(GOODS_REASONS)),
      /** Pieces of that batch on hand now: what a counter-note could take back. */
      onHand: z.int(),
    }),
  ),
})
export type GoodsNote = z.infer<typeof GoodsNote>

/** All that a form of goods asks of a shelf. */
export const GoodsShelf = z.object({
  day: DateOnly,
  now: Time,
  /** Days over which `sold` is reckoned. */
  placements: z.array(
    z.object({
      id: PlacementId,
      name: Localised,
      maker,
      rack: z.string(),
      picture: z.string(),
      on: z.boolean(),
      codes: z.array(BarCode),
      reserved: z.int(),
      /** Pieces delivered in the last 14 days. */
      sold: z.int(),
      batches: z.array(z.object({ batch: BatchName, bestBefore: z.nullable(DateOnly), onHand: z.int() })),
    }),
  ),
})
export type GoodsShelf = z.infer<typeof GoodsShelf>

export const Comparison = z.object({
  lines: z.array(
    z.object({
      placement: PlacementId,
      /** What should have been on the rack when it was counted. */
      book: z.int(),
      /** Pieces that came or went since. */
      moved: z.int(),
      /** Pieces that were on their way to guests. */
      away: z.int(),
      difference: z.int(),
    }),
  ),
})
export type Comparison = z.infer<typeof Comparison>

/** What stands in the context of `lines-refused`. */
export const RefusedLines = z.object({
  lines: z.array(
    z.object({
      line: z.int(),
      fault: z.enum(LINE_FAULTS),
      bestBefore: z.optional(z.nullable(DateOnly)),
      available: z.optional(z.int()),
      sold: z.optional(z.int()),
    }),
  ),
})
export type RefusedLines = z.infer<typeof RefusedLines>
