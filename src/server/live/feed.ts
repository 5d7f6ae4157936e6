/**
 * Live events: one reader of each outlet's event rows, many listeners. A listener first gets what it missed from the
 * rows, then what comes, in order and without a gap: both come from the same numbered rows, and the cut-over compares
 * numbers, not times. Commits of this process wake the reader at once; polling alone suffices for all others.
 */

import type { OutletId } from '../../domain/ids.ts'
import { readNumbers, toldNumbers } from '../storage/statements/counters.ts'
import { type EventRow, eventsAfter, PAST_ROWS_MAX } from '../storage/statements/events.ts'
import { type Storage, StorageBusy } from '../storage/storage.ts'

/** Rows read at once. */
const PAGE = 200
/** What other processes wrote is seen this late at most. */
const POLL_EVERY_MS = 2_000
/** Every order moves stock, and everybody who listens is told: of many changes, the last is told. */
const MENU_EVERY_MS = 1_000

export interface Listener {
  /** What it answers is settled when it has room for more: one that is far behind is read for as fast as it hears. */
  event(row: EventRow): void | Promise<void>
  /** Prices or stock changed, since this or the one before: the menu's number now. */
  menu(number: number): void
  /** Some session, stay or room is no longer what it was, or this is the first it hears: whoever listens may be out. */
  access(): void
  /** It is too far behind for rows: what is true now is to be told whole. After that number rows are told again. */
  anew(upTo: number): void
  /** What cannot be read for it now cannot be read a moment later: whoever comes again is told why. */
  lost(): void
}

export interface Feed {
  /** Everything after that number (`null`: the last there is), then whatever comes, until the returned function is called. */
  listen(outlet: OutletId, after: number | null, listener: Listener): () => void
  close(): void
}

interface Entry {
  readonly listener: Listener
  /** The last row it was told; before the first read, what it came with. */
  seq: number | null
  isPlaced: boolean
  /** As it was when it was told last; `null`: never. */
  access: number | null
  /** It was told a whole page and has no room yet: nothing more is read for it. */
  isFull: boolean
}

interface Tail {
  /** The menu's number; `null` before the first read: the menu as it is then is no news. */
  menu: number | null
  toldMenu: number | null
  /** Until it is over nothing more is told of the menu. */
  menuPause: NodeJS.Timeout | null
  listeners: Set<Entry>
  /** The sum of its numbers when it was read last; `null`: never. */
  seen: number | null
  reading: boolean
  again: boolean
}

