/** Nothing lost, nothing doubled; the same id and bytes, the same verdict for ever. */
import type { Operation } from '../history/operation.ts'
import type { OrderRow } from '../history/state.ts'
import { type Anomaly, type Case, type Check, groupBy } from './anomaly.ts'

const SENT = ['stay', 'lines', 'total', 'payment', 'deliver', 'note', 'placedAt'] as const
type Sent = Record<(typeof SENT)[number], unknown>

export const checkOrders: Check = run => {
  const places = groupBy(
    run.history.operations.filter(({ action }) => action === 'place'),
    ({ id }) => id,
  )
  const rows = groupBy(run.after.orders, ({ id }) => id)
  const refusals = new Map(run.after.verdicts.map(({ id, refusal }) => [id, refusal]))
  return [
    ...[...places].flatMap(([id, operations]) =>
      checkId(id, operations, rows.get(id) ?? [], codeIn(refusals.get(id))),
    ),
    ...strangers(run, places),
    ...withoutVerdict(run),
    ...run.history.unresolved.map(
      (id): Anomaly => ({ kind: 'unresolved', what: `${id} was asked for to the end` }),
    ),
  ]
}

/** `remembered` is the refusal that the database keeps under the id. */
function checkId(
  id: string,
  operations: readonly Operation[],
  rows: readonly OrderRow[],
  remembered: string | null,
): Anomaly[] {
  const found: Anomaly[] = []
  if (rows.length > 1) found.push({ kind: 'doubled', what: `${id} stands ${rows.length} times` })
  if (operations.filter(({ outcome }) => outcome.kind === 'ok' && outcome.created).length > 1)
    found.push({ kind: 'doubled', what: `${id} was answered 201 more than once` })
  found.push(...changedVerdicts(id, operations))

  const accepted = operations.filter(({ outcome }) => outcome.kind === 'ok')
  const [row] = rows
  const taken = accepted[0]
  if (taken !== undefined) {
    if (row === undefined) found.push({ kind: 'lost', what: `${id} was taken and is not there` })
    else if (!sameBytes(taken, row)) found.push({ kind: 'altered', what: `${id} is not what was sent` })
    return found
  }
  const refused = operations.find(
    ({ outcome }) => outcome.kind === 'refused' && outcome.code !== 'order-mismatch',
  )
  if (refused?.outcome.kind === 'refused') {
    const { code } = refused.outcome
    if (row !== undefined) found.push({ kind: 'phantom', what: `${id} was refused (${code}) and is there` })
    if (remembered !== code)
      found.push({ kind: 'lost', what: `${id} was refused (${code}), remembered is ${remembered}` })
  } else if (row !== undefined && !operations.some(operation => sameBytes(operation, row)))
    found.push({ kind: 'altered', what: `${id} is none of the bodies that were sent` })
  return found
}

/** Among the final answers to the same bytes; and of several bodies under one id, one at most is taken. */
function changedVerdicts(id: string, operations: readonly Operation[]): Anomaly[] {
  const found: Anomaly[] = []
  const taken = new Set<string>()
  for (const [bytes, same] of groupBy(operations, ({ body }) => JSON.stringify(body))) {
    const verdicts = new Set(
      same.flatMap(({ outcome }) =>
        outcome.kind === 'unknown' ? [] : [outcome.kind === 'ok' ? 'taken' : outcome.code],
      ),
    )
    if (verdicts.size > 1)
      found.push({ kind: 'changed-verdict', what: `${id} was answered ${[...verdicts].join(' and ')}` })
    if (verdicts.has('taken')) taken.add(bytes)
  }
  if (taken.size > 1) found.push({ kind: 'doubled', what: `${id} was taken with ${taken.size} bodies` })
  return found
}

function sameBytes({ body }: Operation, row: OrderRow): boolean {
  const stands = JSON.parse(row.body) as Sent
  return SENT.every(name => JSON.stringify(stands[name]) === JSON.stringify((body as Partial<Sent>)[name]))
}

function codeIn(refusal: string | null | undefined): string | null {
  return refusal == null ? null : (JSON.parse(refusal) as { code: string }).code
}

/** What stood before stands; what is new was asked for. */
function strangers({ before, after }: Case, places: ReadonlyMap<string, unknown>): Anomaly[] {
  const old = new Set(before.orders.map(({ id }) => id))
  const now = new Set(after.orders.map(({ id }) => id))
  return [
    ...[...old]
      .filter(id => !now.has(id))
      .map((id): Anomaly => ({ kind: 'lost', what: `${id} stood before the run and is gone` })),
    ...[...now]
      .filter(id => !old.has(id) && !places.has(id))
      .map((id): Anomaly => ({ kind: 'phantom', what: `${id} was asked for by nobody` })),
  ]
}

function withoutVerdict({ after }: Case): Anomaly[] {
  const taken = new Set(after.verdicts.filter(({ refusal }) => refusal === null).map(({ id }) => id))
  return after.orders
    .filter(({ id }) => !taken.has(id))
    .map(({ id }) => ({ kind: 'altered', what: `${id} stands without the verdict that took it` }))
}
