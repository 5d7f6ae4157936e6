/** Photographs that nobody saved make way, a few times a day. */
import type { Logger } from 'pino'
import { HOUR_MS } from '../../domain/time.ts'
import { isPhotoNamed } from '../storage/statements/city/photos.ts'
import type { Storage } from '../storage/storage.ts'
import type { Loop } from './loop.ts'

const SWEEP_EVERY_MS = 6 * HOUR_MS

/** `sweep`: takes away what is not named, and answers how many files have gone. */
export function startPhotoSweeping(
  storage: Storage,
  sweep: (isNamed: (id: string) => Promise<boolean>) => Promise<number>,
  log: Logger,
): Loop {
  /** What was ever named stays named: it is asked about once. */
  const named = new Set<string>()
  let turn: Promise<void> = Promise.resolve()

  async function isNamed(id: string): Promise<boolean> {
    if (!named.has(id) && (await storage.read(sql => isPhotoNamed(sql, id)))) named.add(id)
    return named.has(id)
  }

  async function look(): Promise<void> {
    const gone = await sweep(isNamed)
    if (gone > 0) log.info(`${gone} files of photographs that nobody saved have gone`)
  }

  const timer = setInterval(() => {
    turn = turn
      .then(look)
      .catch(fault => log.warn({ err: fault }, 'photographs will be looked through later'))
  }, SWEEP_EVERY_MS)
  return {
    async stop() {
      clearInterval(timer)
      await turn
    },
  }
}
