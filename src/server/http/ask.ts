/** Who asks and what they say, checked before anything is done: the same for routes and files, in the same order. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Right } from '../../contract/routes.ts'
import { type Doing, exchangeOf, type Hints, hintsOf } from './exchange.ts'
import type { Answer, Exchange } from './handler.ts'
import { parse, type Taking } from './parse.ts'
import { type ProblemParts, problemOf } from './problem.ts'

/** What an address demands of whoever calls: a right of theirs, and that they have proved just now who they are. */
export interface Demand {
  readonly right?: Right
  readonly again?: true
  /** Whoever asks may be at a desk that is locked. */
  readonly evenLocked?: true
}

/** By who may call, whoever does, if they meet what is demanded. */
export type Identify<Callers> = {
  readonly [Who in keyof Callers]: (
    exchange: Exchange,
    hints: Hints,
    demand: Demand,
  ) => Promise<Answer<Callers[Who]>>
}

export interface AskOptions<Callers> {
  readonly identify: Identify<Callers>
  readonly secure: boolean
}

export type Asked =
  | { readonly ok: true; readonly caller: unknown; readonly input: unknown; readonly exchange: Exchange }
  /** `isNowhere`: the path is none of this address's. */
  | { readonly ok: false; readonly problem: ProblemParts; readonly isNowhere: boolean }

export async function ask<Callers>(
  address: Taking & Demand & { readonly who: keyof Callers },
  { identify, secure }: AskOptions<Callers>,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  doing?: Doing,
): Promise<Asked> {
  const exchange = exchangeOf({ secure }, request, reply)
  const caller = await identify[address.who](exchange, hintsOf(request, exchange, doing), address)
  if (!caller.ok) return { ok: false, problem: problemOf(caller), isNowhere: false }
  const input = parse(address, request)
  if (!input.ok)
    return { ok: false, problem: { code: 'invalid', ...input.fault }, isNowhere: input.part === 'params' }
  return { ok: true, caller: caller.value, input: input.value, exchange }
}
