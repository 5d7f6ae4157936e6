/**
 * Nobody is told of another's stay, and of one's own that is over nothing but the end: not on a stream, however late it
 * hears of that, and not in an answer, but for the verdicts on own orders as long as those are told.
 */
import type { Heard } from '../../../src/client/platform/stream.ts'
import type { Answered } from '../network/network.ts'
import { outlet } from '../server/template.ts'
import type { Look } from './look.ts'
import type { Record } from './record.ts'

/** So long verdicts are told to a stay that is over. */
const TOLD_FOR_MS = 72 * 3_600_000
/** So late a stream may hear at most, by polling, that its stay is over. */
const ENDS_WITHIN_MS = 5_000

const OWN = /^\/api\/(orders(\/.*)?|session)$/
const ONE_ORDER = /^\/api\/orders\/[0-9a-f-]{36}$/

/** A request's session before it was served, for what happens while it is. */
export interface Before {
  readonly stay: string | null
  readonly isOver: boolean
  /** `null`: it is not over, or a backup knows nothing of it. */
  readonly endedAtMs: number | null
}

interface StayRow {
  readonly room: string
  readonly endedAtMs: number | null
}

export interface StayChecks {
  stayOf(cookie: string): string | null
  isOver(stay: string): boolean
  before(cookie: string): Before
  /** An answer that is none of the desk's. */
  answered(answer: Answered, path: string, before: Before): void
  streaming(address: string, cookie: string): (event: Heard) => void
}

export function checkStays(record: Record, look: () => Look, leaptAtMs: () => number): StayChecks {
  const { violate, saw, now } = record

  function stayOf(cookie: string): string | null {
    const token = /(?:^|; )[^=;]*guest[^=;]*=([^;]+)/.exec(cookie)?.[1]
    return (token === undefined ? undefined : record.said.sessions.get(token)) ?? null
  }

  function rowOf(stay: string): StayRow | undefined {
    return look().get<StayRow>(
      'SELECT room, checked_out_at AS "endedAtMs" FROM stays WHERE outlet = ? AND stay = ?',
      outlet.slug,
      stay,
    )
  }

  function isOver(stay: string): boolean {
    return rowOf(stay)?.endedAtMs !== null
  }

  function before(cookie: string): Before {
    const stay = stayOf(cookie)
    const row = stay === null ? undefined : rowOf(stay)
    return {
      stay,
      isOver: stay !== null && row?.endedAtMs !== null,
      endedAtMs: row?.endedAtMs ?? null,
    }
  }

  function answered(answer: Answered, path: string, asked: Before): void {
    const { sent, text } = answer
    for (const [, stay = ''] of text.matchAll(/"stay":"([0-9a-f-]{36})"/g)) {
      const isOpening = path === '/api/session' && sent.method === 'POST'
      if (!isOpening && stay !== asked.stay)
        violate('strangers-see-nothing', `${sent.method} ${path} told ${asked.stay} of ${stay}`)
    }
    if (asked.isOver && path.startsWith('/api/')) afterTheEnd(answer, path, asked)
  }

  function afterTheEnd({ sent, status, text }: Answered, path: string, { endedAtMs }: Before): void {
    const isOwn = OWN.test(path) && !(path === '/api/session' && sent.method === 'POST')
    if (!isOwn) return
    // What was taken before is told as it is, without its papers; of whatever else there is a refusal.
    const isVerdict = status === 200 && sent.method === 'PUT' && ONE_ORDER.test(path)
    if (status < 400 && !isVerdict)
      violate('nothing-after-check-out', `${sent.method} ${path} answered ${status}`)
    if (
      /"kwitansi":\[\{/.test(text) ||
      (status >= 400 && /"(placedAt|unitPrice)":/.test(text) && status !== 409)
    )
      violate('nothing-after-check-out', `${sent.method} ${path} told of an order`)
    if (isVerdict || (status === 410 && text.includes('"verdict"'))) saw('verdict-given-to-an-ended-stay')
    if (status === 401) saw('session-over-after-its-grace')
    else if (endedAtMs !== null && now() - endedAtMs > TOLD_FOR_MS && status !== 429)
      violate('nothing-after-check-out', `${sent.method} ${path} answered ${status} after its grace`)
  }

  /** A stream tells of one stay, in order and as it is, and of nothing after that stay is over. */
  function streaming(address: string, cookie: string): (event: Heard) => void {
    const stay = stayOf(cookie)
    const isDesk = address.startsWith('/api/desk')
    const wasOver = stay !== null && isOver(stay)
    let last = 0
    let hasEnded = false
    if (!isDesk && address.includes('after=')) saw('stream-resumed-from-its-cursor')
    return event => {
      if (event.id !== undefined && event.id <= last) violate('in-order', `event ${event.id} after ${last}`)
      last = event.id ?? last
      if (isDesk) return
      if (wasOver || hasEnded) violate('nothing-after-check-out', `${event.name} was told of ${stay}`)
      hasEnded ||= event.name === 'stay' && event.data.ended
      if (stay !== null) told(event, stay)
    }
  }

  function told(event: Heard, stay: string): void {
    const row = rowOf(stay)
    const isOver = row?.endedAtMs !== null
    // Prices and whether somebody is at the desk are anybody's to know, of a stream that does not outlive its stay.
    const sinceMs = now() - Math.max(row?.endedAtMs ?? now(), leaptAtMs())
    if (isOver && sinceMs > ENDS_WITHIN_MS)
      violate('a-stream-ends-with-its-stay', `${event.name} was told ${sinceMs} ms after ${stay}`)
    if (event.name === 'order') {
      if (event.data.order.stay !== stay)
        violate('strangers-see-nothing', `${stay} was told of an order of ${event.data.order.stay}`)
      if (isOver)
        violate('nothing-after-check-out', `${event.data.order.id} was told after the end of ${stay}`)
    }
    if (event.name !== 'stay') return
    const { stay: named, room, ended } = event.data
    if (named !== stay) violate('strangers-see-nothing', `${stay} was told of ${named}`)
    if (ended !== isOver || room !== row?.room)
      violate('told-what-is', `${stay} in ${row?.room} is told ${room}, ended ${ended}`)
    if (ended) saw('heard-the-end-of-its-stay')
  }

  return { stayOf, isOver, before, answered, streaming }
}
