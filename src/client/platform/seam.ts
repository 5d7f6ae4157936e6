/**
 * A seam: a moment in which this page may be replaced by its next release and nobody loses or notices anything. Each
 * audience says when that is; a page that says nothing is never replaced.
 */
let isSeam: () => boolean = () => false

export function offerSeam(predicate: () => boolean): void {
  isSeam = predicate
}

export function atSeam(): boolean {
  return isSeam()
}

/** What was opened a moment ago and not yet touched can be opened again. */
const JUST_MS = 30_000

export function justLoaded(): boolean {
  // Where a browser cannot tell whether it was touched, it was.
  const touched = (navigator as Partial<Navigator>).userActivation?.hasBeenActive ?? true
  return performance.now() < JUST_MS && !touched
}
