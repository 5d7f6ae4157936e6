/** Looks at every checkpoint that hotels and hub publish while a run goes on: what was once signed is remembered here. */
import { parseCheckpoint } from '../../../src/log/checkpoint.ts'
import { parseNote } from '../../../src/log/note.ts'

export interface SeenCheckpoint {
  readonly where: 'hotel' | 'hub'
  readonly outlet: string
  readonly size: number
  /** Base 64. */
  readonly root: string
}

const LOOK_EVERY_MS = 150
const LOOK_MS_MAX = 2_000
/** What was delivered is at the hub within so long after the trouble has ended. */
const SETTLE_MS_MAX = 60_000
const SETTLE_EVERY_MS = 250

export interface LogWatch {
  /** Waits until nothing is missing anywhere; answers how long it took, `null` where it never was. */
  settle(): Promise<number | null>
  stop(): Promise<readonly SeenCheckpoint[]>
}

export function watchLogs(hotels: readonly string[], hub: string, outlets: readonly string[]): LogWatch {
  const seen = new Map<string, SeenCheckpoint>()
  let isOver = false

  async function lookAt(where: SeenCheckpoint['where'], url: string, outlet: string): Promise<void> {
    const note = await textAt(`${url}/log/${outlet}/checkpoint`)
    const checkpoint = parseCheckpoint(parseNote(note ?? '')?.text ?? '')
    if (checkpoint === null) return
    const { size } = checkpoint
    const root = Buffer.from(checkpoint.root).toString('base64')
    seen.set(`${where} ${outlet} ${size} ${root}`, { where, outlet, size, root })
  }

  async function look(): Promise<void> {
    for (const outlet of outlets) {
      for (const url of hotels) await lookAt('hotel', url, outlet)
      await lookAt('hub', hub, outlet)
    }
  }

  async function watch(): Promise<void> {
    while (!isOver) {
      await look()
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))
    }
  }
  const watching = watch()
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
      await look()
      return [...seen.values()]
    },
  }
}

/** Issued, sealed, mirrored and counted: nothing is missing at any stage of any outlet, by the program's own gauge. */
async function isWhole(url: string): Promise<boolean> {
  const metrics = await textAt(`${url}/metrics`)
  const gauges = [...(metrics ?? '').matchAll(/^etalase_documents_missing\{.*\} (\d+)$/gm)]
  return gauges.length > 0 && gauges.every(([, missing]) => missing === '0')
}

async function textAt(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(LOOK_MS_MAX) })
    return answer.ok ? await answer.text() : null
  } catch {
    return null
  }
}
