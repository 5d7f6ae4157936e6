/**
 * Signed notes (C2SP signed-note): a text and signature lines under it. Signing and verifying are handed in. A key is
 * known by its name and a short id that says nothing about its strength: only keys that came another way count.
 */
import { base64, concat, fromBase64, sameBytes, utf8 } from './bytes.ts'
import type { Sha256 } from './hash.ts'

/** Ed25519 (RFC 8032) over the whole message, by the raw 32-byte key. Never throws. */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean

/** What the realm does for the log: never the log's own cryptography. */
export interface Crypto {
  readonly sha256: Sha256
  readonly verify: VerifyEd25519
}

/** Type bytes of signed-note: a plain Ed25519 signature, and a cosignature with its time (tlog-cosignature). */
export const SIGNATURE_TYPES = { ed25519: 0x01, cosignature: 0x04 } as const
export type SignatureType = keyof typeof SIGNATURE_TYPES

export interface NoteKey {
  readonly name: string
  readonly type: SignatureType
  readonly publicKey: Uint8Array
  /** Four bytes. */
  readonly id: Uint8Array
}

export interface SignatureLine {
  readonly name: string
  /** The key's id, four bytes. */
  readonly id: Uint8Array
  readonly signature: Uint8Array
}

export interface Note {
  /** With its last line feed. */
  readonly text: string
  readonly signatures: readonly SignatureLine[]
}

const ID_BYTES = 4
const PUBLIC_KEY_BYTES = 32
/** Signatures of a note at most; the specification asks for 16. */
const SIGNATURES_MAX = 64
/** A note's length at most. */
const NOTE_LENGTH_MAX = 1_000_000
const NAME = /^[^\s+]+$/u
const LINE = /^— (\S+) (\S+)$/u
/** ASCII's control characters, of which a note has the line feed alone. */
const CONTROL = /[^\n -\u{10ffff}]/u

export function noteKey(name: string, type: SignatureType, publicKey: Uint8Array, sha256: Sha256): NoteKey {
  if (!NAME.test(name)) throw new RangeError('a key name has neither spaces nor plus signs')
  const head = concat([utf8(`${name}\n`), typed(type, publicKey)])
  return { name, type, publicKey, id: sha256(head).slice(0, ID_BYTES) }
}

function typed(type: SignatureType, publicKey: Uint8Array): Uint8Array {
  return concat([Uint8Array.of(SIGNATURE_TYPES[type]), publicKey])
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

/** `name+id+key`: how a key is handed from hand to hand. */
export function formatKey({ name, type, publicKey, id }: NoteKey): string {
  return `${name}+${hex(id)}+${base64(typed(type, publicKey))}`
}

/** Reads what {@link formatKey} writes; `null` for any other text, a wrong id among them. */
export function parseKey(text: string, sha256: Sha256): NoteKey | null {
  const [name = '', , ...encoded] = text.split('+')
  const bytes = fromBase64(encoded.join('+'))
  if (bytes === null || bytes.length !== 1 + PUBLIC_KEY_BYTES || !NAME.test(name)) return null
  const type = (Object.keys(SIGNATURE_TYPES) as SignatureType[]).find(
    one => SIGNATURE_TYPES[one] === bytes[0],
  )
  if (type === undefined) return null
  const key = noteKey(name, type, bytes.slice(1), sha256)
  return formatKey(key) === text ? key : null
}

/** Signature lines, each with its line feed. */
export function formatSignatures(signatures: readonly SignatureLine[]): string {
  return signatures
    .map(({ name, id, signature }) => `— ${name} ${base64(concat([id, signature]))}\n`)
    .join('')
}

export function formatNote({ text, signatures }: Note): string {
  return `${text}\n${formatSignatures(signatures)}`
}

/** Reads what {@link formatSignatures} writes; `null` where there is none, or one is no such line. */
export function parseSignatures(lines: string): SignatureLine[] | null {
  if (!lines.endsWith('\n')) return null
  const parsed = lines.slice(0, -1).split('\n').map(parseSignature)
  return parsed.length <= SIGNATURES_MAX && parsed.every(line => line !== null) ? parsed : null
}

function parseSignature(line: string): SignatureLine | null {
  const [, name = '', encoded = ''] = LINE.exec(line) ?? []
  const bytes = fromBase64(encoded)
  if (!NAME.test(name) || bytes === null || bytes.length <= ID_BYTES) return null
  return { name, id: bytes.slice(0, ID_BYTES), signature: bytes.slice(ID_BYTES) }
}

/** `null` for what is no signed note; nothing is verified yet. */
export function parseNote(note: string): Note | null {
  if (note.length > NOTE_LENGTH_MAX || CONTROL.test(note)) return null
  const split = note.lastIndexOf('\n\n')
  if (split < 0) return null
  const signatures = parseSignatures(note.slice(split + 2))
  return signatures === null ? null : { text: note.slice(0, split + 1), signatures }
}

/** Signatures of keys that are known. One of them that does not verify spoils the note. */
export function signaturesBy(
  keys: readonly NoteKey[],
  { signatures }: Note,
): { key: NoteKey; signature: Uint8Array }[] {
  return signatures.flatMap(line => {
    const key = keys.find(known => known.name === line.name && sameBytes(known.id, line.id))
    return key === undefined ? [] : [{ key, signature: line.signature }]
  })
}

/** The keys, of those known, that have signed the note's text; `null` where a known key's signature is wrong. */
export function verifyNote(
  note: Note,
  keys: readonly NoteKey[],
  { verify }: Pick<Crypto, 'verify'>,
): NoteKey[] | null {
  const message = utf8(note.text)
  const signed: NoteKey[] = []
  for (const { key, signature } of signaturesBy(
    keys.filter(({ type }) => type === 'ed25519'),
    note,
  )) {
    if (!verify(key.publicKey, message, signature)) return null
    signed.push(key)
  }
  return signed
}
