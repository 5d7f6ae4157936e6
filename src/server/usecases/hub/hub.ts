/** The hub: another operator than the hotel's, who witnesses and mirrors outlets' logs and says whose key is whose. */

import type { Legible } from '../../../domain/document.ts'
import { cosignedMessage, timedSignature } from '../../../log/cosignature.ts'
import { type Crypto, formatSignatures, type Note, parseNote, verifyNote } from '../../../log/note.ts'
import type { Signer } from '../../ports.ts'
import { allLogs, type LogKeyRecord, type LogRecord } from '../../storage/statements/log/logs.ts'
import type { Sql } from '../../storage/storage.ts'
import { readKey } from '../log/open-logs.ts'
import { originHash } from '../log/tree.ts'
import type { World } from '../world.ts'

/** By which names the hub signs: a key each, so that none of them stands in for another. */
export interface HubNames {
  /** Its register of keys, and what else it publishes (0x01). */
  readonly register: string
  /** That a checkpoint extends what it saw (0x04). */
  readonly witness: string
  /** That it holds all that a checkpoint speaks of (0x04). */
  readonly mirror: string
}

export interface Hub extends World {
  readonly signer: Signer
  readonly names: HubNames
  readonly crypto: Crypto
  readonly legible: Legible
}

export function hubNames(host: string): HubNames {
  return { register: `${host}/hub`, witness: `${host}/witness`, mirror: `${host}/mirror` }
}

/** `hash`: SHA-256 of the log's origin, hexadecimal, as addresses of C2SP name a log; `null` for none. */
export async function findLogOfHash(sql: Sql, hash: string): Promise<LogRecord | null> {
  return (await allLogs(sql)).find(({ origin }) => originHash(origin) === hash) ?? null
}

/** The note, if one of the keys has signed it, and none of them wrongly. */
export function signedBy(
  { crypto }: Pick<Hub, 'crypto'>,
  text: string,
  keys: readonly LogKeyRecord[],
): Note | null {
  const note = parseNote(text)
  if (note === null) return null
  const signed = verifyNote(
    note,
    keys.map(({ vkey }) => readKey(vkey)),
    crypto,
  )
  return signed === null || signed.length === 0 ? null : note
}

/** A signature line under a checkpoint, with the time of now. */
export async function cosign(hub: Hub, name: string, checkpoint: string): Promise<string> {
  const key = await hub.signer.keyOf(name)
  if (key === null) throw new Error(`the hub has no key ${name}`)
  const seconds = Math.floor(hub.clock.now() / 1000)
  const signature = await hub.signer.sign(name, cosignedMessage(checkpoint, seconds))
  return formatSignatures([{ name, id: key.id, signature: timedSignature(seconds, signature) }])
}
