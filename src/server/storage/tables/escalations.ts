/** Who was told that an order was unseen, by what people are reached, and who is on duty. */
import { RUNGS, WAYS } from '../../../domain/escalation.ts'
import { LANGUAGES } from '../../../domain/language.ts'
import {
  free,
  hash,
  idOf,
  key,
  machine,
  nullable,
  number,
  oneOf,
  outlet,
  ownId,
  person,
  secretHash,
  type Table,
  time,
} from '../columns.ts'

/** One telling: by which way, to whom, and what became of it. */
const telling = {
  rung: key(oneOf(RUNGS)),
  way: key(oneOf(WAYS)),
  /** A gateway's hook; '' where the way is but one. */
  recipient: key(ownId),
  /** Whom it was for. */
  person: nullable(person('clerk', 'past')),
  begun_at: time,
  tries: number,
  /** Whoever is at it is known by the time until which it rests. */
  rests_until: time,
  taken_at: nullable(time),
  /** When the device itself said that it had. */
  arrived_at: nullable(time),
  /** How many it reached, of a way that reaches several. */
  reached: nullable(number),
  /** Of what was taken: it has not arrived in time. */
  fault: nullable(machine),
  /** When a phone that had taken it was told that somebody has seen the order. */
  closed_at: nullable(time),
}

export const ESCALATIONS_TABLES = {
  escalations: {
    columns: { outlet, order_id: key(idOf('orders')), ...telling },
    indices: [
      { on: ['outlet', 'order_id'], isPartial: true },
      { on: ['outlet', 'order_id'], isPartial: true },
    ],
  },
  /** The same of a desk at which nobody was. */
  desk_silences: {
    columns: { outlet, since: key(time), ...telling },
    indices: [
      { on: ['outlet', 'since'], isPartial: true },
      { on: ['outlet', 'since'], isPartial: true },
    ],
  },
  push_addresses: {
    columns: {
      outlet,
      /** Of its endpoint: a browser that comes again is the same. */
      browser: key(hash),
      person: person('clerk', 'lapsed'),
      session: secretHash,
      language: oneOf(LANGUAGES),
      endpoint: free('clerk', 'lapsed'),
      p256dh: machine,
      auth: machine,
      expires_at: time,
    },
  },
  channels: {
    columns: {
      outlet,
      /** A gateway's hook, or a browser. */
      recipient: key(ownId),
      /** What is asked of whoever reads it, until it is said or too late. */
      code: nullable(machine),
      asked_at: nullable(time),
      proved_at: nullable(time),
      failed_at: nullable(time),
      fault: nullable(machine),
    },
  },
  duties: {
    columns: {
      outlet,
      line: key(number),
      /** Seven marks, Monday first. */
      days: machine,
      from_hour: number,
      to_hour: number,
      first_person: person('clerk', 'office'),
      second_person: nullable(person('clerk', 'office')),
    },
  },
} as const satisfies Record<string, Table>
