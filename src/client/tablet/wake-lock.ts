/** Keeps the screen on where the browser can; the lock is lost whenever the page is hidden, and taken again after. */
export function stayAwake(): void {
  if (!('wakeLock' in navigator)) return
  const take = async () => {
    if (document.visibilityState !== 'visible') return
    // Refused on a low battery: the screen then follows the device's own settings.
    await navigator.wakeLock.request('screen').catch(() => undefined)
  }
  document.addEventListener('visibilitychange', () => void take())
  void take()
}
