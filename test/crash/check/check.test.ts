/** The checker finds what it is for: a run in which all is right passes, and each thing spoiled in it is named. */
import { expect, test } from 'vitest'
import type { Order } from '../../../src/domain/order.ts'
import type { Operation } from '../history/operation.ts'
import type { State } from '../history/state.ts'
import { aBody, anOperation, GOOD, HOTEL } from './a-run.ts'
import { ANOMALIES, type AnomalyKind, type Case } from './anomaly.ts'
import { checkRun } from './check.ts'

const found = (run: Case) => checkRun(run).map(({ kind }) => kind)

const withState = (change: (after: State) => Partial<State>): Case => ({
  ...GOOD,
  after: { ...GOOD.after, ...change(GOOD.after) },
})
const withOperation = (operation: Partial<Operation>): Case => ({
  ...GOOD,
  history: { ...GOOD.history, operations: [...GOOD.history.operations, anOperation(operation)] },
})
const withHeard = (numbers: readonly number[]): Case => ({
  ...GOOD,
  history: { ...GOOD.history, heard: [{ client: 'clerk', outlet: HOTEL, after: 0, numbers, due: 3 }] },
})
const withoutOrder = (id: string) =>
  withState(({ orders }) => ({ orders: orders.filter(order => order.id !== id) }))
const withOrder = (id: string, change: object) =>
  withState(({ orders }) => ({
    orders: orders.map(row =>
      row.id === id
        ? { ...row, body: JSON.stringify({ ...(JSON.parse(row.body) as Order), ...change }) }
        : row,
    ),
  }))
const withEntry = (from: string, to: string) =>
  withState(({ documents }) => ({
    documents: documents.map(row => ({ ...row, entry: row.entry.replaceAll(from, to) })),
  }))

test('a run in which all is right has nothing wrong', () => {
  expect(checkRun(GOOD)).toEqual([])
})

