/**
 * The agency's reading: every product that was on offer or sold in the period, by number of kwitansi, those with none
 * among them. Counts come from counted log entries alone; names and districts from the register.
 */
import type { Evaluation, EvaluationQuery, EvaluationRow } from '../../../contract/evaluation.ts'
import { hasEnough, neededExposure, plainRate, rateInterval } from '../../../domain/evaluation.ts'
import type { ProductId, SellerId } from '../../../domain/ids.ts'
import { familiesOf, metAt } from '../../../domain/joined.ts'
import { OUTLETS, type Outlet } from '../../../domain/outlet.ts'
import { periodOf } from '../../../domain/period.ts'
import type { Product, Seller } from '../../../domain/product.ts'
import { ok, type Result } from '../../../domain/result.ts'
import type { Tally } from '../../../domain/tally.ts'
import { DAY_MINUTES, localDate, toTimestamp } from '../../../domain/time.ts'
import { allOutlets } from '../../storage/statements/city/outlets.ts'
import { allSellers, listProducts } from '../../storage/statements/city/register.ts'
import { allAliases } from '../../storage/statements/city/register-changes.ts'
import {
  type ExposureCount,
  jointCounts,
  type ProductCount,
  type Reading,
} from '../../storage/statements/evaluation/counted.ts'
import { cursorsOf } from '../../storage/statements/evaluation/tallied.ts'
import type { Sql } from '../../storage/storage.ts'
import type { World } from '../world.ts'
import { figuresOf, totalsOf } from './figures.ts'

const DAYS_BY_DEFAULT = 90

export async function evaluate(world: World, query: EvaluationQuery): Promise<Result<Evaluation, 'invalid'>> {
  return world.storage.read(async sql => {
    const all = await allOutlets(sql)
    const outlets = all.filter(
      outlet =>
        (query.outlet === undefined || outlet.slug === query.outlet) &&
        (query.kind === undefined || outlet.kind === query.kind),
    )
    const zone = outlets[0]?.zone ?? 'Asia/Makassar'
    const period = periodOf(query, localDate(world.clock.now(), zone), { byDefault: DAYS_BY_DEFAULT })
    if (!period.ok) return period
    const { from, to } = period.value
    const unit = unitOf(outlets)
    const reading: Reading = {
      outlets: outlets.map(outlet => outlet.slug),
      from,
      to,
      terms: query.terms,
      occasion: query.event,
    }
    const { read, unreadable } = await listProducts(sql)
    const products = read.filter(
      product =>
        (query.category === undefined || product.category === query.category) &&
        (query.seller === undefined || product.seller === query.seller),
    )
    const sellers = new Map((await allSellers(sql)).map(seller => [seller.slug, seller]))
    const cursors = await cursorsOf(sql, reading.outlets)
    const figures = await figuresOf(world.storage, sql, reading, cursors)
    const aliases = await allAliases(sql)
    const exposures = exposureByProduct(figures.exposure.map(asStandsFor(aliases)), unit.outlets)
    const counts = await jointly(sql, reading, figures.counts, aliases)
    const rows = rank(products, sellers, counts, exposures, unit.outlets)
    const ids = new Set(products.map(product => product.id))
    for (const [alias, standsFor] of aliases) if (ids.has(standsFor)) ids.add(alias)
    const totals = await totalsOf(sql, reading, figures.counts, ids)
    const logs: Record<string, number> = {}
    for (const [outlet, { counted }] of cursors) logs[outlet] = counted
    return ok({
      products: rows,
      kwitansi: totals.reduce((sum, total) => sum + total.kwitansi, 0),
      voided: totals.reduce((sum, total) => sum + total.voided, 0),
      unit: unit.name,
      from,
      to,
      asOf: toTimestamp(world.clock.now()),
      logs,
      outlets: outlets.map(({ slug, name, kind }) => ({
        slug,
        name,
        kind,
        kwitansi: totals.find(total => total.outlet === slug)?.kwitansi ?? 0,
      })),
      demo: all.some(outlet => outlet.demo),
      ...(unreadable.length === 0 ? {} : { unreadable: [...unreadable] }),
    })
  })
}

/** A product that an outlet added and the register joined to another is counted as that one. */
function asStandsFor(aliases: ReadonlyMap<ProductId, ProductId>) {
  return <Count extends Pick<ProductCount, 'product'>>(count: Count): Count => {
    const standsFor = aliases.get(count.product)
    return standsFor === undefined ? count : { ...count, product: standsFor }
  }
}

