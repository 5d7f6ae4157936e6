/** What else there is when something has sold out: of the same kind first, then of the same shelf. */
import type { Shortage } from '../../../domain/placing.ts'
import type { Refusal } from '../../../domain/result.ts'
import type { StockedPlacement } from '../../storage/statements/shelf/placements.ts'
import { type Shelf, shows } from '../shelf/shelf.ts'

const ALTERNATIVES_MAX = 5

/** A refusal for want of goods, with what else could be had at that moment; any other as it is. */
export async function withAlternatives<Code extends string>(
  shelf: Shelf,
  refusal: Refusal<Code>,
  day: string,
): Promise<Refusal<Code>> {
  if (refusal.code !== 'sold-out') return refusal
  const { lines } = refusal.detail as { readonly lines: readonly Shortage[] }
  const alternatives = alternativesTo(lines, await shelf.whole(), day)
  return { code: refusal.code, detail: { lines, alternatives } }
}

function alternativesTo(
  lines: readonly Shortage[],
  shelf: readonly StockedPlacement[],
  day: string,
): string[] {
  const short = new Set(lines.map(line => line.placementId))
  const wanted = shelf.filter(({ placement }) => short.has(placement.id)).map(({ product }) => product)
  const kinds = new Set(wanted.map(({ kind }) => kind))
  const shelves = new Set(wanted.map(({ category }) => category))
  const inStock = shelf.filter(stocked => !short.has(stocked.placement.id) && shows(stocked, day).inStock)
  const same = inStock.filter(({ product }) => kinds.has(product.kind))
  const near = inStock.filter(({ product }) => !kinds.has(product.kind) && shelves.has(product.category))
  return [...same, ...near].slice(0, ALTERNATIVES_MAX).map(({ placement }) => placement.id)
}
