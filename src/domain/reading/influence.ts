/**
 * What arithmetic cannot stop it can tell: how few stays, bought where each of them weighs most, would turn a proposal. One
 * outlet's word is bounded; a purchase or two at each of several is not, for so does true liking look.
 */
import { meanOf, meet, normalised } from './grid.ts'
import { cellsOfProduct } from './matrix.ts'
import { BELIEVED, doubtOf } from './negative-binomial.ts'
import type { Model } from './posterior.ts'
import { KEEP_BELOW_MEDIAN, type Proposal, REPLACE_BELOW_MEDIAN } from './proposal.ts'

/** More than these nobody buys unnoticed. */
const STAYS_MAX = 60

export interface Influence {
  readonly stays: number
  readonly outlets: number
}

/**
 * To a replacement: until it is none; of what is watched: until it is kept. `below`: how probably each liking lies below the
 * median.
 */
export function turnedBy(
  model: Model,
  below: Float64Array,
  product: number,
  proposal: Proposal,
): Influence | null {
  const until = { replace: REPLACE_BELOW_MEDIAN, watch: KEEP_BELOW_MEDIAN, keep: null, newcomer: null }[
    proposal
  ]
  const posterior = model.posteriors[product]
  if (until === null || posterior === undefined) return null
  const order = byWeight(model, posterior.sharp, product)
  if (order.length === 0) return null
  const weights = posterior.sharp.slice()
  for (let stays = 0; stays <= STAYS_MAX; stays++) {
    if (meet(weights, below) < until) return { stays, outlets: Math.min(stays, order.length) }
    const round = Math.floor(stays / order.length)
    oneMore(weights, model, weights, order[stays % order.length] ?? 0, round)
  }
  return null
}

/** A product's cells, first where one more stay would lift it most. */
function byWeight(model: Model, sharp: Float64Array, product: number): number[] {
  const [from, to] = cellsOfProduct(model.matrix, product)
  const weights = new Float64Array(sharp.length)
  return Array.from({ length: to - from }, (_, i) => from + i)
    .map(cell => ({ cell, lifted: meanOf(oneMore(weights, model, sharp, cell, 0)) }))
    .sort((a, b) => b.lifted - a.lifted || a.cell - b.cell)
    .map(({ cell }) => cell)
}

/** As it would be with one stay more than there are, and `added` before it. */
function oneMore(
  into: Float64Array,
  { matrix, expected, words }: Model,
  weights: Float64Array,
  cell: number,
  added: number,
): Float64Array {
  const mean = expected[cell] ?? 0
  const stays = (matrix.stays[cell] ?? 0) + added
  const [before, after] = [words(stays, mean), words(stays + 1, mean)]
  const [doubtBefore, doubtAfter] = [doubtOf(stays, mean), doubtOf(stays + 1, mean)]
  for (let i = 0; i < into.length; i++)
    into[i] =
      ((weights[i] ?? 0) * (BELIEVED * (after[i] ?? 0) + doubtAfter)) /
      (BELIEVED * (before[i] ?? 0) + doubtBefore)
  return normalised(into)
}