export function createFeed(storage: Storage): Feed {
  const tails = new Map<string, Tail>()
  let isClosed = false
  const unsubscribe = storage.onCommit(wake)
  const poll = setInterval(() => void wakeMoved(), POLL_EVERY_MS)
  poll.unref()

  /** What other processes have moved: one question for all outlets, however many are listened to. */
  async function wakeMoved(): Promise<void> {
    if (![...tails.values()].some(({ listeners }) => listeners.size > 0)) return
    const moved = await storage.read(toldNumbers).catch(() => null)
    for (const [outlet, { seen }] of tails) if (moved === null || moved.get(outlet) !== seen) wake(outlet)
  }

  function wake(outlet: OutletId): void {
    const tail = tails.get(outlet)
    if (tail === undefined || tail.listeners.size === 0) return
    if (tail.reading) tail.again = true
    else void drain(outlet, tail)
  }

  /** Reads until nothing is new; a wake during the read makes it look once more. */
  async function drain(outlet: OutletId, tail: Tail): Promise<void> {
    tail.reading = true
    do {
      tail.again = false
      await readOn(outlet, tail).catch(fault => failed(tail, fault))
    } while (tail.again)
    tail.reading = false
  }

  async function readOn(outlet: OutletId, tail: Tail): Promise<void> {
    for (;;) {
      const present = [...tail.listeners].filter(entry => !entry.isFull)
      if (present.length === 0) return
      const { rows, last, menu, access } = await storage.read(async sql => {
        const numbers = await readNumbers(sql, outlet)
        const last = numbers.last('event')
        const from = Math.min(...present.map(entry => startOf(entry, last)))
        const rows = await eventsAfter(sql, outlet, from, PAGE)
        return { rows, last, menu: numbers.last('menu'), access: numbers.last('access') }
      })
      tail.seen = last + menu + access
      for (const entry of present) place(entry, last)
      for (const entry of present) tellAccess(entry, access)
      const told = tellAll(present, rows)
      tellMenu(tail, menu)
      if (rows.length < PAGE) return
      for (const [entry, hasRoom] of told) waitFor(outlet, tail, entry, hasRoom)
    }
  }

  /** A database that is busy is asked again at the next poll. Anything else would be silence without an end. */
  function failed(tail: Tail, fault: unknown): void {
    if (isClosed || fault instanceof StorageBusy) return
    process.emitWarning(fault instanceof Error ? fault : String(fault))
    for (const { listener } of [...tail.listeners]) guarded(() => listener.lost())
  }

  /** Nobody waits for another: whoever has room again is read for again. */
  function waitFor(outlet: OutletId, tail: Tail, entry: Entry, hasRoom: Promise<void>): void {
    entry.isFull = true
    const goOn = () => {
      entry.isFull = false
      if (tail.listeners.has(entry)) wake(outlet)
    }
    hasRoom.then(goOn, goOn)
  }

  function tellMenu(tail: Tail, menu: number): void {
    if (tail.menu === null) tail.toldMenu = menu
    tail.menu = menu
    if (tail.menuPause === null) tellMenuNow(tail, menu)
  }

  function tellMenuNow(tail: Tail, menu: number): void {
    if (menu === tail.toldMenu) return
    tail.toldMenu = menu
    for (const { listener } of tail.listeners) guarded(() => listener.menu(menu))
    tail.menuPause = setTimeout(() => {
      tail.menuPause = null
      if (tail.menu !== null) tellMenuNow(tail, tail.menu)
    }, MENU_EVERY_MS)
    tail.menuPause.unref()
  }

  return {
    listen(outlet, after, listener) {
      const tail = tails.get(outlet) ?? newTail()
      tails.set(outlet, tail)
      if (tail.listeners.size === 0) tail.menu = null
      const entry: Entry = { listener, seq: after, isPlaced: false, access: null, isFull: false }
      tail.listeners.add(entry)
      wake(outlet)
      return () => tail.listeners.delete(entry)
    },
    close() {
      isClosed = true
      clearInterval(poll)
      for (const { menuPause } of tails.values()) if (menuPause !== null) clearTimeout(menuPause)
      unsubscribe()
      tails.clear()
    },
  }
}

function newTail(): Tail {
  return {
    menu: null,
    toldMenu: null,
    menuPause: null,
    listeners: new Set(),
    seen: null,
    reading: false,
    again: false,
  }
}

/**
 * Where rows are read on from for it. Whoever is here has all that follows; whoever comes from too long ago goes on at the
 * end, for what it is told instead is read after this. One who came during a read may know of later rows than that read had.
 */
function startOf(entry: Entry, last: number): number {
  return entry.seq === null || isBehind(entry, last) ? last : Math.min(entry.seq, last)
}

function isBehind({ seq, isPlaced }: Entry, last: number): boolean {
  return !isPlaced && seq !== null && seq < last - PAST_ROWS_MAX
}

function place(entry: Entry, last: number): void {
  const wasBehind = isBehind(entry, last)
  entry.seq = startOf(entry, last)
  entry.isPlaced = true
  if (wasBehind) guarded(() => entry.listener.anew(last))
}

function tellAccess(entry: Entry, access: number): void {
  if (entry.access === access) return
  entry.access = access
  guarded(() => entry.listener.access())
}

/** Those that were told any of the rows, with what settles when they have heard the last of them. */
function tellAll(entries: readonly Entry[], rows: readonly EventRow[]): Map<Entry, Promise<void>> {
  const told = new Map<Entry, Promise<void>>()
  for (const row of rows) {
    for (const entry of entries) {
      if (entry.seq === null || row.seq !== entry.seq + 1) continue
      entry.seq = row.seq
      guarded(() => {
        const hasRoom = entry.listener.event(row)
        if (hasRoom !== undefined) told.set(entry, hasRoom)
      })
    }
  }
  return told
}

/** A listener's fault is its own: the others hear on. */
function guarded(tell: () => void): void {
  try {
    tell()
  } catch (fault) {
    process.emitWarning(fault instanceof Error ? fault : String(fault))
  }
}
