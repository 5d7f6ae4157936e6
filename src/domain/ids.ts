/**
 * Names and codes. Ids are made where a thing begins (an order on the device that taps it), so that a
 * repeat is recognised; time and randomness are handed in.
 */

import { symbolsOf } from './typed.ts'

declare const OF: unique symbol
/**
 * Text that names one kind of thing. Any text can become one, where it is made or has been read; what names one kind is
 * taken for no other, and compared with none.
 */
export type Id<Kind extends string> = string & { readonly [OF]?: Kind }

/** The same of numbers: what is reckoned from one is a number like any other. */
export type Count<Kind extends string> = number & { readonly [OF]?: Kind }

/** The outlet's slug. */
export type OutletId = Id<'outlet'>
export type RoomName = Id<'room'>
/** Under which a room's codes are made: the name that it had at first, or one that is no room's. */
export type CodeName = Id<'room' | 'code name'>
export type StayId = Id<'stay'>
export type OrderId = Id<'order'>
/** Of a photograph: the hash of what describes it. */
export type PhotoId = Id<'photo'>
/** Of a phone that waits at the door. */
export type WaitingId = Id<'waiting'>
export type PlacementId = Id<'placement'>
/** `{seller}/{slug}`. */
export type ProductId = Id<'product'>
/** The seller's slug. */
export type SellerId = Id<'seller'>
export type BatchName = Id<'batch'>
/** Of a paper of goods; made on the device that writes it. */
export type NoteId = Id<'goods note'>
/** Of something that a desk does once; made on its device. */
export type DeedId = Id<'deed'>
/** What a scanner reads off a product. */
export type BarCode = Id<'bar code'>
export type ClerkName = Id<'clerk'>
/** Whose something is on a device: a stay's, or a clerk's at the desk. */
export type OwnerId = Id<'stay' | 'clerk'>
export type OfficerName = Id<'officer'>
/** As somebody named the device at the desk. */
export type TerminalName = Id<'terminal'>
export type FoldName = Id<'fold'>
export type TellerName = Id<'teller'>
/** Whom a Teller tells: a webhook. */
export type RecipientId = Id<'recipient'>
/** Of a document, and so of its entry: each outlet counts its own. */
export type DocumentNumber = Count<'document number'>
/** In which a document's number was given. */
export type Generation = Count<'generation'>
/** Of a room's QR code: how often it was made anew. */
export type CodeGeneration = Count<'code generation'>
/** What a room's QR bears. */
export type RoomCode = Id<'room code'>
/** What a key-card's sleeve bears. */
export type StayCode = Id<'stay code'>
/** What whoever shows it is let in by: a session's token, a tablet's, an auditor's. */
export type Secret = Id<'secret'>
/** What is stored in its stead, or in a room code's. */
export type SecretHash = Id<'secret hash'>

/** Random bytes from wherever the caller's port gets them. */
export type RandomBytes = (length: number) => Uint8Array

/** Order, stay and paper ids: RFC 9562 UUID version 7, lower case. */
export const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** Outlets, sellers and product slugs: lower-case words joined by hyphens, at most 63 characters. */
export const SLUG = /^(?=.{1,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/

/** A product's city-wide id, `{seller}/{slug}`. */
export const PRODUCT_ID = /^(?=.{3,127}$)[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/

/** SHA-256, hexadecimal. */
export const PHOTO_ID = /^[0-9a-f]{64}$/

/** A room's name as on its door: `512`, `B-12`, `Konter 3`. */
export const ROOM_NAME = /^(?=.{1,20}$)[\p{L}\p{N}]+(?:[ -][\p{L}\p{N}]+)*$/u

/** RFC 9562 §5.7: 48 bits of Unix milliseconds, then version, variant and 74 random bits. */
export function uuidV7(nowMs: number, randomBytes: RandomBytes): string {
  const bytes = new Uint8Array(16)
  bytes.set(randomBytes(10), 6)
  for (let i = 0, rest = nowMs; i < 6; i++, rest = Math.floor(rest / 256)) bytes[5 - i] = rest % 256
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Crockford's 32 symbols: no I, L, O or U, so that what is read aloud or copied by hand stays the same code. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const STAY_CODE_LENGTH = 6
export const ROOM_CODE_LENGTH = 26

/** The first `length` symbols of the bytes read as base 32, 5 bits a symbol. Needs at least length × 5 bits. */
export function toCode(bytes: Uint8Array, length: number): string {
  let code = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5 && code.length < length) {
      bits -= 5
      code += CODE_ALPHABET[(buffer >> bits) & 31]
    }
    buffer &= (1 << bits) - 1
  }
  // 128 bits are 25 symbols and 3 bits over: the last symbol of a room code carries those three.
  if (code.length < length && bits > 0) code += CODE_ALPHABET[(buffer << (5 - bits)) & 31]
  if (code.length < length) throw new RangeError(`${bytes.length} bytes are too few for ${length} symbols`)
  return code
}

/** Letters of other alphabets that look like the code's own: a Russian or Greek keyboard copies what it sees. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...{
    А: 'A',
    В: 'B',
    С: 'C',
    Е: 'E',
    Н: 'H',
    К: 'K',
    М: 'M',
    О: 'O',
    Р: 'P',
    Т: 'T',
    Х: 'X',
    І: 'I',
    Ѕ: 'S',
    Ј: 'J',
  },
  ...{
    Α: 'A',
    Β: 'B',
    Ε: 'E',
    Ζ: 'Z',
    Η: 'H',
    Ι: 'I',
    Κ: 'K',
    Μ: 'M',
    Ν: 'N',
    Ο: 'O',
    Ρ: 'P',
    Τ: 'T',
    Υ: 'Y',
    Χ: 'X',
  },
}

/** What a person typed, as the code means it: its symbols alone in upper case, O read as 0, I and L as 1. */
export function normaliseCode(typed: string): string {
  return symbolsOf(typed)
    .replace(/[^A-Z0-9]/g, letter => LOOK_ALIKES[letter] ?? letter)
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}
