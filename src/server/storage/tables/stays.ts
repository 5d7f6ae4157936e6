/** Who stays, and by which phone or tablet. */
import { PROOF_WAYS } from '../../../domain/proof.ts'
import {
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

export const SESSION_ROLES = ['guest', 'staff'] as const
export type SessionRole = (typeof SESSION_ROLES)[number]

export const STAYS_TABLES = {
  stays: {
    columns: {
      outlet,
      stay: key(idOf('stays')),
      room: person('guest', 'stay'),
      checked_in_at: time,
      checked_out_at: nullable(time),
      leaves_at: nullable(time),
      salt: nullable(hash),
    },
    indices: [
      { on: ['outlet', 'room'], isUnique: true, isPartial: true },
      { on: ['outlet', 'checked_out_at'] },
    ],
  },
  sessions: {
    columns: {
      outlet,
      token_hash: key(secretHash),
      role: oneOf(SESSION_ROLES),
      stay: nullable(idOf('stays')),
      staff: nullable(person('clerk', 'lapsed')),
      /** Of a guest's, the hash of the room's tablet; of a clerk's, the name of the terminal. */
      device: nullable(free('operator', 'lapsed')),
      created_at: time,
      expires_at: time,
      /** The enrolled device that a clerk's was opened at. */
      enrolled: nullable(secretHash),
      heard_at: nullable(time),
      proved_at: nullable(time),
      proved_by: nullable(oneOf(PROOF_WAYS)),
      locked_at: nullable(time),
    },
    indices: [{ on: ['outlet', 'stay'] }],
  },
  wrong_codes: {
    columns: { outlet: idOf('outlets'), room: idOf('rooms'), at: time },
    indices: [{ on: ['outlet', 'room', 'at'] }],
  },
  confirmations: {
    columns: {
      outlet,
      id: key(idOf('confirmations')),
      room: person('guest', 'lapsed'),
      secret_hash: secretHash,
      match: machine,
      asked_at: time,
      allowed_stay: nullable(idOf('stays')),
      answered_at: nullable(time),
    },
  },
} as const satisfies Record<string, Table>
