/**
 * Server-sent events with a cursor and a reconnect of our own: after an error, and after a silence in which a living server
 * would have been heard, a new stream is opened from the last number seen. Ids are the server's.
 */
import type { EVENT_DATA } from '../../contract/event.ts'
import type { EventName, IS_NUMBERED } from '../../contract/event-names.ts'
import { CONTRACT_QUERY, CONTRACT_VERSION } from '../../contract/version.ts'
import type { OutletId } from '../../domain/ids.ts'
import type { Device } from './device.ts'

/** The shape of each event's data, by its schema. */
type Data<Name extends EventName> = (typeof EVENT_DATA)[Name]['_zod']['output']

/** An event as it was heard; without an id it is of the moment and not resumed. */
export type Heard = {
  readonly [Name in EventName]: {
    readonly name: Name
    readonly id?: (typeof IS_NUMBERED)[Name] extends true ? number | undefined : undefined
    readonly data: Data<Name>
  }
}[EventName]

/** One connection, wherever it comes from. `gone` is said once, and then nothing more. */
export type OpenSource = (address: string, on: SourceListener) => { close(): void }
export interface SourceListener {
  open(): void
  heard(event: Heard): void
  /** An event that could not be read, with its number where it has one. */
  missed(id: number | undefined): void
  gone(): void
}

export interface StreamOptions {
  /** Address without query. */
  readonly address: '/api/events' | '/api/desk/events'
  readonly outlet: OutletId
  /** The cursor to go on from; `null`: from now on. */
  readonly after: number | null
  readonly device: Pick<Device, 'after' | 'random'>
  readonly open: OpenSource
  heard(event: Heard): void
  /** Open or not: what the line "connected" stands on. */
  connected(is: boolean): void
}

const RETRY_MS = 2_000
const RETRY_MAX_MS = 30_000
/** The server says every 15 s whether the desk is there: three of these missed are a dead line. */
export const SILENCE_MS = 45_000

/** Answers the function that closes the stream. */
export function openStream(options: StreamOptions): () => void {
  const { address, outlet, after, device, open, heard, connected } = options
  const asked = `${address}?outlet=${outlet}&${CONTRACT_QUERY}=${CONTRACT_VERSION}`
  let seen = after
  let failures = 0
  let closed = false
  let source: { close(): void } | undefined
  let stop = (): void => undefined

  function wait(ms: number, then: () => void): void {
    stop()
    stop = device.after(ms, then)
  }

  function connect(): void {
    wait(SILENCE_MS, lose)
    source = open(asked + (seen === null ? '' : `&after=${seen}`), {
      open() {
        failures = 0
        wait(SILENCE_MS, lose)
        connected(true)
      },
      heard(event) {
        wait(SILENCE_MS, lose)
        if (event.id !== undefined) seen = event.id
        heard(event)
      },
      // As after any gap, everything is read afresh; the same event would be no more readable a second time.
      missed(id) {
        if (id !== undefined) seen = id
        lose()
      },
      gone: lose,
    })
  }

  function lose(): void {
    if (closed) return
    source?.close()
    connected(false)
    const backoffMs = Math.min(RETRY_MS * 2 ** failures++, RETRY_MAX_MS)
    wait(backoffMs * (0.5 + device.random()), connect)
  }

  connect()
  return () => {
    closed = true
    stop()
    source?.close()
  }
}
