/**
 * Work that is asked for by others is done at once, and then as often as once in a while, however often it is asked for:
 * what came meanwhile is done once, afterwards. The last ask is never lost.
 */
import type { Device } from './device.ts'

export interface Gathered {
  ask(): void
  close(): void
}

export function gather(work: () => void, everyMs: number, { after }: Pick<Device, 'after'>): Gathered {
  let stop: (() => void) | null = null
  let isAsked = false

  function pause(): void {
    stop = after(everyMs, () => {
      stop = null
      if (isAsked) now()
    })
  }

  function now(): void {
    isAsked = false
    pause()
    work()
  }

  return {
    ask() {
      isAsked = true
      if (stop === null) now()
    },
    close() {
      stop?.()
      // Asked again it does nothing: its owner is gone.
      stop = () => undefined
    },
  }
}
