/** A page of what was done, as people read it: things that have a name of their own by that name. */
import type { ActShown, ActsPage } from '../../../contract/acts.ts'
import type { OutletId } from '../../../domain/ids.ts'
import type { Localised } from '../../../domain/language.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { businessDayStart, nextDate, toTimestamp, type Zone } from '../../../domain/time.ts'
import { type Act, actsFound, OF_THE_CITY } from '../../storage/statements/acts/acts.ts'
import { findPlacements, placementsNamed } from '../../storage/statements/shelf/placements.ts'
import type { Sql } from '../../storage/storage.ts'
import type { World } from '../world.ts'

/** The agency sits in Balikpapan. */
const OF_AGENCY = { slug: OF_THE_CITY, zone: 'Asia/Makassar' } as const
/** Acts of a page on a screen. */
const SHOWN = 50

export interface ActsWanted {
  readonly find?: string | undefined
  /** Midnight to midnight. */
  readonly day?: string | undefined
  readonly before?: number | undefined
}

export async function showActs(
  { storage }: Pick<World, 'storage'>,
  /** Null: of the agency. */
  at: Pick<Outlet, 'slug' | 'zone'> | null,
  { find, day, before = Number.MAX_SAFE_INTEGER }: ActsWanted,
): Promise<ActsPage> {
  const { slug: outlet, zone } = at ?? OF_AGENCY
  return storage.read(async sql => {
    const text = find ?? null
    const isShelf = outlet !== OF_THE_CITY && text !== null
    const placements = isShelf ? await placementsNamed(sql, outlet, text) : []
    // One more than is told says whether there is a next page.
    const found = await actsFound(
      sql,
      outlet,
      { text, placements, day: day === undefined ? null : dayOf(day, zone) },
      { before, limit: SHOWN + 1 },
    )
    const acts = found.slice(0, SHOWN)
    const names = await namesOf(sql, outlet, acts)
    return {
      acts: acts.map(act => toShown(act, names)),
      next: found.length > SHOWN ? (acts.at(-1)?.seq ?? null) : null,
    }
  })
}

function dayOf(date: string, zone: Zone) {
  return { fromMs: businessDayStart(date, zone, 0), toMs: businessDayStart(nextDate(date), zone, 0) }
}

async function namesOf(
  sql: Sql,
  outlet: OutletId,
  acts: readonly Act[],
): Promise<ReadonlyMap<string, Localised>> {
  const ids = new Set(acts.filter(({ thing }) => thing === 'placement').map(({ subject }) => subject))
  const placements = await findPlacements(sql, outlet, [...ids])
  return new Map(Array.from(placements, ([id, { product }]) => [id, product.name]))
}

function toShown(act: Act, names: ReadonlyMap<string, Localised>): ActShown {
  const { seq, at, actor, who, terminal, thing, subject, times, word, told } = act
  const name = thing === 'placement' ? (names.get(subject) ?? null) : null
  return {
    seq,
    at: toTimestamp(at),
    by: actor,
    who,
    terminal,
    what: word,
    on: subject,
    name,
    times,
    changed: told?.changed ?? null,
  }
}
