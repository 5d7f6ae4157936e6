/**
 * What an act changed, as it stands on disk: small, closed, in versions. What its schema does not name is left out as it is
 * written, so that no note, code or guest gets into one by the way.
 */
import * as z from 'zod/mini'
import { ACTS, type ActWord } from '../domain/act.ts'
import { REISSUE_REASONS, VOID_REASONS } from '../domain/document.ts'
import { DRAWER_REASONS } from '../domain/drawer.ts'
import { DROP_REASONS } from '../domain/dropping.ts'
import { PAYMENTS_V2 } from '../domain/entry-v2.ts'
import { GOODS_REASONS } from '../domain/goods-note.ts'
import { ROOM_KINDS } from '../domain/outlet.ts'
import { PAID_IN, PAYMENT_REASONS, PAYMENT_STATES, PAYMENT_STEPS } from '../domain/paying.ts'
import { PAYMENT_METHODS } from '../domain/payment.ts'
import { TERMS } from '../domain/placement.ts'
import { RESTATED_FOR } from '../domain/restating.ts'
import { DOUBTS } from '../domain/restored.ts'
import { RIGHTS } from '../domain/rights.ts'
import { RUNS_TOLD_MAX } from '../domain/room-ranges.ts'
import { GOODS_MOVEMENTS } from '../domain/stock.ts'
import { GOODS_FATES } from '../domain/voiding.ts'
import { EvaluationQuery } from './evaluation.ts'
import { EXPORT_FORMATS } from './export.ts'
import { ReconciliationQuery } from './reconciliation.ts'
import { NextPrice, Part } from './shelf.ts'
import {
  BatchName,
  CodeGeneration,
  DateOnly,
  DeedId,
  DocumentNumber,
  Generation,
  NoteId,
  PlacementId,
  ProductId,
  RoomName,
  Rupiah,
  StayId,
} from './words.ts'

const change = <Of extends z.ZodMiniType>(of: Of) => z.object({ from: of, to: of })
const room = change(z.nullable(RoomName))
const enrolment = z.object({ for: z.enum(['tablet', 'terminal']), room: z.nullable(RoomName) })
/** A paper of goods by its number, and how much is on it. */
const paper = z.object({ year: z.int(), number: z.int(), lines: z.int(), pieces: z.int() })
const nothing = z.object({})
const passkey = z.object({ device: z.string() })
const loss = z.object({ key: z.string(), from: DocumentNumber, to: DocumentNumber, generation: Generation })
const recipient = z.object({ teller: z.string() })
/** What was written stands in the register's own history, as that version. */
const registered = z.object({ version: z.int(), fields: z.array(z.string()) })
/** As on the screen, or as a file to take away. */
const READ_AS = ['screen', 'csv', 'ndjson'] as const
export type ReadAs = (typeof READ_AS)[number]

