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
  const hand = handingOn(on)
  for (const name of EVENT_NAMES)
    source.addEventListener(name, (event: MessageEvent<string>) => hand(name, event))
  return source
}

/** What an `EventSource` hands out: `lastEventId` is the event's own number, or that of any event before it. */
export interface SourceEvent {
  readonly data: string
  readonly lastEventId: string
}

/** For the events of one source, in their order: the number of the one before is no event's own. */
export function handingOn(on: SourceListener): (name: EventName, event: SourceEvent) => void {
  let before = ''
  return (name, { data, lastEventId }) => {
    const id = IS_NUMBERED[name] && lastEventId !== before ? numberOf(lastEventId) : undefined
    before = lastEventId
    const read = objectOf(data)
    if (read !== null) on.heard({ name, data: read, ...(id === undefined ? {} : { id }) } as Heard)
    // What is of the moment is said again in a moment; what is numbered is not.
    else if (IS_NUMBERED[name]) on.missed(id)
  }
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
