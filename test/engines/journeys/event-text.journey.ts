/** What each browser's own `EventSource` makes of a stream: the reader that stands in for it elsewhere reads no other way. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { TEXT_CASES } from '../../support/event-text-cases.ts'
import { expect, test } from '../journey.ts'

const HEADERS = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }
/** So that pieces arrive as pieces. */
const BETWEEN_MS = 30

test('an event stream, as the browser itself reads it', async ({ journey, engine }) => {
  const told = new Set<string>()
  const resumed = new Map<string, string>()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x')
    if (pathname === '/')
      return void response.setHeader('content-type', 'text/html').end('<title>Stream</title>')
    const known = TEXT_CASES[Number(pathname.slice(1))]
    const cameBack = request.headers['last-event-id']
    if (known === undefined) return void response.writeHead(204).end()
    if (told.has(pathname)) {
      resumed.set(pathname, String(cameBack ?? ''))
      return void response.writeHead(204).end()
    }
    told.add(pathname)
    void tell(response, known.text)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  try {
    const browser = await journey.open('browser')
    await browser.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    // The other end is another server's, and its goodbye as expected as that of a line that is cut.
    browser.line.set('cut')
    for (const [index, { what, hands, resumesAt, notIn }] of TEXT_CASES.entries()) {
      if (notIn === engine) continue
      expect(await browser.evaluate(listening(index)), what).toEqual(hands)
      expect(resumed.get(`/${index}`), what).toBe(resumesAt)
    }
    journey.tell(`${TEXT_CASES.length} streams were read as they are read in the tests below the browser`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

async function tell(response: ServerResponse, text: readonly string[]): Promise<void> {
  response.writeHead(200, HEADERS)
  for (const piece of ['retry: 20\n\n', ...text]) {
    response.write(piece)
    await pause(BETWEEN_MS)
  }
  response.end()
}

/** Until the browser, which comes back by itself, hears that there is nothing more. */
const listening = (index: number) => `new Promise(resolve => {
  const source = new EventSource('/${index}'), heard = []
  for (const name of ['order', 'desk', 'message'])
    source.addEventListener(name, ({ type, data, lastEventId }) => heard.push({ name: type, data, lastEventId }))
  source.onerror = () => source.readyState === EventSource.CLOSED && resolve(heard)
})`
