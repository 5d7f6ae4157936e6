/**
 * What a route's handler is given and gives back. Parsing, problems, cookies and status codes are this folder's
 * work; what the words mean is the routes'.
 */
import type * as z from 'zod/mini'
import type { ProblemCode } from '../../contract/problem.ts'
import type { RouteAnswer, RouteName, Routes } from '../../contract/routes.ts'
import type { Refusal } from '../../domain/result.ts'

type Parsed<Part> = Part extends z.ZodMiniType ? z.output<Part> : undefined
type PartOf<Address, Part extends string> = Address extends Record<Part, infer Schema> ? Schema : undefined

/** A request after parsing at the door; a part that its address does not have is `undefined`. */
export interface InputOf<Address> {
  readonly params: Parsed<PartOf<Address, 'params'>>
  readonly query: Parsed<PartOf<Address, 'query'>>
  readonly body: Parsed<PartOf<Address, 'body'>>
}

export interface CookieOptions {
  /** Seconds; absent for as long as the browser runs. */
  readonly maxAgeS?: number
}

/** The part of HTTP that a handler may touch. Cookie names are given without prefix or port: those are added here. */
export interface Exchange {
  /** The version of the contract that is spoken with this client. */
  readonly contract: number
  /** Every cookie of that family (`guest` → guest cookies of all outlets), by the rest of its name (the outlet). */
  cookies(family: string): ReadonlyMap<string, string>
  setCookie(family: string, key: string, value: string, options?: CookieOptions): void
  clearCookie(family: string, key: string): void
  header(name: string): string | undefined
  setHeader(name: string, value: string): void
}

/** A handler's answer: the value (`created` for a first success with 201) or a refusal that becomes a problem. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value; readonly created?: boolean }
  | { readonly ok: false; readonly refusal: Refusal<ProblemCode>; readonly retryAfterS?: number }

export type Handler<Name extends RouteName, Caller> = (
  input: InputOf<Routes[Name]>,
  caller: Caller,
  exchange: Exchange,
) => Promise<Answer<RouteAnswer<Name>>>
