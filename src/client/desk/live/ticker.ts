/** A worker that only counts: browsers slow the timers of a page behind other windows, and not those of a worker. */
const TICK_MS = 1_000

setInterval(() => postMessage(null), TICK_MS)
