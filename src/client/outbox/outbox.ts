/**
 * The outbox: what a person tapped is kept first and sent until its verdict is known. It never says `saved` of what is
 * not on disk, never drops what has no verdict, and never lets one order hold up another.
 */
import { CONTRACT_VERSION } from '../../contract/version.ts'
import { type OrderId, type OutletId, type OwnerId, uuidV7 } from '../../domain/ids.ts'
import type { Ask } from '../platform/api.ts'
import type { Device } from '../platform/device.ts'
import type { Command, Outcome, PlaceCommand, StepCommand } from './commands.ts'
import {
  accepted,
  agreed,
  type Entry,
  heldMs,
  inQuestion,
  isSameWish,
  isSettled,
  isUnsent,
  letGo,
  OUTBOX_MAX,
  offeredAgain,
  over,
  settled,
} from './entry.ts'
import { createSender } from './sender.ts'
import type { Change, OutboxStore, Spare } from './store.ts'
import { createTabStore, type TabEntry } from './tab-store.ts'

export interface OutboxOptions {
  readonly outlet: OutletId
  /** Whose entries may be sent now; `null` while that is not known, or sealed. */
  owner(): string | null
  readonly device: Device
  readonly store: OutboxStore
  readonly spare: Spare
  readonly ask: Ask
  /** The entries are others than before. */
  changed(entries: readonly TabEntry[]): void
  /** What came of a try, once it is kept. */
  came(entry: Entry, outcome: Outcome): void
}

export type Added =
  | { readonly ok: true; readonly entry: Entry /** On disk. */; readonly saved: boolean }
  | { readonly ok: false; readonly code: 'outbox-full' }

export interface Named {
  /** Its own, where what was picked had one before it was ordered. */
  readonly id?: string | undefined
  /** An order that was withdrawn for it. */
  readonly replaces?: OrderId | undefined
}

export interface Outbox {
  entries(): readonly TabEntry[]
  /** Reads what was kept; sends nothing. */
  read(): Promise<void>
  /** Reads what was kept, and begins to send. */
  open(): Promise<void>
  /** An order. What is here under its id already is answered as it is; the same wish of one that still waits is that one. */
  place(command: PlaceCommand, owner: OwnerId, named?: Named): Promise<Added>
  /** A step of an order; held back for `holdMs`, in which it can be undone. */
  step(command: StepCommand, owner: OwnerId, subject: OrderId, holdMs?: number): Promise<Added>
  /** Takes an order back: should it ever arrive, or arrive again, it is refused. */
  withdraw(subject: OrderId, owner: OwnerId): Promise<Added>
  /** What came of an entry's next try, or of its last. */
  outcomeOf(id: string): Promise<Outcome>
  /** A person's word that an order is still wanted, as it is. */
  agree(id: string): Promise<void>
  /** The other word: it is sent no more. What may have arrived all the same is seen, and declined, on the desk's board. */
  letGo(id: string): Promise<void>
  /** Takes a held step back; false when it has gone out. */
  undo(id: string): Promise<boolean>
  /** Nobody sends these any more, whoever's they were; what went out may have arrived. */
  drop(ids: readonly string[]): Promise<void>
  /** Held steps go out now, even if the page is being left. */
  release(): Promise<void>
  /** The person has read the verdict. */
  dismiss(id: string): Promise<void>
  /** The server speaks of these orders as its own: one whose answer was lost has arrived, and the next of the same wish is another. */
  arrived(ids: readonly string[]): Promise<void>
  /** Nobody waits for these orders any more: they are not offered again. */
  finish(ids: readonly string[]): Promise<void>
  /** The server, asked just now, knows nothing of these entries: what it once took is offered to it again. */
  offerAgain(ids: readonly string[]): Promise<void>
  /** Nothing of that owner stays here; with `others`, nothing of anybody else. */
  forget(owner: OwnerId, whose?: 'own' | 'others'): Promise<void>
  /** An occasion to send. Resolves when all that was due has been tried. */
  wake(): Promise<void>
  close(): void
}

