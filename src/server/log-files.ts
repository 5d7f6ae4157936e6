/**
 * What of the logs lies outside the database, in the data directory: the keys that sign, and the high-water marks. Keys
 * are written as Go's note package writes a signer, a line each, the newest last; all but that one are kept so that
 * nobody wonders what they were. Losing them costs a rotation, stealing them a log's good name: mode 0600.
 */
import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { formatCheckpoint, parseCheckpoint } from '../log/checkpoint.ts'
import { formatKey, type NoteKey, noteKey, SIGNATURE_TYPES, type SignatureType } from '../log/note.ts'
import type { TreeHead } from '../log/proof.ts'
import { ConfigError } from './config.ts'
import type { HighWater, Signer } from './ports.ts'
import { hashOf, sha256 } from './usecases/world.ts'

const SEED_BYTES = 32
/** RFC 8410: what stands before a private key's seed in PKCS #8, and before a public key in SPKI. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI_HEAD_BYTES = 12

interface SigningKey {
  readonly key: NoteKey
  readonly secret: KeyObject
}

function signingKey(name: string, type: SignatureType, seed: Buffer): SigningKey {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  return { key: noteKey(name, type, new Uint8Array(spki.subarray(SPKI_HEAD_BYTES)), sha256), secret }
}

/** `PRIVATE+KEY+name+id+base64(type, seed)`. */
function formatSecret({ key }: SigningKey, seed: Buffer): string {
  const typed = Buffer.concat([Buffer.of(SIGNATURE_TYPES[key.type]), seed])
  return `PRIVATE+KEY+${key.name}+${Buffer.from(key.id).toString('hex')}+${typed.toString('base64')}`
}

function parseSecret(line: string, path: string): SigningKey {
  const [, , name = '', , ...encoded] = line.split('+')
  const typed = Buffer.from(encoded.join('+'), 'base64')
  const type = (Object.keys(SIGNATURE_TYPES) as SignatureType[]).find(
    one => SIGNATURE_TYPES[one] === typed[0],
  )
  if (type !== undefined && typed.length === 1 + SEED_BYTES) {
    const parsed = signingKey(name, type, typed.subarray(1))
    if (formatSecret(parsed, typed.subarray(1)) === line) return parsed
  }
  throw new ConfigError(
    `${path} is not a file of keys: restore it from a backup, or move it away and rotate the key`,
  )
}

export interface KeyFiles extends Signer {
  /** Makes the first key of a name; the one that is there stays. */
  ensure(name: string, type?: SignatureType): NoteKey
  /** A new key takes over. */
  rotate(name: string): NoteKey
  /** Signs with that key, though another may have taken over since. */
  signingAs(vkey: string): Signer
}

/** Keys under `DATA_DIR/log-keys`, a file for each name. Read again at every use: a rotation needs no restart. */
export function keyFiles(dataDir: string): KeyFiles {
  const pathOf = (name: string) => join(dataDir, 'log-keys', fileNameOf(name))
  const parsed = new Map<string, SigningKey>()

  const linesOf = (name: string) => textOf(pathOf(name))?.trim().split('\n') ?? []

  function read(name: string, line: string): SigningKey {
    const known = parsed.get(line) ?? parseSecret(line, pathOf(name))
    parsed.set(line, known)
    return known
  }

  function newest(name: string): SigningKey | null {
    const line = linesOf(name).at(-1)
    return line === undefined ? null : read(name, line)
  }

  const signerBy = (find: (name: string) => SigningKey | null): Signer => ({
    keyOf: async name => find(name)?.key ?? null,
    async sign(name, message) {
      const key = find(name)
      if (key === null) throw new Error(`no key of ${name}`)
      return new Uint8Array(sign(null, message, key.secret))
    },
  })

  function write(name: string, lines: string, into: (made: string, path: string) => void): void {
    const path = pathOf(name)
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const made = makingOf(path)
    writeFileSync(made, lines, { mode: 0o600, flush: true })
    into(made, path)
    rmSync(made, { force: true })
  }

  return {
    ...signerBy(newest),
    signingAs: vkey =>
      signerBy(name => {
        const keys = linesOf(name).map(line => read(name, line))
        return keys.find(({ key }) => formatKey(key) === vkey) ?? null
      }),
    ensure(name, type = 'ed25519') {
      // Another process may make one at the same moment: the first is everybody's.
      if (newest(name) === null) write(name, `${newSecret(name, type)}\n`, linkUnlessThere)
      const made = newest(name)
      if (made === null) throw new ConfigError(`${pathOf(name)} cannot be read`)
      return made.key
    },
    rotate(name) {
      const before = newest(name)
      const lines = textOf(pathOf(name)) ?? ''
      write(name, `${lines}${newSecret(name, before?.key.type ?? 'ed25519')}\n`, renameSync)
      const after = newest(name)
      if (after === null) throw new ConfigError(`${pathOf(name)} cannot be read`)
      return after.key
    },
  }
}

