/**
 * Group commit, the same for every engine: what is asked for while a commit is under way, or in the same turn of the
 * event loop, is run one after the other in one transaction and made durable by one flush. Nothing is answered before
 * the commit. A transaction that did not commit, whatever broke it, is undone whole and each of its asks is run alone:
 * a fault is its own ask's fate and nobody else's, and no answer differs from what it would have been alone.
 */
import { CommitUnknown, StorageBusy, type Together, type Transaction } from './storage.ts'

/** Asks in one transaction: the last of them waits for all others. */
const TOGETHER_MAX = 128
/** From a request's arrival to its ask: it is read in one turn of the event loop, its session is known in the next. */
const TURNS_OF_A_REQUEST = 2
/** Asks that wait for a transaction; one more is told to come again. */
export const WAITING_MAX = 2_048

/** One transaction: all of its work or none, durable when it resolves; rejects with what broke it. */
export type Transact = <T>(work: (sql: Transaction) => Promise<T>) => Promise<T>

type Work = (sql: Transaction) => Promise<unknown>
/** `null`: the whole city. */
type Outlet = string | null

export interface GroupCommit {
  write<T>(outlet: Outlet, work: (sql: Transaction) => Promise<T>): Promise<T>
  writeTogether<Ask, T>(outlet: Outlet, work: Together<Ask, T>, ask: Ask): Promise<T>
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>
}

interface Asked {
  readonly outlet: Outlet
  readonly work: Together<unknown, unknown>
  readonly ask: unknown
  resolve(value: unknown): void
  reject(fault: unknown): void
}

/** `committed` hears each outlet of a commit, before anybody is answered. */
export function groupCommit(transact: Transact, committed: (outlet: Outlet) => void): GroupCommit {
  let waiting: Asked[] = []
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await settled()
      const batch = waiting.slice(0, TOGETHER_MAX)
      waiting = waiting.slice(TOGETHER_MAX)
      await commit(batch)
    }
    running = null
  }

  /**
   * Requests that have arrived already are read first, and those whose session is being looked up: they share this
   * commit. As long as more come in, it waits; nobody is waited for.
   */
  async function settled(): Promise<void> {
    let known: number
    do {
      known = waiting.length
      for (let turn = 0; turn < TURNS_OF_A_REQUEST; turn++) await new Promise(setImmediate)
    } while (waiting.length > known && waiting.length < TOGETHER_MAX)
  }

  /** Answers all of them; what undid the transaction, if anything did. */
  async function commit(batch: readonly Asked[]): Promise<unknown> {
    try {
      const answers = await transact(sql => runAll(sql, batch))
      for (const outlet of new Set(batch.map(asked => asked.outlet))) committed(outlet)
      for (const [asked, answer] of answers) asked.resolve(answer)
      return null
    } catch (fault) {
      if (batch.length > 1 && !isOfAll(fault)) await oneByOne(batch)
      else for (const asked of batch) asked.reject(fault)
      return fault
    }
  }

  /** A database that cannot be had was waited for once: nobody of the batch waits for it again. */
  async function oneByOne(batch: readonly Asked[]): Promise<void> {
    let busy: unknown = null
    for (const asked of batch) {
      if (busy !== null) asked.reject(busy)
      else {
        const fault = await commit([asked])
        if (fault instanceof StorageBusy) busy = fault
      }
    }
  }

  function writeTogether<Ask, T>(outlet: Outlet, work: Together<Ask, T>, ask: Ask): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (waiting.length >= WAITING_MAX) return reject(new StorageBusy(`${WAITING_MAX} wait to be written`))
      waiting.push({
        outlet,
        work: work as Together<unknown, unknown>,
        ask,
        resolve: value => resolve(value as T),
        reject,
      })
      running ??= run()
    })
  }

  return {
    writeTogether,
    write: <T>(outlet: Outlet, work: (sql: Transaction) => Promise<T>) =>
      writeTogether(outlet, oneAfterTheOther, work) as Promise<T>,
    async idle() {
      while (running !== null) await running
    },
  }
}

/** Not the fault of one ask: nothing was done for any, or nobody knows what was. Running them again would not help, or twice. */
function isOfAll(fault: unknown): boolean {
  return fault instanceof StorageBusy || fault instanceof CommitUnknown
}

/** Outlet by outlet, each one's asks in the order in which they came; neighbours with the same work in one go. */
async function runAll(sql: Transaction, batch: readonly Asked[]): Promise<Map<Asked, unknown>> {
  const answers = new Map<Asked, unknown>()
  for (const run of runsOf(batch)) {
    const [first] = run
    if (first === undefined) continue
    const values = await first.work(
      sql,
      run.map(asked => asked.ask),
    )
    if (values.length !== run.length)
      throw new Error(`${run.length} asked and ${values.length} were answered`)
    for (const [index, asked] of run.entries()) answers.set(asked, values[index])
  }
  return answers
}

function runsOf(batch: readonly Asked[]): Asked[][] {
  const byOutlet = new Map<Outlet, Asked[][]>()
  for (const asked of batch) {
    const runs = byOutlet.get(asked.outlet) ?? []
    byOutlet.set(asked.outlet, runs)
    const last = runs.at(-1)
    if (last?.[0]?.work === asked.work) last.push(asked)
    else runs.push([asked])
  }
  return [...byOutlet.values()].flat()
}

const oneAfterTheOther: Together<Work, unknown> = async (sql, works) => {
  const values: unknown[] = []
  for (const work of works) values.push(await work(sql))
  return values
}
