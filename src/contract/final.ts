/**
 * Is a refusal final? What `PROBLEMS` says of each code, told apart from the schemas: a phone needs this little. A code
 * that is not known here, as the next release may have, goes by its status: what is refused to the request ends; what
 * wants somebody signed in, patience or a server that works is asked again. So nothing waits for ever for an answer that
 * nobody here can read.
 */
import type { ProblemCode } from './problem.ts'

/** These read as final by their status, and are put right by somebody: a code, a terminal, a newer page. */
const PUT_RIGHT = [
  'unsupported-contract',
  'wrong-origin',
  'terminal-required',
  'prove-again',
  'desk-locked',
  'wrong-code',
  'stay-code-required',
  'stay-code-wrong',
  'confirmation-pending',
] as const satisfies readonly ProblemCode[]

/** Not signed in, too slow, too early, too many. */
const ASKED_AGAIN = [401, 408, 425, 429]

/** `status`: absent where no server was heard. */
export function isFinal(code: ProblemCode | 'offline', status = 0): code is ProblemCode {
  if (status < 400 || status >= 500 || ASKED_AGAIN.includes(status)) return false
  return !(PUT_RIGHT as readonly string[]).includes(code)
}
