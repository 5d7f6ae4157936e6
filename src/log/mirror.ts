/**
 * What a log and its mirror say to each other (C2SP tlog-mirror `add-entries`): entries in packages, aligned at 256, each
 * with the proof that its part of a bundle is in the tree of a checkpoint that the mirror knows.
 */

import { decodeBundle, ENTRY_BYTES_MAX, encodeBundle } from './bundle.ts'
import { base64, bigEndian, concat, fromBase64, fromBigEndian, utf8 } from './bytes.ts'
import { parseSize } from './checkpoint.ts'
import { HASH_BYTES } from './hash.ts'
import { PROOF_HASHES_MAX } from './proof.ts'
import { TILE_WIDTH } from './tiles.ts'
import type { Range } from './tree.ts'

export interface EntriesHead {
  readonly origin: string
  /** Indices: from `start` up to and without `end`, which is the size of a checkpoint. */
  readonly start: number
  readonly end: number
  /** What the mirror gave to be given back. */
  readonly ticket: Uint8Array
}

export interface EntryPackage {
  readonly entries: readonly Uint8Array[]
  /** Of the subtree from the package's multiple of 256 on (draft-ietf-plants-merkle-tree-certs §4.4). */
  readonly proof: readonly Uint8Array[]
}

/** Packages of one request at most; the specification's own advice. */
export const PACKAGES_MAX = 32

/** The package that holds index `start`, in an upload up to `end`. */
export function packageRange(start: number, end: number): Range {
  return { start, end: Math.min(end, roundDown(start) + TILE_WIDTH) }
}

/** The subtree that a package's proof speaks of. */
export function packageSubtree({ start, end }: Range): Range {
  return { start: roundDown(start), end }
}

function roundDown(index: number): number {
  return Math.floor(index / TILE_WIDTH) * TILE_WIDTH
}

export function encodeEntriesHead({ origin, start, end, ticket }: EntriesHead): Uint8Array {
  const name = utf8(origin)
  return concat([
    bigEndian(name.length, 2),
    name,
    bigEndian(start, 8),
    bigEndian(end, 8),
    bigEndian(ticket.length, 2),
    ticket,
  ])
}

export function encodePackage({ entries, proof }: EntryPackage): Uint8Array {
  return concat([encodeBundle(entries), Uint8Array.of(proof.length), ...proof])
}

/** How many bytes the head takes; `null`: that cannot be seen yet. */
export function entriesHeadSize(bytes: Uint8Array): number | null {
  const nameEnd = 2 + (uintAt(bytes, 0, 2) ?? 0)
  const ticketSize = uintAt(bytes, nameEnd + 16, 2)
  return ticketSize === null ? null : nameEnd + 18 + ticketSize
}

/** How many bytes a package of so many entries takes; `null`: that cannot be seen yet. */
export function packageSize(bytes: Uint8Array, count: number): number | null {
  let at = 0
  // Beyond the end there is nothing, and nothing comes back before it.
  for (let i = 0; i < count; i++) at += 2 + (uintAt(bytes, at, 2) ?? 0)
  const hashes = bytes[at]
  return hashes === undefined ? null : at + 1 + hashes * HASH_BYTES
}

/** A package's bytes at most. */
export const PACKAGE_BYTES_MAX = TILE_WIDTH * (2 + ENTRY_BYTES_MAX) + 1 + PROOF_HASHES_MAX * HASH_BYTES

/** The head, and where it ends; `null` for what is none. */
export function decodeEntriesHead(bytes: Uint8Array): (EntriesHead & { readonly bytes: number }) | null {
  const nameEnd = 2 + (uintAt(bytes, 0, 2) ?? 0)
  const start = uintAt(bytes, nameEnd, 8)
  const end = uintAt(bytes, nameEnd + 8, 8)
  const ticketSize = uintAt(bytes, nameEnd + 16, 2)
  if (start === null || end === null || ticketSize === null) return null
  const ticketEnd = nameEnd + 18 + ticketSize
  if (start > end || ticketEnd > bytes.length) return null
  const origin = new TextDecoder().decode(bytes.subarray(2, nameEnd))
  return { origin, start, end, ticket: bytes.slice(nameEnd + 18, ticketEnd), bytes: ticketEnd }
}

/** A package of so many entries from a place on; `null` where the bytes end before it does. */
export function decodePackage(
  bytes: Uint8Array,
  count: number,
  from: number,
): (EntryPackage & { readonly end: number }) | null {
  const bundle = decodeBundle(bytes, count, from)
  const hashes = bundle === null ? undefined : bytes[bundle.end]
  if (bundle === null || hashes === undefined || hashes > PROOF_HASHES_MAX) return null
  const first = bundle.end + 1
  const end = first + hashes * HASH_BYTES
  if (end > bytes.length) return null
  const proof = Array.from({ length: hashes }, (_, i) =>
    bytes.slice(first + i * HASH_BYTES, first + (i + 1) * HASH_BYTES),
  )
  return { entries: bundle.entries, proof, end }
}

/** Where a mirror stands: what it answers with 202 and 409. */
export interface MirrorInfo {
  /** Size of a checkpoint that entries may be sent for. */
  readonly size: number
  /** Index of the first entry that it lacks. */
  readonly next: number
  readonly ticket: Uint8Array
}

export function formatMirrorInfo({ size, next, ticket }: MirrorInfo): string {
  return `${size}\n${next}\n${base64(ticket)}\n`
}

export function parseMirrorInfo(text: string): MirrorInfo | null {
  const [first = '', second = '', third = '', ...rest] = text.split('\n')
  const size = parseSize(first)
  const next = parseSize(second)
  const ticket = fromBase64(third)
  if (size === null || next === null || ticket === null) return null
  return rest.length === 1 && rest[0] === '' ? { size, next, ticket } : null
}

/** `null` where the bytes end before. */
function uintAt(bytes: Uint8Array, from: number, length: number): number | null {
  return from + length > bytes.length ? null : fromBigEndian(bytes.subarray(from, from + length))
}
