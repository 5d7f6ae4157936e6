/**
 * What is left of the first afternoon. While something is, it is asked for again by what is heard: a deed of this page, something done
 * at the desk, and whenever somebody comes back to the page. Nobody is told of a terminal or of a PIN: those are seen within a minute.
 */
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { LeftStep } from '../../domain/first-run.ts'
import type { OutletId } from '../../domain/ids.ts'
import { ask } from './api.ts'
import { onDeed } from './deeds.ts'
import { browser } from './device.ts'
import { gather } from './gather.ts'

const UNHEARD_MS = 60_000
/** Of many that are heard together the last counts. */
const HEARD_EVERY_MS = 1_000
const keyOf = (outlet: OutletId | null) => `etalase-left-hidden-${outlet ?? ''}`

export interface LeftState {
  /** None: all is done, or whoever is here has put the list away. */
  readonly steps: readonly LeftStep[]
  readonly onHide: () => void
}

/** `null`: the agency. */
export function useLeft(outlet: OutletId | null): LeftState {
  const [steps, setSteps] = useState<readonly LeftStep[]>([])
  const [isHidden, setHidden] = useState(() => wasHidden(outlet))
  const isOver = isHidden || steps.length === 0
  const read = useCallback(() => {
    if (document.visibilityState !== 'visible') return
    const at = outlet === null ? {} : { outlet }
    void ask<'left'>('GET', '/api/left', at).then(reply => reply.ok && setSteps(reply.value.steps))
  }, [outlet])
  useEffect(() => {
    if (!isHidden) read()
  }, [read, isHidden])
  useEffect(() => {
    if (isOver) return
    const reading = gather(read, HEARD_EVERY_MS, browser)
    const stop = onDeed(reading.ask)
    const timer = setInterval(reading.ask, UNHEARD_MS)
    document.addEventListener('visibilitychange', reading.ask)
    return () => {
      stop()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', reading.ask)
      reading.close()
    }
  }, [read, isOver])
  const onHide = () => {
    setHidden(true)
    try {
      localStorage.setItem(keyOf(outlet), '1')
    } catch {
      // Blocked or full: it is away as long as the page is.
    }
  }
  return { steps: isHidden ? [] : steps, onHide }
}

function wasHidden(outlet: OutletId | null): boolean {
  try {
    return localStorage.getItem(keyOf(outlet)) !== null
  } catch {
    return false
  }
}
