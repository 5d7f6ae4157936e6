/**
 * What is made in `DATA_DIR` is for this program's account alone, also what a database makes beside its file: rooms, orders
 * and keys lie in it. Not so of files that are made for others, which are made by commands.
 */
import { isMainThread } from 'node:worker_threads'

const OTHERS = 0o077

export function ownOnly(): void {
  // A thread shares its process's.
  if (isMainThread) process.umask(OTHERS)
}
