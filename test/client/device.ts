/**
 * A browser of a test's own: a clock and timers that are wound by hand, tabs that share locks and hear each other, and a
 * store that refuses, breaks and is wiped when told to. Nothing waits for real time.
 */
import type { Entry } from '../../src/client/outbox/entry.ts'
import { afterChange, type OutboxStore, type Spare } from '../../src/client/outbox/store.ts'
import type { Device } from '../../src/client/platform/device.ts'
import { AT } from './things.ts'

export interface Tab extends Device {
  /** Gone at once, as when the system kills it: it runs nothing more, and what it held is free. */
  kill(): void
  /** Put to sleep: it runs nothing more, and keeps what it holds. */
  sleep(): void
  readonly isAlive: boolean
}

export interface TestBrowser {
  open(): Tab
  /** What the clock on the wall says; timers do not look at it. */
  setClock(ms: number): void
  nowMs(): number
  /** Time goes by, for clock and timers; resolves when all that came of it has been done. */
  wind(ms: number): Promise<void>
  /** What the next draws of `random` are; half by default. */
  random: () => number
}

interface Timer {
  readonly atMs: number
  readonly tab: Tab
  work(): void
}
interface Hold {
  readonly tab: Tab
  take(): void
  lost(): void
}

/** All that can be done without time going by has been done. */
export async function settle(): Promise<void> {
  await new Promise(resolve => setImmediate(resolve))
}

export function aBrowser(): TestBrowser {
  let clockMs = Date.parse(AT)
  let elapsedMs = 0
  let bytes = 0
  const timers = new Set<Timer>()
  /** By name; the first holds it. */
  const locks = new Map<string, Hold[]>()
  const channels = new Map<string, Set<{ tab: Tab; hear(word: string): void }>>()

  /** Answers the function that gives it back. */
  function request(name: string, hold: Hold, steal = false): () => void {
    // What a tab that is gone would still do, nobody sees.
    if (!hold.tab.isAlive) return () => undefined
    const line = locks.get(name) ?? []
    locks.set(name, line)
    const [holder] = line
    if (steal && holder !== undefined) {
      line.shift()
      queueMicrotask(() => holder.tab.isAlive && holder.lost())
    }
    if (steal) line.unshift(hold)
    else line.push(hold)
    if (line[0] === hold) queueMicrotask(() => hold.tab.isAlive && hold.take())
    return () => giveBack(name, hold)
  }

  function giveBack(name: string, hold: Hold): void {
    const line = locks.get(name) ?? []
    const index = line.indexOf(hold)
    if (index < 0) return
    line.splice(index, 1)
    const [next] = line
    if (index === 0 && next !== undefined) queueMicrotask(() => next.tab.isAlive && next.take())
  }

  const browser: TestBrowser = {
    random: () => 0.5,
    nowMs: () => clockMs,
    setClock(ms) {
      clockMs = ms
    },
    async wind(ms) {
      const untilMs = elapsedMs + ms
      await settle()
      for (;;) {
        const [next] = [...timers].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)
        const toMs = next?.atMs ?? untilMs
        clockMs += toMs - elapsedMs
        elapsedMs = toMs
        if (next === undefined) return
        timers.delete(next)
        next.work()
        await settle()
      }
    },
    open() {
      let isAlive = true
      const tab: Tab = {
        get isAlive() {
          return isAlive
        },
        sleep() {
          isAlive = false
          for (const timer of timers) if (timer.tab === tab) timers.delete(timer)
        },
        kill() {
          tab.sleep()
          for (const [name, line] of locks)
            for (const hold of [...line]) if (hold.tab === tab) giveBack(name, hold)
          for (const ears of channels.values()) for (const ear of ears) if (ear.tab === tab) ears.delete(ear)
        },
        nowMs: () => clockMs,
        random: () => browser.random(),
        randomBytes: length => Uint8Array.from({ length }, () => ++bytes % 251),
        after(ms, work) {
          const timer = { atMs: elapsedMs + Math.max(0, ms), tab, work }
          if (isAlive) timers.add(timer)
          return () => timers.delete(timer)
        },
        exclusively: (name, work) =>
          new Promise((resolve, reject) => {
            const hold: Hold = {
              tab,
              take: () =>
                void work()
                  .then(resolve, reject)
                  .finally(() => giveBack(name, hold)),
              lost: () => undefined,
            }
            request(name, hold)
          }),
        lead: (name, { began, lost }, steal) => request(name, { tab, take: began, lost }, steal),
        tabs(name, hear) {
          const ears = channels.get(name) ?? new Set()
          channels.set(name, ears)
          const own = { tab, hear }
          ears.add(own)
          return {
            tell(word) {
              for (const ear of ears)
                if (ear !== own && isAlive) queueMicrotask(() => ears.has(ear) && ear.hear(word))
            },
            close: () => ears.delete(own),
          }
        },
      }
      return tab
    },
  }
  return browser
}

/** `refuses`: takes and shows nothing. `breaks`: looks, decides, and then does not keep it. */
export type StoreFault = 'refuses' | 'breaks' | null

export interface TestStore {
  /** As one tab sees it; a tab that is killed writes nothing more, and hears of nothing. */
  of(tab: Tab): OutboxStore
  /** What is on disk. */
  entries(): readonly Entry[]
  put(entry: Entry): void
  wipe(): void
  /** How often it was asked. */
  readonly updates: number
  fault: StoreFault
}

export function aStore(): TestStore {
  let entries: readonly Entry[] = []
  let updates = 0
  const store: TestStore = {
    fault: null,
    get updates() {
      return updates
    },
    entries: () => entries,
    put(entry) {
      entries = afterChange(entries, { put: [entry] })
    },
    wipe() {
      entries = []
    },
    of: tab => ({
      async update(outlet, decide) {
        await settled(tab)
        updates++
        if (store.fault === 'refuses') throw new DOMException('No.', 'SecurityError')
        const found = entries.filter(entry => entry.outlet === outlet)
        const change = structuredClone(decide(found))
        if (store.fault === 'breaks') throw new DOMException('Full.', 'QuotaExceededError')
        entries = [...entries.filter(entry => entry.outlet !== outlet), ...afterChange(found, change)]
        await settled(tab)
        return afterChange(found, change)
      },
    }),
  }
  return store
}

export interface TestSpare extends Spare {
  entries(): readonly Entry[]
  /** Takes and shows nothing. */
  isBlocked: boolean
}

/** The small storage that all tabs of a browser share. */
export function aSpare(): TestSpare {
  let kept = '[]'
  const spare: TestSpare = {
    isBlocked: false,
    entries: () => JSON.parse(kept) as Entry[],
    read: () => (spare.isBlocked ? [] : spare.entries()),
    write(_outlet, entries) {
      if (!spare.isBlocked) kept = JSON.stringify(entries)
    },
  }
  return spare
}

/** One turn later; for a tab that is gone, never. */
async function settled(tab: Tab): Promise<void> {
  await Promise.resolve()
  if (!tab.isAlive) await new Promise(() => undefined)
}
