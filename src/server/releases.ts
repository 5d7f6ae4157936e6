/**
 * What browsers loaded of earlier releases stays to be had: a page that is open while a new release starts still asks
 * for its own scripts and styles. Each release leaves a copy of its hashed files in the data directory, made aside and
 * moved into place when it is whole; a copy that is not what its list says (a crash, a bad disk) serves nothing. Never
 * keeps the program from starting: where nothing can be written, that is said and only this release is served.
 */
import { createHash, randomUUID } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** Earlier releases kept beside the one that runs. */
export const RELEASES_KEPT = 5
/** A copy in the making that is older was left by a crash. */
const MAKING_MS = 3_600_000
const MAKING = 'making-'
const LIST = 'release.json'
const FOLDER = 'assets'

export interface KeptAssets {
  /** The folder under whose `assets/` that file lies; `null` where no kept release has it. */
  rootOf(name: string): string | null
}

interface Release {
  readonly version: string
  readonly firstStartedAtMs: number
  /** SHA-256 of each file, by name. */
  readonly files: Readonly<Record<string, string>>
}

export interface KeepOptions {
  /** The built client of the release that starts. */
  readonly clientDir: string
  /** Where copies are kept: one folder a release. */
  readonly keptDir: string
  readonly nowMs: number
  say(line: string): void
}

/** Keeps the release that starts, forgets those that are too old, and finds files of the others. */
export function keepReleases({ clientDir, keptDir, nowMs, say }: KeepOptions): KeptAssets {
  try {
    forgetOld(keptDir, keepOwn(clientDir, keptDir, nowMs), nowMs)
  } catch (fault) {
    say(
      `The assets of this release could not be kept in ${keptDir} (${(fault as Error).message}): pages that are open at the next upgrade may have to be loaded anew.`,
    )
  }
  return findIn(keptDir)
}

/** Answers the version: the names bear the hashes of what is in them. */
function keepOwn(clientDir: string, keptDir: string, nowMs: number): string {
  const from = join(clientDir, FOLDER)
  const names = readdirSync(from).sort()
  const version = createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 16)
  const place = join(keptDir, version)
  if (readWhole(place) !== null) return version
  mkdirSync(keptDir, { recursive: true })
  const making = join(keptDir, MAKING + randomUUID())
  try {
    mkdirSync(join(making, FOLDER), { recursive: true })
    for (const name of names) copyFileSync(join(from, name), join(making, FOLDER, name))
    const files = Object.fromEntries(names.map(name => [name, hashOf(join(making, FOLDER, name))]))
    const release: Release = { version, firstStartedAtMs: nowMs, files }
    writeFileSync(join(making, LIST), JSON.stringify(release))
    putInPlace(making, place)
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
  return version
}

/** Another process may have been quicker, which is as good; a copy that is broken gives way. */
function putInPlace(making: string, place: string): void {
  if (existsSync(place) && readWhole(place) === null) rmSync(place, { recursive: true, force: true })
  try {
    renameSync(making, place)
  } catch (fault) {
    if (readWhole(place) === null) throw fault
  }
}

function forgetOld(keptDir: string, own: string, nowMs: number): void {
  const others = readdirSync(keptDir).filter(name => name !== own && !name.startsWith(MAKING))
  const byAge = others
    .map(name => ({ name, at: readList(join(keptDir, name))?.firstStartedAtMs ?? 0 }))
    .sort((a, b) => b.at - a.at)
  for (const { name } of byAge.slice(RELEASES_KEPT)) {
    // Aside first: for another process that looks just now, a folder is there whole or not at all.
    const aside = join(keptDir, MAKING + randomUUID())
    renameSync(join(keptDir, name), aside)
    rmSync(aside, { recursive: true, force: true })
  }
  for (const name of readdirSync(keptDir).filter(made => made.startsWith(MAKING))) {
    const path = join(keptDir, name)
    const madeAtMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? nowMs
    if (madeAtMs < nowMs - MAKING_MS) rmSync(path, { recursive: true, force: true })
  }
}

/**
 * Only names that stand in a list are ever found: no address leads out of a kept release. Other processes on the same
 * data may keep newer releases meanwhile, so a name that is not known is looked for once more.
 */
function findIn(keptDir: string): KeptAssets {
  const roots = new Map<string, string>()
  const looked = new Set<string>()

  function look(): void {
    for (const folder of foldersIn(keptDir)) {
      if (looked.has(folder)) continue
      looked.add(folder)
      const root = join(keptDir, folder)
      for (const name of Object.keys(readWhole(root)?.files ?? {})) roots.set(name, root)
    }
  }

  look()
  return {
    rootOf(name) {
      if (!roots.has(name)) look()
      return roots.get(name) ?? null
    },
  }
}

function foldersIn(keptDir: string): string[] {
  try {
    return readdirSync(keptDir).filter(name => !name.startsWith(MAKING))
  } catch {
    return []
  }
}

function readList(place: string): Release | null {
  try {
    return JSON.parse(readFileSync(join(place, LIST), 'utf8')) as Release
  } catch {
    return null
  }
}

/** `null` unless every file is there and is what it was. */
function readWhole(place: string): Release | null {
  const release = readList(place)
  if (release === null) return null
  try {
    const whole = Object.entries(release.files).every(
      ([name, hash]) => hashOf(join(place, FOLDER, name)) === hash,
    )
    return whole ? release : null
  } catch {
    return null
  }
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
