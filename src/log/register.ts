/**
 * The hub's register of logs: whose key may sign which checkpoints of which outlet, and by which keys the hub itself
 * witnesses. A signed note (C2SP signed-note) over one line of canonical JSON, so that one key of the hub's, come by on
 * another way than from a hotel, is enough to check any paper.
 */
import { canonical } from './canonical.ts'
import { type Crypto, type NoteKey, parseNote, verifyNote } from './note.ts'

export interface RegisteredKey {
  readonly vkey: string
  /** Sizes of the checkpoints that it may sign, both inclusive; `null`: without end. */
  readonly since: number
  readonly until: number | null
}

export interface RegisteredLog {
  readonly outlet: string
  readonly origin: string
  readonly keys: readonly RegisteredKey[]
}

export interface LogRegister {
  readonly v: 1
  /** RFC 3339 UTC. */
  readonly asOf: string
  /** Keys by which the hub cosigns. */
  readonly cosigners: readonly string[]
  readonly logs: readonly RegisteredLog[]
}

const HEAD = 'etalase.register/1\n'

/** What is signed. */
export function formatRegister(register: LogRegister): string {
  return `${HEAD}${canonical(register)}\n`
}

/** `null` where the note is none, or the hub's key has not signed it. */
export function openRegister(note: string, hubKey: NoteKey, crypto: Crypto): LogRegister | null {
  const parsed = parseNote(note)
  if (parsed === null || !parsed.text.startsWith(HEAD)) return null
  const signed = verifyNote(parsed, [hubKey], crypto)
  if (signed === null || signed.length === 0) return null
  // What the hub has signed, the hub has written.
  const register = JSON.parse(parsed.text.slice(HEAD.length)) as LogRegister
  return register.v === 1 ? register : null
}
