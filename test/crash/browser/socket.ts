/** The client's side of a WebSocket (RFC 6455), as far as a browser's inspector speaks it: text, whole or in pieces. */
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { Socket } from 'node:net'

export interface TextSocket {
  send(text: string): void
  /** Called for each text; `null` when the connection is gone. */
  onText(hear: (text: string | null) => void): void
  close(): void
}

const TEXT = 1
const CONTINUATION = 0
const FINAL = 0x80
const MASKED = 0x80

export function openSocket(url: string): Promise<TextSocket> {
  const { hostname, port, pathname } = new URL(url)
  return new Promise((resolve, reject) => {
    const asked = request({
      host: hostname,
      port,
      path: pathname,
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
      },
    })
    asked.on('upgrade', (_answer, socket, head) => resolve(socketOf(socket as Socket, head)))
    asked.on('response', answer => reject(new Error(`${url}: no socket but ${answer.statusCode}`)))
    asked.on('error', reject)
    asked.end()
  })
}

function socketOf(socket: Socket, head: Buffer): TextSocket {
  let hear: (text: string | null) => void = () => undefined
  let bytes = head
  let pieces: Buffer[] = []
  function read() {
    for (let frame = frameIn(bytes); frame !== null; frame = frameIn(bytes)) {
      bytes = bytes.subarray(frame.length)
      if (frame.opcode !== TEXT && frame.opcode !== CONTINUATION) continue
      pieces.push(frame.payload)
      if (!frame.final) continue
      const text = Buffer.concat(pieces).toString()
      pieces = []
      hear(text)
    }
  }
  socket.on('data', (more: Buffer) => {
    bytes = Buffer.concat([bytes, more])
    read()
  })
  socket.on('error', () => undefined)
  socket.on('close', () => hear(null))
  return {
    send: text => void socket.write(frameOf(Buffer.from(text))),
    onText(listener) {
      hear = listener
      read()
    },
    close: () => void socket.destroy(),
  }
}

interface Frame {
  readonly opcode: number
  readonly final: boolean
  readonly payload: Buffer
  readonly length: number
}

/** The first whole frame; a server's are not masked. */
function frameIn(bytes: Buffer): Frame | null {
  if (bytes.length < 2) return null
  const [first = 0, second = 0] = bytes
  let size = second & 0x7f
  let at = 2
  if (size === 126) {
    if (bytes.length < 4) return null
    size = bytes.readUInt16BE(2)
    at = 4
  } else if (size === 127) {
    if (bytes.length < 10) return null
    size = Number(bytes.readBigUInt64BE(2))
    at = 10
  }
  if (bytes.length < at + size) return null
  return {
    opcode: first & 0x0f,
    final: (first & FINAL) !== 0,
    payload: Buffer.from(bytes.subarray(at, at + size)),
    length: at + size,
  }
}

/** A client's frames are masked. */
function frameOf(payload: Buffer): Buffer {
  const size = payload.length
  const head = Buffer.alloc(size < 126 ? 2 : size < 65_536 ? 4 : 10)
  head[0] = FINAL | TEXT
  head[1] = MASKED | (size < 126 ? size : size < 65_536 ? 126 : 127)
  if (head.length === 4) head.writeUInt16BE(size, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(size), 2)
  const mask = randomBytes(4)
  return Buffer.concat([head, mask, payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0))])
}
