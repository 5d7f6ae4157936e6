/** Hashing and verifying as Node has them, for the log; and what pushes to a hub is made of. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { readAgencyEntry } from '../contract/agency-entry.ts'
import type { Crypto } from '../log/note.ts'
import type { HubAddress } from './config.ts'
import { hubLink } from './links/hub-link.ts'
import { keyFiles } from './log-files.ts'
import type { Following } from './usecases/agency/remote.ts'
import type { Pushing } from './usecases/log/push.ts'
import { sha256, type World } from './usecases/world.ts'

/** RFC 8410's head of an Ed25519 public key in SPKI. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')
const KEYS_REMEMBERED = 1_000
const parsed = new Map<string, KeyObject>()

function publicKey(raw: Uint8Array): KeyObject {
  const name = Buffer.from(raw).toString('base64')
  const known = parsed.get(name)
  if (known !== undefined) return known
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' })
  if (parsed.size >= KEYS_REMEMBERED) parsed.clear()
  parsed.set(name, key)
  return key
}

export const crypto: Crypto = {
  sha256,
  verify(raw, message, signature) {
    try {
      return verify(null, message, publicKey(raw), signature)
    } catch {
      return false
    }
  },
}

export function followingOf(world: World, hub: HubAddress): Following {
  return {
    ...world,
    crypto,
    link: hubLink(hub.url),
    agency: hubLink(hub.url, 'agency/log'),
    hubKey: hub.key,
    read: readAgencyEntry,
  }
}

export function pushingOf(world: World, dataDir: string, hub: HubAddress): Pushing {
  return { ...world, signer: keyFiles(dataDir), crypto, link: hubLink(hub.url), hubKey: hub.key }
}
