/**
 * What the server asks of the world outside its rules. The composition root hands in the real ones; tests and the
 * demo's history hand in a clock that is wound by hand and randomness from a seed.
 */

import type { MadePasskey, RelyingParty, SignedByPasskey } from '../domain/passkey.ts'
import type { PhotoRefusal, PhotoType, PhotoWidth } from '../domain/photo.ts'
import type { Result } from '../domain/result.ts'
import type { NoteKey } from '../log/note.ts'
import type { TreeHead } from '../log/proof.ts'

/** Milliseconds since 1970 UTC. */
export interface Clock {
  now(): number
}

/** Cryptographically strong bytes (in production). */
export interface Random {
  bytes(length: number): Uint8Array
}

/** Keyed hashes, one key per purpose: what room codes, stay codes and links are derived from. */
export interface Keys {
  mac(purpose: KeyPurpose, ...parts: readonly string[]): Uint8Array
}

export const KEY_PURPOSES = [
  'room-code',
  'stay-code',
  'ticket',
  'waiting',
  'kwitansi-token',
  'webhook',
  'pin',
  'challenge',
  'web-push',
  'arrival',
  'key-check',
] as const
export type KeyPurpose = (typeof KEY_PURPOSES)[number]

/** Signs for logs, each by its name. It may be away for a while: it then throws, and is asked again. */
export interface Signer {
  /** The key that signs for that log now; `null` where it has none. */
  keyOf(origin: string): Promise<NoteKey | null>
  /** Ed25519 (RFC 8032). */
  sign(origin: string, message: Uint8Array): Promise<Uint8Array>
}

/**
 * The largest tree of each log that was ever to be signed, kept where no backup of the database takes it along: by it a
 * database that was put back is known for what it is.
 */
export interface HighWater {
  read(origin: string): Promise<TreeHead | null>
  /** Resolves when it is on disk. Never lowers it. */
  raise(origin: string, head: TreeHead): Promise<void>
}

/** Looks at what browsers answer of passkeys (W3C Web Authentication Level 3, §7). `null`: it is not what was asked for. */
export interface Passkeys {
  made(made: MadePasskey, asked: PasskeyExpected): Promise<NewPasskey | null>
  signed(
    signed: SignedByPasskey,
    known: { readonly publicKey: string; readonly counter: number },
    asked: PasskeyExpected,
  ): Promise<{ readonly counter: number; readonly isBackedUp: boolean } | null>
}

export interface PasskeyExpected {
  readonly party: RelyingParty
  readonly isChallenge: (challenge: string) => boolean
}

export interface NewPasskey {
  readonly credential: string
  /** COSE, base64url. */
  readonly publicKey: string
  readonly counter: number
  readonly isBackedUp: boolean
}

/** What somebody's address answered, or why nothing came. */
export type Received =
  | { readonly status: number; readonly retryAfterS: number | null }
  | { readonly fault: string }

/** Brings a message to an address. Never throws, follows no redirect, and gives up after a while. */
export interface Courier<Body = string> {
  bring(url: string, headers: Readonly<Record<string, string>>, body: Body): Promise<Received>
}

/** Where a browser is reached, as it says itself (W3C Push API): its address at its push service, and what it reads by. */
export interface PushAddress {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** Brings a message to a browser whose page is closed. Never throws, and gives up after a while. */
export interface Pusher {
  /** Whose messages a browser is to take, as it is asked when it subscribes. */
  readonly publicKey: string
  bring(to: PushAddress, message: PushMessage): Promise<Received>
}

/** What a person reads, and where it leads. */
export interface PushMessage {
  readonly title: string
  readonly body: string
  /** A path of this program's. */
  readonly path: string
  /** What is told under the same stands in its place. */
  readonly tag: string
  /** It is over: who was called reads so, and is not woken again. */
  readonly isOver?: true
  /** What the browser says to this program once it stands on its screen; absent: it need not. */
  readonly arrival?: Arrival
}

/** Of which telling: of an order, or of a desk by since when it is silent; and what nobody knows to whom it was not told. */
export type Arrival = Readonly<Record<'outlet' | 'of' | 'rung' | 'channel' | 'receipt', string>>

/** The way to the hub. Throws where it cannot be reached; any answer is an answer. */
export interface HubLink {
  ask(path: string, body?: string | Uint8Array): Promise<HubAnswer>
}

export interface HubAnswer {
  readonly status: number
  readonly body: Uint8Array
}

/** Bytes by their SHA-256 in hexadecimal. A folder here; a bucket would do. */
export interface Blobs {
  /** Answers the hash when they are on disk. */
  put(bytes: Uint8Array): Promise<string>
  /** `null`: there is none of that hash. */
  find(hash: string): Promise<Uint8Array | null>
  /** Somebody is about to name it: it counts as put now. False: there is none. */
  hold(hash: string): Promise<boolean>
  list(): Promise<readonly StoredBlob[]>
  /** Takes it away, unless it was put or held after that; false: it is still there, or was not. */
  remove(hash: string, unlessUsedAfterMs: number): Promise<boolean>
}

export interface StoredBlob {
  readonly hash: string
  readonly bytes: number
  /** When it was put, or held, last. */
  readonly usedAt: number
}

/** A photograph as it will be shown, not yet kept anywhere. */
export interface Developed {
  readonly width: number
  readonly height: number
  /** A data URL. */
  readonly placeholder: string
  readonly files: readonly {
    readonly width: PhotoWidth
    readonly type: PhotoType
    readonly bytes: Uint8Array
  }[]
}

/** Makes photographs of files, away from whoever serves. */
export interface Darkroom {
  /** `path` of a file on this machine. */
  develop(path: string): Promise<Result<Developed, PhotoRefusal | 'busy'>>
}
