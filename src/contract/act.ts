/**
 * What an act changed, as it stands on disk: small, closed, in versions. What its schema does not name is left out as it is
 * written, so that no note, code or guest gets into one by the way.
 */
import * as z from 'zod/mini'
import { ACTS, type ActWord } from '../domain/act.ts'
import { VOID_REASONS } from '../domain/document.ts'
import { ROOM_KINDS } from '../domain/outlet.ts'
import { GOODS_MOVEMENTS } from '../domain/stock.ts'
import { EvaluationQuery } from './evaluation.ts'
import { EXPORT_FORMATS } from './export.ts'
import { ReconciliationQuery } from './reconciliation.ts'
import {
  BatchName,
  CodeGeneration,
  DateOnly,
  DocumentNumber,
  Generation,
  RoomName,
  Rupiah,
  StayId,
} from './words.ts'

const change = <Of extends z.ZodMiniType>(of: Of) => z.object({ from: of, to: of })
const room = change(z.nullable(RoomName))
const enrolment = z.object({ for: z.enum(['tablet', 'terminal']), room: z.nullable(RoomName) })
const nothing = z.object({})
const loss = z.object({ key: z.string(), from: DocumentNumber, to: DocumentNumber, generation: Generation })
const recipient = z.object({ teller: z.string() })
/** As on the screen, or as a file to take away. */
const READ_AS = ['screen', 'csv', 'ndjson'] as const
export type ReadAs = (typeof READ_AS)[number]

export const ACT_CHANGES = {
  'check-in': z.object({ room }),
  'check-out': z.object({ room, kept: z.int() }),
  move: z.object({ room }),
  'confirm-phone': z.object({ allowed: z.boolean(), stay: z.nullable(StayId) }),
  void: z.object({ by: DocumentNumber, reason: z.enum(VOID_REASONS) }),
  'change-placement': z.object({
    price: z.optional(change(Rupiah)),
    on: z.optional(change(z.boolean())),
    rack: z.optional(change(z.string())),
  }),
  'move-goods': z.object({ kind: z.enum(GOODS_MOVEMENTS), batch: BatchName, quantity: z.int() }),
  'add-room': z.object({ kind: z.enum(ROOM_KINDS), floor: z.int() }),
  'rotate-room': z.object({ generation: change(CodeGeneration) }),
  'offer-enrolment': enrolment,
  enrol: enrolment,
  'sign-in': nothing,
  'sign-out': nothing,
  'wrong-pin': nothing,
  'read-evaluation': z.object({ as: z.enum(READ_AS), query: EvaluationQuery }),
  'read-reconciliation': z.object({ as: z.enum(READ_AS), query: ReconciliationQuery }),
  'export-log': z.object({
    as: z.enum(EXPORT_FORMATS),
    query: z.object({
      after: z.optional(z.int()),
      limit: z.optional(z.int()),
      from: z.optional(DateOnly),
      to: z.optional(DateOnly),
    }),
  }),
  'read-entries': nothing,
  'rotate-log-key': z.object({ key: change(z.nullable(z.string())), stolen: z.boolean() }),
  // The program's hand, at somebody's word.
  'accept-loss': z.extend(loss, { by: z.string() }),
  'adopt-loss': loss,
  'give-pin': nothing,
  'give-pass': nothing,
  'add-passkey': z.object({ device: z.string() }),
  'give-token': nothing,
  'end-tokens': z.object({ ended: z.int() }),
  'add-recipient': recipient,
  'remove-recipient': recipient,
  // From which number on; null: what was put aside.
  'tell-again': z.extend(recipient, { from: z.nullable(z.int()) }),
} as const satisfies Record<ActWord, z.ZodMiniType>

export type ActChange<Word extends ActWord> = z.output<(typeof ACT_CHANGES)[Word]>

/** What was done, and what it changed. */
export type Told = {
  [Word in ActWord]: { readonly what: Word; readonly changed: ActChange<Word> }
}[ActWord]

const VERSION = 1
const Body = z.object({ v: z.literal(VERSION), changed: z.unknown() })

/** As it is kept. */
export function writeChange({ what, changed }: Told): string {
  const schema: z.ZodMiniType = ACT_CHANGES[what]
  return JSON.stringify({ v: VERSION, changed: schema.parse(changed) })
}

/** As it was written; `null`: of a release to come, or spoiled. */
export function readChange(what: string, body: string): Told | null {
  const word = ACTS.find(one => one === what)
  if (word === undefined) return null
  const schema: z.ZodMiniType = ACT_CHANGES[word]
  try {
    return { what: word, changed: schema.parse(Body.parse(JSON.parse(body)).changed) } as Told
  } catch {
    return null
  }
}
