/** Where what lives for minutes is kept: in memory where there is room, so that no test waits for a disk that others wait for, too. */
import { existsSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const SHARED_MEMORY = '/dev/shm'
/** Bytes: databases, cities and browsers' profiles of a whole run of tests. */
const ROOM = 3 * 2 ** 30

/** A folder that everybody may write to. */
export const MEMORY = hasRoom() ? SHARED_MEMORY : tmpdir()

function hasRoom() {
  if (!existsSync(SHARED_MEMORY)) return false
  const { bavail, bsize } = statfsSync(SHARED_MEMORY)
  return bavail * bsize >= ROOM && process.availableMemory() >= 2 * ROOM
}
