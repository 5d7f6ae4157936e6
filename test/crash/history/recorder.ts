/** Writes down what clients did and heard, in one order for all of them, and tells whoever waits for progress. */
import type { Heard, History, Operation, Outcome } from './operation.ts'

/** `verdict`: one that stands; `fault`: the server itself said that it cannot; `answer`: either. */
export type OutcomeKind = 'verdict' | 'fault' | 'answer'

function kindOf(outcome: Outcome): 'verdict' | 'fault' | null {
  if (outcome.kind !== 'unknown') return 'verdict'
  return outcome.why.startsWith('status 5') ? 'fault' : null
}

export type Hearing = { -readonly [Field in keyof Heard]: Field extends 'numbers' ? number[] : Heard[Field] }

export interface Recorder {
  record(operation: Omit<Operation, 'at'>): void
  /** A stream's own list: the reader pushes the numbers it hears, and says up to which it has to. */
  listen(client: string, outlet: string, after: number): Hearing
  unresolved(id: string): void
  /** Resolves when that many more such outcomes have been heard; rejects when none comes for `patienceMs`. */
  until(outcomes: OutcomeKind, count: number, patienceMs: number): Promise<void>
  readonly count: number
  history(): History
}

export function createRecorder(): Recorder {
  const operations: Operation[] = []
  const heard: Hearing[] = []
  const unresolved: string[] = []
  const waiting = new Set<() => void>()
  const counts = { verdict: 0, fault: 0, answer: 0 } satisfies Record<OutcomeKind, number>

  return {
    record(operation) {
      operations.push({ ...operation, at: operations.length })
      const kind = kindOf(operation.outcome)
      if (kind === null) return
      counts[kind]++
      counts.answer++
      for (const look of waiting) look()
    },
    listen(client, outlet, after) {
      const hearing: Hearing = { client, outlet, after, numbers: [], due: after }
      heard.push(hearing)
      return hearing
    },
    unresolved: id => void unresolved.push(id),
    until(outcomes, count, patienceMs) {
      const wanted = counts[outcomes] + count
      let seen = counts[outcomes]
      return new Promise((resolve, reject) => {
        let patience: NodeJS.Timeout
        const finish = (end: () => void) => {
          waiting.delete(look)
          clearTimeout(patience)
          end()
        }
        function wait() {
          clearTimeout(patience)
          patience = setTimeout(
            () => finish(() => reject(new Error(`no ${outcomes} for ${patienceMs} ms`))),
            patienceMs,
          )
        }
        function look() {
          if (counts[outcomes] >= wanted) finish(resolve)
          else if (counts[outcomes] > seen) wait()
          seen = counts[outcomes]
        }
        waiting.add(look)
        wait()
      })
    },
    get count() {
      return operations.length
    },
    history: () => ({ operations, heard, unresolved }),
  }
}
