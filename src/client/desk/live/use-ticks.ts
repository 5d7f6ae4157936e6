/** The worker's ticks, shared by all that must go on behind other windows: the bell and the presence. */
import { useCallback, useEffect, useRef } from 'preact/hooks'
import { everySecond } from './ticks.ts'

export type OnTick = (listener: () => void) => () => void

export function useTicks(): OnTick {
  const listeners = useRef(new Set<() => void>())
  useEffect(
    () =>
      everySecond(() => {
        for (const listener of listeners.current) listener()
      }),
    [],
  )
  return useCallback(listener => {
    listeners.current.add(listener)
    return () => listeners.current.delete(listener)
  }, [])
}