export const ACT_CHANGES = {
  'check-in': z.object({ room }),
  'undo-check-in': z.object({ room }),
  'change-departure': z.object({ leaves: change(z.nullable(DateOnly)) }),
  'check-out': z.object({ room, kept: z.int() }),
  move: z.object({ room }),
  'confirm-phone': z.object({ allowed: z.boolean(), stay: z.nullable(StayId) }),
  'change-payment': z.object({ payment: change(z.enum(PAYMENT_METHODS)), total: Rupiah }),
  void: z.object({
    by: DocumentNumber,
    reason: z.enum(VOID_REASONS),
    goods: z.optional(z.enum(GOODS_FATES)),
  }),
  reissue: z.object({
    by: DocumentNumber,
    reissued: DocumentNumber,
    reason: z.enum(REISSUE_REASONS),
    payment: change(z.enum(PAYMENTS_V2)),
    total: change(Rupiah),
    goods: z.optional(z.enum(GOODS_FATES)),
  }),
  settle: z.object({
    step: z.enum(PAYMENT_STEPS),
    state: change(z.enum(PAYMENT_STATES)),
    said: z.nullable(z.enum([...PAID_IN, ...PAYMENT_REASONS])),
    total: Rupiah,
  }),
  'restate-day': z.object({ day: DateOnly, for: z.array(z.enum(RESTATED_FOR)) }),
  'open-drawer': z.object({ counted: Rupiah }),
  'count-drawer': z.object({ counted: Rupiah, book: z.int() }),
  'explain-drawer': z.object({ reason: z.enum(DRAWER_REASONS) }),
  /** `deed`: made on the device; the same again is one act. */
  'drop-taps': z.object({ reason: z.enum(DROP_REASONS), count: z.int(), deed: z.optional(DeedId) }),
  'settle-doubt': z.object({ doubt: z.enum(DOUBTS), count: z.int() }),
  'bring-back': z.object({ document: DocumentNumber }),
  'add-placement': z.object({
    product: ProductId,
    terms: z.enum(TERMS),
    price: Rupiah,
    part: z.nullable(Part),
  }),
  'change-placement': z.object({
    price: z.optional(change(Rupiah)),
    part: z.optional(change(z.nullable(Part))),
    next: z.optional(change(z.nullable(NextPrice))),
    on: z.optional(change(z.boolean())),
    rack: z.optional(change(z.string())),
    from: z.optional(change(z.nullable(DateOnly))),
    to: z.optional(change(z.nullable(DateOnly))),
    isPinned: z.optional(change(z.boolean())),
  }),
  'end-placement': z.object({ to: change(z.nullable(DateOnly)) }),
  'order-shelf': z.object({ before: z.nullable(PlacementId) }),
  'move-goods': z.object({ kind: z.enum(GOODS_MOVEMENTS), batch: BatchName, quantity: z.int() }),
  'receive-goods': paper,
  'counter-note': z.extend(paper, { takesBack: NoteId }),
  'count-stock': paper,
  'write-off': z.extend(paper, { reason: z.enum(GOODS_REASONS) }),
  'return-goods': z.extend(paper, { reason: z.enum(GOODS_REASONS) }),
  'add-room': z.object({ kind: z.enum(ROOM_KINDS), floor: z.int() }),
  // Which, as one reads them out: `801–824`.
  'add-rooms': z.object({ added: z.int(), rooms: z.array(z.string()).check(z.maxLength(RUNS_TOLD_MAX)) }),
  'rename-room': z.object({ name: change(RoomName), floor: change(z.int()) }),
  'close-room': z.object({ from: DateOnly, to: z.nullable(DateOnly) }),
  'open-room': z.object({ from: DateOnly, to: z.nullable(DateOnly) }),
  'print-cards': z.object({
    cards: z.int(),
    rooms: z.array(z.string()).check(z.maxLength(RUNS_TOLD_MAX)),
  }),
  // What it is now, of what is another than before.
  'change-outlet': z.object({
    phone: z.optional(change(z.string())),
    payments: z.optional(change(z.array(z.enum(PAYMENT_METHODS)))),
    confirmAtDesk: z.optional(change(z.boolean())),
    closingHour: z.optional(change(z.int())),
    hours: z.optional(z.boolean()),
    lockMinutes: z.optional(change(z.int())),
    wifi: z.optional(z.boolean()),
    // Whose code it is, by name, city and national number.
    qris: z.optional(change(z.nullable(z.string()))),
  }),
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
  'choose-pin': nothing,
  'change-pin': nothing,
  'reset-pin': nothing,
  'give-pass': nothing,
  'withdraw-pass': nothing,
  'add-passkey': passkey,
  'rename-passkey': z.object({ device: change(z.string()) }),
  'end-passkey': passkey,
  'add-person': z.object({ rights: z.array(z.enum(RIGHTS)), again: z.boolean() }),
  'change-rights': z.object({ rights: change(z.array(z.enum(RIGHTS))) }),
  'rename-person': z.object({ name: change(z.string()) }),
  'end-person': nothing,
  'end-session': z.object({ device: z.string() }),
  'end-device': enrolment,
  'give-token': nothing,
  'end-tokens': z.object({ ended: z.int() }),
  'add-recipient': recipient,
  'remove-recipient': recipient,
  // From which number on; null: what was put aside.
  'prove-channel': nothing,
  'change-duty': z.object({ lines: change(z.int()) }),
  'tell-again': z.extend(recipient, { from: z.nullable(z.int()) }),
  'take-sheet': z.object({ added: z.int(), changed: z.int() }),
  'undo-sheet': z.object({ undone: z.int(), left: z.int() }),
  'add-maker': registered,
  'change-maker': registered,
  'publish-maker': registered,
  'retire-maker': registered,
  'return-maker': registered,
  'add-product': registered,
  'change-product': registered,
  'publish-product': registered,
  'retire-product': registered,
  'return-product': registered,
  'adopt-product': registered,
  'refuse-product': registered,
  'join-product': registered,
  'add-outlet': registered,
  'correct-outlet': registered,
  'end-outlet': registered,
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
