/**
 * Server-sent events over one connection: numbered events in the order given, a heartbeat that also asks whether the
 * reader may still listen, and an end for a reader that does not keep up. Nothing here knows what events mean.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'

export interface StreamEvent {
  readonly name: string
  /** Where a reader resumes; absent for what is only of the moment. */
  readonly id?: number
  readonly data: unknown
}

export interface EventStream {
  /**
   * Work that ends in an event (or none) is done in the order in which it was handed in, as fast as the reader reads.
   * Resolves when it is done and there is room for more.
   */
  tell(make: () => Promise<StreamEvent | readonly StreamEvent[] | null>): Promise<void>
  /** Asks now whether the reader may still listen. */
  ask(): void
  /** What is being told is the last: of what was handed in behind it nothing is told any more. */
  end(): void
}

export interface StreamHooks {
  /** The event as its reader understands it. */
  spoken(event: StreamEvent): StreamEvent
  /** Every {@link HEARTBEAT_MS}. */
  heartbeat(): void
  /** What it hears last, once the reader may listen no longer; `null`: it may. At each heartbeat and when there is reason to ask. */
  over(): Promise<readonly StreamEvent[] | null>
  /** When its session runs out, by the program's clock: looked at every {@link LOOK_EVERY_MS}. */
  isOver(): boolean
  closed(): void
}

const LOOK_EVERY_MS = 3_000
export const HEARTBEAT_MS = 15_000
/** Events that a slow reader may owe before it is let go; it resumes from its cursor. */
const BACKLOG_EVENTS_MAX = 500
const RETRY_MS = 2_000

let open = 0
/** Streams open in this process. */
export function openStreams(): number {
  return open
}

/** Fifteen digits are a whole number to everybody who reads it. */
const CURSOR = /^\d{1,15}$/

/**
 * The cursor a reader comes with: `Last-Event-ID` when it reconnects, `after` when it begins. `null`: from now on, which is
 * also what anything means that is no cursor.
 */
export function cursorOf(request: FastifyRequest): number | null {
  const { after } = request.query as { after?: unknown }
  const text = request.headers['last-event-id'] ?? after
  return typeof text === 'string' && CURSOR.test(text) ? Number(text) : null
}

export function startStream(reply: FastifyReply, hooks: StreamHooks): EventStream {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.write(`retry: ${RETRY_MS}\n\n`)
  open++

  let told: Promise<void> = Promise.resolve()
  let ending = false
  let ended = false

  /** Events handed in and not yet told. */
  let owed = 0
  let hasRoom = () => {}
  raw.on('drain', () => hasRoom())

  /** Until there is room for more, or nobody to read it. */
  function write(text: string): Promise<void> {
    if (ended || raw.write(text)) return Promise.resolve()
    return new Promise(resolve => {
      hasRoom = resolve
    })
  }

  /** What is still owed is not told any more: the last word does not wait for a reader that is slow. */
  function finish(last: readonly StreamEvent[] = []): void {
    if (ended) return
    ended = true
    open--
    clearInterval(beat)
    raw.end(last.map(format).join(''))
    hasRoom()
    hooks.closed()
  }

  function ask(): void {
    hooks.over().then(
      last => {
        if (last !== null) finish(last)
      },
      () => finish(),
    )
  }

  let looks = 0
  const beat = setInterval(() => {
    if (hooks.isOver()) return finish()
    looks++
    if (looks % (HEARTBEAT_MS / LOOK_EVERY_MS) !== 0) return
    hooks.heartbeat()
    ask()
    // One that owes events is not listening to this either.
    if (owed === 0) void raw.write(': here\n\n')
  }, LOOK_EVERY_MS)
  raw.on('close', () => finish())
  raw.on('error', () => finish())

  return {
    tell(make) {
      if (owed >= BACKLOG_EVENTS_MAX) finish()
      owed++
      told = told
        .then(async () => {
          if (ending || ended) return
          const events = [(await make()) ?? []].flat()
          if (events.length > 0) await write(events.map(hooks.spoken).map(format).join(''))
        })
        // A reader that missed one must not see the next: it comes back with its cursor.
        .catch(() => finish())
        .finally(() => {
          owed--
        })
      return told
    },
    ask,
    end() {
      ending = true
      void told.then(() => finish())
    },
  }
}

function format({ name, id, data }: StreamEvent): string {
  return `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`
}
