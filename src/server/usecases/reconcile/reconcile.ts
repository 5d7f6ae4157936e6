/**
 * The daily reconciliation: issued = in the log = mirrored = counted, by outlet and business day, with the missing numbers.
 * The days asked for are read document by document; of all others heads and gaps are told. At a hub what was issued
 * is what an outlet has signed for.
 */
import type {
  MissingDocuments,
  ReconciledDay,
  ReconciledOutlet,
  Reconciliation,
  ReconciliationQuery,
} from '../../../contract/reconciliation.ts'
import type { OutletId } from '../../../domain/ids.ts'
import type { Outlet } from '../../../domain/outlet.ts'
import { periodOf } from '../../../domain/period.ts'
import { type Books, type Heads, isLate, type Missing, reconcile } from '../../../domain/reconciliation.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { HOUR_MS, toTimestamp } from '../../../domain/time.ts'
import { sideBySide } from '../../process/side-by-side.ts'
import { allOutlets } from '../../storage/statements/city/outlets.ts'
import { findForks } from '../../storage/statements/hub/mirrors.ts'
import {
  type BookHeads,
  bookHeadsOf,
  countDocuments,
  gapsAfter,
  issuedAt,
  numbersOfDays,
  type TalliedDay,
  talliedDays,
} from '../../storage/statements/reconcile/reconciled.ts'
import type { Sql } from '../../storage/storage.ts'
import { allHooks } from '../webhooks/hooks.ts'
import { businessDayOf, type World } from '../world.ts'
import { type ReadRow, readBooks } from './read-books.ts'

const DAYS_BY_DEFAULT = 7
/** They are read document by document: a longer span is asked for in parts. */
const DAYS_MAX = 92
const GAPS_MAX = 100
/** A checkpoint that nobody could place may be an honest one, sent by a stranger: its log has so long to show it. */
const DOUBT_MS = HOUR_MS

/** `isWitnessed`: somebody mirrors these logs, or this is the mirror. */
export async function reconcileBooks(
  world: World,
  isWitnessed: boolean,
  query: ReconciliationQuery,
): Promise<Result<Reconciliation, 'invalid' | 'unknown-outlet'>> {
  const { storage, clock } = world
  const all = await storage.read(allOutlets)
  const outlets = all.filter(({ slug }) => query.outlet === undefined || query.outlet === slug)
  const [first] = outlets
  if (query.outlet !== undefined && first === undefined) return refuse('unknown-outlet')
  const today =
    first === undefined ? toTimestamp(clock.now()).slice(0, 10) : businessDayOf(first, clock.now())
  const period = periodOf(query, today, { byDefault: DAYS_BY_DEFAULT, max: DAYS_MAX })
  if (!period.ok) return period
  const { from, to } = period.value
  const reconciled = await sideBySide(outlets, outlet =>
    reconcileOutlet(world, isWitnessed, outlet, { from, to }),
  )
  const hooks = await storage.read(sql => allHooks(sql, query.outlet))
  return ok({
    from,
    to,
    asOf: toTimestamp(clock.now()),
    outlets: reconciled,
    webhooks: hooks.map(
      ({ outlet, recipient, address, number, waiting, dead, firstDead, fault, endedAt }) => ({
        ...{ outlet, hook: recipient, url: address, number, waiting, dead, firstDead, fault },
        ended: endedAt === null ? null : toTimestamp(endedAt),
      }),
    ),
    demo: all.some(({ demo }) => demo),
  })
}

/** What an outlet's stages say of themselves. A hub has seen a log as far as it is signed, come what may. */
export function headsOf(heads: BookHeads, isWitnessed: boolean): Heads {
  return {
    issued: Math.max(heads.given, heads.signedSize),
    sealed: Math.min(heads.size, heads.signedSize),
    mirrored: isWitnessed ? heads.witnessedSize : null,
    counted: Math.min(heads.counted, heads.tallied),
  }
}

interface Span {
  readonly from: string
  readonly to: string
}

