/** The way to the hub over HTTP. What is sent in bytes goes compressed (C2SP tlog-mirror). */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { HubLink } from '../ports.ts'

const TIMEOUT_MS = 30_000
/** An answer's bytes at most: a bundle of the longest entries. */
const ANSWER_BYTES_MAX = 32 * 1024 * 1024
const pack = promisify(gzip)

/** `under`: the agency's log is beside what is the hub's alone. An answer is whole within `timeoutMs`. */
export function hubLink(url: string, under = 'hub', timeoutMs = TIMEOUT_MS): HubLink {
  return {
    async ask(path, body) {
      const packed = body instanceof Uint8Array
      const answer = await fetch(`${url}/${under}/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        ...(body === undefined ? {} : { body: packed ? new Uint8Array(await pack(body)) : body }),
        headers:
          body === undefined
            ? {}
            : {
                'content-type': packed ? 'application/octet-stream' : 'text/plain; charset=utf-8',
                ...(packed ? { 'content-encoding': 'gzip' } : {}),
              },
      })
      return { status: answer.status, body: await read(answer, url) }
    },
  }
}

async function read(answer: Response, url: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of answer.body ?? []) {
    parts.push(part as Uint8Array)
    length += (part as Uint8Array).length
    if (length > ANSWER_BYTES_MAX) throw new Error(`${url} answers without end`)
  }
  return new Uint8Array(Buffer.concat(parts))
}
