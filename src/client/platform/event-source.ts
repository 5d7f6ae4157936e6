/** The browser's `EventSource` as one connection: it never comes back by itself, for that is the stream's to decide. */
import { EVENT_NAMES, type EventName, IS_NUMBERED } from '../../contract/event-names.ts'
import type { Heard, OpenSource, SourceListener } from './stream.ts'

export const openEventSource: OpenSource = (address, on) => {
  const source = new EventSource(address)
  source.onopen = on.open
  source.onerror = () => {
    source.close()
    on.gone()
  }
  for (const name of EVENT_NAMES)
    source.addEventListener(name, (event: MessageEvent<string>) => handOn(name, event, on))
  return source
}

/** What an `EventSource` hands out: `lastEventId` is the event's own number, or that of any event before it. */
export interface SourceEvent {
  readonly data: string
  readonly lastEventId: string
}

export function handOn(name: EventName, { data, lastEventId }: SourceEvent, on: SourceListener): void {
  const id = IS_NUMBERED[name] ? numberOf(lastEventId) : undefined
  const read = objectOf(data)
  if (read !== null) on.heard({ name, data: read, ...(id === undefined ? {} : { id }) } as Heard)
  // What is of the moment is said again in a moment; what has a number is not.
  else if (IS_NUMBERED[name]) on.missed(id)
}

function numberOf(lastEventId: string): number | undefined {
  return /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : undefined
}

/** `null` for what nobody can read: something on the way may have cut it, or put a page of its own in its place. */
function objectOf(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
