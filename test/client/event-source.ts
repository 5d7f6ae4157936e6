/** An `EventSource` whose other end is the test. */
import { vi } from 'vitest'

type Listener = (event: MessageEvent<string>) => void

export class FakeEventSource {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSED = 2

  /** All that were opened, oldest first. */
  static opened: FakeEventSource[] = []

  /** The one opened last. */
  static get last(): FakeEventSource {
    const last = FakeEventSource.opened.at(-1)
    if (last === undefined) throw new Error('no stream was opened')
    return last
  }

  readonly url: string
  readyState: number = FakeEventSource.CONNECTING
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  private readonly listeners = new Map<string, Listener>()

  constructor(url: string) {
    this.url = url
    FakeEventSource.opened.push(this)
  }

  addEventListener(name: string, listener: Listener): void {
    this.listeners.set(name, listener)
  }

  close(): void {
    this.readyState = FakeEventSource.CLOSED
  }

  /** The server's side. */
  opens(): void {
    this.readyState = FakeEventSource.OPEN
    this.onopen?.()
  }

  /** `id` '' is an event without one. */
  says(name: string, data: unknown, id = ''): void {
    this.listeners.get(name)?.(new MessageEvent(name, { data: JSON.stringify(data), lastEventId: id }))
  }

  /** The connection drops; the browser tries again by itself unless it `givesUp`. */
  fails(givesUp: boolean): void {
    this.readyState = givesUp ? FakeEventSource.CLOSED : FakeEventSource.CONNECTING
    this.onerror?.()
  }
}

export function fakeEventSource(): void {
  FakeEventSource.opened = []
  vi.stubGlobal('EventSource', FakeEventSource)
}
