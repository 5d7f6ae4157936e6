/**
 * What a run puts into the world besides memory: processes, directories, mounts. However the program ends, short of kill -9,
 * nothing of it stays. Only synchronous work is done here: at the exit of a process nothing else runs.
 */
const leftovers = new Set<() => void>()

/** Undone at the end, unless the answer was called before: then it is undone already. */
export function undoAtEnd(undo: () => void): () => void {
  leftovers.add(undo)
  return () => void leftovers.delete(undo)
}

/** The newest first, as a stack unwinds. */
export function undoAll(): void {
  for (const undo of [...leftovers].reverse()) {
    leftovers.delete(undo)
    try {
      undo()
    } catch {
      // It is gone already, and the others want their turn.
    }
  }
}

/** kill -9 of a process, or of the whole group with a negative number. */
export function killAtEnd(pid: number): () => void {
  return undoAtEnd(() => process.kill(pid, 'SIGKILL'))
}
