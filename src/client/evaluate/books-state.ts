/** What may be said of books: they agree, something is on its way, or something is missing. */
import type {
  MissingDocuments,
  ReconciledDay,
  ReconciledOutlet,
  Reconciliation,
} from '../../contract/reconciliation.ts'

const WORST_FIRST = ['forked', 'missing', 'coming', 'agree', 'empty'] as const
export type BookState = (typeof WORST_FIRST)[number]

export function stateOf({ heads, days, missing, forks = [] }: ReconciledOutlet): BookState {
  if (forks.length > 0) return 'forked'
  if (missing.some(({ late }) => late) || days.some(hasWrongSum)) return 'missing'
  if (missing.length > 0) return 'coming'
  return heads.issued === 0 ? 'empty' : 'agree'
}

/** The ranking's sums are none of the documents'. */
export function hasWrongSum({ sums }: Pick<ReconciledDay, 'sums'>): boolean {
  return sums !== null && (sums.kwitansi !== sums.talliedKwitansi || sums.rupiah !== sums.talliedRupiah)
}

interface BooksSummary {
  readonly state: BookState
  /** Outlets whose books lack something. */
  readonly wrong: readonly ReconciledOutlet[]
  /** Outlets whose logs have signed two histories. */
  readonly forked: readonly ReconciledOutlet[]
  /** Different numbers that are late somewhere, at all outlets. */
  readonly late: number
  readonly coming: number
  /** Documents of the days. */
  readonly documents: number
}

export function summaryOf({ outlets }: Pick<Reconciliation, 'outlets'>): BooksSummary {
  const states = outlets.map(stateOf)
  const wrong = outlets.filter((_, i) => states[i] === 'missing')
  const forked = outlets.filter((_, i) => states[i] === 'forked')
  const state = WORST_FIRST.find(one => states.includes(one)) ?? 'empty'
  const numbers = (isLate: boolean) =>
    outlets.reduce((sum, { missing }) => sum + distinct(missing.filter(({ late }) => late === isLate)), 0)
  return {
    state,
    wrong,
    forked,
    late: numbers(true),
    coming: numbers(false),
    documents: outlets.reduce((sum, { days }) => sum + days.reduce((all, { given }) => all + given, 0), 0),
  }
}

/** How many numbers lie in any of the ranges. */
export function distinct(ranges: readonly Pick<MissingDocuments, 'from' | 'to'>[]): number {
  let count = 0
  let past = 0
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    count += Math.max(0, to - Math.max(from - 1, past))
    past = Math.max(past, to)
  }
  return count
}
