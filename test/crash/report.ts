/** Counts of everything that was done and everything that was found. Never a bare "ok". */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from './run.ts'

export type Counts = Record<string, number>

export interface PartReport {
  readonly part: string
  /** What was done, by name. */
  readonly counts: Readonly<Counts>
  readonly anomalies: readonly string[]
  /** Why nothing was done here. */
  readonly skipped?: string
  readonly seconds: number
}

/** What clients did and heard. */
export function tally({ history, log }: Finding): Counts {
  const { operations, heard } = history
  const places = operations.filter(({ action }) => action === 'place')
  const idsWhere = (kind: string) =>
    new Set(places.filter(({ outcome }) => outcome.kind === kind).map(({ id }) => id)).size
  return {
    requests: operations.length,
    'without a verdict at first': operations.filter(({ outcome }) => outcome.kind === 'unknown').length,
    'answered 5xx': operations.filter(
      ({ outcome }) => outcome.kind === 'unknown' && outcome.why.startsWith('status 5'),
    ).length,
    'orders taken': idsWhere('ok'),
    'orders refused': idsWhere('refused'),
    kwitansi: new Set(
      operations.flatMap(({ action, outlet, outcome }) =>
        action === 'deliver' && outcome.kind === 'ok' ? [`${outlet} ${outcome.number}`] : [],
      ),
    ).size,
    'checkpoints seen': log.checkpoints.length,
    'until the hub had all, ms': log.settledMs ?? 0,
    'events heard': heard.reduce((sum, { numbers }) => sum + numbers.length, 0),
  }
}

export function addCounts(into: Counts, more: Readonly<Counts>): void {
  for (const [name, count] of Object.entries(more)) into[name] = (into[name] ?? 0) + count
}

/** Keeps the history of a run that found something; answers where. */
export function keepFinding(dir: string, part: string, finding: Finding): string {
  mkdirSync(dir, { recursive: true })
  const path = join(dir, `${part.replaceAll(/\W+/g, '-')}-${finding.seed}.json`)
  writeFileSync(path, JSON.stringify(finding, null, 1))
  return path
}

export function printReport(report: PartReport, say: (line: string) => void): void {
  const { part, counts, anomalies, skipped, seconds } = report
  if (skipped !== undefined) {
    say(`  skipped  ${part}: ${skipped}`)
    return
  }
  const listed = Object.entries(counts).map(([name, count]) => `${name} ${count}`)
  say(
    `  ${anomalies.length === 0 ? 'held  ' : 'BROKEN'}  ${part}: ${listed.join(', ')}; anomalies ${anomalies.length} (${seconds} s)`,
  )
  for (const anomaly of anomalies.slice(0, SHOWN_MAX)) say(`          ${anomaly}`)
}

const SHOWN_MAX = 20