const SPOILED: readonly (readonly [string, AnomalyKind, Case])[] = [
  ['an order that was taken is gone', 'lost', withoutOrder('open')],
  [
    'a refusal was forgotten',
    'lost',
    withState(({ verdicts }) => ({ verdicts: verdicts.filter(({ id }) => id !== 'refused') })),
  ],
  ['what stood before the run is gone', 'lost', { ...GOOD, before: GOOD.after, after: GOOD.before }],
  [
    'an order stands in two outlets',
    'doubled',
    withState(({ orders }) => ({
      orders: [...orders, { ...(orders[0] as State['orders'][number]), outlet: 'x' }],
    })),
  ],
  [
    'an id was made twice',
    'doubled',
    withOperation({ id: 'open', body: aBody(), outcome: { kind: 'ok', created: true } }),
  ],
  [
    'one id was taken with two bodies',
    'doubled',
    withOperation({ id: 'open', body: aBody({ total: 1 }), outcome: { kind: 'ok', created: false } }),
  ],
  [
    'one delivery was answered with two kwitansi',
    'doubled',
    withOperation({ action: 'deliver', id: 'brought', outcome: { kind: 'ok', created: false, number: 3 } }),
  ],
  [
    'a document is voided and no void says so',
    'doubled',
    withState(({ documents }) => ({
      documents: documents.map(document => ({ ...document, voidedBy: 2 })),
    })),
  ],
  ['an order is not what was sent', 'altered', withOrder('open', { note: 'nobody wrote this' })],
  ['a digit of a document was changed', 'altered', withEntry('"kind":"void"', '"kind": "void"')],
  [
    'an order stands without a verdict',
    'altered',
    withState(({ verdicts }) => ({ verdicts: verdicts.filter(({ id }) => id !== 'open') })),
  ],
  [
    'what was refused stands all the same',
    'phantom',
    withState(({ orders }) => ({
      orders: [...orders, { ...(orders[0] as State['orders'][number]), id: 'refused' }],
    })),
  ],
  [
    'nobody asked for an order that stands',
    'phantom',
    {
      ...GOOD,
      history: {
        ...GOOD.history,
        operations: GOOD.history.operations.filter(({ id }) => id !== 'open'),
      },
    },
  ],
  [
    'the same bytes were taken and refused',
    'changed-verdict',
    withOperation({ id: 'refused', body: aBody(), outcome: { kind: 'ok', created: true } }),
  ],
  [
    'no verdict was to be had',
    'unresolved',
    { ...GOOD, history: { ...GOOD.history, unresolved: ['place open'] } },
  ],
  [
    'a clerk was told that it is seen, and it is not',
    'undone',
    withOperation({ action: 'acknowledge', id: 'open' }),
  ],
  [
    'a guest was told that it is cancelled, and it is not',
    'undone',
    withOperation({
      action: 'cancel',
      id: 'open',
      outcome: { kind: 'ok', created: false, state: 'cancelled' },
    }),
  ],
  [
    'an id was barred and stands all the same',
    'undone',
    withOperation({ action: 'cancel', id: 'open', outcome: { kind: 'ok', created: false } }),
  ],
  [
    'a document number is missing',
    'gap',
    withState(({ counters }) => ({
      counters: counters.map(row => (row.name === 'document' ? { ...row, value: 3 } : row)),
    })),
  ],
  [
    'an event number is missing',
    'gap',
    withState(({ events }) => ({ events: events.filter(({ seq }) => seq !== 2) })),
  ],
  [
    'a delivery has no kwitansi',
    'unreceipted',
    withState(({ documents }) => ({ documents: documents.map(row => ({ ...row, order: 'other' })) })),
  ],
  [
    'a delivery has two kwitansi',
    'unreceipted',
    withState(({ documents }) => ({
      documents: [...documents, { ...(documents[0] as State['documents'][number]), number: 3 }],
    })),
  ],
  ['a total is not the sum', 'missum', withEntry('"total":25000', '"total":25001')],
  ['a kwitansi is not what was brought', 'missum', withOrder('brought', { lines: [] })],
  [
    'more was promised than there is',
    'oversold',
    withState(({ stock }) => ({
      stock: stock.map(row => (row.kind === 'in' ? { ...row, quantity: 1 } : row)),
    })),
  ],
  [
    'the shelf is not its ledger',
    'oversold',
    withState(({ batches }) => ({ batches: batches.map(batch => ({ ...batch, onHand: 5 })) })),
  ],
  [
    'an order that was cancelled holds goods back',
    'oversold',
    withState(({ stock }) => ({
      stock: stock.map(row => (row.seq === 4 ? { ...row, order: 'open' } : row)),
    })),
  ],
  ['a line was not counted', 'miscounted', withState(() => ({ counted: [] }))],
  [
    'a void was not counted',
    'miscounted',
    withState(({ counted }) => ({ counted: counted.map(row => ({ ...row, voided: 0 })) })),
  ],
  ['counting stands still', 'miscounted', withState(() => ({ cursors: [{ outlet: HOTEL, number: 1 }] }))],
  ['a reader missed an event', 'skipped', withHeard([1, 3])],
  ['a reader heard an event twice', 'skipped', withHeard([1, 2, 2, 3])],
  ['a reader never heard the last event', 'skipped', withHeard([1, 2])],
  ['an order has no event', 'skipped', withState(() => ({ events: [], counters: [] }))],
]

test.each(SPOILED)('it is found that %s', (_what, kind, run) => {
  expect(found(run)).toContain(kind)
})

/** Those that logs can show are in `logs.test.ts`. */
const OF_LOGS: readonly AnomalyKind[] = [
  'unsealed',
  'unwitnessed',
  'unmirrored',
  'unsigned',
  'forked',
  'rewound',
  'late',
]

test('every kind of anomaly is found in one of these', () => {
  expect(new Set([...SPOILED.map(([, kind]) => kind), ...OF_LOGS])).toEqual(new Set(ANOMALIES))
})
