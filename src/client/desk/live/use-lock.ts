/** Locks the desk when nobody has touched it for a while. What was typed stays where it is, behind the lock. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { OutletId } from '../../../domain/ids.ts'
import { isIdle } from '../../../domain/lock.ts'
import { ask } from '../../platform/api.ts'

export interface LockOptions {
  readonly outlet: OutletId
  /** As the server said when this desk was opened. */
  readonly isLocked: boolean
  /** Untouched for so many, it locks. */
  readonly minutes: number
  /** Without a network nobody could open it again: it stays open. */
  readonly isConnected: boolean
  /** Raised once a second. */
  readonly onTick: (listener: () => void) => () => void
}

const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/** Whether it is, and what opens it again. */
export function useLock({
  outlet,
  isLocked,
  minutes,
  isConnected,
  onTick,
}: LockOptions): [boolean, () => void] {
  const [locked, setLocked] = useState(isLocked)
  const touchedAtMs = useRef(Date.now())
  const touch = useCallback(() => {
    touchedAtMs.current = Date.now()
  }, [])
  useEffect(() => {
    for (const one of TOUCHES) addEventListener(one, touch, { passive: true, capture: true })
    return () => {
      for (const one of TOUCHES) removeEventListener(one, touch, { capture: true })
    }
  }, [touch])
  useEffect(
    () =>
      onTick(() => {
        if (locked || !isConnected || !isIdle(touchedAtMs.current, Date.now(), minutes)) return
        setLocked(true)
        void ask<'lockDesk'>('POST', '/api/desk/session/lock', { outlet })
      }),
    [locked, minutes, isConnected, outlet, onTick],
  )
  const open = useCallback(() => {
    touch()
    setLocked(false)
  }, [touch])
  return [locked, open]
}
