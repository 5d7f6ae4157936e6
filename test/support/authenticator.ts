/**
 * A device that makes passkeys and signs with them (W3C Web Authentication Level 3, §6), as software: ES256, no attestation.
 * What a browser does around it (whose page asks) is told by the test.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { PasskeyAsking, PasskeyCreation } from '../../src/contract/people.ts'
import type { MadePasskey, SignedByPasskey } from '../../src/domain/passkey.ts'

/** How this answer is not as an honest browser's would be. */
export interface Twist {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  /** Nobody was asked for a finger. */
  readonly isUnverified?: boolean
  readonly counter?: number
  readonly key?: KeyObject
}

export interface Authenticator {
  make(asked: PasskeyCreation, twist?: Twist): MadePasskey
  sign(asked: PasskeyAsking, twist?: Twist): SignedByPasskey
}

const PRESENT = 0x01
const VERIFIED = 0x04
const HAS_CREDENTIAL = 0x40

export function anAuthenticator(origin: string): Authenticator {
  const id = randomBytes(32)
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let counter = 0
  let handle = ''

  function clientData(type: string, challenge: string, twist: Twist): Buffer {
    return Buffer.from(
      JSON.stringify({ type, challenge: twist.challenge ?? challenge, origin: twist.origin ?? origin }),
    )
  }

  function authData(rpId: string, flags: number, twist: Twist): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(twist.counter ?? ++counter)
    const verified = twist.isUnverified === true ? 0 : VERIFIED
    return Buffer.concat([
      sha256(Buffer.from(twist.rpId ?? rpId)),
      Buffer.of(PRESENT | verified | flags),
      count,
    ])
  }

  const answer = { id: text(id), rawId: text(id), type: 'public-key' } as const
  return {
    make({ challenge, rp, user }, twist = {}) {
      handle = user.id
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const data = Buffer.concat([
        authData(rp.id, HAS_CREDENTIAL, twist),
        Buffer.alloc(16),
        length,
        id,
        cose(publicKey),
      ])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', data],
      ])
      return {
        ...answer,
        response: {
          clientDataJSON: text(clientData('webauthn.create', challenge, twist)),
          attestationObject: text(cbor(attestation)),
        },
      }
    },
    sign({ challenge, rpId }, twist = {}) {
      const data = authData(rpId, 0, twist)
      const client = clientData('webauthn.get', challenge, twist)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), twist.key ?? privateKey)
      return {
        ...answer,
        response: {
          clientDataJSON: text(client),
          authenticatorData: text(data),
          signature: text(signature),
          userHandle: handle,
        },
      }
    },
  }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()
const text = (bytes: Buffer) => bytes.toString('base64url')

/** RFC 9053 §7.1.1: an EC2 key on P-256, for ES256. */
function cose(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  )
}

/** RFC 8949, as much of it as is needed here. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (value instanceof Map)
    return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, of]) => [cbor(key), cbor(of)])])
  throw new Error('nothing that is written here')
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of((major << 5) | length)
  return length < 256
    ? Buffer.of((major << 5) | 24, length)
    : Buffer.of((major << 5) | 25, length >> 8, length & 255)
}
