/** A log over some entries, signed and cosigned as it must be, at any size; a forger's key where one is asked for. */
import { utf8 } from '../../../src/log/bytes.ts'
import { formatCheckpoint } from '../../../src/log/checkpoint.ts'
import { cosignedMessage, timedSignature } from '../../../src/log/cosignature.ts'
import { leafHash } from '../../../src/log/hash.ts'
import { formatKey, formatNote, noteKey } from '../../../src/log/note.ts'
import { growTree } from '../../../src/log/tiles.ts'
import { testKey } from '../../support/crypto.ts'
import { sha256 } from '../../support/sha256.ts'
import type { LogRow } from '../history/state.ts'

const COSIGNERS = ['witness', 'mirror'] as const
type Cosigner = (typeof COSIGNERS)[number]
const SECONDS = 1_795_000_000

const nameOf = (cosigner: Cosigner) => `hub.test/${cosigner}`
const cosignerKey = (cosigner: Cosigner) =>
  noteKey(nameOf(cosigner), 'cosignature', testKey(cosigner).publicKey, sha256)

export interface ALog {
  readonly row: LogRow
  readonly vkey: string
  readonly cosigners: readonly string[]
  checkpoint(size: number, by: readonly Cosigner[], signer?: string): string
}

export function aLog(outlet: string, entries: readonly string[]): ALog {
  const origin = `etalase.test/log/${outlet}`
  const key = noteKey(origin, 'ed25519', testKey(origin).publicKey, sha256)
  const leaves = entries.map(entry => leafHash(utf8(entry), sha256))

  function checkpoint(size: number, by: readonly Cosigner[], signer = origin): string {
    const { root } = growTree(0, [], leaves.slice(0, size), sha256)
    const text = formatCheckpoint({ origin, size, root })
    const own = { name: origin, id: key.id, signature: testKey(signer).sign(utf8(text)) }
    const others = by.map(cosigner => ({
      name: nameOf(cosigner),
      id: cosignerKey(cosigner).id,
      signature: timedSignature(SECONDS, testKey(cosigner).sign(cosignedMessage(text, SECONDS))),
    }))
    return formatNote({ text, signatures: [own, ...others] })
  }
  const { length: size } = entries
  return {
    row: {
      outlet,
      origin,
      size,
      signed: checkpoint(size, ['witness']),
      witnessed: checkpoint(size, COSIGNERS),
    },
    vkey: formatKey(key),
    cosigners: COSIGNERS.map(cosigner => formatKey(cosignerKey(cosigner))),
    checkpoint,
  }
}
