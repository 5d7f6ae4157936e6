/**
 * A database file looked at before it is opened for work, and left as it is: is there one, does it hold a city, is it whole?
 * A write-ahead log beside it may have been left by another database (a backup was put back over it): what both make
 * together is then nonsense, so it is read through once. After an orderly end there is none, and nothing is read.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { MIGRATIONS } from '../migrations/list.ts'
import { newestKnown, numberIn, tooNew } from '../reach.ts'
import { type Look, StorageUnfit } from '../storage.ts'

const PUT_BACK = 'put a backup back: npm start -- restore BACKUP'
/** https://www.sqlite.org/fileformat.html#the_database_header */
const HEAD_BYTES = 100
const PAGE_SIZE_AT = 16
const PAGES_AT = 28
const LARGEST_PAGE = 65_536

/** `isThorough`: nobody has it open just now, so that what lies beside it is what an end without order left. */
export function lookAtSqlite(path: string, isThorough: boolean): Look {
  const bytes = sizeOf(path)
  const ahead = sizeOf(`${path}-wal`)
  if (bytes === null) {
    if (ahead === null) return 'nothing'
    throw new StorageUnfit(`${path} is missing beside ${path}-wal: bring it back, or ${PUT_BACK}`)
  }
  if (bytes === 0 && !ahead) return 'empty'
  if (!ahead) refuseCutShort(path, bytes)
  const database = open(path, ahead !== null && ahead > 0)
  try {
    if (ahead && isThorough) refuseMalformed(database, path)
    return lookInto(database, path)
  } catch (fault) {
    throw fault instanceof StorageUnfit ? fault : damaged(path, (fault as Error).message)
  } finally {
    database.close()
  }
}

function sizeOf(path: string): number | null {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isFile() === false) throw new StorageUnfit(`${path} is no file: move it away, and ${PUT_BACK}`)
  return found?.size ?? null
}

/** A copy that ended in the middle: the file is shorter than it says of itself. */
function refuseCutShort(path: string, bytes: number): void {
  const head = Buffer.alloc(HEAD_BYTES)
  try {
    const file = openSync(path, 'r')
    try {
      readSync(file, head, 0, HEAD_BYTES, 0)
    } finally {
      closeSync(file)
    }
  } catch (fault) {
    throw new StorageUnfit(
      `${path} cannot be read (${(fault as Error).message}): give it to whoever runs this`,
    )
  }
  const pageSize = head.readUInt16BE(PAGE_SIZE_AT) === 1 ? LARGEST_PAGE : head.readUInt16BE(PAGE_SIZE_AT)
  const told = pageSize * head.readUInt32BE(PAGES_AT)
  if (bytes < told) throw damaged(path, `${bytes} bytes of ${told} are there`)
}

/** Without a write-ahead log nothing beside the file is looked for, or made. */
function open(path: string, isAhead: boolean): DatabaseSyncInstance {
  const at = isAhead ? path : `file:${encodeURI(path).replace(/[?#]/g, encodeURIComponent)}?immutable=1`
  try {
    return new DatabaseSync(at, { readOnly: true })
  } catch (fault) {
    throw new StorageUnfit(
      `${path} cannot be opened (${(fault as Error).message}): give it to whoever runs this`,
    )
  }
}

function refuseMalformed(database: DatabaseSyncInstance, path: string): void {
  const rows = database.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[]
  const said = rows[0]?.quick_check ?? 'nothing'
  if (said !== 'ok') throw damaged(path, said)
}

function lookInto(database: DatabaseSyncInstance, path: string): Look {
  const rows = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  const tables = new Set((rows as { name: string }[]).map(({ name }) => name))
  if (tables.size === 0) return 'empty'
  if (!tables.has('migrations') || !tables.has('outlets'))
    throw new StorageUnfit(`${path} is a database of another program: set DATA_DIR to a folder of its own`)
  const last = numberIn(
    database.prepare('SELECT COALESCE(MAX(number), 0) AS number FROM migrations').get(),
    'number',
  )
  if (last > newestKnown(MIGRATIONS) + 1) throw new StorageUnfit(tooNew(last, newestKnown(MIGRATIONS)))
  // A city begins with whoever is to make its outlets.
  const found = database
    .prepare('SELECT (SELECT COUNT(*) FROM outlets) + (SELECT COUNT(*) FROM officers) AS number')
    .get()
  return numberIn(found, 'number') > 0 ? 'city' : 'empty'
}

function damaged(path: string, what: string): StorageUnfit {
  const said = what.replace(/\s+/g, ' ').trim()
  return new StorageUnfit(
    `${path} is damaged (${said}). Was a backup put back beside the ${path}-wal of another? Move both away, and ${PUT_BACK}`,
  )
}
