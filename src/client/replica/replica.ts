/**
 * The replica: what the server last said, followed live. One tab of a browser listens and tells the others; a tab whose
 * listener has fallen silent takes its place. After every gap a whole reading is taken, so that what stands here was true
 * when the line last stood.
 */
import type { OrderView } from '../../contract/order.ts'
import type { OutletId, OwnerId } from '../../domain/ids.ts'
import type { Device } from '../platform/device.ts'
import { type Heard, type OpenSource, openStream, SILENCE_MS } from '../platform/stream.ts'
import { asRead, hear, learn, type Reading, type Replica } from './fold.ts'
import type { ReplicaStore } from './store.ts'

export interface ReplicaOptions {
  readonly outlet: OutletId
  /** A stay's id, or a clerk's name. */
  readonly owner: OwnerId
  readonly address: '/api/events' | '/api/desk/events'
  readonly device: Device
  readonly open: OpenSource
  readonly store: ReplicaStore
  /** A whole reading; `null` when there is none to be had now. */
  read(): Promise<Reading | null>
  /** `fresh`: by a reading or an event, not from what was kept. */
  changed(replica: Replica, fresh: boolean): void
  /** Every event, after it is in the replica. */
  heard(event: Heard): void
  connected(is: boolean): void
}

export interface LiveReplica {
  /** What was kept is shown, and a first reading has been tried. */
  readonly begun: Promise<void>
  /** Reads afresh; false when there was no reading to be had. */
  refresh(): Promise<boolean>
  /** An answer to a tap of this device. */
  learn(order: OrderView): void
  close(): void
}

const READ_AGAIN_MS = 5_000
const READ_AGAIN_MAX_MS = 60_000
const LEAD_AGAIN_MS = 1_000

/** What the listening tab tells the others. */
type Word = { readonly event: Heard } | { readonly connected: boolean }

export function followReplica(options: ReplicaOptions): LiveReplica {
  const { outlet, owner, address, device, open, store, read, changed, heard, connected } = options
  const name = `etalase-events ${address} ${outlet} ${owner}`
  const tabs = device.tabs(name, text => take(JSON.parse(text) as Word))
  let replica: Replica | null = null
  let reading: Promise<boolean> | undefined
  /** Heard while a reading is on its way: it may be of before. */
  let meanwhile: Heard[] = []
  /** True until there was a reading since the line last stood. */
  let isStale = true
  /** `null` until the line was first heard of. */
  let stands: boolean | null = null
  let failures = 0
  let closed = false
  let stopRetry = (): void => undefined
  let closeStream: (() => void) | undefined
  let stopWatch = (): void => undefined
  let stepDown = (): void => undefined
  let stopAsking = (): void => undefined

  function set(next: Replica, fresh: boolean): void {
    if (closed || next === replica) return
    replica = next
    changed(next, fresh)
    if (fresh) void store.write(outlet, owner, next)
  }

  function refresh(): Promise<boolean> {
    reading ??= readOnce().finally(() => {
      reading = undefined
      meanwhile = []
    })
    return reading
  }

  async function readOnce(): Promise<boolean> {
    stopRetry()
    const found = await read()
    if (closed) return false
    if (found === null) {
      retry()
      return false
    }
    failures = 0
    // While the line is cut there may come more to miss.
    isStale = stands === false
    set(meanwhile.reduce(hear, asRead(found)), true)
    return true
  }

  /**
   * A line that stands brings news only: what was missed before is not told again, so that it must be read. One that was
   * never heard of may stand for another tab, which tells of it only when that changes.
   */
  function retry(): void {
    const backoffMs = Math.min(READ_AGAIN_MS * 2 ** failures++, READ_AGAIN_MAX_MS)
    stopRetry = device.after(backoffMs * (0.5 + device.random()), () => {
      if (isStale && stands !== false) void refresh()
    })
  }

  function take(word: Word): void {
    if (closed) return
    watch()
    if ('connected' in word) {
      lineIs(word.connected)
      return
    }
    // Whoever came after the line was there was not told so: what comes over it says it.
    if (stands !== true) lineIs(true)
    if (reading !== undefined) meanwhile.push(word.event)
    if (replica !== null) set(hear(replica, word.event), true)
    heard(word.event)
  }

  function lineIs(up: boolean): void {
    // What was missed while the line was cut may have been more than events: a server may be back from a backup. And a
    // line that cannot be had does not say why: that a stay is over is heard of in a reading only.
    const isInVain = stands === false && !up
    stands = up
    isStale ||= !up
    if (isStale && (up || isInVain)) void refresh()
    connected(up)
  }

  function tell(word: Word): void {
    tabs.tell(JSON.stringify(word))
    take(word)
  }

  function listen(): void {
    if (closed) return
    closeStream = openStream({
      address,
      outlet,
      after: replica?.cursor ?? null,
      device,
      open,
      heard: event => tell({ event }),
      connected: is => tell({ connected: is }),
    })
  }

  function stopListening(): void {
    closeStream?.()
    closeStream = undefined
    watch()
  }

  /**
   * Another tab listens now, and this one goes on as one of the others; or this page is being left. WebKit refuses such a
   * page at once whatever it asks for, and a page that asks again at once holds up the one that comes after it for ever.
   */
  function giveUp(): void {
    stopListening()
    stopAsking()
    if (!closed) stopAsking = device.after(LEAD_AGAIN_MS * (0.5 + device.random()), () => lead(false))
  }

  /** The listening tab's own stream looks after itself; another tab's is missed when it says nothing. */
  function watch(): void {
    stopWatch()
    if (closed || closeStream !== undefined) return
    stopWatch = device.after(SILENCE_MS + SILENCE_MS * device.random(), () => {
      void refresh()
      lead(true)
    })
  }

  function lead(steal: boolean): void {
    stopAsking()
    stepDown()
    stepDown = device.lead(name, { began: listen, lost: giveUp }, steal)
    watch()
  }

  async function begin(): Promise<void> {
    const kept = await store.read(outlet, owner)
    if (kept !== null && replica === null) set(kept, false)
    await refresh()
    if (!closed) lead(false)
  }

  return {
    begun: begin(),
    refresh,
    learn(order) {
      if (replica !== null) set(learn(replica, order), true)
    },
    close() {
      closed = true
      stopWatch()
      stopRetry()
      stopAsking()
      closeStream?.()
      stepDown()
      tabs.close()
    },
  }
}
