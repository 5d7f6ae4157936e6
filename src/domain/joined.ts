/** Products that the register has joined: they keep their ids and their words, and are counted as one. */
import type { OutletId, ProductId } from './ids.ts'

/** The one that the others stand for comes first. */
export type Family = readonly [ProductId, ...ProductId[]]

export function familiesOf(aliases: ReadonlyMap<ProductId, ProductId>): Family[] {
  const families = new Map<ProductId, [ProductId, ...ProductId[]]>()
  for (const [alias, head] of aliases) {
    const family = families.get(head) ?? [head]
    family.push(alias)
    families.set(head, family)
  }
  return [...families.values()]
}

/**
 * At which outlets several of a family were counted, each by itself: there a kwitansi with two of them stands in both counts, and
 * must be counted anew.
 */
export function metAt(
  family: Family,
  counts: readonly { readonly outlet: OutletId; readonly product: ProductId }[],
): OutletId[] {
  const members = new Map<OutletId, Set<ProductId>>()
  for (const { outlet, product } of counts)
    if (family.includes(product)) members.set(outlet, (members.get(outlet) ?? new Set()).add(product))
  return [...members].flatMap(([outlet, met]) => (met.size > 1 ? outlet : []))
}
