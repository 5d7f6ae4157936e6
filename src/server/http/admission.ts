/**
 * How many writes are under way at once. One more than that is told to come again before anything of it is read: the
 * others are then answered in the time in which they always are, and what is refused costs next to nothing. Reads,
 * streams and health are always let in, and so is what must be heard above all (`always`).
 */
import type { FastifyInstance } from 'fastify'
import { isRead } from './headers.ts'
import { sendProblem } from './problem.ts'

/** Writes of this process between their first byte and their answer; at a thousand a second the last waits half a second. */
export const WRITES_MAX = 512
/** Those refused come back one after the other, not all at the same moment. */
const RETRY_S = [1, 2, 3, 4]

/** `always`: addresses of writes that are never refused here. */
export function addAdmission(app: FastifyInstance, always: readonly string[]): void {
  let underWay = 0
  let refused = 0
  app.addHook('onRequest', (request, reply, next) => {
    if (isRead(request.method) || always.includes(request.routeOptions.url ?? '')) return next()
    if (underWay >= WRITES_MAX)
      return void sendProblem(reply, { code: 'busy', retryAfterS: RETRY_S[refused++ % RETRY_S.length] })
    underWay++
    // Answered or hung up.
    reply.raw.once('close', () => underWay--)
    next()
  })
}
