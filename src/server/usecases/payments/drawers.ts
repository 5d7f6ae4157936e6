/** A clerk opens a drawer with what is in it, and closes it by counting: only then does the book say what should be there. */
import type { DrawerShown, Drawers } from '../../../contract/payments.ts'
import type { ActorOf } from '../../../domain/actor.ts'
import { dayStart } from '../../../domain/business-day.ts'
import { bookOf, type DrawerReason, differenceOf } from '../../../domain/drawer.ts'
import type { DeedId } from '../../../domain/ids.ts'
import type { Rupiah } from '../../../domain/money.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { OUTLET_RIGHTS } from '../../../domain/rights.ts'
import { nextDate, toTimestamp } from '../../../domain/time.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { kwitansiAfter } from '../../storage/statements/documents/documents.ts'
import * as drawers from '../../storage/statements/payments/drawers.ts'
import type { Sql } from '../../storage/storage.ts'
import type { Voider } from '../documents/void-document.ts'
import { businessDayOf, type World } from '../world.ts'
import { papersOf } from './papers.ts'

type Hand = ActorOf<'clerk' | 'manager'>

const SHOWN_MAX = 30
/** Beside today: for so long cash is told that no drawer counts. */
const OUTSIDE_DAYS = 6
/** Kwitansi of one drawer's days. */
const PAPERS_MAX = 20_000

export async function readDrawers(world: World, { outlet, staff }: Hand): Promise<Drawers> {
  return world.storage.read(async sql => {
    const own = await drawers.openDrawerOf(sql, outlet.slug, staff)
    const last = await drawers.lastDrawers(sql, outlet.slug, SHOWN_MAX)
    const since = nextDate(businessDayOf(outlet, world.clock.now()), -OUTSIDE_DAYS)
    const outside = await drawers.cashOutside(sql, outlet.slug, since, dayStart(outlet, since))
    return { own: own && view(own), last: last.map(view), outside }
  })
}

export async function openDrawer(
  world: World,
  clerk: Hand,
  { id, counted }: { readonly id: DeedId; readonly counted: Rupiah },
): Promise<Result<{ drawer: DrawerShown }, 'wrong-state'>> {
  const { outlet, staff } = clerk
  return world.storage.write(outlet.slug, async sql => {
    const known = await drawers.findDrawer(sql, outlet.slug, id)
    if (known !== null) return known.clerk === staff ? ok({ drawer: view(known) }) : refuse('wrong-state')
    if ((await drawers.openDrawerOf(sql, outlet.slug, staff)) !== null) return refuse('wrong-state')
    const nowMs = world.clock.now()
    const opened = { drawer: id, clerk: staff, openedAt: nowMs, opening: counted }
    await drawers.addDrawer(sql, outlet.slug, opened)
    const done = { actor: clerk, what: 'open-drawer', on: staff, changed: { counted } } as const
    await addAct(sql, outlet.slug, done, nowMs)
    return ok({ drawer: view({ ...opened, closedAt: null, counted: null, book: null, reason: null }) })
  })
}

/**
 * Its first count stands: counted again, it answers the same. Whoever may correct counts for somebody who does not come back; the book
 * is that clerk's all the same.
 */
export async function countDrawer(
  world: World,
  clerk: Voider,
  { id, counted }: { readonly id: DeedId; readonly counted: Rupiah },
): Promise<Result<{ drawer: DrawerShown }, 'not-found'>> {
  const { outlet, staff, rights = OUTLET_RIGHTS } = clerk
  return world.storage.write(outlet.slug, async sql => {
    const drawer = await drawers.findDrawer(sql, outlet.slug, id)
    const isTheirs = drawer?.clerk === staff || rights.includes('correct')
    if (drawer === null || !isTheirs) return refuse('not-found')
    if (drawer.closedAt !== null) return ok({ drawer: view(drawer) })
    const nowMs = world.clock.now()
    const book = await bookNow(sql, outlet, drawer, nowMs)
    const closed = { ...drawer, closedAt: nowMs, counted, book }
    await drawers.closeDrawer(sql, outlet.slug, closed)
    const done = { actor: clerk, what: 'count-drawer', on: drawer.clerk, changed: { counted, book } } as const
    await addAct(sql, outlet.slug, done, nowMs)
    return ok({ drawer: view(closed) })
  })
}

/** What was there at first, what its clerk was handed at doors, and what they said of payments since. */
async function bookNow(
  sql: Sql,
  outlet: Outlet,
  { clerk, openedAt, opening }: drawers.Drawer,
  nowMs: number,
): Promise<number> {
  const dayBefore = nextDate(businessDayOf(outlet, openedAt), -1)
  const papers = await papersOf(sql, outlet, await kwitansiAfter(sql, outlet.slug, dayBefore, PAPERS_MAX))
  const atDoors = papers.filter(
    ({ document, entry }) =>
      document.issuedAt >= openedAt && document.detail?.cashier === clerk && entry.payment === 'cash',
  )
  const said = await drawers.cashSaidBy(sql, outlet.slug, clerk, openedAt, nowMs + 1)
  return bookOf(opening, [...atDoors.map(({ total }) => total), said])
}

export async function explainDrawer(
  world: World,
  clerk: Hand,
  { id, reason }: { readonly id: DeedId; readonly reason: DrawerReason },
): Promise<Result<{ drawer: DrawerShown }, 'not-found' | 'wrong-state'>> {
  const { outlet } = clerk
  return world.storage.write(outlet.slug, async sql => {
    const drawer = await drawers.findDrawer(sql, outlet.slug, id)
    if (drawer === null) return refuse('not-found')
    const { counted, book } = drawer
    if (counted === null || book === null || differenceOf({ counted, book }) === 0)
      return refuse('wrong-state')
    if (drawer.reason === reason) return ok({ drawer: view(drawer) })
    await drawers.explainDrawer(sql, outlet.slug, { drawer: id, reason })
    const done = { actor: clerk, what: 'explain-drawer', on: drawer.clerk, changed: { reason } } as const
    await addAct(sql, outlet.slug, done, world.clock.now())
    return ok({ drawer: view({ ...drawer, reason }) })
  })
}

function view({
  drawer,
  clerk,
  openedAt,
  opening,
  closedAt,
  counted,
  book,
  reason,
}: drawers.Drawer): DrawerShown {
  return {
    id: drawer,
    clerk,
    openedAt: toTimestamp(openedAt),
    opening,
    closedAt: closedAt === null ? null : toTimestamp(closedAt),
    counted,
    book,
    reason,
  }
}
