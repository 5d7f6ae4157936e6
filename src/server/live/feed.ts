/**
 * Live events: one reader of each outlet's event rows, many listeners. A listener first gets what it missed from the
 * rows, then what comes, in order and without a gap: both come from the same numbered rows, and the cut-over compares
 * numbers, not times. Commits of this process wake the reader at once; polling alone suffices for all others.
 */

import { lastNumber } from '../storage/statements/counters.ts'
import { type EventRow, eventsAfter, lastEvent } from '../storage/statements/events.ts'
import type { Storage } from '../storage/storage.ts'

/** Rows read at once. */
const PAGE = 200
/** What other processes wrote is seen this late at most. */
const POLL_EVERY_MS = 2_000

export interface Listener {
  event(row: EventRow): void
  /** Prices or stock changed. */
  menu(): void
}

export interface Feed {
  /** Everything after that number, then whatever comes, until the returned function is called. */
  listen(outlet: string, after: number, listener: Listener): () => void
  close(): void
}

interface Tail {
  seq: number
  menu: number
  listeners: Set<{ listener: Listener; seq: number }>
  reading: boolean
  again: boolean
}

export function createFeed(storage: Storage): Feed {
  const tails = new Map<string, Tail>()
  const unsubscribe = storage.onCommit(wake)
  const poll = setInterval(() => {
    for (const outlet of tails.keys()) wake(outlet)
  }, POLL_EVERY_MS)
  poll.unref()

  function wake(outlet: string): void {
    const tail = tails.get(outlet)
    if (tail === undefined || tail.listeners.size === 0) return
    if (tail.reading) tail.again = true
    else void drain(outlet, tail)
  }

  /** Reads until nothing is new; a wake during the read makes it look once more. */
  async function drain(outlet: string, tail: Tail): Promise<void> {
    tail.reading = true
    do {
      tail.again = false
      await readOn(outlet, tail).catch(() => undefined)
    } while (tail.again)
    tail.reading = false
  }

  async function readOn(outlet: string, tail: Tail): Promise<void> {
    for (;;) {
      const from = Math.min(...Array.from(tail.listeners, entry => entry.seq))
      if (!Number.isFinite(from)) return
      const { rows, menu } = await storage.read(async sql => ({
        rows: await eventsAfter(sql, outlet, from, PAGE),
        menu: await lastNumber(sql, outlet, 'menu'),
      }))
      for (const row of rows) tell(tail, row)
      if (menu !== tail.menu) {
        tail.menu = menu
        for (const { listener } of tail.listeners) listener.menu()
      }
      if (rows.length < PAGE) return
    }
  }

  function tell(tail: Tail, row: EventRow): void {
    tail.seq = Math.max(tail.seq, row.seq)
    for (const entry of tail.listeners) {
      if (row.seq !== entry.seq + 1) continue
      entry.seq = row.seq
      entry.listener.event(row)
    }
  }

  return {
    listen(outlet, after, listener) {
      const tail = tails.get(outlet) ?? {
        seq: 0,
        menu: -1,
        listeners: new Set(),
        reading: false,
        again: false,
      }
      tails.set(outlet, tail)
      const entry = { listener, seq: after }
      void begin(storage, outlet, tail, entry).then(() => wake(outlet))
      return () => {
        tail.listeners.delete(entry)
        if (tail.listeners.size === 0) tails.delete(outlet)
      }
    },
    close() {
      clearInterval(poll)
      unsubscribe()
      tails.clear()
    },
  }
}

/** A listener that asks for more than there is starts at the end; the menu as it is now is no news. */
async function begin(
  storage: Storage,
  outlet: string,
  tail: Tail,
  entry: { listener: Listener; seq: number },
): Promise<void> {
  const { last, menu } = await storage.read(async sql => ({
    last: await lastEvent(sql, outlet),
    menu: await lastNumber(sql, outlet, 'menu'),
  }))
  entry.seq = Math.min(entry.seq, last)
  if (tail.menu < 0) tail.menu = menu
  tail.listeners.add(entry)
}
