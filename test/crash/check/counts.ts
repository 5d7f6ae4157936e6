/** Counts equal the log: every line of every kwitansi is counted once, voided as the log says, up to the last entry. */
import type { Entry } from '../../../src/domain/document.ts'
import type { State } from '../history/state.ts'
import { type Anomaly, type Check, groupBy } from './anomaly.ts'

export const checkCounts: Check = ({ after }) => {
  const outlets = groupBy(after.documents, ({ outlet }) => outlet)
  return [...outlets].flatMap(([outlet, documents]) => {
    const cursor = after.cursors.find(row => row.outlet === outlet)?.number ?? 0
    if (cursor !== documents.length)
      return [{ kind: 'miscounted', what: `${outlet} is counted up to ${cursor} of ${documents.length}` }]
    return differences(
      outlet,
      recounted(documents.map(({ entry }) => JSON.parse(entry) as Entry)),
      counted(outlet, after),
    )
  })
}

/** From nothing but the entries. */
function recounted(entries: readonly Entry[]): string[] {
  const voided = new Set(entries.flatMap(entry => (entry.kind === 'void' ? [entry.voids] : [])))
  return entries.flatMap(entry =>
    entry.kind === 'kwitansi'
      ? entry.lines.map(({ product, quantity, amount }, line) =>
          lineText({
            number: entry.number,
            line,
            product,
            quantity,
            amount,
            voided: voided.has(entry.number) ? 1 : 0,
          }),
        )
      : [],
  )
}

function counted(outlet: string, { counted: rows }: State): string[] {
  return rows.filter(row => row.outlet === outlet).map(lineText)
}

function lineText(row: Omit<State['counted'][number], 'outlet'>): string {
  const { number, line, product, quantity, amount, voided } = row
  return [number, line, product, quantity, amount, voided].join(' ')
}

function differences(outlet: string, log: readonly string[], counts: readonly string[]): Anomaly[] {
  const inCounts = new Set(counts)
  const inLog = new Set(log)
  const wrong = [
    ...log.filter(line => !inCounts.has(line)).map(line => `not counted: ${line}`),
    ...counts.filter(line => !inLog.has(line)).map(line => `counted, and not in the log: ${line}`),
  ]
  return wrong.map(what => ({ kind: 'miscounted', what: `${outlet}, ${what}` }))
}
