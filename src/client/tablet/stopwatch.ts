/**
 * Time passed, by the clock on the wall and by the one that only goes forward; the longer counts. Setting the wall's
 * clock back buys no time, and a device that slept knows that it did.
 */
export function stopwatch(): () => number {
  const wallMs = Date.now()
  const steadyMs = performance.now()
  return () => Math.max(Date.now() - wallMs, performance.now() - steadyMs)
}
