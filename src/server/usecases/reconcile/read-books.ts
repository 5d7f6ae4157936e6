/**
 * Reads an outlet's documents, its tree and its counts side by side, some at a time, each time of one committed state. A
 * document is in the tree if its hash stands at its place, and counted if what is counted of it is what it says.
 */
import { type DayEntry, type Entry, isEntryKind } from '../../../domain/document.ts'
import type { OutletId } from '../../../domain/ids.ts'
import type { BookRow } from '../../../domain/reconciliation.ts'
import { assertNever } from '../../../domain/result.ts'
import { sameBytes } from '../../../log/bytes.ts'
import { HASH_BYTES, leafHash } from '../../../log/hash.ts'
import { TILE_WIDTH, tileWidth } from '../../../log/tiles.ts'
import { breathe } from '../../process/breathe.ts'
import { readEntry } from '../../storage/bodies.ts'
import { findTile } from '../../storage/statements/log/log-tiles.ts'
import {
  type CountedSum,
  countedBetween,
  countedOf,
  documentsBetween,
  exposedOn,
  type KeptDocument,
} from '../../storage/statements/reconcile/reconciled.ts'
import type { Sql, Storage } from '../../storage/storage.ts'
import { sha256 } from '../world.ts'

/** A tile's worth, some milliseconds: others come in between. */
const DOCUMENTS_AT_ONCE = 256

export interface ReadRow extends BookRow {
  /** The void that was issued for it, if any. */
  readonly voidedBy: number | null
}

/** Rows in the order of their numbers. `size`: of the tree; `counted`: the last number that the count has come to. */
export async function readBooks(
  storage: Storage,
  outlet: OutletId,
  { first, last }: { readonly first: number; readonly last: number },
  { size, counted }: { readonly size: number; readonly counted: number },
): Promise<ReadRow[]> {
  const rows: ReadRow[] = []
  const replaced = new Set<number>()
  for (let from = first; from <= last; from += DOCUMENTS_AT_ONCE) {
    const to = Math.min(last, from + DOCUMENTS_AT_ONCE - 1)
    rows.push(...(await storage.read(sql => readSome(sql, outlet, from, to, size, counted, replaced))))
    await breathe()
  }
  // What a later statement says of the day is counted in the stead of these.
  return rows.map(row => (replaced.has(row.number) ? { ...row, isCounted: true } : row))
}

async function readSome(
  sql: Sql,
  outlet: OutletId,
  from: number,
  to: number,
  size: number,
  counted: number,
  replaced: Set<number>,
): Promise<ReadRow[]> {
  const documents = await documentsBetween(sql, outlet, from, to)
  const hashes = await leavesOf(sql, outlet, from, Math.min(to, size), size)
  const parsed = documents.map(document => ({ document, entry: parse(outlet, document) }))
  const sums = new Map((await countedBetween(sql, outlet, from, to)).map(sum => [sum.number, sum]))
  const voids = parsed.flatMap(({ entry }) => (entry?.kind === 'void' ? [entry.voids] : []))
  for (const number of voids) {
    const sum = await countedOf(sql, outlet, number)
    if (sum !== null) sums.set(number, sum)
  }
  const rows: ReadRow[] = []
  for (const { document, entry } of parsed) {
    if (entry?.kind === 'day' && entry.replaces !== undefined) replaced.add(entry.replaces)
    const hash = hashes.get(document.number)
    rows.push({
      number: document.number,
      day: document.day,
      issuedAt: document.issuedAt,
      kind: isEntryKind(document.kind) ? document.kind : null,
      rupiah: entry !== null && 'total' in entry ? entry.total : 0,
      isInTree: hash !== undefined && sameBytes(hash, leafHash(Buffer.from(document.entry), sha256)),
      // Of what the count has not come to nothing is expected.
      isCounted: document.number > counted || (await isCounted(sql, outlet, document, entry, sums)),
      voidedBy: document.voidedBy,
    })
  }
  return rows
}

/** `null`: it is not counted, for whatever reason. */
function parse(outlet: OutletId, { number, entry: text }: KeptDocument): Entry | null {
  try {
    const entry = readEntry(text, outlet, number)
    return entry.kind === 'newer' ? null : entry
  } catch {
    return null
  }
}

/** Hashes by number. A tile above that is missing or too short is missed by all that lie under it. */
async function leavesOf(
  sql: Sql,
  outlet: OutletId,
  from: number,
  to: number,
  size: number,
): Promise<Map<number, Uint8Array>> {
  const hashes = new Map<number, Uint8Array>()
  for (let index = Math.floor((from - 1) / TILE_WIDTH); index * TILE_WIDTH < to; index++) {
    if (!(await hasAbove(sql, outlet, index, size))) continue
    const tile = Buffer.from((await findTile(sql, outlet, 0, index)) ?? '', 'base64')
    for (let i = 0; (i + 1) * HASH_BYTES <= tile.length; i++)
      hashes.set(index * TILE_WIDTH + i + 1, tile.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES))
  }
  return hashes
}

async function hasAbove(sql: Sql, outlet: OutletId, index: number, size: number): Promise<boolean> {
  let at = index
  for (let level = 1; ; level++) {
    const place = at % TILE_WIDTH
    at = Math.floor(at / TILE_WIDTH)
    // Its own subtree is not full yet: there is nothing of it above.
    if (tileWidth({ level, index: at }, size) <= place) return true
    const tile = await findTile(sql, outlet, level, at)
    if (tile === null || Buffer.byteLength(tile, 'base64') < (place + 1) * HASH_BYTES) return false
  }
}

async function isCounted(
  sql: Sql,
  outlet: OutletId,
  document: KeptDocument,
  entry: Entry | null,
  sums: ReadonlyMap<number, CountedSum>,
): Promise<boolean> {
  if (entry === null) return false
  switch (entry.kind) {
    case 'kwitansi': {
      const sum = sums.get(entry.number)
      const quantity = entry.lines.reduce((all, line) => all + line.quantity, 0)
      return (
        sum?.lines === entry.lines.length &&
        sum.quantity === quantity &&
        sum.amount === entry.total &&
        // Void by a document only.
        (document.voidedBy !== null || sum.voided === 0)
      )
    }
    case 'void': {
      const sum = sums.get(entry.voids)
      return sum !== undefined && sum.voided === sum.lines
    }
    case 'day':
      return isExposed(await exposedOn(sql, outlet, entry.date), entry)
    case 'loss':
      return true
    default:
      return assertNever(entry)
  }
}

function isExposed(exposed: ReadonlySet<string>, { exposure }: DayEntry): boolean {
  return exposure.every(({ product, terms }) => exposed.has(`${product} ${terms}`))
}