async function reconcileOutlet(
  { storage, clock }: World,
  isWitnessed: boolean,
  { slug, name, kind }: Outlet,
  span: Span,
): Promise<ReconciledOutlet> {
  const begun = await storage.read(async sql => {
    const found = await bookHeadsOf(sql, slug)
    if (found === null) throw new Error(`${slug} is gone`)
    const heads = headsOf(found, isWitnessed)
    return { found, heads, numbers: await numbersOfDays(sql, slug, span, heads.issued) }
  })
  const { found, heads, numbers } = begun
  const rows = await readBooks(storage, slug, numbers, { size: found.size, counted: heads.counted })
  const books = reconcile(heads, { ...numbers, day: span.from }, rows)
  const { tallied, elsewhere, forks } = await storage.read(async sql => ({
    forks: await findForks(sql, slug),
    tallied: new Map((await talliedDays(sql, slug, span)).map(day => [day.day, day])),
    elsewhere: await missingElsewhere(sql, slug, heads, numbers),
  }))
  const named = (missing: Missing, day: string | null): MissingDocuments => ({
    ...missing,
    day,
    since: missing.since === null ? null : toTimestamp(missing.since),
    late: isLate(missing, clock.now()),
  })
  return {
    slug,
    name,
    kind,
    heads,
    forks: forks
      .filter(({ at, provenAt }) => provenAt !== null || at + DOUBT_MS <= clock.now())
      .map(({ size, at, provenAt }) => ({ size, seen: toTimestamp(at), proven: provenAt !== null })),
    days: books.days.map(day => reconciledDay(day, rows, tallied.get(day.day), heads.counted)),
    missing: [
      ...books.missing.map(missing => named(missing, missing.day)),
      ...elsewhere.map(missing => named(missing, null)),
    ].sort((a, b) => a.from - b.from),
  }
}

function reconciledDay(
  { day, given, kinds, rupiah, has }: Books['days'][number],
  rows: readonly ReadRow[],
  tallied: TalliedDay | undefined,
  counted: number,
): ReconciledDay {
  const live = rows.filter(
    row =>
      row.day === day &&
      row.kind === 'kwitansi' &&
      row.number <= counted &&
      (row.voidedBy === null || row.voidedBy > counted),
  )
  const isMoving = tallied !== undefined && tallied.changedBy > counted
  return {
    date: day,
    given,
    kwitansi: kinds.kwitansi,
    voids: kinds.void,
    statements: kinds.day,
    rupiah,
    has: { ...has, issued: has.issued ?? 0, sealed: has.sealed ?? 0, counted: has.counted ?? 0 },
    sums: isMoving
      ? null
      : {
          kwitansi: live.length,
          rupiah: live.reduce((sum, row) => sum + row.rupiah, 0),
          talliedKwitansi: tallied?.kwitansi ?? 0,
          talliedRupiah: tallied?.rupiah ?? 0,
        },
  }
}

/** Of the numbers that were not read: what lies beyond a head, and documents that are not there. */
async function missingElsewhere(
  sql: Sql,
  outlet: OutletId,
  heads: Heads,
  read: { readonly first: number; readonly last: number },
): Promise<Missing[]> {
  const missing: Missing[] = []
  const add = async (stage: Missing['stage'], from: number, to: number) => {
    for (const [first, last] of [
      [from, Math.min(to, read.first - 1)],
      [Math.max(from, read.last + 1), to],
    ] as const)
      if (first <= last)
        missing.push({ stage, day: '', from: first, to: last, since: await issuedAt(sql, outlet, first) })
  }
  if ((await countDocuments(sql, outlet, 0)) < heads.issued)
    for (const { after, next } of await gapsAfter(sql, outlet, GAPS_MAX))
      await add('issued', after + 1, Math.min((next ?? heads.issued + 1) - 1, heads.issued))
  await add('sealed', heads.sealed + 1, heads.issued)
  if (heads.mirrored !== null) await add('mirrored', heads.mirrored + 1, heads.sealed)
  await add('counted', heads.counted + 1, heads.issued)
  return missing
}
