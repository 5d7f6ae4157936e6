/**
 * Keys and PINs. One master key lives in a file of its own (mode 0600), outside the database; every purpose has a key
 * of its own derived from it (HKDF, RFC 5869). PINs are kept as scrypt hashes (RFC 7914) of what one of those keys makes of
 * them: whoever has a copy of the database and not that key cannot try them.
 */
import { createHmac, hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ConfigError } from './config.ts'
import { KEY_PURPOSES, type KeyPurpose, type Keys } from './ports.ts'
import type { PinHashes, Pins } from './usecases/staff/sign-in.ts'

const MASTER_BYTES = 32
const MASTER_FILE = 'master.key'

/** The master key of a data directory, made at the first start. Refuses a file that is not one. */
export function masterKey(dataDir: string): Buffer {
  const path = join(dataDir, MASTER_FILE)
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true })
    // Written beside and moved into place: half a key would be a key for ever.
    writeFileSync(`${path}.new`, `${randomBytes(MASTER_BYTES).toString('base64url')}\n`, { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url')
  if (key.length !== MASTER_BYTES)
    throw new ConfigError(`${path} is not a key: restore it from a backup; room codes and links depend on it`)
  return key
}

/** Keyed hashes for each purpose. Parts are length-prefixed: no two lists of parts make the same message. */
export function deriveKeys(master: Buffer): Keys {
  const keys = new Map<KeyPurpose, Buffer>(
    KEY_PURPOSES.map(purpose => [
      purpose,
      Buffer.from(hkdfSync('sha256', master, '', `etalase/${purpose}/1`, 32)),
    ]),
  )
  return {
    mac(purpose, ...parts) {
      const hmac = createHmac('sha256', keys.get(purpose) as Buffer)
      for (const part of parts) {
        const bytes = Buffer.from(part)
        const length = Buffer.alloc(4)
        length.writeUInt32BE(bytes.length)
        hmac.update(length).update(bytes)
      }
      return hmac.digest()
    },
  }
}

const scryptHash = promisify<Buffer, Buffer, number, { N: number; r: number; p: number }, Buffer>(scrypt)
/** 16 MB and some tens of milliseconds: enough against a stolen database, little enough for a shared terminal. */
const COST = { N: 2 ** 14, r: 8, p: 1 }
const HASH_BYTES = 32

/**
 * Each hash is `salt.hash`, both base64url. The plain one is for the release before, which knows no other; where that release
 * has set a PIN since, the salts differ, and the plain one counts.
 */
export function pinsOf(keys: Keys): Pins {
  const pepper = (pin: string) => Buffer.from(keys.mac('pin', pin))
  const isPeppered = ({ pinHash, pepperedHash }: PinHashes) =>
    pepperedHash !== null && saltOf(pepperedHash) === saltOf(pinHash)
  return {
    async hash(pin) {
      const salt = randomBytes(16)
      return {
        pinHash: await saltedHash(Buffer.from(pin), salt),
        pepperedHash: await saltedHash(pepper(pin), salt),
      }
    },
    async verify(pin, known) {
      if (known !== null && isPeppered(known)) return isHashOf(pepper(pin), known.pepperedHash)
      return isHashOf(Buffer.from(pin), known?.pinHash ?? null)
    },
    isPeppered,
  }
}

function saltOf(hash: string): string {
  return hash.split('.')[0] ?? ''
}

async function saltedHash(secret: Buffer, salt: Buffer): Promise<string> {
  const hash = await scryptHash(secret, salt, HASH_BYTES, COST)
  return `${salt.toString('base64url')}.${hash.toString('base64url')}`
}

/** As slow against no hash as against one. */
async function isHashOf(secret: Buffer, known: string | null): Promise<boolean> {
  const [salt = '', hash = ''] = (known ?? '.').split('.')
  const expected = Buffer.from(hash, 'base64url')
  const given = await scryptHash(secret, Buffer.from(salt, 'base64url'), HASH_BYTES, COST)
  return expected.length === given.length && timingSafeEqual(given, expected)
}
