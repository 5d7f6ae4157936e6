/**
 * One run: a copy of the city, servers on it, the load, the trouble, then peace; and what clients saw held against what the
 * database holds.
 */
import type { Storage } from '../../src/server/storage/storage.ts'
import type { Anomaly, LogSeen } from './check/anomaly.ts'
import { checkRun } from './check/check.ts'
import { watchLogs } from './history/log-watch.ts'
import type { History } from './history/operation.ts'
import { createRecorder, type Recorder } from './history/recorder.ts'
import { readState } from './history/state.ts'
import { startLoad } from './load/load.ts'
import type { Hub } from './process/hub.ts'

/** Servers and the database under them. */
export interface Stage {
  /** The address that clients use, whatever happens behind it. */
  readonly url: string
  /** Starts what does not run, and mends what is broken. */
  heal(): Promise<void>
  /** Ends the servers, gracefully. */
  end(): Promise<void>
  openStorage(): Promise<Storage>
  /** The servers themselves, past whatever stands before them. */
  readonly servers: readonly string[]
  readonly hub: Hub
}

export interface RunOptions {
  readonly seed: string
  readonly stage: Stage
  /** Of each hotel. */
  readonly guests: number
  /** How long a verdict is asked for before it counts as one that cannot be had. */
  readonly patienceMs: number
  /** What goes wrong while the load is on. */
  readonly trouble: (recorder: Recorder) => Promise<void>
}

export interface Finding {
  readonly seed: string
  readonly anomalies: readonly Anomaly[]
  readonly history: History
  /** Checkpoints that were seen, and how long the hub took to have all that was issued, milliseconds. */
  readonly log: Pick<LogSeen, 'checkpoints' | 'settledMs'>
}

export async function run(options: RunOptions): Promise<Finding> {
  const { seed, stage, guests, patienceMs, trouble } = options
  const recorder = createRecorder()
  const before = await stateOf(stage)
  await stage.heal()
  const watch = watchLogs(stage.servers, stage.hub.url, before.logs)
  const load = await startLoad({ url: stage.url, recorder, seed, before, guests, patienceMs })
  const troubled = await trouble(recorder).then(
    () => null,
    (fault: Error) => fault,
  )
  await Promise.all([stage.hub.heal(), stage.heal()])
  await load.finish()
  await load.hearOut()
  const settledMs = await watch.settle()
  const checkpoints = await watch.stop()
  await stage.end()
  await stage.hub.end()
  const history = recorder.history()
  const books = stage.hub.openStorage()
  const hub = await readState(books).finally(() => books.close())
  const log = { checkpoints, settledMs, hub, cosigners: stage.hub.cosigners }
  const anomalies = checkRun({ history, before, after: await stateOf(stage), log })
  if (troubled !== null)
    anomalies.push({ kind: 'unresolved', what: `it does not go on: ${troubled.message}` })
  return { seed, anomalies, history, log: { checkpoints, settledMs } }
}

async function stateOf(stage: Stage) {
  const storage = await stage.openStorage()
  return readState(storage).finally(() => storage.close())
}
