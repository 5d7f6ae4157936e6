/** What somebody did. */
import { ACTS, THINGS } from '../../../domain/act.ts'
import { ACTOR_KINDS } from '../../../domain/actor.ts'
import { body, free, key, number, oneOf, outlet, person, type Table, time } from '../columns.ts'

export const ACTS_TABLES = {
  /** Of the whole city where the outlet is ''. */
  acts: {
    columns: {
      outlet,
      seq: key(number),
      what: oneOf(ACTS),
      at: time,
      actor: oneOf(ACTOR_KINDS),
      who: person('clerk', 'act'),
      terminal: free('operator', 'act'),
      thing: oneOf(THINGS),
      subject: person('clerk', 'act'),
      times: number,
      body: body('act', 'clerk', 'act'),
    },
    indices: [
      { on: ['outlet', 'who', 'seq'] },
      { on: ['outlet', 'subject', 'seq'] },
      { on: ['outlet', 'what', 'at'] },
      { on: ['outlet', 'at'] },
    ],
  },
} as const satisfies Record<string, Table>
