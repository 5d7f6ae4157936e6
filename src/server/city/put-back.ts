/**
 * A backup comes back into an empty place: its keys first, its database last, so that a putting back that is cut off is no
 * city yet and is done again. What stands in the place is moved aside only where a person says so, and never
 * removed; high-water marks stay, for by them a copy that lacks something is known.
 */
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Config, ConfigError } from '../config.ts'
import { type OpenedBackup, openBackup, TAKEN } from './backup.ts'
import { noteCopy, notePutBack } from './here.ts'
import { type CityPlace, copyDurably } from './place.ts'

/** Whose files stand for themselves. */
const FOLDERS: readonly string[] = ['log-keys', 'photos']
const DATABASE = ['etalase.db', 'etalase.db-wal', 'etalase.db-shm'] as const

export interface PutBackOptions {
  readonly config: Pick<Config, 'dataDir' | 'databaseUrl'>
  readonly place: CityPlace
  /** What is there makes way. */
  readonly over: boolean
  readonly say: (line: string) => void
}

/** Answers what was put back. */
export async function putBack(path: string, options: PutBackOptions): Promise<OpenedBackup> {
  const { config, place, over, say } = options
  const opened = await openBackup(path)
  const { folder, backup } = opened
  refuseOtherEngine(backup.engine, config)
  if (!place.isFile && (await place.look()) !== 'nothing')
    throw new ConfigError('the database of DATABASE_URL is not empty: name an empty one')
  const aside = over ? moveAside(config.dataDir, say) : null
  refuseTaken(opened, config.dataDir, place)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  for (const name of keptFiles(opened)) putFile(join(folder, name), join(config.dataDir, name))
  if (aside !== null) tellLaterKeys(opened, aside, say)
  noteCopy(config.dataDir)
  notePutBack(config.dataDir)
  await place.putBack(join(folder, backup.database))
  return opened
}

const keptFiles = ({ backup }: OpenedBackup) =>
  Object.keys(backup.files).filter(name => name !== backup.database)

function refuseOtherEngine(engine: string, { databaseUrl }: Pick<Config, 'databaseUrl'>): void {
  if (engine === (databaseUrl === null ? 'sqlite' : 'postgres')) return
  throw new ConfigError(
    engine === 'postgres'
      ? 'this backup is of a PostgreSQL database: set DATABASE_URL to an empty one'
      : 'this backup is of an SQLite database: unset DATABASE_URL',
  )
}

/** An old write-ahead log beside another database makes nonsense of it; other keys make its papers worthless. */
function refuseTaken(opened: OpenedBackup, dataDir: string, place: CityPlace): void {
  const there = [
    ...(place.isFile ? DATABASE : []),
    ...TAKEN.filter(name => !FOLDERS.includes(name)),
    ...keptFiles(opened),
  ]
    .map(name => ({ name, path: join(dataDir, name) }))
    .filter(({ name, path }) => existsSync(path) && !isSame(join(opened.folder, name), path))
  if (there.length > 0)
    throw new ConfigError(
      `${[...new Set(there.map(({ path }) => path))].join(', ')} is there already: set DATA_DIR to an empty folder, or stop what serves it and say --over; it is then moved aside`,
    )
}

function isSame(one: string, other: string): boolean {
  return existsSync(one) && readFileSync(one).equals(readFileSync(other))
}

/** Answers where it is. */
function moveAside(dataDir: string, say: (line: string) => void): string | null {
  const there = [...DATABASE, ...TAKEN].filter(name => existsSync(join(dataDir, name)))
  if (there.length === 0) return null
  const aside = freshName(join(dataDir, 'replaced'))
  mkdirSync(aside, { mode: 0o700 })
  for (const name of there) renameSync(join(dataDir, name), join(aside, name))
  say(`What was there is in ${aside} now: ${there.join(', ')}`)
  return aside
}

/**
 * A key that took over after the backup is left aside with the rest: the backup's database knows nothing of it, and a log
 * whose key is another than it knows is not served. Only who wants back what came under that key needs it here.
 */
function tellLaterKeys(opened: OpenedBackup, aside: string, say: (line: string) => void): void {
  const later = keptFiles(opened)
    .filter(name => dirname(name) === 'log-keys' && existsSync(join(aside, name)))
    .filter(name => !isSame(join(opened.folder, name), join(aside, name)))
  for (const name of later)
    say(
      `${join(aside, name)} has another newest key than this backup, which took over later: what was issued under it comes back from the mirror only where that file stands in log-keys again. Put it there before restore OUTLET --from-mirror.`,
    )
}

function freshName(path: string): string {
  for (let n = 1; ; n++) if (!existsSync(`${path}-${n}`)) return `${path}-${n}`
}

function putFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  const made = `${to}.new`
  copyDurably(from, made)
  renameSync(made, to)
}
