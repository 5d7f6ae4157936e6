/** Deeds that are heard of, this page's own and the desk's: whoever shows what they may have changed reads it again. */
const hearing = new Set<() => void>()

export function deedTaken(): void {
  for (const hear of hearing) hear()
}

/** Answers what stops it. */
export function onDeed(hear: () => void): () => void {
  hearing.add(hear)
  return () => void hearing.delete(hear)
}
