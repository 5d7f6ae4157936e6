/** What a history can show to be wrong, in the words of the promises. Pure: nothing here looks anything up. */
import type { SeenCheckpoint } from '../history/log-watch.ts'
import type { History } from '../history/operation.ts'
import type { State } from '../history/state.ts'

export const ANOMALIES = [
  /** Answered as taken, and not there. */
  'lost',
  /** There more often than asked for. */
  'doubled',
  /** There with other bytes than were sent. */
  'altered',
  /** There, and nobody asked for it. */
  'phantom',
  /** The same id and bytes, two verdicts. */
  'changed-verdict',
  /** No verdict to be had, however often it was asked for. */
  'unresolved',
  /** A desk's step that was answered as done, and is not. */
  'undone',
  /** A numbered sequence with a hole, or a number twice. */
  'gap',
  /** Delivered without a kwitansi, or a kwitansi without its delivery. */
  'unreceipted',
  /** Sums that do not add up. */
  'missum',
  /** More promised or sold than there was, or a ledger that is not the shelf. */
  'oversold',
  /** Issued, and in no checkpoint. */
  'unsealed',
  /** In no checkpoint that the hub's witness has cosigned. */
  'unwitnessed',
  /** Not at the hub, or otherwise, or there and not here. */
  'unmirrored',
  /** A checkpoint that is none, or that nobody has signed who should have. */
  'unsigned',
  /** A checkpoint that is of another history than what is there. */
  'forked',
  /** An address that shows less of a log than it has shown before. */
  'rewound',
  /** Longer on the way to the hub than the promise says. */
  'late',
  /** Counts that are not the log's. */
  'miscounted',
  /** A reader that was told of an event too late, twice or never. */
  'skipped',
] as const
export type AnomalyKind = (typeof ANOMALIES)[number]

export interface Anomaly {
  readonly kind: AnomalyKind
  readonly what: string
}

/** A run: what clients saw, and what the database held before and after it. */
export interface Case {
  readonly history: History
  readonly before: State
  readonly after: State
  /** What of the logs was seen from outside; `null` where nobody looked. */
  readonly log: LogSeen | null
}

export interface LogSeen {
  readonly checkpoints: readonly SeenCheckpoint[]
  /** How long it took until nothing was missing anywhere; `null` if that never was. */
  readonly settledMs: number | null
  readonly hub: State
  /** Keys by which the hub cosigns, as signed-note writes them: its witness's, then its mirror's. */
  readonly cosigners: readonly string[]
}

export type Check = (run: Case) => Anomaly[]

export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

/** The numbers must be 1, 2, 3 …, up to the counter that gives them out. */
export function gapsIn(
  what: string,
  after: State,
  counter: string,
  rows: readonly { readonly outlet: string; readonly number: number }[],
): Anomaly[] {
  const byOutlet = groupBy(rows, row => row.outlet)
  const counters = after.counters.filter(({ name }) => name === counter)
  const outlets = new Set([...byOutlet.keys(), ...counters.map(({ outlet }) => outlet)])
  return [...outlets].flatMap(outlet => {
    const numbers = (byOutlet.get(outlet) ?? []).map(row => row.number).sort((a, b) => a - b)
    const given = counters.find(row => row.outlet === outlet)?.value ?? 0
    const wrong = numbers.findIndex((number, index) => number !== index + 1)
    if (wrong !== -1)
      return [{ kind: 'gap', what: `${what} of ${outlet}: ${numbers[wrong]} stands at place ${wrong + 1}` }]
    if (numbers.length === given) return []
    return [{ kind: 'gap', what: `${what} of ${outlet}: ${numbers.length} stand, ${given} were given out` }]
  })
}
