/** Writes down what clients did and heard, in one order for all of them, and tells whoever waits for progress. */
import type { Heard, History, Operation } from './operation.ts'

export interface Recorder {
  record(operation: Omit<Operation, 'at'>): void
  /** A stream's own list: the reader pushes the numbers it hears. */
  listen(client: string, outlet: string, after: number): number[]
  unresolved(id: string): void
  /** Resolves when that many more verdicts have been heard; rejects when none comes for `patienceMs`. */
  verdicts(count: number, patienceMs: number): Promise<void>
  readonly count: number
  history(): History
}

export function createRecorder(): Recorder {
  const operations: Operation[] = []
  const heard: Heard[] = []
  const unresolved: string[] = []
  const waiting = new Set<() => void>()
  let verdicts = 0

  return {
    record(operation) {
      operations.push({ ...operation, at: operations.length })
      if (operation.outcome.kind === 'unknown') return
      verdicts++
      for (const look of waiting) look()
    },
    listen(client, outlet, after) {
      const numbers: number[] = []
      heard.push({ client, outlet, after, numbers })
      return numbers
    },
    unresolved: id => void unresolved.push(id),
    verdicts(count, patienceMs) {
      const wanted = verdicts + count
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
            () => finish(() => reject(new Error(`no verdict for ${patienceMs} ms`))),
            patienceMs,
          )
        }
        function look() {
          if (verdicts >= wanted) finish(resolve)
          else wait()
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
