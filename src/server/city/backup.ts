/**
 * A backup is a folder: the database as of one moment, the keys without which it is worthless, and a list of all that with
 * a hash of each file. A folder and not one file of some kind, so that each part can be looked at, copied and mended by
 * hand, and by any program that packs or encrypts. It is made aside, read through, and put in its place when it is whole.
 */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Backup } from '../../contract/backup.ts'
import { ConfigError } from '../config.ts'
import type { StorageEngine } from '../storage/storage.ts'
import type { Copied } from '../usecases/log/prove-copy.ts'
import { type CityPlace, copyDurably } from './place.ts'

export const MANIFEST = 'manifest.json'
/** What is taken along beside the database. High-water marks are not: a copy must be known for one. */
export const TAKEN = ['master.key', 'log-keys', 'photos', 'demo.json', 'hub.json', 'newest.ndjson'] as const
const KEY_FOLDER = 'log-keys'

export interface BackupOptions {
  readonly dataDir: string
  readonly place: CityPlace
  readonly engine: StorageEngine
  readonly of: Backup['of']
  readonly migration: number
  readonly nowMs: number
  /** Reads the copy to its end; `keys` is the directory that has the copied keys. */
  readonly prove: (sql: Parameters<Parameters<CityPlace['copy']>[1]>[0], keys: string) => Promise<Copied>
}

/** Makes it; answers what it says of itself. Where something is missing or does not hold, that is said and kept. */
export async function makeBackup(folder: string, options: BackupOptions): Promise<Backup> {
  refuseTaken(folder)
  const making = join(dirname(folder), `${basename(folder)}.making`)
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true, mode: 0o700 })
  try {
    const backup = await fill(making, options)
    writeFileSync(join(making, MANIFEST), `${JSON.stringify(backup, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    })
    if (existsSync(folder)) rmSync(folder, { recursive: true })
    renameSync(making, folder)
    return backup
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}

function refuseTaken(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found !== undefined && (!found.isDirectory() || readdirSync(folder).length > 0))
    throw new ConfigError(`${folder} is there already: name another folder; a backup writes over none`)
}

async function fill(making: string, options: BackupOptions): Promise<Backup> {
  const { dataDir, place, prove, nowMs } = options
  let copied: Copied = { outlets: [], faults: [] }
  const taken = takeFiles(dataDir, making)
  const database = await place.copy(making, async sql => {
    copied = await prove(sql, making)
  })
  chmodSync(join(making, database), 0o600)
  const files: Backup['files'] = {}
  for (const name of [database, ...taken]) files[name] = await described(join(making, name))
  return {
    v: 1,
    engine: options.engine,
    of: options.of,
    takenAt: new Date(nowMs).toISOString(),
    migration: options.migration,
    database,
    files,
    outlets: copied.outlets.map(({ lastIssuedAt, ...outlet }) => ({
      ...outlet,
      lastIssuedAt: lastIssuedAt === null ? null : new Date(lastIssuedAt).toISOString(),
    })),
    missing: [...lacking(taken), ...copied.faults],
  }
}

function lacking(taken: readonly string[]): string[] {
  const says: string[] = []
  if (!taken.includes('master.key'))
    says.push('there was no master.key: QR codes and links will lead nowhere')
  if (!taken.some(name => name.startsWith(`${KEY_FOLDER}/`)))
    says.push(`there were no ${KEY_FOLDER}: nothing can be sealed with this copy`)
  return says
}

/** Files of the data directory, by their names in it. */
export function filesToTake(dataDir: string): string[] {
  return TAKEN.flatMap(name => {
    const path = join(dataDir, name)
    if (!existsSync(path)) return []
    if (!statSync(path).isDirectory()) return [name]
    return readdirSync(path)
      .filter(one => !one.endsWith('.new'))
      .map(one => `${name}/${one}`)
  })
}

function takeFiles(dataDir: string, into: string): string[] {
  const names = filesToTake(dataDir)
  for (const name of names) {
    mkdirSync(dirname(join(into, name)), { recursive: true, mode: 0o700 })
    copyDurably(join(dataDir, name), join(into, name))
  }
  return names
}

async function described(path: string): Promise<Backup['files'][string]> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer)
  return { bytes: statSync(path).size, sha256: hash.digest('hex') }
}

export interface OpenedBackup {
  readonly folder: string
  readonly backup: Backup
}

/** Reads a backup, by its folder or its list, and holds every file against it. */
export async function openBackup(path: string): Promise<OpenedBackup> {
  const folder = basename(path) === MANIFEST ? dirname(path) : path
  const backup = readManifest(join(folder, MANIFEST))
  for (const [name, { bytes, sha256 }] of Object.entries(backup.files)) {
    const file = join(folder, name)
    if (!existsSync(file))
      throw new ConfigError(`${file} is missing: this backup is not whole, put back another`)
    const found = await described(file)
    if (found.bytes !== bytes || found.sha256 !== sha256)
      throw new ConfigError(`${file} is not what was backed up: this backup is damaged, put back another`)
  }
  if (backup.files[backup.database] === undefined)
    throw new ConfigError(
      `${join(folder, MANIFEST)} names no database: this backup is damaged, put back another`,
    )
  return { folder, backup }
}

function readManifest(path: string): Backup {
  if (!existsSync(path))
    throw new ConfigError(`${path} is missing: name the folder that npm start -- backup FOLDER has written`)
  try {
    const parsed = Backup.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (parsed.success) return parsed.data
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault
  }
  throw new ConfigError(`${path} is not the list of a backup: put back another`)
}
