/**
 * Cosignatures (C2SP tlog-cosignature, Ed25519): somebody other than the log says that, at that time, this checkpoint
 * was the largest it had seen of the log and extended all it had seen before.
 */
import { bigEndian, concat, fromBigEndian, utf8 } from './bytes.ts'
import { type Crypto, type Note, type NoteKey, signaturesBy } from './note.ts'

const TIME_BYTES = 8

/** What is signed: seconds since 1970 UTC and the checkpoint's text. */
export function cosignedMessage(checkpoint: string, seconds: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${seconds}\n${checkpoint}`)
}

/** The time before the signature, as the line carries them. */
export function timedSignature(seconds: number, signature: Uint8Array): Uint8Array {
  return concat([bigEndian(seconds, TIME_BYTES), signature])
}

export interface Cosigned {
  readonly key: NoteKey
  /** Seconds since 1970 UTC. */
  readonly seconds: number
}

/** Who, of those known, has cosigned; `null` where a known key's cosignature is wrong. */
export function verifyCosignatures(
  note: Note,
  keys: readonly NoteKey[],
  { verify }: Pick<Crypto, 'verify'>,
): Cosigned[] | null {
  const cosigned: Cosigned[] = []
  for (const { key, signature } of signaturesBy(
    keys.filter(({ type }) => type === 'cosignature'),
    note,
  )) {
    const seconds = fromBigEndian(signature.slice(0, TIME_BYTES))
    if (seconds === null || signature.length <= TIME_BYTES) return null
    if (!verify(key.publicKey, cosignedMessage(note.text, seconds), signature.slice(TIME_BYTES))) return null
    cosigned.push({ key, seconds })
  }
  return cosigned
}
