/** The log's ports as tests hold them: keys by name, marks in memory, both of which can be away. */
import type { NoteKey } from '../../src/log/note.ts'
import { formatKey, noteKey, type SignatureType } from '../../src/log/note.ts'
import type { TreeHead } from '../../src/log/proof.ts'
import type { HighWater, Signer } from '../../src/server/ports.ts'
import { testKey } from './crypto.ts'
import { sha256 } from './sha256.ts'

export interface HandSigner extends Signer {
  /** While it is away, nothing is signed. */
  isAway: boolean
  /** Nothing is signed under this name. */
  cannotSign: string | null
  /** What was signed, in order. */
  readonly signed: string[]
  ensure(name: string, type?: SignatureType): NoteKey
  rotate(name: string): NoteKey
  signingAs(vkey: string): Signer
}

export function handSigner(): HandSigner {
  const generations = new Map<string, number>()
  const nameOf = (name: string) => `${name} ${generations.get(name) ?? 0}`
  const types = new Map<string, SignatureType>()
  const keyNth = (name: string, own: string) =>
    noteKey(name, types.get(name) ?? 'ed25519', testKey(own).publicKey, sha256)
  const keyOf = (name: string) => keyNth(name, nameOf(name))
  const namedAs = (name: string, vkey: string) => {
    for (let nth = generations.get(name) ?? 0; nth >= 0; nth--)
      if (formatKey(keyNth(name, `${name} ${nth}`)) === vkey) return `${name} ${nth}`
    throw new Error(`no such key of ${name}`)
  }
  return {
    isAway: false,
    cannotSign: null,
    signed: [],
    keyOf: async name => keyOf(name),
    async sign(name, message) {
      if (this.isAway || name === this.cannotSign) throw new Error('the signer is away')
      this.signed.push(Buffer.from(message).toString())
      return testKey(nameOf(name)).sign(message)
    },
    ensure(name, type = 'ed25519') {
      types.set(name, type)
      return keyOf(name)
    },
    rotate(name) {
      generations.set(name, (generations.get(name) ?? 0) + 1)
      return keyOf(name)
    },
    signingAs: vkey => ({
      keyOf: async name => keyNth(name, namedAs(name, vkey)),
      sign: async (name, message) => testKey(namedAs(name, vkey)).sign(message),
    }),
  }
}

export function handHighWater(): HighWater & { readonly marks: Map<string, TreeHead> } {
  const marks = new Map<string, TreeHead>()
  return {
    marks,
    read: async origin => marks.get(origin) ?? null,
    async raise(origin, head) {
      if ((marks.get(origin)?.size ?? -1) <= head.size) marks.set(origin, head)
    },
  }
}
