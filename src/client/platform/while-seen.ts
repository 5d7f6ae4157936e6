/** What a page asks for again and again, as long as somebody looks at it: now, every so often, and when it comes into sight again. */

/** Answers how it is stopped. */
export function readWhileSeen(read: () => void, everyMs: number): () => void {
  const look = () => {
    if (document.visibilityState !== 'hidden') read()
  }
  look()
  const timer = setInterval(look, everyMs)
  document.addEventListener('visibilitychange', look)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  }
}
