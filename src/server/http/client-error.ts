/**
 * What Node itself refuses before there is a request: answered like any other refusal, as a problem and with the headers
 * that keep browsers safe, and then hung up.
 */
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { PROBLEM_TYPE, type ProblemCode } from '../../contract/problem.ts'
import { safeHeaders } from './headers.ts'
import { toProblem } from './problem.ts'

interface Refused {
  readonly status: number
  readonly code: ProblemCode
  readonly detail: string
}

const REFUSED: Readonly<Record<string, Refused>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'too-large', detail: 'the address and the headers are too long' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'invalid', detail: 'the request did not come in time' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    code: 'too-large',
    detail: 'the body says too much of itself',
  },
}
const UNREADABLE: Refused = {
  status: 400,
  code: 'invalid',
  detail: 'this is no request as HTTP/1.1 has them',
}

export function answerClientErrors(secure: boolean): (fault: NodeJS.ErrnoException, socket: Socket) => void {
  return (fault, socket) => {
    if (fault.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    socket.end(rawProblem(REFUSED[fault.code ?? ''] ?? UNREADABLE, secure))
    // Whoever goes on sending is not read any more.
    setTimeout(() => socket.destroy(), HUNG_UP_AFTER_MS).unref()
  }
}

const HUNG_UP_AFTER_MS = 1_000

function rawProblem({ status, code, detail }: Refused, secure: boolean): string {
  const body = JSON.stringify({ ...toProblem({ code, detail }), status })
  const headers = {
    ...safeHeaders(secure),
    'cache-control': 'no-store',
    'content-type': PROBLEM_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`
}
