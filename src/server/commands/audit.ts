import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { legibleOfAgency } from '../../contract/agency-entry.ts'
import { legible } from '../../contract/entry.ts'
import {
  type AuditFault,
  type AuditFaultCode,
  type AuditTrust,
  auditLog,
  type LogReading,
} from '../../log/audit.ts'
import { decodeBundle, ENTRY_BYTES_MAX } from '../../log/bundle.ts'
import { type Checkpoint, parseCheckpoint } from '../../log/checkpoint.ts'
import { HASH_BYTES } from '../../log/hash.ts'
import { type Note, parseKey, parseNote, verifyNote } from '../../log/note.ts'
import { openRegister, type RegisteredKey } from '../../log/register.ts'
import { TILE_WIDTH, tilePath } from '../../log/tiles.ts'
import { ConfigError, type HubAddress } from '../config.ts'
import { crypto } from '../crypto.ts'
import { sha256 } from '../usecases/world.ts'
import type { Command } from './command.ts'

const HOLDS = 0
const WRONG = 1
const NOT_READ = 2
const TIMEOUT_MS = 30_000

/** Of an answer at most, so that no server fills an auditor's memory: a bundle's entries may be this long. */
const ANSWER_BYTES_MAX = TILE_WIDTH * (2 + ENTRY_BYTES_MAX)
const ADDRESS = /^https?:/

/**
 * Reads a whole log, an outlet's or the agency's, over HTTP or from a folder of its tiles, and holds it against itself and against what was held before.
 * HELD is a file with the last checkpoint that was found right: written at the end, and the next time extended or
 * contradicted; with `new`, only what came after it is read. Entries are read with AUDITOR_TOKEN. Exits with 0 where all
 * holds, 1 where not, 2 where it cannot be read, or holds and has entries that are newer than this program reads.
 */
export const audit: Command = {
  usage: 'URL|FOLDER [HELD] [new]',
  async run({ config, env, say }, from = '', heldFile, what) {
    if (what !== undefined && what !== 'new') throw new ConfigError(`${what}: only "new" may stand there`)
    const reading = ADDRESS.test(from) ? overHttp(from, env.AUDITOR_TOKEN ?? '') : inFolder(from)
    try {
      const began = Date.now()
      const text = await reading.checkpoint()
      if (text === null) throw new Error('there is no checkpoint')
      const origin = parseCheckpoint(parseNote(text)?.text ?? '')?.origin ?? null
      const kept = heldFile === undefined ? null : readHeld(heldFile)
      const held = kept?.checkpoint ?? null
      const isOther = origin !== null && otherLog(origin, from, held)
      if (isOther !== false) {
        say(isOther)
        return WRONG
      }
      const known = await knownOf(reading, config.hub, origin)
      const found = await auditLog(
        { ...reading, checkpoint: async () => text },
        {
          ...known,
          held: held === null ? null : { ...held, vkey: signerOf(kept?.note ?? null, known.keys) },
          isHeldRead: what === 'new',
          legible: isAgencys(origin) ? legibleOfAgency : legible,
        },
        crypto,
      )
      if (found.heldLostAfter !== null)
        say(
          `what was held reached document ${held?.size}: what came after ${found.heldLostAfter} has been lost since, and its loss accepted. All is read anew`,
        )
      for (const fault of found.faults) say(`${SAYS[fault.code]}${placeOf(fault)}`)
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      say(`${found.origin ?? from}: ${found.entries} entries read in ${seconds} s`)
      if (found.witnessedAt !== null) say(`witnessed ${new Date(found.witnessedAt * 1000).toISOString()}`)
      else if (config.hub !== null) say('not witnessed yet')
      if (config.hub === null)
        say('by the key that the log itself tells: set HUB_URL and HUB_KEY to check by the hub’s')
      if (found.faults.length > 0 || found.head === null) return WRONG
      if (heldFile !== undefined) keep(heldFile, text)
      if (found.newer === 0) return HOLDS
      say(
        `${found.newer} entries are newer than this program reads: their bytes are proven, what they say is not read`,
      )
      return NOT_READ
    } catch (fault) {
      say(`${from} cannot be read: ${(fault as Error).message}`)
      return NOT_READ
    }
  },
}

/** Why it is not the log that was asked for; `false` where it may be. */
function otherLog(origin: string, from: string, held: Checkpoint | null): string | false {
  const asked = ADDRESS.test(from) ? (outletOf(baseOf(from)) ?? null) : null
  if (held !== null && held.origin !== origin)
    return `this is ${origin}, and what is held is of ${held.origin}`
  return asked !== null && asked !== outletOf(origin) && `this is ${origin}, and ${asked} was asked for`
}

/** Of a log's name, or of its address. */
function outletOf(origin: string): string | undefined {
  return /\/log\/([^/]+)$/.exec(origin)?.[1]
}

/** Of a log's name: the agency's has entries of its own kind, and no outlet. */
function isAgencys(origin: string | null): boolean {
  return /\/agency(-\d+)?$/.test(origin ?? '')
}

function baseOf(address: string): string {
  return address.replace(/\/+$/, '').replace(/\/checkpoint$/, '')
}

