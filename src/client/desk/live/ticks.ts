import { scriptAddress } from '../../platform/script-address.ts'
import ticker from './ticker.ts?worker&url'

/** One tick a second, also while the desk stands behind another window. */
const FALLBACK_TICK_MS = 1_000

/**
 * Answers the function that stops it. The worker is a classic one, which more browsers know than modules; where there
 * is none at all, the page's own slower timer stands in.
 */
export function everySecond(tick: () => void): () => void {
  try {
    const worker = new Worker(scriptAddress(ticker))
    worker.onmessage = tick
    return () => worker.terminate()
  } catch {
    const timer = setInterval(tick, FALLBACK_TICK_MS)
    return () => clearInterval(timer)
  }
}