export function createOutbox(options: OutboxOptions): Outbox {
  const { outlet, owner: currentOwner, device, store, spare, ask, changed, came } = options
  const listeners = new Map<string, ((outcome: Outcome) => void)[]>()
  const concluding = new Set<string>()
  const tab = createTabStore({
    outlet,
    store,
    spare,
    device,
    changed(entries) {
      changed(entries)
      // Another tab may have been the one that sent it; of what this one sent, more is known than the verdict.
      for (const { id, state } of entries)
        if (state.type === 'settled' && !concluding.has(id))
          tell(id, { final: true, verdict: state.verdict, order: null })
    },
  })
  const sender = createSender({ outlet, owner: currentOwner, device, tab, ask, take })

  async function take(entry: Entry, outcome: Outcome): Promise<void> {
    if (outcome.final) {
      concluding.add(entry.id)
      await tab.change(entries => verdictOn(entries, entry, outcome, device.nowMs()))
      concluding.delete(entry.id)
    }
    came(entry, outcome)
    tell(entry.id, outcome)
  }

  function tell(id: string, outcome: Outcome): void {
    const waiting = listeners.get(id) ?? []
    listeners.delete(id)
    for (const listener of waiting) listener(outcome)
  }

  function entryOf(
    command: Command,
    owner: OwnerId,
    subject: OrderId | null,
    holdMs = 0,
    named?: string,
  ): Entry {
    const nowMs = device.nowMs()
    const id = named ?? uuidV7(nowMs, device.randomBytes)
    return {
      outlet,
      owner,
      id,
      subject: subject ?? id,
      seq: 0,
      command,
      contract: CONTRACT_VERSION,
      agreedAtMs: nowMs,
      tries: 0,
      state: { type: 'waiting', heldUntilMs: holdMs === 0 ? 0 : nowMs + holdMs },
    }
  }

  /** `same` finds an entry that already says it; `along` changes others in the same step. */
  async function add(
    entry: Entry,
    same: (known: Entry) => boolean,
    along: (entries: readonly Entry[]) => readonly Entry[] = () => [],
  ): Promise<Added> {
    let added: Entry | undefined
    const saved = await tab.change(entries => {
      const unsent = entries.filter(isUnsent)
      added = entries.find(({ id }) => id === entry.id) ?? unsent.find(same)
      if (added !== undefined || unsent.length >= OUTBOX_MAX) return {}
      added = { ...entry, seq: Math.max(0, ...entries.map(({ seq }) => seq)) + 1 }
      return { put: [...along(entries), added] }
    })
    if (added === undefined) return { ok: false, code: 'outbox-full' }
    void sender.wake(true)
    return { ok: true, entry: added, saved }
  }

  function changeOne(id: string, next: (entry: Entry) => Entry): Promise<boolean> {
    return tab.change(entries => ({ put: entries.filter(entry => entry.id === id).map(next) }))
  }

  return {
    entries: tab.entries,
    read: tab.refresh,
    open: () => sender.wake(),
    place: (command, owner, { id, replaces } = {}) =>
      add(
        { ...entryOf(command, owner, null, 0, id), replaces },
        known => known.owner === owner && isSameWish(known.command, command),
      ),
    step: (command, owner, subject, holdMs = 0) =>
      add(
        entryOf(command, owner, subject, holdMs),
        known => known.owner === owner && known.subject === subject && known.command.type === command.type,
      ),
    withdraw: (subject, owner) =>
      add(
        entryOf({ type: 'cancel' }, owner, subject, 0),
        known => known.subject === subject && known.command.type === 'cancel',
        entries => entries.filter(({ id }) => id === subject).map(entry => withdrawn(entry, device.nowMs())),
      ),
    outcomeOf: id =>
      new Promise(resolve => {
        listeners.set(id, [...(listeners.get(id) ?? []), resolve])
        const known = tab.entries().find(entry => entry.id === id)
        if (known?.state.type === 'settled')
          tell(id, { final: true, verdict: known.state.verdict, order: null })
      }),
    async agree(id) {
      await changeOne(id, entry => (entry.state.type === 'asking' ? agreed(entry, device.nowMs()) : entry))
      await sender.wake(true)
    },
    async letGo(id) {
      await changeOne(id, entry => letGo(entry, device.nowMs()))
    },
    async undo(id) {
      let undone = false
      const nowMs = device.nowMs()
      await changeOne(id, entry => {
        undone = entry.tries === 0 && heldMs(entry, nowMs) > 0
        return undone ? settled(entry, { type: 'withdrawn' }, nowMs) : entry
      })
      return undone
    },
    release: sender.sendHeld,
    async dismiss(id) {
      await changeOne(id, entry =>
        isSettled(entry) ? { ...entry, state: { ...entry.state, told: true } } : entry,
      )
    },
    async drop(ids) {
      const unwanted = (entry: Entry) => ids.includes(entry.id) && isUnsent(entry)
      const gone = (entry: Entry) => settled(entry, { type: 'withdrawn' }, device.nowMs())
      await tab.change(entries => ({ put: entries.filter(unwanted).map(gone) }))
    },
    async arrived(ids) {
      const there = new Set(ids)
      const isNews = (entry: Entry) => there.has(entry.id) && isUnsent(entry)
      if (!tab.entries().some(isNews)) return
      const take = (entry: Entry) => settled(entry, { type: 'accepted' }, device.nowMs())
      await tab.change(entries => ({ put: entries.filter(isNews).map(take) }))
    },
    async finish(ids) {
      const done = new Set(ids)
      const isNews = (entry: Entry) => done.has(entry.id) && isSettled(entry) && !entry.state.over
      if (tab.entries().some(isNews)) await tab.change(entries => ({ put: entries.filter(isNews).map(over) }))
    },
    async offerAgain(ids) {
      const lost = new Set(ids)
      await tab.change(entries => ({ put: entries.filter(({ id }) => lost.has(id)).map(offeredAgain) }))
      await sender.wake(true)
    },
    forget: (owner, whose = 'own') => tab.forget(entry => (entry.owner === owner) === (whose === 'own')),
    wake: () => sender.wake(true),
    close() {
      sender.close()
      tab.close()
    },
  }
}

/** An order that is taken back before its verdict has one from here on; the server's half is the cancel's. */
function withdrawn(entry: Entry, nowMs: number): Entry {
  return isSettled(entry) ? over(entry) : settled(entry, { type: 'withdrawn' }, nowMs)
}

function verdictOn(
  entries: readonly Entry[],
  { id, subject, command }: Entry,
  { verdict }: Outcome & { final: true },
  nowMs: number,
): Change {
  const own = entries.filter(entry => entry.id === id && isUnsent(entry))
  const put = own.map(entry => settled(entry, verdict, nowMs))
  // A cancel that came too late: the order exists, and whether another is wanted beside it is its guest's to say.
  const stands = command.type === 'cancel' && verdict.type === 'refused' && verdict.code === 'wrong-state'
  if (!stands) return { put }
  const placed = entries.filter(entry => entry.id === subject).map(accepted)
  const successors = entries.filter(entry => entry.replaces === subject).map(inQuestion)
  return { put: [...put, ...placed, ...successors] }
}
