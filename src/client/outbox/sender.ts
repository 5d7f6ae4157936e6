/**
 * Sends what is due, one entry after the other and one tab at a time, on every occasion there is. A try that brought no
 * verdict is made again, later and later, and as late as the server asks for; meanwhile it holds up no other.
 */
import { CONTRACT_VERSION } from '../../contract/version.ts'
import type { OutletId } from '../../domain/ids.ts'
import { MINUTE_MS } from '../../domain/time.ts'
import type { Ask } from '../platform/api.ts'
import type { Device } from '../platform/device.ts'
import { COMMAND_TYPES, type Outcome, send } from './commands.ts'
import {
  dueNow,
  type Entry,
  heads,
  heldMs,
  inQuestion,
  isUnsent,
  needsWord,
  outworn,
  tried,
} from './entry.ts'
import { lookUp, sameAfterAll } from './look-up.ts'
import type { TabStore } from './tab-store.ts'

export interface SenderOptions {
  readonly outlet: OutletId
  /** Whose entries may be sent now; `null` while that is not known, or sealed. */
  owner(): string | null
  readonly device: Device
  readonly tab: TabStore
  readonly ask: Ask
  /** Keeps a verdict; a try that brought none is only told. */
  take(entry: Entry, outcome: Outcome): Promise<void>
}

export interface Sender {
  /** Resolves when all that was due has been tried. `eager`: at once, but for what the server wants to hear of later. */
  wake(eager?: boolean): Promise<void>
  /** Now, whatever is held, and even if the page is being left. */
  sendHeld(): Promise<void>
  close(): void
}

const RETRY_MS = 2_000
const RETRY_MAX_MS = 60_000
/** No server is waited for longer, whatever it asks for. */
const RETRY_AFTER_MAX_MS = 10 * MINUTE_MS

export function createSender({ outlet, owner, device, tab, ask, take }: SenderOptions): Sender {
  /** Ids that wait for their next try. `asked`: as the server said. */
  const resting = new Map<string, { readonly asked: boolean; cancel(): void }>()
  const failures = new Map<string, number>()
  let turn: Promise<void> | undefined
  let again = false
  let closed = false
  let stopTimer = (): void => undefined

  function wake(eager = false): Promise<void> {
    if (eager) for (const [id, { asked }] of [...resting]) if (!asked) wakeUp(id)
    if (closed) return Promise.resolve()
    again = true
    turn ??= takeTurns().finally(() => {
      turn = undefined
    })
    return turn
  }

  async function takeTurns(): Promise<void> {
    while (again && !closed) {
      again = false
      await device.exclusively(`etalase-outbox ${outlet}`, sendDue)
    }
    waitForHeld()
  }

  async function sendDue(): Promise<void> {
    await tab.change(entries => ({ drop: outworn(entries, device.nowMs()) }))
    for (;;) {
      const nowMs = device.nowMs()
      const next = closed
        ? undefined
        : dueNow(tab.entries().filter(isUnderstood), { owner: owner(), nowMs, resting })
      if (next === undefined) return
      await (needsWord(next, nowMs) ? askAgain(next) : trySend(next))
    }
  }

  async function trySend(entry: Entry): Promise<void> {
    // Counted first: what is on its way can no longer be undone.
    await count(entry)
    // A device may have slept over that, for a night.
    if (needsWord(entry, device.nowMs())) return askAgain(entry)
    const outcome = await send(ask, entry)
    await conclude(entry, isMismatch(outcome) ? await sameAfterAll(ask, entry, outcome) : outcome)
  }

  /** A page that is being left may not live to hear of a store: what is to go out must be on its way before that. */
  async function sendLeaving(entry: Entry): Promise<void> {
    const sending = send(ask, entry, true)
    await count(entry)
    await conclude(entry, await sending)
  }

  async function count(entry: Entry): Promise<void> {
    await tab.change(entries => ({ put: entries.filter(({ id }) => id === entry.id).map(tried) }))
  }

  /** It may have arrived long ago: only what the server does not know has to be asked about. */
  async function askAgain(entry: Entry): Promise<void> {
    const outcome = await lookUp(ask, entry)
    if (outcome !== 'unknown') return conclude(entry, outcome)
    await tab.change(entries => ({
      put: entries.filter(({ id }) => id === entry.id).map(inQuestion),
    }))
  }

  async function conclude(entry: Entry, outcome: Outcome): Promise<void> {
    if (outcome.final) failures.delete(entry.id)
    else rest(entry.id, outcome.retryAfterS ?? 0)
    await take(entry, outcome)
  }

  /** Each device waits a little differently: a hotel's phones come back to one network at one moment. */
  function rest(id: string, retryAfterS: number): void {
    const failed = failures.get(id) ?? 0
    failures.set(id, failed + 1)
    const backoffMs = Math.min(RETRY_MS * 2 ** failed, RETRY_MAX_MS) * (0.5 + device.random())
    const askedMs = Number.isFinite(retryAfterS) ? Math.min(retryAfterS * 1_000, RETRY_AFTER_MAX_MS) : 0
    const cancel = device.after(Math.max(backoffMs, askedMs), () => {
      resting.delete(id)
      void wake()
    })
    resting.set(id, { asked: askedMs > backoffMs, cancel })
  }

  function wakeUp(id: string): void {
    resting.get(id)?.cancel()
    resting.delete(id)
  }

  function waitForHeld(): void {
    stopTimer()
    const nowMs = device.nowMs()
    const waits = tab
      .entries()
      .map(entry => heldMs(entry, nowMs))
      .filter(ms => ms > 0)
    if (waits.length > 0 && !closed) stopTimer = device.after(Math.min(...waits), () => void wake())
  }

  return {
    wake,
    async sendHeld() {
      const nowMs = device.nowMs()
      const own = tab.entries().filter(entry => entry.owner === owner() && isUnderstood(entry))
      const held = heads(own).filter(entry => heldMs(entry, nowMs) > 0)
      await Promise.all(held.map(sendLeaving))
    },
    close() {
      closed = true
      stopTimer()
      for (const id of [...resting.keys()]) wakeUp(id)
    },
  }
}

function isMismatch(outcome: Outcome): boolean {
  return outcome.final && outcome.verdict.type === 'refused' && outcome.verdict.code === 'order-mismatch'
}

/** What a later release wrote and this one does not know stays as it is, until it is understood again. */
function isUnderstood(entry: Entry): boolean {
  const { command, contract } = entry
  return isUnsent(entry) && contract <= CONTRACT_VERSION && COMMAND_TYPES.includes(command.type)
}
