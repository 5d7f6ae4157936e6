/** What a desk or a guest was told is done, is done and stays done. */
import type { Order } from '../../../src/domain/order.ts'
import { assertNever } from '../../../src/domain/result.ts'
import type { Operation } from '../history/operation.ts'
import type { DocumentRow } from '../history/state.ts'
import { type Anomaly, type Case, type Check, groupBy } from './anomaly.ts'

export const checkSteps: Check = run => {
  const orders = new Map(run.after.orders.map(row => [row.id, JSON.parse(row.body) as Order]))
  const documents = new Map(run.after.documents.map(row => [`${row.outlet} ${row.number}`, row]))
  const undone = run.history.operations
    .filter(({ outcome }) => outcome.kind === 'ok')
    .filter(done => !stands(done, orders.get(done.id), documents))
    .map(
      ({ action, id, outcome }): Anomaly => ({
        kind: 'undone',
        what: `${action} of ${id} was answered ${JSON.stringify(outcome)}; it is ${orders.get(id)?.state}`,
      }),
    )
  return [...undone, ...deliveredTwice(run)]
}

function stands(
  { action, id, outlet, outcome }: Operation,
  order: Order | undefined,
  documents: ReadonlyMap<string, DocumentRow>,
): boolean {
  if (outcome.kind !== 'ok') return true
  switch (action) {
    case 'place':
      return true
    case 'cancel':
      // An id that was never placed is barred.
      return outcome.state === undefined ? order === undefined : order?.state === 'cancelled'
    case 'acknowledge':
      return order !== undefined && 'acknowledgedAt' in order
    case 'dispatch':
      return order !== undefined && 'dispatchedAt' in order
    case 'decline':
      return order?.state === 'declined'
    case 'deliver':
      return order?.state === 'delivered' && documents.get(`${outlet} ${outcome.number}`)?.order === id
    case 'void':
      return documents.get(`${outlet} ${id}`)?.voidedBy === outcome.number
    default:
      return assertNever(action)
  }
}

/** However often a delivery is repeated, its kwitansi is one. */
function deliveredTwice({ history }: Case): Anomaly[] {
  const delivered = history.operations.filter(
    ({ action, outcome }) => (action === 'deliver' || action === 'void') && outcome.kind === 'ok',
  )
  return [...groupBy(delivered, ({ action, outlet, id }) => `${action} ${outlet} ${id}`)].flatMap(
    ([what, answers]) => {
      const numbers = new Set(answers.map(({ outcome }) => outcome.kind === 'ok' && outcome.number))
      if (numbers.size === 1) return []
      return [{ kind: 'doubled' as const, what: `${what} was answered ${[...numbers].join(' and ')}` }]
    },
  )
}
