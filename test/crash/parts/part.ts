/** What every part of the campaign is given and gives back. */
import type { Counts, PartReport } from '../report.ts'
import { addCounts, keepFinding, tally } from '../report.ts'
import type { Finding } from '../run.ts'

/** How much of each is done; 0 leaves it out. */
export interface Amounts {
  readonly kills: number
  readonly cuts: number
  readonly faults: number
  readonly chromium: number
  readonly webkit: number
  readonly minutes: number
  readonly backups: number
}

export interface Ground {
  /** The repository: the built program stands in it. */
  readonly root: string
  /** For everything that may be thrown away afterwards. */
  readonly scratch: string
  /** The city on SQLite, made once. */
  readonly city: string
  /** A hub that has taken that city's outlets on. */
  readonly hub: string
  /** Where histories that found something are kept. */
  readonly findings: string
  readonly seed: string
  readonly amounts: Amounts
  readonly say: (line: string) => void
}

export interface Part {
  readonly name: string
  /** What its extent is told by; 0 leaves it out. */
  readonly amount: keyof Amounts
  run(ground: Ground): Promise<Omit<PartReport, 'part' | 'seconds'>>
}

/** Adds up the runs of one part; keeps the history of each that found something. */
export function collect(ground: Ground, part: string) {
  const counts: Counts = {}
  const anomalies: string[] = []
  return {
    counts,
    anomalies,
    add(finding: Finding): void {
      addCounts(counts, tally(finding))
      if (finding.anomalies.length === 0) return
      const path = keepFinding(ground.findings, part, finding)
      anomalies.push(...finding.anomalies.map(({ kind, what }) => `${kind}: ${what}`), `kept in ${path}`)
    },
  }
}

export function skipped(why: string) {
  return { counts: {}, anomalies: [], skipped: why }
}
