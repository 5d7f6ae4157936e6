/** A database is made in a file beside its place and moved there when it is whole: a start cut off leaves no half city. */
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

const MAKING = 'city-in-the-making.db'
/** SQLite's companions of a file. */
const COMPANIONS = ['', '-wal', '-shm'] as const

/** `make` must have closed the file when it resolves; `before` runs when it is whole and not yet in place. */
export async function makeAside(
  path: string,
  make: (making: string) => Promise<void>,
  before: () => void = () => undefined,
): Promise<void> {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true })
  const making = join(folder, MAKING)
  for (const companion of COMPANIONS) rmSync(making + companion, { force: true })
  await make(making)
  before()
  renameSync(making, path)
  for (const companion of COMPANIONS) rmSync(making + companion, { force: true })
}
