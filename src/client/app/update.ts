/** What renews the page is loaded when the page has nothing better to do: nobody waits for it. */
const AFTER_LOAD_MS = 1_000

export function renewAfterLoad(): void {
  if (!('serviceWorker' in navigator)) return
  addEventListener('load', () => {
    // Without a network there is nothing to register; the next visit tries again.
    setTimeout(
      () => void import('./renewal.ts').then(renewal => renewal.startRenewal()).catch(() => undefined),
      AFTER_LOAD_MS,
    )
  })
}
