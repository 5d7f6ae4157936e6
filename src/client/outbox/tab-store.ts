/**
 * This tab's sight of what is kept. The store is the truth that all tabs share; what it would not take lies aside, lives at
 * least as long as the page does, and is never called saved. What was wiped from under this page is put back while it
 * still knows it.
 */
import type { OutletId } from '../../domain/ids.ts'
import type { Device } from '../platform/device.ts'
import { type Entry, isUnsent } from './entry.ts'
import { afterChange, type Change, further, type OutboxStore, type Spare } from './store.ts'

/** An entry, and whether it is on disk. */
export type TabEntry = Entry & { readonly saved: boolean }

export interface TabStore {
  entries(): readonly TabEntry[]
  refresh(): Promise<void>
  /** One step among all tabs; true when it is on disk. */
  change(decide: (entries: readonly Entry[]) => Change): Promise<boolean>
  /** Nothing of those owners is put back any more. */
  forget(isForgotten: (entry: Entry) => boolean): Promise<void>
  close(): void
}

export interface TabStoreOptions {
  readonly outlet: OutletId
  readonly store: OutboxStore
  readonly spare: Spare
  readonly device: Device
  changed(entries: readonly TabEntry[]): void
}

/** Before ids, in a word to the other tabs: forgotten on purpose. */
const GONE = 'gone '

export function createTabStore({ outlet, store, spare, device, changed }: TabStoreOptions): TabStore {
  let stored: readonly Entry[] = []
  /** What the store would not take, by id: of this page, and of others that laid it aside. */
  let loose: ReadonlyMap<string, Entry> = new Map()
  /** Forgotten on purpose, by id: not even what was on its way when that happened brings it back. */
  const gone = new Set<string>()
  const tabs = device.tabs(`etalase-outbox ${outlet}`, hear)

  function hear(word: string): void {
    if (word.startsWith(GONE)) leaveOut(word.slice(GONE.length).split(' '))
    void refresh()
  }

  function leaveOut(ids: readonly string[]): void {
    for (const id of ids) gone.add(id)
    stored = stored.filter(({ id }) => !gone.has(id))
    layAside(new Map([...loose].filter(([id]) => !gone.has(id))))
  }

  /** What pages before this one, and other tabs, have laid aside. */
  function takeUp(): void {
    const next = new Map(loose)
    for (const entry of spare.read(outlet))
      if (!gone.has(entry.id)) next.set(entry.id, further(next.get(entry.id) ?? entry, entry))
    loose = next
  }

  /** From here on this is loose; what is no more has been taken by the store, or is wanted by nobody. */
  function layAside(next: ReadonlyMap<string, Entry>): void {
    const before = loose
    loose = next
    const aside = spare.read(outlet)
    if (aside.length === 0 && next.size === 0) return
    const others = aside.filter(({ id }) => !next.has(id) && !before.has(id) && !gone.has(id))
    spare.write(outlet, [...others, ...next.values()])
  }

  function forgetAll(forgotten: readonly Entry[]): void {
    if (forgotten.length === 0) return
    const ids = forgotten.map(({ id }) => id)
    tabs.tell(GONE + ids.join(' '))
    leaveOut(ids)
  }

  function entries(): TabEntry[] {
    const saved = stored.filter(({ id }) => !loose.has(id)).map(entry => ({ ...entry, saved: true }))
    return [...saved, ...Array.from(loose.values(), entry => ({ ...entry, saved: false }))]
  }

  /** What the store holds, with what it would not take earlier and what was lost from it. */
  function mended(found: readonly Entry[]): readonly Entry[] {
    const known = new Map(found.map(entry => [entry.id, entry]))
    const lost = stored.filter(entry => isUnsent(entry) && !known.has(entry.id))
    const untaken = [...loose.values()].filter(({ id }) => {
      const other = known.get(id)
      return other === undefined || isUnsent(other)
    })
    return [...lost, ...untaken]
  }

  async function change(decide: (entries: readonly Entry[]) => Change): Promise<boolean> {
    takeUp()
    try {
      let touched = false
      let taken = loose
      const now = await store.update(outlet, found => {
        taken = loose
        const left = found.filter(({ id }) => gone.has(id))
        const put = mended(found)
        const decided = decide(afterChange(found, { put, drop: left }))
        const all = { put: [...put, ...(decided.put ?? [])], drop: [...left, ...(decided.drop ?? [])] }
        const dropped = new Set(all.drop.map(({ id }) => id))
        touched = all.put.length + all.drop.length > 0
        return { put: all.put.filter(({ id }) => !dropped.has(id)), drop: all.drop }
      })
      stored = now.filter(({ id }) => !gone.has(id))
      // What the store refused to take meanwhile is not what it has taken now.
      layAside(new Map([...loose].filter(([id, entry]) => taken.get(id) !== entry)))
      if (touched) tabs.tell('changed')
      changed(entries())
      return true
    } catch {
      takeUp()
      const { put = [], drop = [] } = decide(entries().map(plain))
      const next = new Map(loose)
      for (const { id } of drop) next.delete(id)
      for (const entry of put) next.set(entry.id, entry)
      if (put.length + drop.length > 0) {
        layAside(next)
        tabs.tell('changed')
      }
      changed(entries())
      return false
    }
  }

  async function refresh(): Promise<void> {
    await change(() => ({}))
  }

  return {
    entries,
    refresh,
    change,
    async forget(isForgotten) {
      takeUp()
      // The other tabs hear of it first: they would take it for wiped, and put it back.
      forgetAll(entries().filter(isForgotten))
      let found: readonly Entry[] = []
      await change(all => {
        found = all.filter(isForgotten)
        return { drop: found }
      })
      forgetAll(found)
    },
    close: tabs.close,
  }
}

function plain({ saved: _, ...entry }: TabEntry): Entry {
  return entry
}
