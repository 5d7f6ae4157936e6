/**
 * Puts virtual time under the program as it is: its own `setTimeout`, `setInterval` and `Date` follow the timeline that is
 * being played. The program needs no seam for that which it would not have in service, and a timer that somebody adds
 * later is under the clock from the first day. Must be imported before anything that may keep a timer.
 */
import type { Timeline } from './timeline.ts'

let playing: Timeline | null = null
const RealDate = Date
/** What clocks say before anything is played. */
const EPOCH_MS = RealDate.UTC(2026, 10, 24)

export function play(timeline: Timeline | null): void {
  playing = timeline
}

const nowMs = () => playing?.now() ?? EPOCH_MS

class VirtualTimer {
  private cancel: (() => void) | undefined

  constructor(work: () => void, ms: number, repeats: boolean) {
    const timeline = playing
    if (timeline === null) return
    const arm = () => {
      this.cancel = timeline.after(Math.max(1, ms), () => {
        this.cancel = undefined
        if (repeats) arm()
        work()
      })
    }
    arm()
  }

  clear(): void {
    this.cancel?.()
    this.cancel = undefined
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  hasRef(): boolean {
    return false
  }
}

type Work = (...values: unknown[]) => void
const clear = (timer: unknown) => {
  if (timer instanceof VirtualTimer) timer.clear()
}

class VirtualDate extends RealDate {
  constructor(...values: unknown[]) {
    if (values.length === 0) super(nowMs())
    else super(...(values as [number]))
  }

  static override now(): number {
    return nowMs()
  }
}

Object.assign(globalThis, {
  setTimeout: (work: Work, ms = 0, ...values: unknown[]) =>
    new VirtualTimer(() => work(...values), ms, false),
  setInterval: (work: Work, ms = 0, ...values: unknown[]) =>
    new VirtualTimer(() => work(...values), ms, true),
  clearTimeout: clear,
  clearInterval: clear,
  Date: VirtualDate,
})
