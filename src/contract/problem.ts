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
  'session-required': { status: 401, final: false, title: 'Sign in first' },
  'auditor-required': { status: 401, final: false, title: "An auditor's token is needed" },
  'wrong-pin': { status: 401, final: false, title: 'Name and PIN do not match' },
  'wrong-passkey': { status: 401, final: false, title: 'This passkey opens nothing here' },
  'too-many-passkeys': {
    status: 409,
    final: true,
    title: 'This person has as many passkeys as one may have',
  },
  'terminal-required': { status: 403, final: false, title: 'This device is not enrolled at this desk' },
  'not-allowed': { status: 403, final: true, title: 'This person may not do that' },
  'wrong-code': { status: 403, final: false, title: 'This code is wrong or has run out' },
  'stay-code-required': { status: 403, final: false, title: 'The stay code is needed' },
  'stay-code-wrong': { status: 403, final: false, title: 'The stay code is wrong' },
  'confirmation-pending': { status: 403, final: false, title: 'The desk has to confirm this phone' },
  'no-stay': { status: 409, final: true, title: 'Nobody is checked in to this room' },
  'room-occupied': { status: 409, final: true, title: 'Somebody is checked in to this room' },
  'room-exists': { status: 409, final: true, title: 'A room of that name is already there' },
  'open-orders': { status: 409, final: true, title: 'Orders of this stay are still open' },
  'order-mismatch': { status: 409, final: true, title: 'This id already stands for another order' },
  'price-changed': { status: 409, final: true, title: 'A price has changed' },
  'sold-out': { status: 409, final: true, title: 'Fewer are left than ordered' },
  cancelled: { status: 409, final: true, title: 'This order was cancelled' },
  'wrong-state': { status: 409, final: true, title: 'The order is past that step' },
  'stock-short': { status: 409, final: true, title: 'The shelf holds fewer than that' },
  'already-voided': { status: 409, final: true, title: 'This document is void already' },
  'stay-ended': { status: 410, final: true, title: 'This stay is over' },
  'too-many': { status: 429, final: false, title: 'Too many, try again later' },
  fault: { status: 500, final: false, title: 'Something broke here; nothing was half done' },
  'log-incomplete': {
    status: 503,
    final: false,
    title: 'Documents are missing from the log and are to be restored first',
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
