/** What Node refuses before there is a request, over real sockets: a problem like any other, with the headers of every answer. */
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aSite, type Served } from './support.ts'

let served: Served
let port: number
beforeAll(async () => {
  served = await aSite()
  await served.app.listen({ port: 0, host: '127.0.0.1' })
  port = (served.app.server.address() as AddressInfo).port
})
afterAll(() => served.stop())

/** All that comes back until the other side hangs up. */
function said(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port })
    let heard = ''
    socket.on('data', chunk => {
      heard += chunk.toString()
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
    socket.write(text)
  })
}

const HOST = 'Host: etalase.test\r\nConnection: close\r\n'
const LONG = 'a'.repeat(20_000)

test.each([
  ['an address without end', 431, `GET /${LONG} HTTP/1.1\r\n${HOST}\r\n`],
  ['a header without end', 431, `GET / HTTP/1.1\r\n${HOST}X-Long: ${LONG}\r\n\r\n`],
  ['a cookie without end', 431, `GET / HTTP/1.1\r\n${HOST}Cookie: a=${LONG}\r\n\r\n`],
  ['a method that is none', 400, `FOO / HTTP/1.1\r\n${HOST}\r\n`],
  ['a header that is none', 400, `GET / HTTP/1.1\r\n${HOST}no colon here\r\n\r\n`],
  ['a header with a control character', 400, `GET / HTTP/1.1\r\n${HOST}X: a\x01b\r\n\r\n`],
  ['two lengths', 400, `POST /api/door HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`],
  [
    'a length and chunks',
    400,
    `POST /api/door HTTP/1.1\r\n${HOST}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  ],
  ['another protocol', 400, '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['no host', 422, 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ['broken percent-encoding', 404, `GET /r/%E0%A4%A HTTP/1.1\r\n${HOST}\r\n`],
  ['an expectation that nobody has', 404, `GET /nothing HTTP/1.1\r\n${HOST}Expect: tea\r\n\r\n`],
  ['a method that is rare', 404, `PROPFIND / HTTP/1.1\r\n${HOST}\r\n`],
])('%s is answered %i by a problem with all headers', async (_, status, text) => {
  const answer = await said(text)
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  const headers = new Map(
    head
      .split('\r\n')
      .slice(1)
      .map(line => [line.split(':', 1)[0]?.toLowerCase(), line.replace(/^[^:]*: /, '')]),
  )
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('etalase-contract')).toBeDefined()
  expect(JSON.parse(body)).toMatchObject({ status, code: expect.any(String), title: expect.any(String) })
})

test('a page takes no text for code, and its policy has one name', async () => {
  const answer = await said(`GET /healthz HTTP/1.1\r\n${HOST}\r\n`)
  expect(answer).toMatch(/require-trusted-types-for 'script'; trusted-types etalase\r?\n?/)
})

test('who is connected is bounded, and who says nothing is hung up on', () => {
  const { maxConnections, headersTimeout, requestTimeout } = served.app.server
  expect([maxConnections, headersTimeout, requestTimeout]).toEqual([10_000, 10_000, 30_000])
})
