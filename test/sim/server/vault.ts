/**
 * What of the log lies outside the database: the keys that sign, and the high-water marks. It survives whatever becomes of
 * processes and of the database's file; what a process was at when it ended has come to pass or not.
 */
import { formatKey, type NoteKey, noteKey, type SignatureType } from '../../../src/log/note.ts'
import type { TreeHead } from '../../../src/log/proof.ts'
import type { HighWater, Signer } from '../../../src/server/ports.ts'
import type { KeyMaking } from '../../../src/server/usecases/log/open-logs.ts'
import { type TestKey, testKey } from '../../support/crypto.ts'
import { sha256 } from '../../support/sha256.ts'
import type { Chance } from '../engine/chance.ts'
import type { Timeline } from '../engine/timeline.ts'
import { ProcessDied } from './disk.ts'

/** Whoever uses it, for as long as it runs. */
export interface Holder {
  readonly isAlive: boolean
  onGone(hear: () => void): void
  kill(): void
}

export interface Vault {
  isSignerAway: boolean
  isUnwritable: boolean
  /** Who asks for the n-th raise or signature from now on dies over it; 0: nobody does. */
  diesAt: number
  /** What was asked of it and could not be had. */
  readonly failed: number
  mark(origin: string): TreeHead | null
  /** A new key signs under that name from now on. */
  rotate(origin: string): NoteKey
  /** The key that signs under that name, as whoever has stolen it holds it. */
  stolen(origin: string): ReturnType<typeof keyNamed>
  /** Signs with that key of any that there ever were. */
  signingAs(vkey: string): Signer
  /** The keys that sign go with a backup, and come back with it; marks do not. */
  backUp(): void
  /** `later`: but for that one, which took over after the backup and was put where it signs again. */
  restore(later: string | null): void
  openFor(holder: Holder): { readonly signer: KeyMaking; readonly highWater: HighWater }
}

export interface VaultParts {
  readonly timeline: Timeline
  readonly chance: Chance
  /** As they are when it is opened. */
  readonly marks?: Iterable<readonly [string, TreeHead]>
  /** Before a signature exists. */
  signing(name: string, message: Uint8Array): void
}

const RAISE_MS = [1, 15] as const
const SIGN_MS = [1, 30] as const

const keys = new Map<string, { readonly key: NoteKey; readonly secret: TestKey }>()

/** The same for the same name, in every run; `nth`: after so many rotations. */
export function keyNamed(name: string, type: SignatureType = 'ed25519', nth = 0) {
  const own = nth === 0 ? name : `${name} ${nth}`
  const known = keys.get(own)
  if (known !== undefined) return known
  const secret = testKey(own)
  const made = { key: noteKey(name, type, secret.publicKey, sha256), secret }
  keys.set(own, made)
  return made
}

/** What never fails: the city is founded by it, and the hub signs with it. */
export const keyring: KeyMaking = {
  keyOf: async name => keyNamed(name).key,
  ensure: name => keyNamed(name).key,
  sign: async (name, message) => keyNamed(name).secret.sign(message),
}

export function openVault({ timeline, chance, marks: known = [], signing: hear }: VaultParts): Vault {
  const marks = new Map<string, TreeHead>(known)
  /** Which of its keys signs under a name, and how many there ever were after the first: none is made twice. */
  let signing = new Map<string, number>()
  let inBackup: ReadonlyMap<string, number> = signing
  const made = new Map<string, number>()
  const ownKey = (name: string) => keyNamed(name, 'ed25519', signing.get(name) ?? 0)

  function raise(origin: string, head: TreeHead): void {
    if ((marks.get(origin)?.size ?? -1) <= head.size) marks.set(origin, head)
  }

  function sign(name: string, message: Uint8Array): Uint8Array {
    hear(name, message)
    return ownKey(name).secret.sign(message)
  }

  /** Takes its time; whether it was done when its holder went, nobody knows. */
  function during<T>(holder: Holder, [from, to]: readonly [number, number], work: () => T): Promise<T> {
    if (!holder.isAlive) return Promise.reject(new ProcessDied('gone'))
    return new Promise((resolve, reject) => {
      let isOver = false
      const cancel = timeline.after(chance.between(from, to), () => {
        if (vault.diesAt > 0 && --vault.diesAt === 0) return holder.kill()
        isOver = true
        resolve(work())
      })
      holder.onGone(() => {
        if (isOver) return
        cancel()
        if (chance.odds(0.5)) work()
        reject(new ProcessDied('gone'))
      })
    })
  }

  const vault = {
    isSignerAway: false,
    isUnwritable: false,
    diesAt: 0,
    failed: 0,
    mark: (origin: string) => marks.get(origin) ?? null,
    rotate(origin: string) {
      made.set(origin, (made.get(origin) ?? 0) + 1)
      signing.set(origin, made.get(origin) ?? 0)
      return ownKey(origin).key
    },
    stolen: ownKey,
    backUp() {
      inBackup = new Map(signing)
    },
    restore(later: string | null) {
      signing = new Map(inBackup)
      for (const [name, last] of made)
        for (let nth = 1; nth <= last; nth++)
          if (formatKey(keyNamed(name, 'ed25519', nth).key) === later) signing.set(name, nth)
    },
    signingAs(vkey: string): Signer {
      const find = (name: string) => {
        for (let nth = made.get(name) ?? 0; nth >= 0; nth--) {
          const one = keyNamed(name, 'ed25519', nth)
          if (formatKey(one.key) === vkey) return one
        }
        throw new Error('no such key')
      }
      return {
        keyOf: async name => find(name).key,
        async sign(name, message) {
          hear(name, message)
          return find(name).secret.sign(message)
        },
      }
    },
    openFor(holder: Holder) {
      const refuse = (why: string): never => {
        vault.failed++
        throw new Error(why)
      }
      const signer: KeyMaking = {
        keyOf: async name => ownKey(name).key,
        ensure: name => ownKey(name).key,
        async sign(name, message) {
          if (vault.isSignerAway) refuse('the signer is away')
          return during(holder, SIGN_MS, () => sign(name, message))
        },
      }
      const highWater: HighWater = {
        read: async origin => marks.get(origin) ?? null,
        async raise(origin, head) {
          if (vault.isUnwritable) refuse('marks cannot be written')
          await during(holder, RAISE_MS, () => raise(origin, head))
        },
      }
      return { signer, highWater }
    },
  }
  return vault
}
