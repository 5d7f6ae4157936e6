/**
 * Virtual time. What happens is a queue of moments; between two of them everything that is already under way comes to
 * rest, so that nothing depends on how fast a machine is. It never waits for real time to pass.
 */
export type Cancel = () => void

export interface Timeline {
  /** Milliseconds since 1970 UTC, by no clock that can be wrong. */
  now(): number
  after(ms: number, work: () => void): Cancel
  /** Work that is under way: no moment begins before it has come to rest. */
  track<T>(work: Promise<T>): Promise<T>
  /** Plays moment after moment up to that time. */
  runUntil(ms: number): Promise<void>
  /** Nobody looks at a clock for so long (a machine sleeps, a night passes): what was due happens once, at its end. */
  leap(ms: number): void
  /** When it last leapt; before the first moment where it never has. */
  leaptAtMs(): number
  /** Lets what is under way come to rest. */
  settle(): Promise<void>
}

interface Moment {
  atMs: number
  readonly seq: number
  readonly work: () => void
}

/** Turns of the event loop in which nothing is under way: what a stream hands on takes a turn of its own. */
const QUIET_TURNS = 2
/** Work that takes more turns than this waits for something that cannot come. */
const TURNS_MAX = 20_000

const realSetImmediate = setImmediate
const turn = () => new Promise<void>(resolve => realSetImmediate(resolve))

export function createTimeline(startMs: number): Timeline {
  let nowMs = startMs
  let leaptAtMs = 0
  let seq = 0
  let underWay = 0
  /** The soonest last. */
  const moments: Moment[] = []

  function add(moment: Moment): void {
    let low = 0
    let high = moments.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (isSooner(moment, moments[middle] as Moment)) low = middle + 1
      else high = middle
    }
    moments.splice(low, 0, moment)
  }

  async function settle(): Promise<void> {
    let quiet = 0
    for (let turns = 0; quiet < QUIET_TURNS; turns++) {
      if (turns > TURNS_MAX) throw new Error(`${underWay} things are under way and do not come to rest`)
      await turn()
      quiet = underWay === 0 ? quiet + 1 : 0
    }
  }

  return {
    now: () => nowMs,
    after(ms, work) {
      const moment: Moment = { atMs: nowMs + Math.max(0, Math.round(ms)), seq: seq++, work }
      add(moment)
      return () => {
        const index = moments.indexOf(moment)
        if (index >= 0) moments.splice(index, 1)
      }
    },
    async track(work) {
      underWay++
      try {
        return await work
      } finally {
        underWay--
      }
    },
    async runUntil(ms) {
      for (;;) {
        const next = moments[moments.length - 1]
        if (next === undefined || next.atMs > ms) break
        moments.pop()
        nowMs = Math.max(nowMs, next.atMs)
        next.work()
        await settle()
      }
      nowMs = Math.max(nowMs, ms)
    },
    leap(ms) {
      nowMs += ms
      leaptAtMs = nowMs
      for (const moment of moments) moment.atMs = Math.max(moment.atMs, nowMs)
      moments.sort((a, b) => (isSooner(a, b) ? 1 : -1))
    },
    leaptAtMs: () => leaptAtMs,
    settle,
  }
}

function isSooner(a: Moment, b: Moment): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.seq < b.seq)
}
