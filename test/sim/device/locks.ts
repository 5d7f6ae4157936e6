/** Web Locks of one browser: a holder that dies lets go, a holder that is frozen does not, and is not waited for for ever. */
import type { Timeline } from '../engine/timeline.ts'
import type { Profile } from './profile.ts'
import type { Tab } from './tab.ts'

/** As `platform/device.ts` has it: after this a sleeping tab's turn is over. */
const PATIENCE_MS = 20_000

interface Asked {
  readonly tab: Tab
  begin(): void
}

interface Lock {
  holder: Asked | null
  queue: Asked[]
}

export interface Locks {
  exclusively<T>(tab: Tab, name: string, work: () => Promise<T>): Promise<T>
}

export function createLocks(profile: Profile, timeline: Timeline): Locks {
  function lockOf(name: string): Lock {
    const known = profile.locks.get(name) as Lock | undefined
    if (known !== undefined) return known
    const lock: Lock = { holder: null, queue: [] }
    profile.locks.set(name, lock)
    return lock
  }

  function letGo(lock: Lock, asked: Asked): void {
    lock.queue = lock.queue.filter(other => other !== asked)
    if (lock.holder !== asked) return
    lock.holder = lock.queue.shift() ?? null
    lock.holder?.begin()
  }

  return {
    exclusively(tab, name, work) {
      const lock = lockOf(name)
      return new Promise((resolve, reject) => {
        let began = false
        const run = (release: () => void) => {
          began = true
          work().then(resolve, reject).finally(release)
        }
        const asked: Asked = { tab, begin: () => tab.enter(() => run(() => letGo(lock, asked))) }
        tab.onDeath(() => letGo(lock, asked))
        if (lock.holder === null) {
          lock.holder = asked
          asked.begin()
          return
        }
        lock.queue.push(asked)
        timeline.after(PATIENCE_MS, () => {
          if (began || !lock.queue.includes(asked)) return
          lock.queue = lock.queue.filter(other => other !== asked)
          tab.enter(() => run(() => undefined))
        })
      })
    },
  }
}
