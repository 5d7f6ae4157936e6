/**
 * Every occasion a browser gives to try again: the network is back, the page is looked at or shown again, the service
 * worker was woken. None is relied upon: the sender's own timer goes on beside them.
 */

/** Name of the one-off sync that a service worker is asked for, where there is such a thing. */
const SYNC_TAG = 'etalase-outbox'

interface SyncRegistration extends ServiceWorkerRegistration {
  readonly sync?: { register(tag: string): Promise<void> }
}

/** Answers the function that stops it. */
export function onOccasion(wake: () => void): () => void {
  const seen = () => {
    if (document.visibilityState === 'visible') wake()
  }
  const woken = (event: MessageEvent) => {
    if ((event.data as { type?: unknown } | null)?.type === 'sync') wake()
  }
  const worker = navigator.serviceWorker as ServiceWorkerContainer | undefined
  addEventListener('online', wake)
  addEventListener('pageshow', wake)
  document.addEventListener('visibilitychange', seen)
  worker?.addEventListener('message', woken)
  return () => {
    removeEventListener('online', wake)
    removeEventListener('pageshow', wake)
    document.removeEventListener('visibilitychange', seen)
    worker?.removeEventListener('message', woken)
  }
}

/** Asks to be woken once there is a network, and to be spared when the device runs short of room. Both may be refused. */
export async function askToBeKept(): Promise<void> {
  await navigator.storage?.persist?.().catch(() => false)
  const worker = navigator.serviceWorker as ServiceWorkerContainer | undefined
  const registration = (await worker?.getRegistration()) as SyncRegistration | undefined
  await registration?.sync?.register(SYNC_TAG).catch(() => undefined)
}