const SAYS = {
  'checkpoint-unreadable': 'there is no checkpoint that can be read',
  'signature-wrong': "the checkpoint's signature is wrong: it was changed after it was signed",
  'key-unknown': 'the checkpoint is signed by no key of this log',
  'key-outdated': 'the checkpoint is signed by a key that does not count for this size any more',
  'witness-wrong': "the hub's signature is wrong: what it said was changed",
  'smaller-than-held': 'the log has fewer documents than it had: a backup was put back, or its end cut off',
  'not-extending': 'the log is another than the one that was held: something up to there was changed',
  'bundle-missing': 'entries are missing',
  'entry-wrong': 'not a document of this log in its place',
  'leaf-wrong': 'the entry is not the one whose hash its tile has',
  'tile-wrong': 'a tile is not what the entries make',
  'root-wrong': 'the checkpoint speaks of another tree than the entries make',
} satisfies Record<AuditFaultCode, string>

function placeOf({ code, index, level }: AuditFault): string {
  if (index === null) return ''
  if (level !== null) return ` (tile ${level}/${index})`
  if (code === 'bundle-missing') return ` (bundle ${index})`
  return ` (index ${index}, number ${index + 1})`
}

function overHttp(address: string, token: string): Reading {
  const base = baseOf(address)
  return readingOf(async path => {
    const answer = await fetch(`${base}/${path}`, {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: path.startsWith('tile/entries/') ? { authorization: `Bearer ${token}` } : {},
    })
    if (answer.status === 404) return null
    if (answer.status === 401)
      throw new Error(
        "entries need an auditor's token: set AUDITOR_TOKEN (npm start -- auditor NAME makes one)",
      )
    if (!answer.ok) throw new Error(`${base}/${path} answers ${answer.status}`)
    return bodyOf(answer)
  })
}

async function bodyOf({ body, url }: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body ?? []) {
    length += part.length
    if (length > ANSWER_BYTES_MAX) throw new Error(`${url} answers more than any log has there`)
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

function inFolder(folder: string): Reading {
  return readingOf(async path => {
    try {
      return new Uint8Array(readFileSync(join(folder, path)))
    } catch (fault) {
      if ((fault as { code?: string }).code === 'ENOENT') return null
      throw fault
    }
  })
}

/** C2SP tlog-tiles: once a tile is full, what it was before may be gone, and is the beginning of what it is. */
function readingOf(get: (path: string) => Promise<Uint8Array | null>): Reading {
  async function tile(level: number | 'entries', index: number, width: number, cut: Cut) {
    const partial = await get(`tile/${level}/${tilePath(index, width)}`)
    if (partial !== null || width === TILE_WIDTH) return partial
    const full = await get(`tile/${level}/${tilePath(index)}`)
    return full === null ? null : full.subarray(0, cut(full))
  }
  return {
    key: async () => textOf(await get('key'))?.trim() ?? null,
    checkpoint: async () => textOf(await get('checkpoint')),
    tile: (level, index, width) => tile(level, index, width, () => width * HASH_BYTES),
    bundle: (index, width) => tile('entries', index, width, full => decodeBundle(full, width)?.end ?? 0),
  }
}

type Cut = (full: Uint8Array) => number

interface Reading extends LogReading {
  key(): Promise<string | null>
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString()
}

/** From the hub's register, or, without a hub, what the log itself tells. */
async function knownOf(
  reading: Reading,
  hub: HubAddress | null,
  origin: string | null,
): Promise<Pick<AuditTrust, 'keys' | 'cosigners' | 'outlet'>> {
  const named = outletOf(origin ?? '') ?? null
  if (hub === null) {
    const vkey = await reading.key()
    return { keys: vkey === null ? [] : [{ vkey, since: 0, until: null }], cosigners: [], outlet: named }
  }
  const answer = await fetch(`${hub.url}/hub/register`, { signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (!answer.ok) throw new Error(`${hub.url}/hub/register answers ${answer.status}`)
  const hubKey = parseKey(hub.key, sha256)
  const note = Buffer.from(await bodyOf(answer)).toString()
  const register = hubKey === null ? null : openRegister(note, hubKey, crypto)
  if (register === null) throw new Error('what answers at HUB_URL is not the hub of HUB_KEY')
  if (isAgencys(origin)) {
    const { agency } = register
    return { keys: agency?.origin === origin ? agency.keys : [], cosigners: [], outlet: null }
  }
  const log = register.logs.find(one => one.origin === origin)
  return {
    keys: log?.keys ?? [],
    cosigners: register.cosigners.flatMap(vkey => parseKey(vkey, sha256) ?? []),
    outlet: log?.outlet ?? named,
  }
}

/** With its signatures or without. `null`: none is held yet. */
function readHeld(file: string): { checkpoint: Checkpoint; note: Note | null } | null {
  if (!existsSync(file)) return null
  const text = readFileSync(file, 'utf8')
  const note = parseNote(text)
  const checkpoint = parseCheckpoint(note?.text ?? text)
  if (checkpoint === null) throw new Error(`${file} is no checkpoint: remove it to begin anew`)
  return { checkpoint, note }
}

/** By which of the keys: numbers that were lost are given again under another. */
function signerOf(note: Note | null, keys: readonly RegisteredKey[]): string | undefined {
  if (note === null) return undefined
  return keys.find(({ vkey }) => {
    const key = parseKey(vkey, sha256)
    return key !== null && (verifyNote(note, [key], crypto)?.length ?? 0) > 0
  })?.vkey
}

/** As it was signed. A crash leaves the one before. */
function keep(file: string, checkpoint: string): void {
  writeFileSync(`${file}.new`, checkpoint, { flush: true })
  renameSync(`${file}.new`, file)
}
