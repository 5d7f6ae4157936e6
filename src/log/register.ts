/**
 * The hub's register of logs: whose key may sign which checkpoints of which outlet, and by which keys the hub itself
 * witnesses. A signed note (C2SP signed-note) over one line of canonical JSON, so that one key of the hub's, come by on
 * another way than from a hotel, is enough to check any paper.
 */
import type { Generation, OutletId } from '../domain/ids.ts'
import { canonical } from './canonical.ts'
import { type Crypto, type NoteKey, parseNote, verifyNote } from './note.ts'

export interface RegisteredKey {
  readonly vkey: string
  /** Sizes of the checkpoints that it may sign, both inclusive; `null`: without end. */
  readonly since: number
  readonly until: number | null
  /**
   * It took over where documents were lost: those after `since` up to `to` are in no log any more, by an accepted loss, and
   * what is numbered from there on is of that generation. Keys before it count up to `since`.
   */
  readonly loss?: { readonly to: number; readonly generation: Generation } | undefined
}

export interface RegisteredLog {
  readonly outlet: OutletId
  readonly origin: string
  readonly keys: readonly RegisteredKey[]
}

/** The agency's own log: what it says of makers, products and outlets. */
export type RegisteredAgency = Omit<RegisteredLog, 'outlet'>

export interface LogRegister {
  readonly v: 1
  /** RFC 3339 UTC. */
  readonly asOf: string
  /** Keys by which the hub cosigns. */
  readonly cosigners: readonly string[]
  readonly logs: readonly RegisteredLog[]
  /** The newest version of entries that the hub reads; absent is 1. */
  readonly reads?: number | undefined
  /** Absent where none is kept. */
  readonly agency?: RegisteredAgency | undefined
}

const HEAD = 'etalase.register/1\n'

/** What is signed. */
export function formatRegister(register: LogRegister): string {
  return `${HEAD}${canonical(register)}\n`
}

/** `null` where the note is none, or the hub's key has not signed it. */
export function openRegister(note: string, hubKey: NoteKey, crypto: Crypto): LogRegister | null {
  const parsed = parseNote(note)
  const signed = parsed === null ? null : verifyNote(parsed, [hubKey], crypto)
  // What the hub has signed, the hub has written.
  return signed === null || signed.length === 0 ? null : readRegister(note)
}

/** The newer of what a paper brings and what the hub says today, if that is the hub's: what was lost since, only the newer knows. */
export function newerRegister(
  own: string | null,
  today: string,
  hubKey: NoteKey,
  crypto: Crypto,
): string | null {
  const register = openRegister(today, hubKey, crypto)
  const before = own === null ? null : openRegister(own, hubKey, crypto)
  return register !== null && (before === null || before.asOf <= register.asOf) ? today : own
}

/** What a register says, whoever has signed it: for those who have verified it before. */
export function readRegister(note: string): LogRegister | null {
  const text = parseNote(note)?.text ?? ''
  if (!text.startsWith(HEAD)) return null
  const register = JSON.parse(text.slice(HEAD.length)) as LogRegister
  return register.v === 1 ? register : null
}

/** Does it know the log by the key that signs for it now? */
export function knowsLog(
  register: LogRegister | null,
  { origin, vkey }: { readonly origin: string; readonly vkey: string | undefined },
): boolean {
  const knows = register?.logs.some(log => log.origin === origin && log.keys[0]?.vkey === vkey) ?? false
  return knows && vkey !== undefined
}
