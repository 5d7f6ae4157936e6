/**
 * Three kinds of no: a refusal is a value with a code (here), a fault is an `Error` shown at the edge,
 * a bug is an assertion. Rules return refusals; they never throw for what a person may do wrong.
 */

/** Why a command was refused. `code` is stable and crosses the wire; `detail` carries what the asker can act on. */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  readonly detail?: unknown
}

export type Result<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal<Code> }

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function refuse<Code extends string>(
  code: Code,
  detail?: unknown,
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return { ok: false, refusal: detail === undefined ? { code } : { code, detail } }
}

/** The end of every switch over a closed set: a word without its case is a type error. */
export function assertNever(word: never): never {
  throw new Error(`no case for ${JSON.stringify(word)}`)
}
