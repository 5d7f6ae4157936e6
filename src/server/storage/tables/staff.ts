/** Who works with it: officers, clerks, their tries and their terminals. */
import { STAFF_ROLES } from '../../../domain/staff.ts'
import {
  flag,
  free,
  hash,
  idOf,
  key,
  machine,
  nullable,
  oneOf,
  outlet,
  person,
  secretHash,
  type Table,
  time,
} from '../columns.ts'

export const DEVICE_KINDS = ['tablet', 'terminal'] as const
export type DeviceKind = (typeof DEVICE_KINDS)[number]

export const STAFF_TABLES = {
  officers: {
    columns: {
      name: key(person('officer', 'office')),
      pin_hash: hash,
      peppered_hash: nullable(hash),
      rights: nullable(machine),
      ended_at: nullable(time),
      /** What they are called now; nobody else takes the name that they had. */
      renamed_to: nullable(person('officer', 'office')),
      heard_at: nullable(time),
    },
  },
  officer_sessions: {
    columns: {
      token_hash: key(secretHash),
      name: person('officer', 'lapsed'),
      expires_at: time,
      device: nullable(free('officer', 'lapsed')),
      created_at: nullable(time),
      heard_at: nullable(time),
      proved_at: nullable(time),
    },
  },
  staff: {
    columns: {
      outlet,
      name: key(person('clerk', 'office')),
      role: oneOf(STAFF_ROLES),
      pin_hash: hash,
      peppered_hash: nullable(hash),
      rights: nullable(machine),
      ended_at: nullable(time),
      renamed_to: nullable(person('clerk', 'office')),
      heard_at: nullable(time),
    },
  },
  pin_tries: {
    columns: {
      outlet,
      person: key(person('clerk', 'known')),
      terminal: key(hash),
      spent_until: time,
      known_at: nullable(time),
    },
  },
  devices: {
    columns: {
      outlet,
      token_hash: key(secretHash),
      kind: oneOf(DEVICE_KINDS),
      name: free('operator', 'office'),
      room: nullable(idOf('rooms')),
      enrolled_at: time,
      enrolled_by: person('clerk', 'office'),
      ended_at: nullable(time),
      ended_by: nullable(person('clerk', 'office')),
      heard_at: nullable(time),
    },
  },
  enrolments: {
    columns: {
      outlet,
      code_hash: key(secretHash),
      kind: oneOf(DEVICE_KINDS),
      room: nullable(idOf('rooms')),
      made_by: person('clerk', 'lapsed'),
      expires_at: time,
    },
  },
  presences: {
    columns: {
      outlet,
      /** The clerk's session: two terminals of one name are two. */
      terminal: key(secretHash),
      at: time,
      sound: flag,
      visible: flag,
      /** When its sound worked last. */
      heard_at: nullable(time),
    },
  },
} as const satisfies Record<string, Table>
