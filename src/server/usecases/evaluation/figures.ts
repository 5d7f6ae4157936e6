/**
 * Where an evaluation's figures come from; each way gives the same. Remembered days serve what is asked all the time: any
 * outlets, any terms, up to {@link REMEMBERED_DAYS_MAX} days. A longer reading is summed up by the database from the tallies, a
 * row a day and product. What tallies do not know is looked for among the lines themselves, by the index of their days:
 * kwitansi of one occasion, distinct kwitansi with any of a part of the products (a category's, a maker's), and outlets
 * whose tallies are yet to be made.
 */
import type { OutletId } from '../../../domain/ids.ts'
import { DAY_MINUTES, nextDate } from '../../../domain/time.ts'
import {
  exposureCounts,
  type OutletCount,
  outletCounts,
  type ProductCount,
  productCounts,
  type Reading,
} from '../../storage/statements/evaluation/counted.ts'
import { type Cursors, isOfAnyProduct, talliedCounts } from '../../storage/statements/evaluation/tallied.ts'
import type { Sql, Storage } from '../../storage/storage.ts'
import { type Figures, REMEMBERED_DAYS_MAX, rememberedFigures } from './remembered-tallies.ts'

/** Counts may be of any product as well: `totalsOf` reads them, and no product is named so. */
export async function figuresOf(
  storage: Storage,
  sql: Sql,
  reading: Reading,
  cursors: ReadonlyMap<string, Cursors>,
): Promise<Figures> {
  const isTallied = (outlet: OutletId) => cursors.get(outlet)?.counted === cursors.get(outlet)?.tallied
  const isLong = reading.to > nextDate(reading.from, REMEMBERED_DAYS_MAX - 1)
  const tallied = reading.outlets.filter(isTallied)
  const remembered = isLong ? [] : tallied
  const recalled = await Promise.all(
    remembered.map(outlet =>
      rememberedFigures(storage, sql, outlet, cursors.get(outlet)?.counted ?? 0, reading),
    ),
  )
  const others = reading.outlets.filter(outlet => !remembered.includes(outlet))
  const exposure = [
    ...recalled.flatMap(figures => figures.exposure),
    ...(await exposureCounts(sql, { ...reading, outlets: others }, DAY_MINUTES)),
  ]
  if (reading.occasion !== undefined) return { counts: await productCounts(sql, reading), exposure }
  const untallied = reading.outlets.filter(outlet => !isTallied(outlet))
  const counts = [
    ...recalled.flatMap(figures => figures.counts),
    ...(await talliedCounts(sql, { ...reading, outlets: isLong ? tallied : [] })),
    ...(await productCounts(sql, { ...reading, outlets: untallied })),
  ]
  return { counts, exposure }
}

/** Distinct kwitansi by outlet that have any of the products in them. */
export async function totalsOf(
  sql: Sql,
  reading: Reading,
  counts: readonly ProductCount[],
  products: ReadonlySet<string>,
): Promise<OutletCount[]> {
  /** All that was sold there is asked for: then it is all kwitansi. */
  const whole = new Map(counts.filter(isOfAnyProduct).map(count => [count.outlet, count]))
  const some = new Set<string>()
  for (const count of counts) {
    if (isOfAnyProduct(count)) continue
    if (products.has(count.product)) some.add(count.outlet)
    else whole.delete(count.outlet)
  }
  const rest = [...some].filter(outlet => !whole.has(outlet))
  return [...whole.values(), ...(await outletCounts(sql, { ...reading, outlets: rest }, [...products]))]
}
