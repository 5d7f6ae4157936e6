/**
 * A hotel's box has the photographs of what it may show: those that the register names and that are not here are asked for at the
 * hub, one after the other, and those that could not be had in a later turn, after a failure later each time.
 */
import type { Logger } from 'pino'
import type { PhotoId } from '../../domain/ids.ts'
import { allProducts, allSellers } from '../storage/statements/city/register.ts'
import type { Storage } from '../storage/storage.ts'
import type { Loop } from './loop.ts'

const PULL_EVERY_MS = 30_000
const PULL_LATE_MS = 600_000

/** `fetch`: answers whether the photograph is here now; throws where nobody can be asked. */
export function startPhotoPulling(
  storage: Storage,
  fetch: (id: PhotoId) => Promise<boolean>,
  log: Logger,
): Loop {
  const here = new Set<PhotoId>()
  let isStopped = false
  let timer: NodeJS.Timeout | null = null
  let turn: Promise<void> = Promise.resolve()
  let failures = 0

  async function pullAll(): Promise<void> {
    const missing = (await storage.read(photosNamed)).filter(id => !here.has(id))
    let failed = 0
    for (const id of missing) {
      if (isStopped) return
      if (await fetch(id)) here.add(id)
      else failed++
    }
    if (failed > 0)
      log.warn(`${failed} photographs of the register are not at the hub, or not what they are called by`)
    failures = failed === 0 ? 0 : failures + 1
  }

  function again(afterMs: number): void {
    if (isStopped) return
    timer = setTimeout(() => {
      turn = pullAll()
        .catch(fault => {
          failures++
          log.warn({ err: fault }, `photographs cannot be had: ${(fault as Error).message}`)
        })
        .then(() => again(Math.min(PULL_LATE_MS, PULL_EVERY_MS * 2 ** failures)))
    }, afterMs)
  }
  again(0)

  return {
    async stop() {
      isStopped = true
      if (timer !== null) clearTimeout(timer)
      await turn
    },
  }
}

/** Of products and of makers, each once. */
async function photosNamed(sql: Parameters<typeof allProducts>[0]): Promise<PhotoId[]> {
  const ofProducts = (await allProducts(sql)).flatMap(({ photos = [] }) => photos)
  const ofMakers = (await allSellers(sql)).flatMap(({ portrait }) => portrait ?? [])
  return [...new Set([...ofProducts, ...ofMakers])]
}
