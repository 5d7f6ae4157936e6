/** An `EventSource` whose other end is the test: what is sent is text, read as browsers read it. */
import { vi } from 'vitest'
import { readEventText } from '../support/event-text.ts'

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
  private readonly text = readEventText()

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

  /** Without `id` the event bears that of the one before, as in any browser. */
  says(name: string, data: unknown, id?: string): void {
    const number = id === undefined ? '' : `id: ${id}\n`
    this.sends(`event: ${name}\n${number}data: ${JSON.stringify(data)}\n\n`)
  }

  /** Any text, as it may arrive. What a source has still to tell when it is closed is told no more. */
  sends(text: string): void {
    for (const { name, data, lastEventId } of this.text.hear(text)) {
      if (this.readyState === FakeEventSource.CLOSED) return
      this.listeners.get(name)?.(new MessageEvent(name, { data, lastEventId }))
    }
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
