/** What a route is: one JSON address of the wire, who may call it, and what it takes, answers and refuses. */
import type * as z from 'zod/mini'
import type { AgencyRight, OutletRight, Right } from '../../domain/rights.ts'
import type { ProblemCode } from '../problem.ts'

export type { Right }

/**
 * Who may call: `anyone`, or the holder of a guest's, clerk's, manager's or officer's session. A `member` is a manager of the
 * outlet that is named, or an officer where none is: what is alike at both stands once.
 */
export const AUDIENCES = ['anyone', 'guest', 'desk', 'manager', 'agency', 'member'] as const
export type Audience = (typeof AUDIENCES)[number]

interface RouteParts {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  /** With `{name}` for what `params` parses. */
  readonly path: string
  readonly says: string
  readonly params?: z.ZodMiniObject
  readonly query?: z.ZodMiniObject
  readonly body?: z.ZodMiniType
  /** Of a body that may be larger than those of other routes. */
  readonly bodyBytesMax?: number
  readonly answer: z.ZodMiniType
  /** Status of a first success when it is not 200. */
  readonly created?: 201
  readonly problems: readonly ProblemCode[]
  /** A desk that is locked may. */
  readonly evenLocked?: true
}

/**
 * Without a right, whoever is signed in may. `again`: it cannot be undone, and is taken of whoever has proved within five
 * minutes who they are (`prove-again` says how they can).
 */
export type Route = RouteParts &
  (
    | { readonly who: 'anyone' | 'guest'; readonly right?: never; readonly again?: never }
    | { readonly who: 'desk' | 'manager'; readonly right?: OutletRight; readonly again?: true }
    | { readonly who: 'agency'; readonly right?: AgencyRight; readonly again?: true }
    | { readonly who: 'member'; readonly right?: AgencyRight & OutletRight; readonly again?: true }
  )
