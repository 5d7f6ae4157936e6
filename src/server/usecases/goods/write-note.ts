/**
 * A paper of goods under an id that its device made: the goods moved, the paper with its number, and the act are one
 * transaction, and the same paper again is answered as it was. Whatever of it is refused, nothing has moved.
 */
import { createHash } from 'node:crypto'
import type { ActChange } from '../../../contract/act.ts'
import type { GoodsNote } from '../../../contract/goods.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import {
  type GoodsReason,
  type MovedLine,
  movementOf,
  type NoteKind,
  noteName,
} from '../../../domain/goods-note.ts'
import type { NoteId, PlacementId } from '../../../domain/ids.ts'
import { type Result, refuse } from '../../../domain/result.ts'
import { toTimestamp } from '../../../domain/time.ts'
import { bare } from '../../../domain/typed.ts'
import { addAct, type Done } from '../../storage/statements/acts/acts.ts'
import { addNote, findNote, nextNoteNumber } from '../../storage/statements/goods/notes.ts'
import { type StockedPlacement, sellersOf } from '../../storage/statements/shelf/placements.ts'
import type { Transaction } from '../../storage/storage.ts'
import { loadShelf, type Shelf } from '../shelf/shelf.ts'
import { today, type World } from '../world.ts'
import { viewNote } from './read-goods.ts'

/** What is to be moved, and what else the paper says. */
export interface Decided {
  readonly lines: readonly MovedLine[]
  readonly theirNumber?: string | undefined
  readonly takesBack?: NoteId
  readonly reason?: GoodsReason
  readonly remark?: string | undefined
  readonly act: (told: ToldOfNote) => Done
}

/** How much is on a paper, and what it is called. */
export type ToldOfNote = ActChange<'receive-goods'>

export interface Written {
  readonly note: GoodsNote
  /** False: it was there already. */
  readonly isNew: boolean
}

export interface Paper<Code extends string> {
  readonly id: NoteId
  readonly kind: NoteKind
  /** What was asked for, as it came. */
  readonly asked: unknown
  /** Of which placements it speaks. */
  readonly placements: (sql: Transaction) => Promise<readonly PlacementId[]>
  readonly decide: (sql: Transaction, shelf: Shelf, nowMs: number) => Promise<Result<Decided, Code>>
}

export function writeNote<Code extends string>(
  world: World,
  manager: ActorOf<'manager'>,
  paper: Paper<Code>,
): Promise<Result<Written, Code | 'note-mismatch'>> {
  return world.storage.write(manager.outlet.slug, sql => writeNoteIn(sql, world, manager, paper))
}

/** The same in a transaction of the outlet's that does more. */
export async function writeNoteIn<Code extends string>(
  sql: Transaction,
  world: World,
  manager: ActorOf<'manager'>,
  { id, kind, asked, placements, decide }: Paper<Code>,
): Promise<Result<Written, Code | 'note-mismatch'>> {
  const { outlet } = manager
  const content = createHash('sha256')
    .update(JSON.stringify([kind, asked]))
    .digest('base64url')
  const known = await findNote(sql, outlet.slug, id)
  if (known !== null && known.content !== content) return refuse('note-mismatch')
  if (known !== null) return { ok: true, value: { note: await viewNote(sql, outlet, known), isNew: false } }
  const shelf = await loadShelf(sql, outlet, await placements(sql))
  const nowMs = world.clock.now()
  const decided = await decide(sql, shelf, nowMs)
  if (!decided.ok) return decided
  await keep(sql, manager, { id, kind, content, shelf, nowMs, decided: decided.value })
  const note = await findNote(sql, outlet.slug, id)
  if (note === null) throw new Error(`a paper was written and is not there: ${id}`)
  return { ok: true, value: { note: await viewNote(sql, outlet, note), isNew: true } }
}

interface Kept {
  readonly id: NoteId
  readonly kind: NoteKind
  readonly content: string
  readonly shelf: Shelf
  readonly nowMs: number
  readonly decided: Decided
}

async function keep(sql: Transaction, manager: ActorOf<'manager'>, kept: Kept): Promise<void> {
  const { outlet, staff } = manager
  const { id, kind, content, shelf, nowMs, decided } = kept
  const { lines, takesBack = null, reason = null, theirNumber = null, remark = null } = decided
  const year = Number(today(outlet, nowMs).slice(0, 4))
  const number = await nextNoteNumber(sql, outlet.slug, year)
  moveGoods(shelf, lines, {
    at: toTimestamp(nowMs),
    order: null,
    by: staff,
    note: noteName({ year, number }),
  })
  await shelf.save(sql, nowMs)
  const moved = lines.map(({ placement }) => shelf.placements.get(placement)).filter(one => one !== undefined)
  const sellers = [...new Set(moved.map(({ product }) => product.seller))]
  const names = await sellersOf(sql, outlet.slug)
  const makers = sellers.map(slug => names.get(slug)?.name ?? slug)
  await addNote(
    sql,
    outlet.slug,
    {
      ...{ note: id, kind, year, number, content, takesBack, reason, theirNumber, remark },
      seller: sellers.length === 1 ? (sellers[0] ?? null) : null,
      madeBy: staff,
      madeAt: nowMs,
      foundBy: wordsOf([noteName({ year, number }), theirNumber ?? '', ...makers], moved),
    },
    lines,
  )
  const pieces = lines.reduce((sum, line) => sum + Math.abs(line.quantity), 0)
  await addAct(sql, outlet.slug, decided.act({ year, number, lines: lines.length, pieces }), nowMs)
}

function moveGoods(
  shelf: Shelf,
  lines: readonly MovedLine[],
  note: Omit<Parameters<Shelf['move']>[2], 'bestBefore'>,
): void {
  for (const line of lines)
    if (line.quantity !== 0)
      shelf.move(line.placement, [movementOf(line)], { ...note, bestBefore: line.bestBefore })
}

function wordsOf(names: readonly string[], moved: readonly StockedPlacement[]): string {
  const products = moved.flatMap(({ product }) => Object.values(product.name))
  return [...new Set([...names, ...products].map(bare))].join(' ')
}