function newSecret(name: string, type: SignatureType): string {
  const seed = randomBytes(SEED_BYTES)
  return formatSecret(signingKey(name, type, seed), seed)
}

function linkUnlessThere(made: string, path: string): void {
  try {
    linkSync(made, path)
  } catch (fault) {
    if ((fault as { code?: string }).code !== 'EEXIST') throw fault
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (fault) {
    if ((fault as { code?: string }).code === 'ENOENT') return null
    throw fault
  }
}

/** A log's name as a file's: slashes are none. What is cut off is in the hash. */
function fileNameOf(name: string): string {
  return `${name.replace(/[^A-Za-z0-9.-]+/g, '_').slice(-80)}-${hashOf(name).slice(0, 8)}`
}

interface Mark {
  readonly path: string
  readonly head: TreeHead
}

/** Marks lie in a folder for each log: what one log's cost is does not hang on how many others there are. */
const BY_LOG = 'by-log'

/**
 * Marks under `DATA_DIR/high-water`, as checkpoints without a signature, a file for each size of each log. The largest is
 * the mark; smaller ones go when a larger one is on disk, so that no process and no crash can lower it. Those that lie
 * beside the logs' folders are of releases that knew no such folders, and count like all others.
 */
export function highWaterFiles(dataDir: string): HighWater {
  const folder = join(dataDir, 'high-water')
  let beside: Promise<Map<string, string[]>> | undefined

  async function besideOf(base: string): Promise<readonly string[]> {
    beside ??= namesBeside(folder)
    return (await beside).get(base) ?? []
  }

  /** Those that are there, the largest first. */
  async function marksOf(origin: string): Promise<Mark[]> {
    const base = fileNameOf(origin)
    const own = join(folder, BY_LOG, base)
    const names = ((await unlessMissing(readdir(own))) ?? []).filter(name => !name.endsWith(MAKING))
    const paths = [
      ...names.map(name => join(own, name)),
      ...(await besideOf(base)).map(name => join(folder, name)),
    ]
    const marks = await Promise.all(paths.map(path => readMark(path, origin)))
    // Another process has raised it since: its larger one is there.
    if (marks.slice(0, names.length).includes(null)) return marksOf(origin)
    return marks.filter(mark => mark !== null).sort((a, b) => b.head.size - a.head.size)
  }

  async function write(origin: string, head: TreeHead): Promise<void> {
    const own = join(folder, BY_LOG, fileNameOf(origin))
    const isNew = (await mkdir(own, { recursive: true, mode: 0o700 })) !== undefined
    const path = join(own, String(head.size))
    const made = makingOf(path)
    const file = await open(made, 'w', 0o600)
    try {
      await file.writeFile(formatCheckpoint({ origin, ...head }))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(made, path)
    await sync(own)
    if (isNew) for (const above of [join(folder, BY_LOG), folder, dataDir]) await sync(above)
  }

  return {
    read: async origin => (await marksOf(origin))[0]?.head ?? null,
    async raise(origin, head) {
      const before = await marksOf(origin)
      // Whoever has written that may not have come to this yet, and what follows relies on it.
      const [largest] = before
      if (largest !== undefined && largest.head.size >= head.size) return sync(dirname(largest.path))
      await write(origin, head)
      for (const { path } of before) await rm(path, { force: true })
      ;(await beside)?.delete(fileNameOf(origin))
    },
  }
}

/** By the log that they are of. */
async function namesBeside(folder: string): Promise<Map<string, string[]>> {
  const byLog = new Map<string, string[]>()
  for (const name of (await unlessMissing(readdir(folder))) ?? []) {
    if (name === BY_LOG || name.endsWith(MAKING)) continue
    const base = name.replace(/\.\d+$/, '')
    byLog.set(base, [...(byLog.get(base) ?? []), name])
  }
  return byLog
}

/** `null` where it is not there any more. */
async function readMark(path: string, origin: string): Promise<Mark | null> {
  const text = await unlessMissing(readFile(path, 'utf8'))
  if (text === null) return null
  const mark = parseCheckpoint(text)
  if (mark?.origin !== origin)
    throw new ConfigError(
      `${path} is no mark of ${origin}: remove it only if no backup of the database was put back`,
    )
  return { path, head: { size: mark.size, root: mark.root } }
}

const MAKING = '.new'

/** A name of its own: processes in containers of their own may all have the same id. */
function makingOf(path: string): string {
  return `${path}.${randomBytes(6).toString('hex')}${MAKING}`
}

/** Names in a folder are on disk only when the folder is. */
async function sync(folder: string): Promise<void> {
  const directory = await open(folder, 'r')
  await directory.sync().finally(() => directory.close())
}

async function unlessMissing<Value>(reading: Promise<Value>): Promise<Value | null> {
  return reading.catch((fault: { code?: string }) => {
    if (fault.code === 'ENOENT') return null
    throw fault
  })
}
