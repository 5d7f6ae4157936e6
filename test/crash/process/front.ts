/**
 * The address that clients know: hands each request to one of the servers in turn, and does to it what its fate says. It
 * never makes an answer of its own: where there is none, the connection breaks.
 */
import { Agent, createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

export const FATES = ['pass', 'cut-before', 'cut-inside', 'late', 'twice'] as const
/**
 * `cut-before` and `cut-inside` wait for the whole answer, so that its commit has happened, and break the connection before
 * its first byte or in the middle of its body; `late` sends the request on only after the client may have given it up;
 * `twice` sends it two times at once and answers with the second.
 */
export type Fate = (typeof FATES)[number]

export interface Front {
  readonly url: string
  readonly port: number
  /** Ports of the servers, in turn. */
  serve(ports: readonly number[]): void
  /** False: every connection breaks, as with no network at all. */
  connected(is: boolean): void
  /** Requests by what was done to them. */
  readonly counts: Readonly<Record<Fate, number>>
  close(): Promise<void>
}

export interface FrontOptions {
  readonly fate?: (request: IncomingMessage) => Fate
  readonly lateMs?: number
}

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['rawHeaders']
  readonly body: Buffer
}

export async function openFront({ fate = () => 'pass', lateMs = 0 }: FrontOptions = {}): Promise<Front> {
  const counts = { pass: 0, 'cut-before': 0, 'cut-inside': 0, late: 0, twice: 0 } satisfies Record<
    Fate,
    number
  >
  const agent = new Agent({ keepAlive: true })
  const sockets = new Set<Socket>()
  let ports: readonly number[] = []
  let turn = 0
  let isConnected = true

  function toServer(request: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    const port = ports[turn++ % ports.length]
    return new Promise((resolve, reject) => {
      if (port === undefined) return reject(new Error('no server'))
      const { method, url, headers } = request
      const onward = send({ agent, host: '127.0.0.1', port, method, path: url, headers }, resolve)
      onward.on('error', reject)
      onward.end(body)
    })
  }

  async function pass(request: IncomingMessage, response: ServerResponse, how: Fate): Promise<void> {
    const body = await bodyOf(request)
    counts[how]++
    if (how === 'late') await new Promise(resolve => setTimeout(resolve, lateMs))
    const first = how === 'twice' ? toServer(request, body).then(answerOf) : null
    const reply = await toServer(request, body)
    await first?.catch(() => undefined)
    if (String(reply.headers['content-type']).startsWith('text/event-stream')) {
      response.writeHead(reply.statusCode ?? 500, reply.rawHeaders)
      reply.on('error', () => response.destroy())
      response.on('close', () => reply.destroy())
      reply.pipe(response)
      return
    }
    answer(response, how, await answerOf(reply))
  }

  const server = createServer((request, response) => {
    if (!isConnected) return void response.destroy()
    pass(request, response, fate(request)).catch(() => response.destroy())
  })
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    if (!isConnected) socket.destroy()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  function breakAll() {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    serve: next => {
      ports = next
    },
    connected(is) {
      isConnected = is
      if (!is) breakAll()
    },
    counts,
    async close() {
      agent.destroy()
      const closed = new Promise(resolve => server.close(resolve))
      breakAll()
      await closed
    },
  }
}

function answer(response: ServerResponse, how: Fate, { status, headers, body }: Answer): void {
  switch (how) {
    case 'cut-before':
      response.destroy()
      return
    case 'cut-inside':
      response.writeHead(status, headers)
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy())
      return
    case 'pass':
    case 'late':
    case 'twice':
      response.writeHead(status, headers)
      response.end(body)
  }
}

async function answerOf(reply: IncomingMessage): Promise<Answer> {
  return { status: reply.statusCode ?? 500, headers: reply.rawHeaders, body: await bodyOf(reply) }
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
