/** The desk's outbox over the browser's own store and line, for as long as the page stands at this outlet. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { OutletId } from '../../../domain/ids.ts'
import { indexedDbStore } from '../../outbox/indexed-db.ts'
import { localSpare } from '../../outbox/spare.ts'
import { onOccasion } from '../../outbox/triggers.ts'
import { ask } from '../../platform/api.ts'
import { browser } from '../../platform/device.ts'
import { createSending, type Sending } from './sending.ts'

/** `null` until what was kept has been read: nothing is shown that does not know of what waits. */
export function useSending(outlet: OutletId): Sending | null {
  const sending = useMemo(
    () =>
      createSending({
        outlet,
        device: browser,
        store: indexedDbStore('desk'),
        spare: localSpare('desk'),
        ask,
      }),
    [outlet],
  )
  const [isRead, setRead] = useState(false)
  useEffect(() => {
    void sending.read().then(() => setRead(true))
    const stop = onOccasion(sending.wake)
    return () => {
      stop()
      sending.close()
    }
  }, [sending])
  return isRead ? sending : null
}
