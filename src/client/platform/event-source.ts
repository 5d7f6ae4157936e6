/** The browser's `EventSource` as one connection: it never comes back by itself, for that is the stream's to decide. */
import { EVENT_NAMES } from '../../contract/event-names.ts'
import type { Heard, OpenSource } from './stream.ts'

export const openEventSource: OpenSource = (address, on) => {
  const source = new EventSource(address)
  source.onopen = on.open
  source.onerror = () => {
    source.close()
    on.gone()
  }
  for (const name of EVENT_NAMES) {
    source.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) =>
      on.heard({
        name,
        data: JSON.parse(data),
        ...(lastEventId === '' ? {} : { id: Number(lastEventId) }),
      } as Heard),
    )
  }
  return source
}
