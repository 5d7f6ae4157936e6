/** What keeps the page up to date is loaded when the page has nothing better to do: nobody waits for it. */
const AFTER_LOAD_MS = 1_000

export function keepUpToDate(): void {
  if (!('serviceWorker' in navigator)) return
  addEventListener('load', () => {
    // Without a network there is nothing to register; the next visit tries again.
    setTimeout(
      () => void import('./renewal.ts').then(renewal => renewal.keepRenewed()).catch(() => undefined),
      AFTER_LOAD_MS,
    )
  })
}
