/**
 * What goes on by itself: business days are closed when they have ended, entries are counted as they come, guests long
 * gone are forgotten. A missed turn is made up for by the next.
 */
import type { Logger } from 'pino'
import { HOUR_MS, toMilliseconds } from '../../domain/time.ts'
import { hasUncounted } from '../storage/statements/counted.ts'
import { allOutlets, findOutlet } from '../storage/statements/outlets.ts'
import { closeDays } from '../usecases/close-day.ts'
import { countDocuments } from '../usecases/count-documents.ts'
import { forgetGuests } from '../usecases/forget-guests.ts'
import { businessDayOf, type World } from '../usecases/world.ts'

const CLOSE_EVERY_MS = 60_000
/** What this process issued is counted this late. */
const COUNT_AFTER_MS = 1_000
/** What other processes issued is counted this late at most. */
const COUNT_EVERY_MS = 10_000
const FORGET_EVERY_MS = HOUR_MS

export interface KeepingUp {
  stop(): Promise<void>
}

/** `issues`: false at a hub, which counts what others have issued and closes no day of theirs. */
export function keepUp(world: World, log: Logger, issues = true): KeepingUp {
  let turn: Promise<void> = Promise.resolve()
  const soon = new Map<string, NodeJS.Timeout>()

  /** One thing at a time; a fault is told and tried again at the next turn. */
  function queue(what: string, work: () => Promise<void>): void {
    turn = turn.then(work).catch(fault => log.error({ err: fault, what }, 'will be tried again'))
  }

  function countNow(outlet: string): void {
    queue(`counting ${outlet}`, () => countNew(world, outlet))
  }

  /** Most commits issue nothing: of many that follow each other, one is looked after. */
  function countSoon(outlet: string): void {
    if (soon.has(outlet)) return
    const timer = setTimeout(() => {
      soon.delete(outlet)
      countNow(outlet)
    }, COUNT_AFTER_MS)
    soon.set(outlet, timer)
  }

  /** Each in a turn of its own: what fails at one outlet holds up no other. */
  async function eachOutlet(queueFor: (outlet: string) => void): Promise<void> {
    for (const { slug } of await world.storage.read(allOutlets)) queueFor(slug)
  }

  function closeSoon(outlet: string): void {
    queue(`closing days of ${outlet}`, () => closeEnded(world, outlet))
  }

  function forgetSoon(outlet: string): void {
    queue(`forgetting guests of ${outlet}`, () => forgetGuests(world, outlet).then(() => undefined))
  }

  const unsubscribe = world.storage.onCommit(countSoon)
  // Days are closed before guests are forgotten: a day that was missed still asks for their rooms.
  const close = () => queue('closing days', () => eachOutlet(closeSoon))
  const count = () => queue('counting', () => eachOutlet(countNow))
  const forget = () => queue('forgetting guests', () => eachOutlet(forgetSoon))
  const timers = [setInterval(count, COUNT_EVERY_MS)]
  if (issues) {
    timers.push(setInterval(close, CLOSE_EVERY_MS), setInterval(forget, FORGET_EVERY_MS))
    close()
  }
  count()
  if (issues) forget()

  return {
    async stop() {
      unsubscribe()
      for (const timer of timers) clearInterval(timer)
      for (const [outlet, timer] of soon) {
        clearTimeout(timer)
        countNow(outlet)
      }
      // A turn may queue others.
      for (let last = turn; ; last = turn) {
        await last
        if (last === turn) return
      }
    },
  }
}

async function closeEnded(world: World, slug: string): Promise<void> {
  const outlet = await world.storage.read(sql => findOutlet(sql, slug))
  if (outlet !== null) await closeDays(world, outlet)
}

/** Looks before it writes: a count that finds nothing must not be a commit that wakes it again. */
async function countNew(world: World, slug: string): Promise<void> {
  const { storage } = world
  if (!(await hasUncounted(storage.look, slug))) return
  const outlet = await storage.read(sql => findOutlet(sql, slug))
  if (outlet === null) return
  await countDocuments(world, slug, issuedAt => businessDayOf(outlet, toMilliseconds(issuedAt)))
}
