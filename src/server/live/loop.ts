/** What goes on by itself from the start of a process to its end. */
export interface Loop {
  /** Resolves when nothing of it is under way any more. */
  stop(): Promise<void>
}
