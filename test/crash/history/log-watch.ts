/** Looks at every checkpoint that hotels and hub publish while a run goes on: what was once signed is remembered here. */
import { createHash } from 'node:crypto'
import { METRICS_TOKEN } from '../process/server.ts'
import type { LogRow } from './state.ts'

/** Whose address it is: a hotel's own, the hub's as the mirror that it is, the hub's as the witness that it is. */
export type Where = 'hotel' | 'mirror' | 'witness'

/** As an address showed it, each time that it showed another than before. */
export interface SeenCheckpoint {
  readonly where: Where
  readonly address: string
  readonly outlet: string
  /** The signed note, whole. */
  readonly note: string
}

const LOOK_EVERY_MS = 300
const LOOK_MS_MAX = 2_000
/** What was delivered is at the hub within so long after the trouble has ended. */
const SETTLE_MS_MAX = 60_000
const SETTLE_EVERY_MS = 250

export interface LogWatch {
  /** Waits until nothing is missing anywhere; answers how long it took, `null` where it never was. */
  settle(): Promise<number | null>
  stop(): Promise<readonly SeenCheckpoint[]>
}

export function watchLogs(hotels: readonly string[], hub: string, logs: readonly LogRow[]): LogWatch {
  const seen: SeenCheckpoint[] = []
  let isOver = false

  /** Address by address: what is paused holds up no other. */
  async function watch(where: Where, outlet: string, address: string): Promise<void> {
    for (let last = ''; ; await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))) {
      const isLast = isOver
      const note = await textAt(address)
      if (note !== null && note !== last) seen.push({ where, address, outlet, note })
      last = note ?? last
      if (isLast) return
    }
  }
  const watching = Promise.all(
    logs.flatMap(({ outlet, origin }) => [
      ...hotels.map(url => watch('hotel', outlet, `${url}/log/${outlet}/checkpoint`)),
      watch('mirror', outlet, `${hub}/log/${outlet}/checkpoint`),
      watch('witness', outlet, `${hub}/hub/witness/${hashOf(origin)}/checkpoint`),
    ]),
  )
  return {
    async settle() {
      const began = Date.now()
      while (Date.now() - began < SETTLE_MS_MAX) {
        const states = await Promise.all([hotels[0] ?? '', hub].map(isWhole))
        if (states.every(whole => whole)) return Date.now() - began
        await new Promise(resolve => setTimeout(resolve, SETTLE_EVERY_MS))
      }
      return null
    },
    async stop() {
      isOver = true
      await watching
      return seen
    },
  }
}

/** As addresses of C2SP name a log. */
function hashOf(origin: string): string {
  return createHash('sha256').update(origin).digest('hex')
}

/** Issued, sealed, mirrored and counted: nothing is missing at any stage of any outlet, by the program's own gauge. */
async function isWhole(url: string): Promise<boolean> {
  const metrics = await textAt(`${url}/metrics`, METRICS_TOKEN)
  const gauges = [...(metrics ?? '').matchAll(/^etalase_documents_missing\{.*\} (\d+)$/gm)]
  return gauges.length > 0 && gauges.every(([, missing]) => missing === '0')
}

async function textAt(url: string, token = ''): Promise<string | null> {
  try {
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(LOOK_MS_MAX),
    })
    return answer.ok ? await answer.text() : null
  } catch {
    return null
  }
}
