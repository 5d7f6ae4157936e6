/** Papers of a product that have lapsed or soon will. */
import type { Product } from './product.ts'
import type { DateText } from './time.ts'

export const PAPERS = ['permit', 'halal'] as const
export type Paper = (typeof PAPERS)[number]

/** How many days ahead one looks. */
export const LAPSE_DAYS = [7, 30, 60] as const

/** A paper with an end, and how many days are left; below 0 it has lapsed. */
export interface Lapse {
  readonly paper: Paper
  readonly number: string | null
  readonly validTo: DateText
  readonly daysLeft: number
}

/** Papers of a product that have lapsed, or will within so many days; the first to lapse first. */
export function lapsesOf(product: Pick<Product, 'permit' | 'halal'>, today: DateText, within = 60): Lapse[] {
  return PAPERS.flatMap((paper): Lapse[] => {
    const { number = null, validTo } = product[paper]
    if (validTo === undefined) return []
    const daysLeft = daysBetween(today, validTo)
    return daysLeft > within ? [] : [{ paper, number, validTo, daysLeft }]
  }).sort((a, b) => a.daysLeft - b.daysLeft)
}

function daysBetween(from: DateText, to: DateText): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
