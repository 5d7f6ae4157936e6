/** Who hears of commits. A commit stands, whatever a listener does: its fault must not make the write look undone. */
export interface CommitListeners {
  add(listener: (outlet: string) => void): () => void
  /** `null`: the whole city, of which they hear as ''. */
  tell(outlet: string | null): void
}

export function createListeners(): CommitListeners {
  const listeners = new Set<(outlet: string) => void>()
  return {
    add(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell(outlet) {
      for (const listener of listeners) {
        try {
          listener(outlet ?? '')
        } catch (fault) {
          process.emitWarning(fault instanceof Error ? fault : String(fault))
        }
      }
    },
  }
}
