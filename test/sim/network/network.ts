/**
 * The way between devices and the server's processes: late, lost, twice, cut short, or ended at somebody else's page. What
 * a device hears of it is what a browser would tell its page, and no more.
 */
import type { LightMyRequestResponse } from 'fastify'
import type { Chance } from '../engine/chance.ts'
import type { Timeline } from '../engine/timeline.ts'
import { ORIGIN, type ServerProcess } from '../server/server-process.ts'
import { cookieHeader, type Jar, keepCookies } from './cookies.ts'
import type { Weather } from './weather.ts'

/** A device's end. */
export interface Line {
  readonly name: string
  readonly jar: Jar
}

export interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

export interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly text: string
}

/** A request that has reached the server. */
export interface Arrived {
  readonly line: Line
  readonly sent: Sent
  readonly cookie: string
  readonly process: ServerProcess
}

/** An answer as the server gave it, whatever becomes of it on the way. */
export interface Answered extends Arrived, Got {
  readonly cookies: LightMyRequestResponse['cookies']
}

export interface NetworkParts {
  readonly timeline: Timeline
  readonly chance: Chance
  readonly weather: Weather
  /** The process that takes the next request; `null` when none runs. */
  process(): ServerProcess | null
  /** Hears of every request before the server does; what it answers hears of the server's answer when that is given. */
  arrived(arrived: Arrived): (answer: Answered) => void
  /** Hears of every request as it leaves its device. */
  sending(line: Line, sent: Sent): void
}

export interface Network {
  /** Rejects as `fetch` does when nothing was heard; stays pending in a black hole. */
  send(line: Line, sent: Sent): Promise<Got>
  readonly parts: NetworkParts
  latencyMs(line: Line): number
}

const PORTAL: Got = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  text: '<!doctype html><title>Selamat datang di Wi-Fi hotel</title>',
}
const BAD_GATEWAY: Got = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  text: '<h1>Bad gateway</h1>',
}

export class Cut extends Error {}

export function createNetwork(parts: NetworkParts): Network {
  const { timeline, chance, weather } = parts

  function latencyMs({ name }: Line): number {
    const usual = chance.between(4, 40)
    return weather.strikes('delay', name) ? usual + chance.between(200, 4_000) : usual
  }

  /** Now and then longer than the device waits for an answer: it arrives when nobody thinks of it any more. */
  function overtakenMs(): number {
    return chance.odds(0.2) ? chance.between(15_500, 24_000) : chance.between(500, 9_000)
  }

  function send(line: Line, sent: Sent): Promise<Got> {
    return new Promise((resolve, reject) => {
      const { name } = line
      parts.sending(line, sent)
      const later = (work: () => void) => void timeline.after(latencyMs(line), work)
      const fail = () => reject(new Cut('no connection'))
      if (weather.strikes('captive-portal', name)) return later(() => resolve(PORTAL))
      if (weather.strikes('partition', name)) return chance.odds(0.5) ? later(fail) : undefined
      if (weather.strikes('gateway-error', name)) return later(() => resolve(BAD_GATEWAY))
      if (weather.strikes('drop-request', name)) return chance.odds(0.5) ? later(fail) : undefined
      const cookie = cookieHeader(line.jar)
      const extraMs = weather.strikes('reorder', name) ? overtakenMs() : 0
      timeline.after(latencyMs(line) + extraMs, () => void arrive(line, sent, cookie, resolve, fail))
      if (weather.strikes('duplicate', name))
        timeline.after(latencyMs(line) + chance.between(0, 6_000), () =>
          arrive(
            line,
            sent,
            cookie,
            () => undefined,
            () => undefined,
          ),
        )
    })
  }

  async function arrive(
    line: Line,
    sent: Sent,
    cookie: string,
    resolve: (got: Got) => void,
    fail: () => void,
  ): Promise<void> {
    const process = parts.process()
    if (process === null) return void timeline.after(5, () => resolve(BAD_GATEWAY))
    let isOver = false
    process.onGone(() => {
      if (!isOver) timeline.after(latencyMs(line), fail)
      isOver = true
    })
    const arrived: Arrived = { line, sent, cookie, process }
    const answered = parts.arrived(arrived)
    const response = await timeline.track(
      process.app.inject({
        method: sent.method,
        url: sent.url,
        headers: headersOf(sent, cookie),
        ...(sent.body === undefined ? {} : { payload: sent.body }),
      }),
    )
    if (isOver) return
    isOver = true
    const got: Got = {
      status: response.statusCode,
      headers: response.headers as Record<string, string>,
      text: response.body,
    }
    answered({ ...arrived, ...got, cookies: response.cookies })
    if (weather.strikes('drop-reply', line.name)) return
    if (weather.strikes('cut-reply', line.name)) return void timeline.after(latencyMs(line), fail)
    const cut = weather.strikes('cut-body', line.name)
    timeline.after(latencyMs(line), () => {
      if (cut) return resolve({ ...got, text: got.text.slice(0, got.text.length >> 1) })
      keepCookies(line.jar, response)
      resolve(got)
    })
  }

  return { send, parts, latencyMs }
}

export function headersOf(sent: Sent, cookie: string): Record<string, string> {
  return {
    host: new URL(ORIGIN).host,
    ...(cookie === '' ? {} : { cookie }),
    ...(sent.method === 'GET' ? {} : { origin: ORIGIN, 'sec-fetch-site': 'same-origin' }),
    ...sent.headers,
  }
}
