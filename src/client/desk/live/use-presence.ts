/** Tells the server every 15 s whether a person can see and hear this terminal; silence makes guests call instead. */
import { useEffect, useRef } from 'preact/hooks'
import { PRESENCE_EVERY_MS } from '../../../domain/staff.ts'
import { ask } from '../../platform/api.ts'

export interface PresenceOptions {
  readonly outlet: string
  readonly sound: boolean
  readonly heard: () => void
  readonly lost: () => void
  readonly signedOut: () => void
  /** Raised once a second. */
  readonly onTick: (listener: () => void) => () => void
}

export function usePresence({ outlet, sound, heard, lost, signedOut, onTick }: PresenceOptions): void {
  const now = useRef(sound)
  now.current = sound

  useEffect(() => {
    let toldAtMs = Number.NEGATIVE_INFINITY

    async function tell(): Promise<void> {
      toldAtMs = Date.now()
      const reply = await ask<'presence'>('POST', '/api/desk/presence', {
        outlet,
        body: { sound: now.current, visible: document.visibilityState === 'visible' },
      })
      if (reply.ok) heard()
      else if (reply.code === 'offline') lost()
      else if (reply.code === 'session-required') signedOut()
    }

    void tell()
    return onTick(() => {
      if (Date.now() - toldAtMs >= PRESENCE_EVERY_MS) void tell()
    })
    // A change of the sound is told at once.
  }, [outlet, sound, heard, lost, signedOut, onTick])
}
