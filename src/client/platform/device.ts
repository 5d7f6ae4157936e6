/**
 * What of the browser the outbox and the replica stand on: clock, randomness, timers, locks and a word to the other tabs.
 * Behind one port, so that the same code runs under a simulated device with a clock and faults of its own.
 */

export interface Device {
  /** Milliseconds since 1970 UTC by this device's clock, which may be wrong by days. */
  nowMs(): number
  /** 0 ≤ x < 1; for jitter only. */
  random(): number
  randomBytes(length: number): Uint8Array
  /** Runs the work later; the answered function takes it back. */
  after(ms: number, work: () => void): () => void
  /** One holder of a name at a time among all tabs of this browser. A holder that sleeps is not waited for for ever. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>
  /**
   * `began` when this tab is the one of that name among all tabs, `lost` when another took that over. `steal`: from a tab
   * that is not heard any more. The answered function steps down.
   */
  lead(name: string, tab: { began(): void; lost(): void }, steal?: boolean): () => void
  /** Other tabs of this browser that listen to the same name; a tab does not hear itself. */
  tabs(name: string, hear: (word: string) => void): Tabs
}

export interface Tabs {
  tell(word: string): void
  close(): void
}

/** A tab that the system has put to sleep keeps its locks: after this, its turn is over. What is sent twice exists once. */
const LOCK_PATIENCE_MS = 20_000

/** Safari before 15.4 has none: each tab then goes by itself, and what is sent twice exists once. */
function webLocks(): LockManager | null {
  return (navigator.locks as LockManager | undefined) ?? null
}

export const browser: Device = {
  nowMs: () => Date.now(),
  random: () => Math.random(),
  randomBytes: length => crypto.getRandomValues(new Uint8Array(length)),
  after(ms, work) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
  async exclusively(name, work) {
    const locks = webLocks()
    if (locks === null) return work()
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), LOCK_PATIENCE_MS)
    let began = false
    try {
      return await locks.request(name, { signal: patience.signal }, () => {
        began = true
        clearTimeout(timer)
        return work()
      })
    } catch (fault) {
      if (began) throw fault
      return work()
    }
  },
  lead(name, { began, lost }, steal = false) {
    const locks = webLocks()
    if (locks === null) {
      began()
      return () => undefined
    }
    const waiting = new AbortController()
    let stepDown = (): void => undefined
    const held = new Promise<void>(resolve => {
      stepDown = resolve
    })
    // A request that steals may not be waited with, nor be taken back.
    locks
      .request(name, steal ? { steal } : { signal: waiting.signal }, () => {
        began()
        return held
      })
      .catch(() => {
        if (!waiting.signal.aborted) lost()
      })
    return () => {
      waiting.abort()
      stepDown()
    }
  },
  tabs(name, hear) {
    // Safari before 15.4 has none: each tab then goes by its own triggers.
    if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, close: () => undefined }
    const channel = new BroadcastChannel(name)
    let isOpen = true
    channel.onmessage = event => hear(String(event.data))
    return {
      // What was on its way when it was closed has nobody left to tell.
      tell(word) {
        if (isOpen) channel.postMessage(word)
      },
      close() {
        isOpen = false
        channel.close()
      },
    }
  },
}
