/**
 * What SQLite's faults mean: of the disk or of a lock, and another try may do better, or of the statement. A disk that is
 * full or read-only refuses a write whole; what was committed before is there and can be read.
 * https://www.sqlite.org/rescode.html
 */
import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'
import { CommitUnknown, StorageBusy, StorageUnfit } from '../storage.ts'

const IOERR = 10
const CANTOPEN = 14
/** By primary result code, and what it says to whoever reads the program's log. */
const OF_SURROUNDINGS: Readonly<Record<number, string>> = {
  5: 'another process holds the database',
  6: 'the database is locked',
  7: 'there is no memory',
  8: 'the database, or the disk it is on, is read-only',
  [IOERR]: 'the disk does not read or write',
  13: 'the disk is full',
  [CANTOPEN]: 'a file of the database cannot be opened',
}
const PRIMARY = 0xff

/** Nothing was done: a fault of the surroundings becomes one that says so. */
export function undone(fault: unknown): unknown {
  const says = OF_SURROUNDINGS[primaryCode(fault)]
  return says === undefined ? fault : new StorageBusy(says, { cause: fault })
}

/** The same of a commit: where its flush failed, a crash right now might still find it on the disk. */
export function notCommitted(fault: unknown): unknown {
  if (primaryCode(fault) !== IOERR) return undone(fault)
  return new CommitUnknown('the disk failed in a commit', { cause: fault })
}

/** At the start, where trying again does not help: whoever starts the program is told what to see to. */
export function notOpened(path: string, fault: unknown): unknown {
  // What SQLite makes beside the database it "cannot open", for whatever reason.
  const reason = primaryCode(fault) === CANTOPEN ? whyNothingIsMadeIn(dirname(path)) : undefined
  if (reason !== undefined) return reason
  const says = OF_SURROUNDINGS[primaryCode(fault)]
  if (says === undefined) return fault
  return new StorageUnfit(`${path} cannot be opened for work: ${says}. See to that, and start again`, {
    cause: fault,
  })
}

/** The file system's own word: a read-only disk, another's folder. */
function whyNothingIsMadeIn(folder: string): unknown {
  try {
    accessSync(folder, constants.W_OK)
    return undefined
  } catch (fault) {
    return fault
  }
}

function primaryCode(fault: unknown): number {
  return ((fault as { errcode?: number } | null)?.errcode ?? 0) & PRIMARY
}
