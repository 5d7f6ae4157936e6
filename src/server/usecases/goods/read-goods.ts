/** What is on the racks and how it sells; papers of goods, as a page and one by one. */
import type { GoodsNote, GoodsShelf, NotePage, NoteRow } from '../../../contract/goods.ts'
import type { BatchName, NoteId, SellerId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import type { Placement } from '../../../domain/placement.ts'
import type { Seller } from '../../../domain/product.ts'
import { SELLING_DAYS } from '../../../domain/receiving.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { firstExpiring } from '../../../domain/stock.ts'
import { nextDate, toTimestamp } from '../../../domain/time.ts'
import { bare, tidy } from '../../../domain/typed.ts'
import { unitsOfDays } from '../../storage/statements/evaluation/tallied.ts'
import { codesOf } from '../../storage/statements/goods/codes.ts'
import { findNote, linesOf, type Note, pageOfNotes } from '../../storage/statements/goods/notes.ts'
import {
  allPlacements,
  findPlacements,
  type StockedPlacement,
  sellersOf,
} from '../../storage/statements/shelf/placements.ts'
import type { Sql } from '../../storage/storage.ts'
import { picturePath } from '../shelf/read-menu.ts'
import { businessDayOf, today, type World } from '../world.ts'

export const NOTES_OF_PAGE = 50
/** Words that are looked for; more say nothing more. */
const SEARCH_WORDS_MAX = 6

export type SoldOf = (placement: Pick<Placement, 'product' | 'terms'>) => number

/** Pieces that guests were brought in the last days, as far as they are counted. */
export async function soldLately(sql: Sql, outlet: Outlet, nowMs: number): Promise<SoldOf> {
  const to = businessDayOf(outlet, nowMs)
  const counted = await unitsOfDays(sql, outlet.slug, { from: nextDate(to, 1 - SELLING_DAYS), to })
  const units = new Map(counted.map(({ product, terms, units }) => [`${product} ${terms}`, units]))
  return ({ product, terms }) => Math.max(0, units.get(`${product} ${terms}`) ?? 0)
}

type Sellers = ReadonlyMap<SellerId, Seller>
const makerOf = (sellers: Sellers, slug: SellerId) => ({ slug, name: sellers.get(slug)?.name ?? slug })

export async function readGoodsShelf(world: World, outlet: Outlet): Promise<GoodsShelf> {
  const nowMs = world.clock.now()
  return world.storage.read(async sql => {
    const [all, sellers, codes, sold] = await Promise.all([
      allPlacements(sql, outlet.slug),
      sellersOf(sql, outlet.slug),
      codesOf(sql, outlet.slug),
      soldLately(sql, outlet, nowMs),
    ])
    return {
      day: today(outlet, nowMs),
      now: toTimestamp(nowMs),
      placements: all.map(({ placement, product, stock }) => ({
        id: placement.id,
        name: product.name,
        maker: makerOf(sellers, product.seller),
        rack: placement.rack,
        picture: picturePath(product) ?? `/category/${product.category}.svg`,
        on: placement.on,
        codes: codes.filter(one => one.placement === placement.id).map(({ code }) => code),
        reserved: stock.reserved,
        sold: sold(placement),
        batches: firstExpiring(stock.batches).map(batch => ({ ...batch })),
      })),
    }
  })
}

export async function readNotes(
  world: World,
  outlet: Outlet,
  wanted: {
    readonly kind?: Note['kind'] | undefined
    readonly search?: string | undefined
    readonly page?: number | undefined
  },
): Promise<NotePage> {
  const { kind = null, search = '', page = 0 } = wanted
  const words = tidy(search)
    .split(' ')
    .map(bare)
    .filter(word => word !== '')
  return world.storage.read(async sql => {
    const of = { kind, words: words.slice(0, SEARCH_WORDS_MAX), limit: NOTES_OF_PAGE }
    const [{ notes, all }, sellers] = await Promise.all([
      pageOfNotes(sql, outlet.slug, { ...of, skip: page * NOTES_OF_PAGE }),
      sellersOf(sql, outlet.slug),
    ])
    return { notes: notes.map(note => toRow(note, sellers)), all }
  })
}

export async function readNote(
  world: World,
  outlet: Outlet,
  id: NoteId,
): Promise<Result<GoodsNote, 'unknown-note'>> {
  return world.storage.read(async sql => {
    const note = await findNote(sql, outlet.slug, id)
    return note === null ? refuse('unknown-note') : ok(await viewNote(sql, outlet, note))
  })
}

function toRow(note: Note, sellers: Sellers): NoteRow {
  const { note: id, kind, year, number, theirNumber, reason, takesBack, takenBackBy, pieces } = note
  return {
    ...{ id, kind, year, number, theirNumber, reason, takesBack, takenBackBy, pieces },
    maker: note.seller === null ? null : makerOf(sellers, note.seller),
    at: toTimestamp(note.madeAt),
    by: note.madeBy,
    lines: note.lineCount,
  }
}

/** As it is printed, with what is left of its goods. */
export async function viewNote(sql: Sql, outlet: Outlet, note: Note): Promise<GoodsNote> {
  const { slug } = outlet
  const lines = await linesOf(sql, slug, note.note)
  const otherId = note.takesBack ?? note.takenBackBy
  const [sellers, placements, other] = await Promise.all([
    sellersOf(sql, slug),
    findPlacements(sql, slug, [...new Set(lines.map(line => line.placement))]),
    otherId === null ? null : findNote(sql, slug, otherId),
  ])
  return {
    ...toRow(note, sellers),
    remark: note.remark,
    other: other === null ? null : { id: other.note, year: other.year, number: other.number },
    lines: lines.flatMap(line => {
      const stocked = placements.get(line.placement)
      return stocked === undefined ? [] : [{ ...line, ...shownOf(stocked, line.batch, sellers) }]
    }),
  }
}

function shownOf({ product, stock }: StockedPlacement, batch: BatchName, sellers: Sellers) {
  return {
    name: product.name,
    maker: makerOf(sellers, product.seller),
    onHand: stock.batches.find(known => known.batch === batch)?.onHand ?? 0,
  }
}
