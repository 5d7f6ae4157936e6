/** Refusals on the wire: RFC 9457 `application/problem+json` with a stable `code`. */
import * as z from 'zod/mini'

/**
 * Every code with its HTTP status and a title in English; screens translate by code. `final`: a verdict. Whoever asked is
 * told, and nothing sends it again by itself. The others are of the moment, or of who asks and from where: the same
 * request may be taken later.
 */
export const PROBLEMS = {
  invalid: { status: 422, final: true, title: 'The request does not say what this address needs' },
  'not-json': { status: 400, final: true, title: 'The body is not JSON' },
  'too-large': { status: 413, final: true, title: 'The request is larger than this address takes' },
  'not-found': { status: 404, final: true, title: 'Nothing is here' },
  'method-not-allowed': { status: 405, final: true, title: 'This address does not take that method' },
  'unsupported-media-type': { status: 415, final: true, title: 'This address takes application/json' },
  'unsupported-contract': {
    status: 400,
    final: false,
    title: 'This version of the contract is not served here',
  },
  'wrong-origin': { status: 403, final: false, title: 'Writes are taken from the own pages only' },
  'unknown-outlet': { status: 404, final: true, title: 'No such outlet' },
  'unknown-room': { status: 404, final: true, title: 'No such room, or its code has been changed' },
  'unknown-order': { status: 404, final: true, title: 'No such order in this stay' },
  'unknown-document': { status: 404, final: true, title: 'No such document, or its link is not complete' },
  'document-lost': {
    status: 410,
    final: true,
    title: 'A document of that number was signed, and was lost since; its loss was accepted',
  },
  'unknown-placement': { status: 404, final: true, title: 'No such placement at this outlet' },
  'unknown-product': { status: 404, final: true, title: 'No such product in the register' },
  'unknown-maker': { status: 404, final: true, title: 'No such maker in the register' },
  'name-taken': { status: 409, final: true, title: 'That name is taken, and stays taken' },
  incomplete: { status: 409, final: true, title: 'Something is missing before guests may see this' },
  'wrong-standing': { status: 409, final: true, title: 'This cannot be done to it as it stands' },
  full: { status: 409, final: true, title: 'There are as many here as there may be' },
  'session-required': { status: 401, final: false, title: 'Sign in first' },
  'auditor-required': { status: 401, final: false, title: "An auditor's token is needed" },
  'wrong-pin': { status: 401, final: false, title: 'Name and PIN do not match' },
  'weak-pin': { status: 422, final: true, title: 'This PIN is easy to guess' },
  'wrong-passkey': { status: 401, final: false, title: 'This passkey opens nothing here' },
  'too-many-passkeys': {
    status: 409,
    final: true,
    title: 'This person has as many passkeys as one may have',
  },
  'unknown-person': { status: 404, final: true, title: 'Nobody of that name is here' },
  'person-exists': { status: 409, final: true, title: 'That name is or was somebody’s here' },
  'person-ended': {
    status: 409,
    final: true,
    title: 'Somebody of that name was here; say that it is the same person, or choose another name',
  },
  'last-person': {
    status: 409,
    final: true,
    title: 'Nobody would be left who could undo it; give the right to another first',
  },
  'has-manager': { status: 409, final: true, title: 'Somebody there can add people already' },
  'terminal-required': { status: 403, final: false, title: 'This device is not enrolled at this desk' },
  'not-allowed': { status: 403, final: true, title: 'This person may not do that' },
  'desk-locked': { status: 403, final: false, title: 'This desk is locked: a PIN opens it' },
  'prove-again': { status: 403, final: false, title: 'Prove once more who you are, then ask again' },
  'wrong-code': { status: 403, final: false, title: 'This code is wrong or has run out' },
  'stay-code-required': { status: 403, final: false, title: 'The stay code is needed' },
  'stay-code-wrong': { status: 403, final: false, title: 'The stay code is wrong' },
  'confirmation-pending': { status: 403, final: false, title: 'The desk has to confirm this phone' },
  'no-stay': { status: 409, final: true, title: 'Nobody is checked in to this room' },
  'room-occupied': { status: 409, final: true, title: 'Somebody is checked in to this room' },
  'room-closed': { status: 409, final: true, title: 'This room is out of order on that day' },
  'room-exists': { status: 409, final: true, title: 'A room of that name is already there' },
  'stay-used': {
    status: 409,
    final: true,
    title: 'Something was ordered in this stay, or its first day is closed: it was there',
  },
  'open-orders': { status: 409, final: true, title: 'Orders of this stay are still open' },
  'open-bill': {
    status: 409,
    final: true,
    title: 'Kwitansi of this stay are neither paid, posted nor waived',
  },
  'order-mismatch': { status: 409, final: true, title: 'This id already stands for another order' },
  'price-changed': { status: 409, final: true, title: 'A price has changed' },
  'sold-out': { status: 409, final: true, title: 'Fewer are left than ordered' },
  cancelled: { status: 409, final: true, title: 'This order was cancelled' },
  'wrong-state': { status: 409, final: true, title: 'The order is past that step' },
  'stock-short': { status: 409, final: true, title: 'The shelf holds fewer than that' },
  'unknown-note': { status: 404, final: true, title: 'No such paper of goods at this outlet' },
  'note-mismatch': { status: 409, final: true, title: 'This id already stands for another paper' },
  'note-known': { status: 409, final: true, title: 'A paper of that number of the maker was taken already' },
  'lines-refused': { status: 409, final: true, title: 'Some lines cannot be taken; none was' },
  'taken-back': { status: 409, final: true, title: 'This paper was taken back already, or takes one back' },
  'changed-meanwhile': {
    status: 409,
    final: true,
    title: 'Somebody else has changed this meanwhile; nothing was written over',
  },
  'manager-needed': {
    status: 403,
    final: true,
    title: 'This takes whoever may correct: it is older than an hour, or another person’s',
  },
  'already-voided': { status: 409, final: true, title: 'This document is void already' },
  'stay-ended': { status: 410, final: true, title: 'This stay is over' },
  'photo-heic': { status: 422, final: true, title: 'This photograph is HEIC, which browsers do not show' },
  'photo-kind': { status: 422, final: true, title: 'This file is no photograph: JPEG, PNG and WebP are' },
  'photo-broken': { status: 422, final: true, title: 'This photograph cannot be read to its end' },
  'photo-large': { status: 422, final: true, title: 'This photograph has more than 64 million pixels' },
  'photo-small': { status: 422, final: true, title: 'This photograph is narrower than 320 pixels' },
  'photo-long': {
    status: 422,
    final: true,
    title: 'This photograph is more than three times as long as wide',
  },
  'sheet-refused': { status: 422, final: true, title: 'Rows of the sheet are refused; nothing was taken in' },
  'sheet-moved': {
    status: 409,
    final: true,
    title: 'What the sheet was compared to has moved since; nothing was done',
  },
  'too-many': { status: 429, final: false, title: 'Too many, try again later' },
  fault: { status: 500, final: false, title: 'Something broke here; nothing was half done' },
  'log-incomplete': {
    status: 503,
    final: false,
    title: 'Documents are missing from the log and are to be restored first',
  },
  'agency-log-waits': {
    status: 503,
    final: false,
    title: 'Entries are missing from the agency’s log and are to be restored first; nothing was written',
  },
  busy: { status: 503, final: false, title: 'Too busy just now, try again shortly' },
} as const satisfies Record<string, { status: number; final: boolean; title: string }>

export type ProblemCode = keyof typeof PROBLEMS

export const PROBLEM_TYPE = 'application/problem+json'

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
  /** What is wrong here and what to do, in English. */
  detail: z.optional(z.string()),
  /** What the asker can act on: changed prices, shortages, open orders, the fields that are wrong. */
  context: z.optional(z.unknown()),
})
export type Problem = z.infer<typeof Problem>
