/**
 * Which place a data directory is at. A copy of it, put back or carried elsewhere, looks like the one it was made of, marks
 * and all, and may be older than what was issued since: only that it lies in another place gives it away. `here.json`
 * says which city's directory this is, when that very file was born (a copy is born later, whatever its times are set
 * to), and on which machine or in which database. What a file system or a container does not keep apart is not asked:
 * a restart, a mount or an upgrade must not look like a move.
 * https://man7.org/linux/man-pages/man2/statx.2.html (stx_btime)
 */
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { ConfigError } from '../config.ts'

const FILE = 'here.json'
/** In the place of a birth: none is older. */
const PUT_BACK = '0'

interface Here {
  /** The city's, as its database knows it too. */
  readonly city: string
  /** Nanoseconds since 1970 at which this file was born; `null` where the file system does not tell. */
  readonly born: string | null
  /** The machine, or the database; `null` where nothing tells. */
  readonly at: string | null
  /** Where the directory lay, so that a copy beside it can ask the original which of them is newer. */
  readonly path: string
}

/**
 * `same`: where it was last. `new`: no place was ever noted, here or in the database. `elsewhere`: why that must be a copy;
 * `original` is the directory it was made of, where that is still at its place on this machine.
 */
export type Whereabouts =
  | { readonly is: 'same' | 'new' }
  | { readonly is: 'elsewhere'; readonly why: string; readonly original: string | null }

/** `city`: as the database names itself; `null`: it has no name yet. */
export function whereabouts(dataDir: string, city: string | null, at: string | null): Whereabouts {
  const path = join(dataDir, FILE)
  const here = readHere(path)
  if (here === null) {
    if (city === null) return { is: 'new' }
    return elsewhere(`${path} is missing: its database was served from another folder`)
  }
  if (here.born === PUT_BACK) return elsewhere(`${dataDir} is a backup that was put back`)
  if (city !== null && here.city !== city)
    return elsewhere(`${path} is of another database than the one that is here`)
  if (here.at !== null && at !== null && here.at !== at)
    return elsewhere(`${dataDir} was served on another machine, or over another database`)
  if (here.born !== null && here.born !== bornAt(path))
    return elsewhere(`${dataDir} is a copy of the folder that was served before`, originalOf(here, dataDir))
  return { is: 'same' }
}

function elsewhere(why: string, original: string | null = null): Whereabouts {
  return { is: 'elsewhere', why, original }
}

function originalOf({ path, born }: Here, dataDir: string): string | null {
  const there = join(path, FILE)
  const isThere = path !== resolve(dataDir) && existsSync(there) && bornAt(there) === born
  return isThere && readHere(there)?.born === born ? path : null
}

/** From now on the directory is at this place. Answers the city's name. */
export function settleHere(dataDir: string, city: string | null, at: string | null): string {
  const path = join(dataDir, FILE)
  const here: Omit<Here, 'born'> = {
    city: city || readHere(path)?.city || randomBytes(16).toString('base64url'),
    at,
    path: resolve(dataDir),
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const made = `${path}.${randomBytes(6).toString('hex')}.new`
  try {
    writeFileSync(made, '', { mode: 0o600 })
    writeFileSync(made, `${JSON.stringify({ ...here, born: lastingBirth(made) })}\n`, { flush: true })
    renameSync(made, path)
  } finally {
    rmSync(made, { force: true })
  }
  return here.city
}

/** A backup is put back here: whatever it is served over, it is a copy. Where the place is known, it stays known. */
export function noteCopy(dataDir: string): void {
  const path = join(dataDir, FILE)
  if (existsSync(path)) return
  const here: Here = { city: '', born: PUT_BACK, at: null, path: resolve(dataDir) }
  writeFileSync(path, `${JSON.stringify(here)}\n`, { mode: 0o600, flush: true })
}

const PUT_BACK_FILE = 'put-back.json'

/** Whatever place it is, what is there is a backup's: its first start asks what of it is in doubt. */
export function notePutBack(dataDir: string): void {
  writeFileSync(join(dataDir, PUT_BACK_FILE), '{}\n', { mode: 0o600, flush: true })
}

export function wasPutBack(dataDir: string): boolean {
  return existsSync(join(dataDir, PUT_BACK_FILE))
}

/** That was asked. */
export function forgetPutBack(dataDir: string): void {
  rmSync(join(dataDir, PUT_BACK_FILE), { force: true })
}

function readHere(path: string): Here | null {
  if (!existsSync(path)) return null
  try {
    const here = JSON.parse(readFileSync(path, 'utf8')) as Here
    if (typeof here.city === 'string') return here
  } catch (fault) {
    if ((fault as { code?: string }).code !== undefined) throw fault
  }
  throw new ConfigError(
    `${path} does not say which folder this is: bring it back, or remove it; until npm start -- newest OUTLET nothing is then issued`,
  )
}

function bornAt(path: string): string | null {
  const { birthtimeNs } = statSync(path, { bigint: true })
  return birthtimeNs > 0n ? String(birthtimeNs) : null
}

/** Some file systems tell the last change instead, which moves. */
function lastingBirth(path: string): string | null {
  const before = bornAt(path)
  chmodSync(path, 0o400)
  chmodSync(path, 0o600)
  const { ctimeNs } = statSync(path, { bigint: true })
  return before === bornAt(path) && before !== String(ctimeNs) ? before : null
}

const MACHINE = '/etc/machine-id'
/** Where these are, the machine's name is the container's, or made anew at each boot. */
const UNSETTLED = ['/.dockerenv', '/run/.containerenv', '/run/machine-id'] as const

/** Names this machine without telling its name; `null` where it has none that lasts. */
export function machineName(env: Readonly<Record<string, string | undefined>>): string | null {
  if (UNSETTLED.some(existsSync) || env.KUBERNETES_SERVICE_HOST !== undefined || !existsSync(MACHINE))
    return null
  const id = readFileSync(MACHINE, 'utf8').trim()
  return id.length < 32 ? null : createHash('sha256').update(`etalase ${id}`).digest('base64url').slice(0, 22)
}
