/**
 * What many ask for at the same time is done once for all of them, a moment after the first has asked. What is asked for
 * while it is being done is done again.
 */
export interface Shortly {
  ask(): void
  /** Does at once what is still asked for, and resolves when that is done. Nothing is done after it. */
  stop(): Promise<void>
}

export function shortly(work: () => Promise<void>, afterMs: number): Shortly {
  let timer: NodeJS.Timeout | null = null
  let done: Promise<void> = Promise.resolve()
  let isStopped = false

  function begin(): void {
    timer = null
    done = done.then(work)
  }

  return {
    ask() {
      if (!isStopped) timer ??= setTimeout(begin, afterMs)
    },
    async stop() {
      isStopped = true
      if (timer !== null) {
        clearTimeout(timer)
        begin()
      }
      await done
    },
  }
}