/** The same of counts: a kwitansi with two of a family is one, also where each of them was counted by itself. */
async function jointly(
  sql: Sql,
  reading: Reading,
  counts: readonly ProductCount[],
  aliases: ReadonlyMap<ProductId, ProductId>,
): Promise<ProductCount[]> {
  let apart = counts
  const joint: ProductCount[] = []
  for (const family of familiesOf(aliases)) {
    const outlets = metAt(family, apart)
    apart = apart.filter(({ outlet, product }) => !(outlets.includes(outlet) && family.includes(product)))
    joint.push(...(await jointCounts(sql, { ...reading, outlets }, family)))
  }
  return [...apart.map(asStandsFor(aliases)), ...joint]
}

/** What exposure is counted in, and the outlets that have that unit. Units are never summed: mixed reads hotels only. */
function unitOf(outlets: readonly Outlet[]): { name: Evaluation['unit']; outlets: ReadonlySet<string> } {
  const units = new Set<Evaluation['unit']>(outlets.map(outlet => OUTLETS[outlet.kind].exposure))
  const [only] = units
  if (units.size === 1 && only !== undefined) {
    return { name: only, outlets: new Set(outlets.map(outlet => outlet.slug)) }
  }
  const hotels = outlets.filter(outlet => OUTLETS[outlet.kind].isStayedIn)
  return {
    name: units.size === 0 ? 'room-night' : 'mixed',
    outlets: new Set(hotels.map(outlet => outlet.slug)),
  }
}

/** What was on offer without exposure that counts is among those shown all the same. */
function exposureByProduct(
  counts: readonly ExposureCount[],
  outlets: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const roomMinutes = new Map<string, number>()
  for (const count of counts) {
    const here = outlets.has(count.outlet) ? count.roomMinutes : 0
    roomMinutes.set(count.product, (roomMinutes.get(count.product) ?? 0) + here)
  }
  return new Map(Array.from(roomMinutes, ([product, minutes]) => [product, minutes / DAY_MINUTES]))
}

interface RatedTally extends Tally {
  /** Kwitansi at the outlets whose exposure is counted: what the rate is made of. */
  readonly rated: number
}

function rank(
  products: readonly Product[],
  sellers: ReadonlyMap<SellerId, Seller>,
  counts: readonly ProductCount[],
  exposures: ReadonlyMap<string, number>,
  rated: ReadonlySet<string>,
): EvaluationRow[] {
  const tallies = tally(counts, rated)
  const shown = products.filter(product => tallies.has(product.id) || exposures.has(product.id))
  const category = (name: Product['category']) => {
    const peers = shown.filter(product => product.category === name)
    return {
      kwitansi: peers.reduce((sum, peer) => sum + (tallies.get(peer.id)?.rated ?? 0), 0),
      exposure: peers.reduce((sum, peer) => sum + (exposures.get(peer.id) ?? 0), 0),
    }
  }
  return shown
    .map((product): EvaluationRow => {
      const { rated: ratedKwitansi, ...count } = tallies.get(product.id) ?? NOTHING
      const exposure = exposures.get(product.id) ?? 0
      const seller = sellers.get(product.seller)
      return {
        product: product.id,
        seller: product.seller,
        name: product.name,
        sellerName: seller?.name ?? product.seller,
        district: seller?.district ?? '',
        category: product.category,
        ...count,
        exposure: round(exposure, 1),
        rate: round(plainRate(ratedKwitansi, exposure), 2),
        interval: intervalOf({ kwitansi: ratedKwitansi, exposure }, category(product.category)),
        enough: hasEnough(exposure),
        needed: neededExposure(exposure),
      }
    })
    .sort((a, b) => b.kwitansi - a.kwitansi || b.rate - a.rate || (a.product < b.product ? -1 : 1))
}

const NOTHING: RatedTally = { kwitansi: 0, complimentary: 0, voided: 0, units: 0, rupiah: 0, rated: 0 }

function tally(counts: readonly ProductCount[], rated: ReadonlySet<string>): ReadonlyMap<string, RatedTally> {
  const tallies = new Map<string, RatedTally>()
  for (const count of counts) {
    const sum = tallies.get(count.product) ?? NOTHING
    tallies.set(count.product, {
      kwitansi: sum.kwitansi + count.kwitansi,
      complimentary: sum.complimentary + count.complimentary,
      voided: sum.voided + count.voided,
      units: sum.units + count.units,
      rupiah: sum.rupiah + count.rupiah,
      rated: sum.rated + (rated.has(count.outlet) ? count.kwitansi : 0),
    })
  }
  return tallies
}

function intervalOf(
  count: { kwitansi: number; exposure: number },
  category: { kwitansi: number; exposure: number },
): [number, number] {
  const [low, high] = rateInterval(count, category)
  return [round(low, 2), round(high, 2)]
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
