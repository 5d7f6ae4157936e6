/**
 * The service worker is registered when the page has nothing better to do. A new version waits: it takes over when
 * every tab of the old one has been left, and never in the middle of somebody's order.
 */
const AFTER_LOAD_MS = 1_000

export function keepUpToDate(): void {
  if (!('serviceWorker' in navigator)) return
  addEventListener('load', () => {
    // Without a network there is nothing to register; the next visit tries again.
    setTimeout(() => void register().catch(() => undefined), AFTER_LOAD_MS)
  })
}

async function register(): Promise<void> {
  const { Workbox } = await import('workbox-window')
  await new Workbox('/sw.js').register()
}
