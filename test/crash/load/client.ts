/** One program at the wire with cookies of its own, which gives up an answer after a while and never guesses what it was. */
export interface Reply {
  /** `null`: no answer came, or not the whole of it. */
  readonly status: number | null
  readonly body: unknown
  readonly why: string
}

export interface Client {
  readonly name: string
  send(method: string, path: string, body?: unknown): Promise<Reply>
  /** For a stream. */
  headers(): Record<string, string>
}

/** Longer than any answer takes on a busy machine, shorter than a process may be paused. */
const TIMEOUT_MS = 4_000

export function createClient(url: string, name: string): Client {
  const cookies = new Map<string, string>()
  const headers = () => ({ cookie: Array.from(cookies, ([key, value]) => `${key}=${value}`).join('; ') })
  return {
    name,
    headers,
    async send(method, path, body) {
      try {
        const answer = await fetch(url + path, {
          method,
          headers: { ...headers(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
          signal: AbortSignal.timeout(TIMEOUT_MS),
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        const text = await answer.text()
        for (const line of answer.headers.getSetCookie()) {
          const [pair = ''] = line.split(';')
          const at = pair.indexOf('=')
          cookies.set(pair.slice(0, at), pair.slice(at + 1))
        }
        return { status: answer.status, body: JSON.parse(text), why: `status ${answer.status}` }
      } catch (fault) {
        const { cause, name: kind } = fault as { cause?: { code?: string }; name: string }
        return { status: null, body: null, why: cause?.code ?? kind }
      }
    },
  }
}

/** A moment before the next try, so that a server that is away is not asked in a busy loop. */
export function breathe(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

/** Asks until a whole answer below 500 comes; `null` after `patienceMs`. */
export async function insist(
  client: Client,
  method: string,
  path: string,
  body: unknown,
  patienceMs: number,
): Promise<Reply | null> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await breathe(100)) {
    const reply = await client.send(method, path, body)
    if (reply.status !== null && reply.status < 500) return reply
  }
  return null
}
