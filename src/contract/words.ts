/** Small parts that many messages share. */
import * as z from 'zod/mini'
import { type Count, type Id, PHOTO_ID, PRODUCT_ID, ROOM_NAME, SLUG, UUID_V7 } from '../domain/ids.ts'
import { LANGUAGES, type Language, TOLD_LANGUAGES } from '../domain/language.ts'
import { RUPIAH_MAX } from '../domain/money.ts'
import { isDateText } from '../domain/time.ts'
import { digitsOf, nameOf } from '../domain/typed.ts'

export const Slug = z.string().check(z.regex(SLUG))
export const Uuid = z.string().check(z.regex(UUID_V7))
/** What it looks like on a wire, and which kind of thing it names. */
type Named<Kind extends string> = z.ZodMiniType<Id<Kind>, Id<Kind>>
type Counted<Kind extends string> = z.ZodMiniType<Count<Kind>, Count<Kind>>
export const OutletId: Named<'outlet'> = Slug
export const RoomName: Named<'room'> = z.string().check(z.regex(ROOM_NAME))
export const StayId: Named<'stay'> = Uuid
export const OrderId: Named<'order'> = Uuid
export const StayCode: Named<'stay code'> = z.string()
export const ClerkName: Named<'clerk'> = z.string()
export const BatchName: Named<'batch'> = z.string()
export const NoteId: Named<'goods note'> = Uuid
export const DeedId: Named<'deed'> = Uuid
export const BarCode: Named<'bar code'> = z.string()
export const WaitingId: Named<'waiting'> = z.string()
export const PlacementId: Named<'placement'> = z.string().check(z.regex(SLUG))
export const ProductId: Named<'product'> = z.string().check(z.regex(PRODUCT_ID))
export const SellerId: Named<'seller'> = Slug
export const PhotoId: Named<'photo'> = z.string().check(z.regex(PHOTO_ID))
export const Rupiah = z.int().check(z.minimum(0), z.maximum(RUPIAH_MAX))
export const DocumentNumber: Counted<'document number'> = z.int().check(z.minimum(1))
/** In which a number was given, where it was given before: absent is the first. */
export const Generation: Counted<'generation'> = z.int().check(z.minimum(2))
export const CodeGeneration: Counted<'code generation'> = z.int()
/** RFC 3339 in UTC. */
export const Time = z.string().check(
  z.maxLength(30),
  z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/),
  z.refine(text => !Number.isNaN(Date.parse(text)), 'not a time'),
)
export const DateOnly = z.string().check(z.refine(isDateText, 'not a date'))
/** Text as a person writes it: trimmed, without what no storage or hash can hold (NUL, lone surrogates). */
export const Text = (max: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(max), z.regex(/^[^\0\p{Surrogate}]*$/u))
type Told = (typeof TOLD_LANGUAGES)[number]
/** A language more is a text more, which nobody has to have. */
const TEXTS = Object.fromEntries(
  LANGUAGES.map(language => {
    const isTold = TOLD_LANGUAGES.some(known => known === language)
    return [language, isTold ? z.string() : z.exactOptional(z.string())]
  }),
) as Record<Told, z.ZodMiniString> & Record<Exclude<Language, Told>, z.ZodMiniExactOptional<z.ZodMiniString>>
export const Localised = z.object(TEXTS)
/** Most characters that anything typed has, with all that means nothing in it. */
const TYPED_MAX = 200
/** A code as a person typed it: with spaces, dashes, in lower case, from any keyboard. What it means is read later. */
export const TypedCode = z.string().check(z.minLength(1), z.maxLength(TYPED_MAX))
/** A PIN as it was typed: digits of any script. */
export const TypedPin = z.string().check(z.maxLength(TYPED_MAX), z.overwrite(digitsOf), z.regex(/^\d{4,12}$/))
/** The name of a room that is to be, as it was typed. */
export const TypedRoomName: Named<'room'> = z
  .string()
  .check(z.maxLength(TYPED_MAX), z.overwrite(nameOf), z.regex(ROOM_NAME))
/**
 * One of a closed set that came with addresses which no client of contract 1 asks for: it is told to nobody who does not know it,
 * and so stands in no table of what older clients hear instead.
 */
export const laterWord = <const Word extends string>(words: readonly Word[]) =>
  z.string().check(z.refine(text => words.some(word => word === text))) as unknown as z.ZodMiniType<
    Word,
    Word
  >
export const Empty = z.object({})
