/** Tells the server every 15 s whether a person can see and hear this terminal; silence makes guests call instead. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { OutletId } from '../../../domain/ids.ts'
import { PRESENCE_EVERY_MS } from '../../../domain/staff.ts'
import { ask } from '../../platform/api.ts'

export interface PresenceOptions {
  readonly outlet: OutletId
  readonly sound: boolean
  /** Cut off, it asks at once: whoever was ended hears it by nothing else. */
  readonly isConnected: boolean
  readonly heard: () => void
  readonly lost: () => void
  readonly signedOut: () => void
  /** Raised once a second. */
  readonly onTick: (listener: () => void) => () => void
}

/** After a refusal it is told again so soon. */
const REFUSED_AGAIN_MS = 5_000
/** A single one may be a moment's crowd. */
const REFUSED_TIMES = 2

/** True while the server answers and takes nothing that is written: its disk is full, its database away. */
export function usePresence({
  outlet,
  sound,
  isConnected,
  heard,
  lost,
  signedOut,
  onTick,
}: PresenceOptions): boolean {
  const [refused, setRefused] = useState(0)
  const now = useRef({ sound, everyMs: PRESENCE_EVERY_MS })
  const tellNow = useRef(() => {})
  now.current = { sound, everyMs: refused === 0 ? PRESENCE_EVERY_MS : REFUSED_AGAIN_MS }

  useEffect(() => {
    let toldAtMs = Number.NEGATIVE_INFINITY
    tellNow.current = () => void tell()

    async function tell(): Promise<void> {
      toldAtMs = Date.now()
      const reply = await ask<'presence'>('POST', '/api/desk/presence', {
        outlet,
        body: { sound: now.current.sound, visible: document.visibilityState === 'visible' },
      })
      if (reply.ok) heard()
      else if (reply.code === 'offline') lost()
      else if (reply.code === 'session-required') signedOut()
      const isRefused = !reply.ok && (reply.code === 'busy' || reply.code === 'fault')
      setRefused(times => (isRefused ? times + 1 : 0))
    }

    void tell()
    return onTick(() => {
      if (Date.now() - toldAtMs >= now.current.everyMs) void tell()
    })
    // A change of the sound is told at once.
  }, [outlet, sound, heard, lost, signedOut, onTick])

  useEffect(() => {
    if (!isConnected) tellNow.current()
  }, [isConnected])

  return refused >= REFUSED_TIMES
}
