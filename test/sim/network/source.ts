/** Server-sent events over the network, read as the WHATWG's algorithm reads them: one connection, which ends once. */
import { handingOn } from '../../../src/client/platform/event-source.ts'
import type { Heard, OpenSource, SourceListener } from '../../../src/client/platform/stream.ts'
import { EVENT_NAMES, type EventName } from '../../../src/contract/event-names.ts'
import { readEventText, type TextEvent } from '../../support/event-text.ts'
import { cookieHeader } from './cookies.ts'
import { headersOf, type Line, type Network } from './network.ts'

export interface StreamWatch {
  /** A stream opens with that session; what it answers hears of every event that leaves the server on it. */
  streaming(address: string, cookie: string): (event: Heard) => void
}

export function openSourceOver(network: Network, line: Line, watch: StreamWatch): OpenSource {
  const { timeline, weather, chance } = network.parts
  return (address, on) => {
    const { name } = line
    let isClosed = false
    let hangUp = (): void => undefined
    /** What is written arrives in the order in which it was written. */
    let arrivesAtMs = 0

    function deliver(work: () => void): void {
      arrivesAtMs = Math.max(arrivesAtMs, timeline.now() + network.latencyMs(line))
      timeline.after(arrivesAtMs - timeline.now(), () => {
        if (!isClosed && !weather.holds('partition', name)) work()
      })
    }

    function end(): void {
      deliver(() => {
        isClosed = true
        on.gone()
      })
    }

    async function connect(): Promise<void> {
      const process = network.parts.process()
      if (process === null) return end()
      const cookie = cookieHeader(line.jar)
      const told = watch.streaming(address, cookie)
      const response = await timeline.track(
        process.app.inject({
          method: 'GET',
          url: address,
          headers: headersOf({ method: 'GET', url: address, headers: {} }, cookie),
          payloadAsStream: true,
        }),
      )
      if (response.statusCode !== 200) {
        response.stream().resume()
        return end()
      }
      if (isClosed || !process.isAlive) return void response.raw.res.destroy()
      hangUp = () => response.raw.res.destroy()
      process.onGone(() => {
        hangUp()
        end()
      })
      deliver(on.open)
      const stream = response.stream()
      const text = readEventText()
      const hear = { asTold: readerFor({ ...on, heard: told }), asHeard: readerFor(on) }
      let isStalled = false
      stream.setEncoding('utf8')
      stream.on('data', (piece: string) => {
        for (const event of text.hear(piece)) {
          hear.asTold(event)
          isStalled ||= weather.strikes('stream-stall', name)
          if (isStalled) continue
          deliver(() => hear.asHeard(event))
          if (weather.strikes('stream-cut', name)) {
            isStalled = true
            end()
          }
        }
      })
      stream.on('error', () => undefined)
      stream.on('close', end)
    }

    if (weather.holds('captive-portal', name) || weather.holds('gateway-error', name)) end()
    else if (!weather.holds('partition', name)) timeline.after(network.latencyMs(line), () => void connect())
    else if (chance.odds(0.5))
      timeline.after(network.latencyMs(line), () => goneWithoutLine(on, () => isClosed))
    return {
      close() {
        isClosed = true
        // A line that is down does not carry the goodbye either.
        if (!weather.holds('partition', name)) timeline.after(network.latencyMs(line), () => hangUp())
      },
    }
  }
}

function goneWithoutLine(on: SourceListener, isClosed: () => boolean): void {
  if (!isClosed()) on.gone()
}

/** As a browser hands events to the page. */
function readerFor(on: SourceListener): (event: TextEvent) => void {
  const hand = handingOn(on)
  return event => {
    if (isKnown(event.name)) hand(event.name, event)
  }
}

function isKnown(name: string): name is EventName {
  return (EVENT_NAMES as readonly string[]).includes(name)
}
