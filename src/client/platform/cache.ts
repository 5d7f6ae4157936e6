/** Asks the service worker to cache what a screen needs without a network, from its first visit on. */
export async function cacheForOffline(paths: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ keep: paths })
}
