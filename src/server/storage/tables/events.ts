/** What whoever listens is told. */
import { idOf, key, nullable, number, oneOf, outlet, person, type Table, time } from '../columns.ts'

/** What happened to what: an order, a stay (check-in, move, check-out), a room's waiting phones. */
export const EVENT_KINDS = ['order', 'stay', 'rooms'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

export const EVENTS_TABLES = {
  events: {
    columns: {
      outlet,
      seq: key(number),
      kind: oneOf(EVENT_KINDS),
      stay: nullable(idOf('stays')),
      subject: person('guest', 'past'),
      at: time,
    },
  },
} as const satisfies Record<string, Table>
