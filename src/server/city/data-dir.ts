/**
 * A data directory as it is found, before anything in it is opened or made. Where something was, nothing new is made: a new
 * key beside an old city would be a city whose every printed code is worthless, a new city beside old keys a hotel
 * without its papers. What lies open to other accounts of the machine is closed, and said.
 */
import { accessSync, chmodSync, constants, existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, ConfigError } from '../config.ts'
import type { CityPlace } from './place.ts'

const KEY = 'master.key'
/** What the making of a city leaves beside its database, were it cut off. */
const OF_A_MAKING: readonly string[] = [KEY, 'demo.json']
/** Only where a city is, or was. Kept releases are a copy that anybody may throw away. */
const OF_A_CITY: readonly string[] = [...OF_A_MAKING, 'log-keys', 'high-water', 'here.json', 'newest.ndjson']
const HUB_MARK = 'hub.json'

export interface Found {
  readonly hasCity: boolean
}

/** Looks around where a city is to be served or made. Changes nothing. `isThorough`: nobody else serves it just now. */
export async function findCity(
  { dataDir }: Pick<Config, 'dataDir'>,
  place: CityPlace,
  isThorough = true,
): Promise<Found> {
  refuseWrongKinds(dataDir)
  const look = await place.look(isThorough)
  const left = OF_A_CITY.filter(name => existsSync(join(dataDir, name)))
  if (look === 'city') {
    refuseKeyless(dataDir)
    return { hasCity: true }
  }
  if (look === 'empty' && place.isFile) throw cityless(dataDir, place, left)
  const isOfMaking = left.every(name => OF_A_MAKING.includes(name)) && (await place.wasCutOff())
  if (left.length > 0 && !isOfMaking) throw cityless(dataDir, place, left)
  return { hasCity: false }
}

/** The same where a hub is served. Answers whether it was served before, with outlets that trust its keys. */
export async function findHub(
  { dataDir }: Pick<Config, 'dataDir'>,
  place: CityPlace,
  isThorough = true,
): Promise<boolean> {
  refuseWrongKinds(dataDir)
  const look = await place.look(isThorough)
  const isHub = existsSync(join(dataDir, HUB_MARK))
  if (look === 'city' && !isHub)
    throw new ConfigError(`${dataDir} has a city: set DATA_DIR to an empty folder for the hub`)
  const left = [...OF_A_CITY, HUB_MARK].filter(name => existsSync(join(dataDir, name)))
  if (look === 'nothing' && left.length > 0) throw cityless(dataDir, place, left)
  return look === 'city'
}

const FOLDERS: readonly string[] = ['', 'log-keys', 'high-water']
const FILES: readonly string[] = [KEY, 'demo.json', HUB_MARK, 'here.json', 'newest.ndjson']

/** A folder where a file must be, or the other way round, or what this account may not read. */
function refuseWrongKinds(dataDir: string): void {
  for (const name of [...FOLDERS, ...FILES]) {
    const path = join(dataDir, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) continue
    const isFolder = FOLDERS.includes(name)
    if (found.isDirectory() !== isFolder)
      throw new ConfigError(
        `${path} is no ${isFolder ? 'folder' : 'file'}: move it away, and bring back from a backup what was there`,
      )
    accessSync(path, isFolder ? constants.R_OK | constants.X_OK : constants.R_OK)
  }
}

export function refuseKeyless(dataDir: string): void {
  if (existsSync(join(dataDir, KEY))) return
  throw new ConfigError(
    `${join(dataDir, KEY)} is missing: bring it back from a backup. Without it every printed QR, stay code and kwitansi's link is worthless; none is made in its place`,
  )
}

function cityless(dataDir: string, place: CityPlace, left: readonly string[]): ConfigError {
  const beside = left.length === 0 ? '' : ` beside ${left.map(name => join(dataDir, name)).join(', ')}`
  const gone = place.isFile && !existsSync(place.name) ? 'is missing' : 'holds no city'
  return new ConfigError(
    `${place.name} ${gone}${beside}: bring it back, or put a backup back into an empty folder (DATA_DIR=… npm start -- restore BACKUP). For a new city set DATA_DIR to an empty folder; nothing was made here`,
  )
}

const OPEN_TO_OTHERS = 0o077
/** All that is a city's or a hub's; kept releases are anybody's to read. */
const OWN = ['', ...OF_A_CITY, HUB_MARK, 'etalase.db', 'etalase.db-wal', 'etalase.db-shm'] as const

/** Keys are for their owner alone, and so is what guests have ordered. */
export function closeToOthers({ dataDir }: Pick<Config, 'dataDir'>, say: (line: string) => void): void {
  if (process.platform === 'win32') return
  const own = process.getuid?.()
  const open = [...new Set(OWN.flatMap(name => allUnder(dataDir, name)))].filter(isOpen)
  const closed = open.filter(path => lstatSync(path).uid === own)
  for (const path of closed) chmodSync(path, lstatSync(path).mode & ~OPEN_TO_OTHERS)
  if (closed.length > 0) say(`Open to other accounts of this machine, and closed now: ${told(closed)}`)
  const others = open.filter(path => !closed.includes(path))
  if (others.length > 0)
    say(`Open to other accounts of this machine, and not ours to close (chmod go= …): ${told(others)}`)
}

/** It, and what lies in it; of the directory itself nothing but what is named. */
function allUnder(dataDir: string, name: string): string[] {
  const path = join(dataDir, name)
  const isFolder = name !== '' && lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  const within = isFolder ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : []
  return [path, ...within.map(one => join(path, one))]
}

function isOpen(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found !== undefined && !found.isSymbolicLink() && (found.mode & OPEN_TO_OTHERS) !== 0
}

const TOLD_MAX = 8

function told(paths: readonly string[]): string {
  const more = paths.length - TOLD_MAX
  return `${paths.slice(0, TOLD_MAX).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
