import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Entry } from '../../contract/entry.ts'
import { type AuditFault, type AuditFaultCode, auditLog, type LogReading } from '../../log/audit.ts'
import { formatCheckpoint, parseCheckpoint } from '../../log/checkpoint.ts'
import { type NoteKey, parseKey } from '../../log/note.ts'
import { openRegister, type RegisteredKey } from '../../log/register.ts'
import { tilePath } from '../../log/tiles.ts'
import { ConfigError, type HubAddress } from '../config.ts'
import { crypto } from '../crypto.ts'
import { sha256 } from '../usecases/world.ts'
import type { Command } from './command.ts'

const HOLDS = 0
const WRONG = 1
const NOT_READ = 2
const TIMEOUT_MS = 30_000

/**
 * Reads a whole log, over HTTP or from a folder of its tiles, and holds it against itself and against what was held before.
 * HELD is a file with the last checkpoint that was found right: written at the end, and the next time extended or
 * contradicted. Entries are read with AUDITOR_TOKEN. Exits with 0 where all holds, 1 where not, 2 where it cannot be read.
 */
export const audit: Command = {
  usage: 'URL|FOLDER [HELD]',
  async run({ config, env, say }, from = '', heldFile) {
    const reading = /^https?:/.test(from) ? overHttp(from, env.AUDITOR_TOKEN ?? '') : inFolder(from)
    try {
      const key = await keysOf(reading, config.hub)
      const held = heldFile === undefined ? null : readHeld(heldFile)
      const isEntry = (value: unknown) => Entry.safeParse(value).success
      const began = Date.now()
      const found = await auditLog(reading, { ...key, outlet: null, held, isEntry }, crypto)
      for (const fault of found.faults) say(`${SAYS[fault.code]}${placeOf(fault)}`)
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      say(`${found.origin ?? from}: ${found.entries} entries read in ${seconds} s`)
      if (found.witnessedAt !== null) say(`witnessed ${new Date(found.witnessedAt * 1000).toISOString()}`)
      else if (config.hub !== null) say('not witnessed yet')
      if (config.hub === null)
        say('by the key that the log itself tells: set HUB_URL and HUB_KEY to check by the hub’s')
      if (found.faults.length > 0 || found.head === null) return WRONG
      if (heldFile !== undefined)
        writeFileSync(heldFile, formatCheckpoint({ origin: found.origin ?? '', ...found.head }))
      return HOLDS
    } catch (fault) {
      if (fault instanceof ConfigError) throw fault
      say(`${from} cannot be read: ${(fault as Error).message}`)
      return NOT_READ
    }
  },
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

function overHttp(address: string, token: string): LogReading {
  const base = address.replace(/\/+$/, '')
  const get = async (path: string): Promise<Uint8Array | null> => {
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
    return new Uint8Array(await answer.arrayBuffer())
  }
  return readingOf(get)
}

function inFolder(folder: string): LogReading {
  return readingOf(async path => {
    try {
      return new Uint8Array(readFileSync(join(folder, path)))
    } catch (fault) {
      if ((fault as { code?: string }).code === 'ENOENT') return null
      throw fault
    }
  })
}

/** A tile that is full has room for what it was before: partial ones may be gone (C2SP tlog-tiles). */
function readingOf(get: (path: string) => Promise<Uint8Array | null>): Reading {
  const tile = async (level: number | 'entries', index: number, width: number) =>
    (await get(`tile/${level}/${tilePath(index, width)}`)) ?? null
  return {
    key: async () => textOf(await get('key'))?.trim() ?? null,
    checkpoint: async () => textOf(await get('checkpoint')),
    tile: async (level, index, width) => tile(level, index, width),
    bundle: async (index, width) => tile('entries', index, width),
  }
}

interface Reading extends LogReading {
  key(): Promise<string | null>
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString()
}

/** From the hub's register, or, without a hub, what the log itself tells. */
async function keysOf(
  reading: LogReading,
  hub: HubAddress | null,
): Promise<{ keys: readonly RegisteredKey[]; cosigners: readonly NoteKey[] }> {
  if (hub === null) {
    const vkey = await (reading as Reading).key()
    return { keys: vkey === null ? [] : [{ vkey, since: 0, until: null }], cosigners: [] }
  }
  const answer = await fetch(`${hub.url}/hub/register`, { signal: AbortSignal.timeout(TIMEOUT_MS) })
  const hubKey = parseKey(hub.key, sha256)
  const register = hubKey === null ? null : openRegister(await answer.text(), hubKey, crypto)
  if (register === null) throw new ConfigError('what answers at HUB_URL is not the hub of HUB_KEY')
  return {
    keys: register.logs.flatMap(({ keys }) => keys),
    cosigners: register.cosigners.flatMap(vkey => parseKey(vkey, sha256) ?? []),
  }
}

function readHeld(file: string) {
  try {
    const held = parseCheckpoint(readFileSync(file, 'utf8'))
    if (held === null) throw new ConfigError(`${file} is no checkpoint: remove it to begin anew`)
    return held
  } catch (fault) {
    if ((fault as { code?: string }).code === 'ENOENT') return null
    throw fault
  }
}
