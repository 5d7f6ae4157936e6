/**
 * Server-sent events with a cursor. The browser reconnects by itself with `Last-Event-ID`; where it gives up (an error
 * status, a captive portal) this opens a new stream from the last number seen. Times and ids are the server's.
 */
import type { EVENT_DATA, EventName } from '../../contract/event.ts'

/** The shape of each event's data, by its schema. */
type Data<Name extends EventName> = (typeof EVENT_DATA)[Name]['_zod']['output']
export type EventHandlers = { readonly [Name in EventName]?: (data: Data<Name>) => void }

export interface StreamOptions {
  /** Address without query. */
  readonly address: '/api/events' | '/api/desk/events'
  readonly outlet: string
  /** The cursor to go on from. */
  readonly after: number
  readonly handlers: EventHandlers
  /** Open or not: what the line "connected" stands on. */
  connected(is: boolean): void
}

const RETRY_MS = 3_000
const RETRY_MAX_MS = 30_000

/** Answers the function that closes the stream. */
export function openStream({ address, outlet, after, handlers, connected }: StreamOptions): () => void {
  let source: EventSource
  let seen = after
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = RETRY_MS

  function open(): void {
    source = new EventSource(`${address}?outlet=${outlet}&after=${seen}`)
    source.onopen = () => {
      wait = RETRY_MS
      connected(true)
    }
    source.onerror = () => {
      connected(false)
      if (source.readyState !== EventSource.CLOSED) return
      timer = setTimeout(open, wait)
      wait = Math.min(wait * 2, RETRY_MAX_MS)
    }
    for (const name of Object.keys(handlers) as EventName[]) source.addEventListener(name, hear(name))
  }

  function hear<Name extends EventName>(name: Name) {
    return (event: MessageEvent<string>) => {
      if (event.lastEventId !== '') seen = Number(event.lastEventId)
      handlers[name]?.(JSON.parse(event.data) as Data<Name>)
    }
  }

  open()
  return () => {
    clearTimeout(timer)
    source.close()
  }
}
