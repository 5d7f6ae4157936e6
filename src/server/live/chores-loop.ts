/**
 * What goes on by itself: business days are closed when they have ended, readers of the log read on as entries come, guests long
 * gone are forgotten. A missed turn is made up for by the next.
 */
import type { Logger } from 'pino'
import { ENTRY_VERSION } from '../../domain/document.ts'
import type { OutletId } from '../../domain/ids.ts'
import { type DateText, HOUR_MS, MINUTE_MS } from '../../domain/time.ts'
import { OF_THE_CITY } from '../storage/statements/acts/acts.ts'
import { allOutlets, findOutlet } from '../storage/statements/city/outlets.ts'
import { lastNumber } from '../storage/statements/counters.ts'
import { outletsBehind } from '../storage/statements/folds/fold-cursors.ts'
import { closeDays } from '../usecases/documents/close-day.ts'
import { noteFound } from '../usecases/documents/note-found-by.ts'
import { forgetActs } from '../usecases/erasing/forget-acts.ts'
import { forgetGuests } from '../usecases/erasing/forget-guests.ts'
import { forgetPast } from '../usecases/erasing/forget-past.ts'
import { dayOfEntryAt, type Fold, readOn } from '../usecases/folds/fold.ts'
import { FOLDS } from '../usecases/folds/list.ts'
import { forgetLapsed, forgetOfficers } from '../usecases/forget-lapsed.ts'
import { makeUpFor, toMakeUpFor } from '../usecases/log/passed-over.ts'
import { keepHeard } from '../usecases/people/heard.ts'
import { followRegister } from '../usecases/register/shelves.ts'
import { endSettled } from '../usecases/restored/note-restored.ts'
import { businessDayOf, today, type World } from '../usecases/world.ts'
import type { Loop } from './loop.ts'
import { shortly } from './shortly.ts'

const CLOSE_EVERY_MS = 60_000
/** What was on offer until midnight is gone this late at most; an order for it is refused at once. */
const FOLLOW_EVERY_MS = 10_000
/** What this process issued is counted this late. */
const COUNT_AFTER_MS = 1_000
/** What other processes issued is counted this late at most. */
const COUNT_EVERY_MS = 10_000
const FORGET_EVERY_MS = HOUR_MS
const MAKE_UP_EVERY_MS = HOUR_MS
const KEEP_HEARD_EVERY_MS = 5 * MINUTE_MS

/** `issues`: false at a hub, which counts what others have issued and closes no day of theirs. */
export function startChores(world: World, log: Logger, issues = true, folds = FOLDS): Loop {
  let turn: Promise<void> = Promise.resolve()
  /** The business day of which each outlet has closed all that came before. */
  const closed = new Map<string, DateText>()
  /** The day and the register's number that each outlet's shelf shows. */
  const followed = new Map<string, string>()

  /** One thing at a time; a fault is told and tried again at the next turn. */
  function queue(what: string, work: () => Promise<void>): void {
    turn = turn.then(work).catch(fault => log.error({ err: fault, what }, 'will be tried again'))
  }

  /** Each in a turn of its own: what fails at one outlet holds up no other. */
  const count = () =>
    queue('reading on', async () => {
      for (const fold of folds)
        for (const outlet of await world.storage.read(sql => outletsBehind(sql, fold.name, ENTRY_VERSION)))
          queue(`${fold.name} of ${outlet}`, () => readNew(world, fold, outlet))
    })

  /** An upgraded program reads what was passed over before it; one beside it may still pass over some. */
  const makeUp = () =>
    queue('making up', async () => {
      for (const slug of await toMakeUpFor(world))
        queue(`making up for what was passed over at ${slug}`, () => makeUpFor(world, slug))
    })

  /** Days are closed before guests are forgotten: a day that was missed still asks for their rooms. */
  const close = () =>
    queue('closing days', async () => {
      for (const outlet of await world.storage.read(allOutlets)) {
        const day = businessDayOf(outlet, world.clock.now())
        if (closed.get(outlet.slug) === day) continue
        queue(`closing days of ${outlet.slug}`, async () => {
          if ((await closeDays(world, outlet)).length === 0) closed.set(outlet.slug, day)
        })
      }
    })

  /** At an outlet's midnight papers lapse and dates begin and end; at any time the register may have said something. */
  const follow = () =>
    queue('following the register', async () => {
      const said = await world.storage.read(sql => lastNumber(sql, OF_THE_CITY, 'register'))
      for (const outlet of await world.storage.read(allOutlets)) {
        const now = `${today(outlet, world.clock.now())} ${said}`
        if (followed.get(outlet.slug) === now) continue
        queue(`following the register at ${outlet.slug}`, async () => {
          await followRegister(world, outlet)
          followed.set(outlet.slug, now)
        })
      }
    })

  const forget = () =>
    queue('forgetting', async () => {
      queue('forgetting acts', async () => void (await forgetActs(world, OF_THE_CITY)))
      queue('forgetting officers', async () => void (await forgetOfficers(world)))
      for (const outlet of await world.storage.read(allOutlets)) {
        const { slug } = outlet
        queue(`forgetting at ${slug}`, async () => {
          await forgetActs(world, slug)
          if (!issues) return
          await noteFound(world, slug)
          await endSettled(world, outlet)
          await forgetPast(world, slug)
          await forgetGuests(world, slug)
          await forgetLapsed(world, slug)
        })
      }
    })

  const keep = () => queue('keeping when people were heard', () => keepHeard(world))

  /** A turn may queue others. */
  async function idle(): Promise<void> {
    for (let last: unknown; last !== turn; ) {
      last = turn
      await last
    }
  }

  const soon = shortly(async () => count(), COUNT_AFTER_MS)
  const unsubscribe = world.storage.onCommit(soon.ask)
  const timers = [
    setInterval(count, COUNT_EVERY_MS),
    setInterval(forget, FORGET_EVERY_MS),
    setInterval(makeUp, MAKE_UP_EVERY_MS),
    setInterval(keep, KEEP_HEARD_EVERY_MS),
  ]
  if (issues) {
    timers.push(setInterval(close, CLOSE_EVERY_MS), setInterval(follow, FOLLOW_EVERY_MS))
    close()
    follow()
  }
  makeUp()
  count()
  forget()

  return {
    async stop() {
      unsubscribe()
      for (const timer of timers) clearInterval(timer)
      await soon.stop()
      await idle()
      // What the last turns issued.
      count()
      keep()
      await idle()
    },
  }
}

async function readNew(world: World, fold: Fold, slug: OutletId): Promise<void> {
  const outlet = await world.storage.read(sql => findOutlet(sql, slug))
  if (outlet === null) return
  await readOn(world, fold, slug, dayOfEntryAt(outlet))
}
