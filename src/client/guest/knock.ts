/**
 * A device shows whose it is, and the server must know it a moment later. Where a browser keeps no cookies it never will: that
 * is said as what it is, for the code was right and scanning again would lead here again.
 */
import type { Session } from '../../contract/door.ts'
import type { StayCode } from '../../domain/ids.ts'
import { ask, type Reply } from '../platform/api.ts'
import { haveLeft } from './cookies.ts'
import { now } from './first/state.ts'
import { enterAgain, unusedCode } from './room.ts'

export async function knock(stayCode: StayCode): Promise<Reply<Session> | 'no-cookies'> {
  if (!navigator.cookieEnabled) return 'no-cookies'
  await haveLeft()
  let reply = await show(stayCode)
  // The ticket that this page was given did not come back: by the same door once more, and it does or never will.
  if (isTicketless(reply) && (await enterAgain())) {
    reply = await show(stayCode)
    if (isTicketless(reply)) return 'no-cookies'
  }
  return reply.ok && (await isForgotten()) ? 'no-cookies' : reply
}

function show(stayCode: StayCode): Promise<Reply<Session>> {
  const { slug } = now().outlet
  const code = unusedCode()
  return ask<'openSession'>('POST', '/api/session', {
    body: { outlet: slug, ...(code === null ? {} : { code }), ...(stayCode === '' ? {} : { stayCode }) },
    outlet: slug,
  })
}

function isTicketless(reply: Reply<Session>): boolean {
  return !reply.ok && reply.code === 'unknown-room'
}

async function isForgotten(): Promise<boolean> {
  const { slug } = now().outlet
  const reply = await ask<'session'>('GET', `/api/session?outlet=${slug}`, { outlet: slug })
  return !reply.ok && reply.code === 'session-required'
}
