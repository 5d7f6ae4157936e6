/** A reader of server-sent events over a real socket, as the WHATWG's algorithm reads them, with cookies and a cursor. */
import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import { EVENT_DATA } from '../../src/contract/event.ts'
import { EVENT_NAMES, type EventName } from '../../src/contract/event-names.ts'

export interface Received {
  readonly name: EventName
  /** `null` for what is only of the moment. */
  readonly id: number | null
  readonly data: unknown
}

export interface Stream {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly received: readonly Received[]
  /** The answer's text, for one that is no stream. */
  readonly text: string
  /** Until something received fits. Rejects when the stream ends before. */
  until(fits: (event: Received) => boolean): Promise<Received>
  /** The same; `null` when the server ended the stream before. */
  untilOrEnd(fits: (event: Received) => boolean): Promise<Received | null>
  /** Until the server ends it. */
  readonly ended: Promise<void>
  /** Hangs up. */
  close(): void
  /** Stops reading, as a phone that is asleep does. */
  pause(): void
  resume(): void
}

export function openStream(url: string, headers: Record<string, string>): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers, agent: false }, response => resolve(reading(request, response)))
    request.on('error', reject)
  })
}

function reading(request: ClientRequest, response: IncomingMessage): Stream {
  const received: Received[] = []
  const waiting = new Set<() => void>()
  let rest = ''
  let text = ''
  let over = false
  const wake = () => {
    for (const look of waiting) look()
  }
  response.setEncoding('utf8')
  response.on('data', (chunk: string) => {
    text += chunk
    const blocks = (rest + chunk).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = parsed(block)
      if (event !== null) received.push(event)
    }
    wake()
  })
  // A connection that was hung up ends like any other.
  response.on('error', () => undefined)
  const ended = new Promise<void>(resolve => {
    response.on('close', () => {
      over = true
      wake()
      resolve()
    })
  })
  function untilOrEnd(fits: (event: Received) => boolean): Promise<Received | null> {
    return new Promise(resolve => {
      const look = () => {
        const found = received.find(fits)
        if (found === undefined && !over) return
        waiting.delete(look)
        resolve(found ?? null)
      }
      waiting.add(look)
      look()
    })
  }
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    received,
    get text() {
      return text
    },
    async until(fits) {
      const found = await untilOrEnd(fits)
      if (found === null) throw new Error(`the stream ended before: ${text.slice(-400)}`)
      return found
    },
    untilOrEnd,
    ended,
    close: () => void request.destroy(),
    pause: () => void response.pause(),
    resume: () => void response.resume(),
  }
}

/** `null` for a comment or a retry time. Data must be what the contract says of that name. */
function parsed(block: string): Received | null {
  const fields = new Map<string, string>()
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^([a-z]+): ?(.*)$/.exec(line) ?? []
    if (name !== '') fields.set(name, value)
  }
  const name = EVENT_NAMES.find(known => known === fields.get('event'))
  if (name === undefined) {
    if (fields.has('data')) throw new Error(`an event the contract does not know: ${block}`)
    return null
  }
  const data: unknown = JSON.parse(fields.get('data') ?? '')
  const id = fields.get('id')
  const read = EVENT_DATA[name].parse(data)
  if (JSON.stringify(read) !== JSON.stringify(data)) throw new Error(`more than the contract says: ${block}`)
  return { name, id: id === undefined ? null : Number(id), data }
}
