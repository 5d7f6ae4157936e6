/**
 * What a browser keeps, whatever becomes of its pages: entries of the outbox (strict: there once a change resolves), the
 * replica and small notes (relaxed: there once the system has flushed them), cookies. All tabs share it; it can be full,
 * wiped, or copied to another device.
 */

import type { Entry } from '../../../src/client/outbox/entry.ts'
import { afterChange, type Change, type OutboxStore, type Spare } from '../../../src/client/outbox/store.ts'
import type { Replica } from '../../../src/client/replica/fold.ts'
import type { ReplicaStore } from '../../../src/client/replica/store.ts'
import type { Session } from '../../../src/contract/door.ts'
import type { Chance } from '../engine/chance.ts'
import type { Timeline } from '../engine/timeline.ts'
import type { Line } from '../network/network.ts'
import type { Tab } from './tab.ts'

export interface Profile extends Line {
  readonly chance: Chance
  entries: readonly Entry[]
  /** The stay that this browser remembers to be of. */
  stay: Session | null
  readonly replicas: Relaxed<Replica>
  /** Small notes, by name. */
  readonly notes: Relaxed<string>
  /** By so much the device's clock is wrong. */
  skewMs: number
  /** When somebody last set it, by no clock that can be wrong. */
  clockSetAtMs: number
  isFull: boolean
  /** What the outbox's store says to everything: nothing at all, where it hangs. */
  disk: 'well' | 'refuses' | 'hangs'
  /** Ahead of the next change of the outbox: the system kills the page before or after it is on disk. */
  killAt: 'before' | 'after' | null
  readonly tabs: Set<Tab>
  readonly locks: Map<string, unknown>
  /** The queue of changes: IndexedDB runs one writing transaction of a store at a time. */
  turn: Promise<void>
}

/** Kept in memory by the system for a while before it is on disk. */
export interface Relaxed<Value> {
  get(key: string): Value | null
  set(key: string, value: Value | null): void
  flush(): void
  /** The power is gone: what was not flushed was never there. True when that was anything. */
  lose(): boolean
  clear(): void
  copyTo(other: Relaxed<Value>): void
}

/** `later`: when a browser writes down by itself what was set. */
export function relaxed<Value>(later: (flush: () => void) => void = () => undefined): Relaxed<Value> {
  let isDue = false
  let disk = new Map<string, Value>()
  let memory = new Map<string, Value>()
  return {
    get: key => memory.get(key) ?? null,
    set(key, value) {
      if (value === null) memory.delete(key)
      else memory.set(key, value)
      if (isDue) return
      isDue = true
      later(() => {
        isDue = false
        disk = new Map(memory)
      })
    },
    flush() {
      disk = new Map(memory)
    },
    lose() {
      const lost = [...memory].some(([key, value]) => disk.get(key) !== value)
      memory = new Map(disk)
      return lost
    },
    clear() {
      disk = new Map()
      memory = new Map()
    },
    copyTo(other) {
      for (const [key, value] of memory) other.set(key, value)
    },
  }
}

/** Chromium writes small notes down in lots. */
const NOTES_FLUSH_MS = 5_000

export function createProfile(name: string, chance: Chance, timeline: Timeline): Profile {
  return {
    name,
    chance,
    jar: new Map(),
    entries: [],
    stay: null,
    replicas: relaxed(),
    notes: relaxed(flush => void timeline.after(NOTES_FLUSH_MS, flush)),
    skewMs: 0,
    clockSetAtMs: 0,
    isFull: false,
    disk: 'well',
    killAt: null,
    tabs: new Set(),
    locks: new Map(),
    turn: Promise.resolve(),
  }
}

export interface StoreWatch {
  /** A change is on disk. */
  kept(profile: Profile, before: readonly Entry[], after: readonly Entry[]): void
  killed(at: 'before' | 'after'): void
  refused(): void
}

/** As `outbox/indexed-db.ts` has it. */
const STORE_PATIENCE_MS = 3_000

export class QuotaExceeded extends Error {}

/** The outbox's store as IndexedDB keeps it with `durability: 'strict'`. */
export function outboxStore(profile: Profile, tab: Tab, timeline: Timeline, watch: StoreWatch): OutboxStore {
  function perform(outlet: string, decide: (entries: readonly Entry[]) => Change): readonly Entry[] {
    const own = profile.entries.filter(entry => entry.outlet === outlet)
    const change = decide(own)
    const isWrite = (change.put?.length ?? 0) + (change.drop?.length ?? 0) > 0
    if (!isWrite) return own
    if (profile.isFull && (change.put?.length ?? 0) > 0) {
      watch.refused()
      throw new QuotaExceeded('quota')
    }
    const { killAt } = profile
    profile.killAt = null
    if (killAt === 'before') {
      watch.killed(killAt)
      tab.kill()
      return own
    }
    const after = afterChange(own, change)
    watch.kept(profile, own, after)
    profile.entries = [...profile.entries.filter(entry => entry.outlet !== outlet), ...after]
    if (killAt === 'after') {
      watch.killed(killAt)
      tab.kill()
    }
    return after
  }

  return {
    update(outlet, decide) {
      if (profile.disk !== 'well') return unheard(profile, tab, timeline, watch)
      return new Promise((resolve, reject) => {
        const isOver = profile.turn
        let done = (): void => undefined
        profile.turn = new Promise<void>(next => {
          done = next
        })
        void isOver.then(() => {
          timeline.after(profile.chance.between(1, 4), () => {
            // A page that is dead asks for nothing; what it had asked for before is not done.
            if (tab.isAlive) {
              try {
                const entries = perform(outlet, decide)
                tab.enter(() => resolve(entries))
              } catch (fault) {
                tab.enter(() => reject(fault))
              }
            }
            done()
          })
        })
      })
    },
  }
}

/** What the outbox's store would not take, among the small notes. */
export function spareOf(profile: Profile): Spare {
  const keyOf = (outlet: string) => `outbox ${outlet}`
  return {
    read: outlet => JSON.parse(profile.notes.get(keyOf(outlet)) ?? '[]') as Entry[],
    write: (outlet, entries) => profile.notes.set(keyOf(outlet), JSON.stringify(entries)),
  }
}

/** A store that hangs is waited for once, and then refuses as quickly as one that is blocked. */
function unheard(profile: Profile, tab: Tab, timeline: Timeline, watch: StoreWatch): Promise<never> {
  watch.refused()
  const ms = profile.disk === 'hangs' && !tab.knowsThatItHangs ? STORE_PATIENCE_MS : 1
  tab.knowsThatItHangs = profile.disk === 'hangs'
  return new Promise((_resolve, reject) => {
    timeline.after(ms, () => tab.enter(() => reject(new Error(`the store ${profile.disk}`))))
  })
}

export function replicaStore(profile: Profile, tab: Tab, timeline: Timeline): ReplicaStore {
  const keyOf = (outlet: string, owner: string) => `${outlet} ${owner}`
  function later<T>(work: () => T): Promise<T> {
    return new Promise(resolve => {
      timeline.after(profile.chance.between(1, 4), () => {
        if (tab.isAlive) tab.enter(() => resolve(work()))
      })
    })
  }
  return {
    read: (outlet, owner) => later(() => profile.replicas.get(keyOf(outlet, owner))),
    write: (outlet, owner, replica) => later(() => profile.replicas.set(keyOf(outlet, owner), replica)),
    forget: () => later(() => profile.replicas.clear()),
  }
}
