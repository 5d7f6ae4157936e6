/**
 * Whoever is signed in is out at once where somebody ends their session: a stream of this page says so by its end. One page that is
 * looked at listens, for a browser has few connections to a server; another asks when it is looked at again. The same stream tells that
 * something was done at the desk.
 */
import type { EventName } from '../../contract/event-names.ts'
import { CONTRACT_QUERY, CONTRACT_VERSION } from '../../contract/version.ts'
import type { OutletId } from '../../domain/ids.ts'
import { deedTaken } from './deeds.ts'

/**
 * `outlet`: null at the agency. `ask`: the stream has ended, or never began: are they still in? `desk`: whether anybody is at that
 * outlet's, as often as the stream says it. Answers what stops it.
 */
export function whileIn(
  outlet: OutletId | null,
  ask: () => void,
  desk: (attended: boolean) => void = () => undefined,
): () => void {
  let source: EventSource | null = null
  const place = outlet === null ? '' : `outlet=${encodeURIComponent(outlet)}&`
  function listen(): void {
    source?.close()
    source = null
    if (document.visibilityState !== 'visible') return
    source = new EventSource(`/api/member/events?${place}${CONTRACT_QUERY}=${CONTRACT_VERSION}`)
    source.onerror = ask
    source.addEventListener('rooms' satisfies EventName, deedTaken)
    source.addEventListener('desk' satisfies EventName, ({ data }) => {
      const { attended } = JSON.parse(data) as { readonly attended: boolean }
      desk(attended)
    })
  }
  listen()
  document.addEventListener('visibilitychange', listen)
  return () => {
    source?.close()
    document.removeEventListener('visibilitychange', listen)
  }
}
