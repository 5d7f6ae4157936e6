/**
 * What devices keep and send, held against the promises: an entry leaves on a final verdict only, the verdict it leaves
 * with is the server's, its bytes never change, and nothing goes out that its guest would have to be asked about again.
 */
import { type Entry, isSettled } from '../../../src/client/outbox/entry.ts'
import type { Profile, StoreWatch } from '../device/profile.ts'
import type { Line, Sent } from '../network/network.ts'
import { outlet } from '../server/template.ts'
import { FINAL } from './answers.ts'
import type { Look } from './look.ts'
import type { Record } from './record.ts'

/** As `outbox/entry.ts` has it: an order that waited longer is sent only if its guest says so again. */
const ASK_AGAIN_AFTER_MS = 30 * 60_000
/** A try is counted on disk before it goes out. */
const COUNTED_WITHIN_MS = 100
const KEEP_SETTLED_MS = 72 * 3_600_000

export interface DeviceChecks extends StoreWatch {
  /** A person said that an order is still wanted. */
  agreed(id: string): void
  /** Whoever's it is may go from this device. */
  forgets(profile: Profile, owner: string): void
  /** A step at the desk was taken back before it went out. */
  undone(id: string): void
  sending(line: Line, sent: Sent): void
}

export function checkDevices(record: Record, now: () => number, look: () => Look): DeviceChecks {
  const { violate, saw } = record
  const undone = new Set<string>()
  const forgotten = new WeakMap<Profile, Set<string>>()

  function changed(profile: Profile, before: Entry | undefined, after: Entry) {
    if (before === undefined) return came(profile, after)
    if (JSON.stringify(before.command) !== JSON.stringify(after.command))
      violate('same-bytes', `${after.id} changed on ${profile.name}`)
    if (before.agreedAtMs !== after.agreedAtMs && !record.agreed.has(after.id))
      violate('no-order-without-a-tap', `${after.id} was agreed to by nobody`)
    if (isSettled(after) && !isSettled(before)) settled(profile, after)
    if (isSettled(before) && !isSettled(after)) saw('offered-again-after-restore')
  }

  function came(profile: Profile, { id, command }: Entry): void {
    if (command.type !== 'place' && command.type !== 'phone-order') return
    if (record.bind(id, command.body) === null)
      violate('no-order-without-a-tap', `${id} came up on ${profile.name}`)
  }

  function settled(profile: Profile, entry: Entry) {
    const { id, subject, command, state } = entry
    if (state.type !== 'settled') return
    const { verdict } = state
    record.tell(`settled ${profile.name} ${command.type} ${subject} ${JSON.stringify(verdict).slice(0, 80)}`)
    if (verdict.type === 'withdrawn') {
      const tap = record.taps.get(id)
      if (tap?.isWithdrawn !== true && !undone.has(id))
        violate('leaves-on-a-verdict', `${id} withdrawn by nobody`)
      return
    }
    if (command.type === 'place' || command.type === 'phone-order') return placed(entry, verdict)
    if (command.type === 'cancel' && verdict.type === 'refused' && verdict.code === 'wrong-state')
      saw('cancel-came-too-late')
    if (command.type === 'deliver' && verdict.type === 'accepted' && !record.said.kwitansi.has(subject))
      if (!isKnownDelivered(subject)) violate('verdict-is-the-servers', `${subject} is shown as delivered`)
  }

  function isKnownDelivered(id: string): boolean {
    return stateOf(id) === 'delivered' || record.lost.has(id) || record.undelivered.has(id)
  }

  function stateOf(id: string): string | undefined {
    const row = look().get<{ state: string }>(
      'SELECT state FROM orders WHERE outlet = ? AND order_id = ?',
      outlet.slug,
      id,
    )
    return row?.state
  }

  function placed({ id }: Entry, verdict: { type: string; code?: string }): void {
    const said = record.said.verdicts.get(id)
    if (verdict.type === 'accepted') {
      // An answer that was lost is made up for by any other that shows the order.
      if (said !== 'accepted' && !record.placed.has(id) && stateOf(id) === undefined)
        violate('verdict-is-the-servers', `${id} is shown as accepted, the server said ${said}`)
      return
    }
    if (!(FINAL as readonly (string | undefined)[]).includes(verdict.code))
      violate('leaves-on-a-verdict', `${id} left with ${verdict.code}, which is none`)
    if (verdict.code === 'order-mismatch') return
    if (said !== verdict.code && !record.lost.has(id) && stateOf(id) !== undefined)
      violate('verdict-is-the-servers', `${id} is shown as ${verdict.code}, the server said ${said}`)
  }

  function dropped(profile: Profile, entry: Entry) {
    const { state } = entry
    if (forgotten.get(profile)?.has(entry.owner)) return
    const sinceTapMs = now() + profile.skewMs - entry.agreedAtMs
    // A disk that was full did not take the verdict; the page knew it, and for as long as it has to.
    const isKnown = record.said.verdicts.has(entry.subject) && sinceTapMs > KEEP_SETTLED_MS
    if (state.type !== 'settled' && isKnown) return
    if (state.type !== 'settled')
      return violate('leaves-on-a-verdict', `${entry.command.type} ${entry.subject} left ${profile.name}`)
    const ageMs = now() + profile.skewMs - state.atMs
    if (ageMs <= KEEP_SETTLED_MS && Math.abs(profile.skewMs) === 0)
      violate('kept-72-hours', `${entry.subject} left ${profile.name} after ${ageMs} ms`)
  }

  return {
    kept(profile, before, after) {
      const then = new Map(before.map(entry => [entry.id, entry]))
      const next = new Map(after.map(entry => [entry.id, entry]))
      for (const entry of after) if (then.get(entry.id) !== entry) changed(profile, then.get(entry.id), entry)
      for (const entry of before) if (!next.has(entry.id)) dropped(profile, entry)
    },
    killed: at => record.fault(at === 'before' ? 'killed-before-commit' : 'killed-after-commit'),
    refused: () => record.fault('storage-full'),
    agreed: id => void record.agreed.set(id, now()),
    undone: id => void undone.add(id),
    forgets(profile, owner) {
      const owners = forgotten.get(profile) ?? new Set()
      forgotten.set(profile, owners.add(owner))
    },
    sending(line, sent) {
      const id = sent.method === 'PUT' ? /orders\/([0-9a-f-]{36})$/.exec(sent.url)?.[1] : undefined
      if (id === undefined || record.pried.has(sent.body ?? '')) return
      const tap = record.bind(id, JSON.parse(sent.body ?? '{}'))
      if (tap === null) return violate('no-order-without-a-tap', `${line.name} sends ${id}`)
      if (!tap.texts.has(sent.body ?? '')) violate('same-bytes', `${line.name} sends ${id} otherwise`)
      const profile = line as Profile
      const entry = profile.entries.find(kept => kept.id === id)
      const keptMs = entry === undefined ? 0 : now() + profile.skewMs - entry.agreedAtMs
      // Where a full disk does not take a word, the page goes by it all the same.
      const ageMs = Math.min(keptMs, now() - (record.agreed.get(id) ?? 0))
      // What was on its way when the clock was set had been young.
      const wasOnItsWay = now() - profile.clockSetAtMs < COUNTED_WITHIN_MS
      if (ageMs > ASK_AGAIN_AFTER_MS + 60_000 && !wasOnItsWay)
        violate('asks-again', `${id} sent after ${ageMs} ms, unasked`)
    },
  }
}
