/** What may be wrong between an outlet's log and its hub is found: each thing spoiled in a run that is right is named. */
import { expect, test } from 'vitest'
import type { Where } from '../history/log-watch.ts'
import type { LogRow, State } from '../history/state.ts'
import { aLog } from './a-log.ts'
import { GOOD, HOTEL } from './a-run.ts'
import type { AnomalyKind, Case, LogSeen } from './anomaly.ts'
import { checkRun } from './check.ts'

const own = aLog(
  HOTEL,
  GOOD.after.documents.map(({ entry }) => entry),
)
const other = aLog(HOTEL, ['{"another":"history"}', '{"of":"the same log"}', '{"and":"more"}'])

const withLog = (change: Partial<LogRow>): Case => ({
  ...GOOD,
  after: { ...GOOD.after, logs: GOOD.after.logs.map(row => ({ ...row, ...change })) },
})
const seen = GOOD.log as LogSeen
const withSeen = (change: Partial<LogSeen>): Case => ({ ...GOOD, log: { ...seen, ...change } })
const withHub = (change: Partial<State>) => withSeen({ hub: { ...seen.hub, ...change } })
const withHubLog = (change: Partial<LogRow>) =>
  withHub({ logs: seen.hub.logs.map(row => ({ ...row, ...change })) })
const withShown = (where: Where, note: string) =>
  withSeen({ checkpoints: [...seen.checkpoints, { where, address: where, outlet: HOTEL, note }] })
const BOTH = ['witness', 'mirror'] as const
const documents = seen.hub.documents

const SPOILED: readonly (readonly [string, AnomalyKind, Case])[] = [
  ['an outlet has no log', 'unsealed', { ...GOOD, after: { ...GOOD.after, logs: [] } }],
  ['nothing was sealed', 'unsealed', withLog({ size: 0, signed: '' })],
  ['the last document was not sealed', 'unsealed', withLog({ signed: own.checkpoint(1, []) })],
  ['the seal is of another tree', 'unsealed', withLog({ signed: other.checkpoint(2, []) })],
  ['somebody else has sealed', 'unsealed', withLog({ signed: own.checkpoint(2, [], 'a forger') })],
  [
    'the outlet holds no witness of the last document',
    'unwitnessed',
    withLog({ witnessed: own.checkpoint(1, BOTH) }),
  ],
  [
    'the outlet holds a checkpoint that nobody has seen',
    'unwitnessed',
    withLog({ witnessed: own.checkpoint(2, []) }),
  ],
  [
    'the witness has not seen the last document',
    'unwitnessed',
    withHubLog({ signed: own.checkpoint(1, BOTH) }),
  ],
  ['the witness has seen another tree', 'unwitnessed', withHubLog({ signed: other.checkpoint(2, BOTH) })],
  [
    'the mirror has not signed for the last document',
    'unmirrored',
    withHubLog({ witnessed: own.checkpoint(1, BOTH) }),
  ],
  [
    'the mirror has not signed at all',
    'unmirrored',
    withHubLog({ witnessed: own.checkpoint(2, ['witness']) }),
  ],
  ['the hub does not know the outlet', 'unwitnessed', withHub({ logs: [] })],
  ['the hub lacks a document', 'unmirrored', withHub({ documents: documents.slice(1) })],
  [
    'a byte differs at the hub',
    'unmirrored',
    withHub({ documents: documents.map(row => ({ ...row, entry: row.entry.replace('cash', 'room') })) }),
  ],
  [
    'the hub has a document too many',
    'unmirrored',
    withHub({ documents: [...documents, ...documents.map(row => ({ ...row, number: row.number + 2 }))] }),
  ],
  ['the hub has not counted a line', 'miscounted', withHub({ counted: [] })],
  ['the hub’s counting stands still', 'miscounted', withHub({ cursors: [] })],
  ['the hub has caught a fork', 'forked', withHub({ forks: [{ outlet: HOTEL, size: 2 }] })],
  ['two roots of one size were shown', 'forked', withShown('hotel', other.checkpoint(2, []))],
  [
    'another history was shown, and then the right one',
    'forked',
    withShown('witness', other.checkpoint(1, ['witness'])),
  ],
  ['more was signed for than there is', 'lost', withShown('hotel', other.checkpoint(3, []))],
  ['what was shown is no checkpoint', 'unsigned', withShown('hotel', 'not found')],
  ['a forger’s checkpoint was shown', 'unsigned', withShown('hotel', own.checkpoint(2, [], 'a forger'))],
  ['a witness shows what it has not cosigned', 'unsigned', withShown('witness', own.checkpoint(2, []))],
  [
    'a mirror shows what it has not cosigned as one',
    'unsigned',
    withShown('mirror', own.checkpoint(2, ['witness'])),
  ],
  ['a mirror shows less than before', 'rewound', withShown('mirror', own.checkpoint(1, BOTH))],
  ['the books did not agree in time', 'late', withSeen({ settledMs: null })],
]

test.each(SPOILED)('it is found that %s', (_what, kind, run) => {
  expect(checkRun(run).map(one => one.kind)).toContain(kind)
})
