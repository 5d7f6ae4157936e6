/** Bytes and their texts: UTF-8 and Base 64 (RFC 4648), of which the realms that use the log have no common encoder. */
const encoder = new TextEncoder()

export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Not in constant time: what is compared here is public. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

/** A whole number below 2^53 as so many bytes, the highest first. */
export function bigEndian(value: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let rest = value
  for (let i = length - 1; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return bytes
}

/** Reads what {@link bigEndian} writes; `null` where there are no bytes, or above 2^53. */
export function fromBigEndian(bytes: Uint8Array): number | null {
  const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
  return bytes.length > 0 && Number.isSafeInteger(value) ? value : null
}

const COMMON = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const STANDARD = `${COMMON}+/`
const URL_SAFE = `${COMMON}-_`

function encode(bytes: Uint8Array, symbols: string): string {
  let encoded = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3)
    const triple = (a << 16) | (b << 8) | c
    const count = Math.min(4, bytes.length - i + 1)
    for (let s = 0; s < count; s++) encoded += symbols[(triple >> (18 - 6 * s)) & 63]
  }
  return encoded
}

/** RFC 4648 §4, padded. */
export function base64(bytes: Uint8Array): string {
  const encoded = encode(bytes, STANDARD)
  return encoded.padEnd(Math.ceil(encoded.length / 4) * 4, '=')
}

/** RFC 4648 §5, without padding. */
export function base64url(bytes: Uint8Array): string {
  return encode(bytes, URL_SAFE)
}

const VALUES = new Map(Array.from(STANDARD, (symbol, value) => [symbol, value]))

/** RFC 4648 §4; `null` for anything but the one text that {@link base64} makes of some bytes. */
export function fromBase64(text: string): Uint8Array | null {
  const encoded = text.replace(/={1,2}$/, '')
  const bytes = new Uint8Array(Math.floor((encoded.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const symbol of encoded) {
    const value = VALUES.get(symbol)
    if (value === undefined) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 0xff
    }
  }
  return base64(bytes) === text ? bytes : null
}
