/** Reads a desk's event stream and writes down the numbers, over as many connections as it takes. */
import type { Recorder } from '../history/recorder.ts'
import { breathe, type Client } from './client.ts'

export interface Listener {
  /** Resolves when that number was heard, or after `patienceMs`. */
  until(number: number, patienceMs: number): Promise<void>
  stop(): Promise<void>
}

const AGAIN_MS = 100
/** A stream says something every 15 s; one that is silent for longer is dead. */
const SILENCE_MS = 40_000

export function listen(
  client: Client,
  url: string,
  outlet: string,
  after: number,
  recorder: Recorder,
): Listener {
  const hearing = recorder.listen(client.name, outlet, after)
  const { numbers } = hearing
  const stopping = new AbortController()
  const last = () => numbers.at(-1) ?? after

  async function once(): Promise<void> {
    const silence = new AbortController()
    const signal = AbortSignal.any([stopping.signal, silence.signal])
    const answer = await fetch(`${url}/api/desk/events?outlet=${outlet}`, {
      headers: { ...client.headers(), 'last-event-id': String(last()) },
      signal,
    })
    if (answer.status !== 200 || answer.body === null) return
    let rest = ''
    let timer = setTimeout(() => silence.abort(), SILENCE_MS)
    try {
      for await (const bytes of answer.body.pipeThrough(new TextDecoderStream())) {
        clearTimeout(timer)
        timer = setTimeout(() => silence.abort(), SILENCE_MS)
        const blocks = (rest + bytes).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) hear(block)
      }
    } finally {
      clearTimeout(timer)
    }
  }

  function hear(block: string): void {
    const id = /^id: ?(\d+)$/m.exec(block)?.[1]
    if (id !== undefined) numbers.push(Number(id))
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await once().catch(() => undefined)
      await breathe(AGAIN_MS)
    }
  }
  const running = run()

  return {
    async until(number, patienceMs) {
      hearing.due = number
      for (const end = Date.now() + patienceMs; last() < number && Date.now() < end; ) await breathe(AGAIN_MS)
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}
