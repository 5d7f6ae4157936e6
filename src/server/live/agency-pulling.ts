/**
 * Follows the agency's log at its hub, in turns: each goes on from where the last was cut off, and what could not be had is asked
 * for again, after a failure later each time. Whatever is wrong with the log, what is held here is sold by.
 */
import type { Logger } from 'pino'
import { assertNever } from '../../domain/result.ts'
import { makeUpForPassedOver } from '../usecases/agency/apply.ts'
import { type Pulled, pullAgencyLog } from '../usecases/agency/pull.ts'
import type { Following } from '../usecases/agency/remote.ts'
import type { Loop } from './loop.ts'

const PULL_EVERY_MS = 30_000
/** A hub that is away is asked again so late at most. */
const PULL_LATE_MS = 300_000

export function startAgencyPulling(world: Following, log: Logger): Loop {
  let isStopped = false
  let timer: NodeJS.Timeout | null = null
  let turn: Promise<void> = Promise.resolve()
  let failures = 0
  /** The same trouble is told once. */
  let told = ''

  function tell(said: string, level: 'warn' | 'error', fault?: unknown): void {
    if (said === told) return
    told = said
    log[level](fault === undefined ? {} : { err: fault }, said)
  }

  async function pullAll(): Promise<void> {
    try {
      await makeUpForPassedOver(world)
      let pulled = await pullAgencyLog(world)
      while (pulled.is === 'more' && !isStopped) pulled = await pullAgencyLog(world)
      failures = 0
      const said = saysOf(pulled)
      if (said === null) told = ''
      else tell(said, 'error')
    } catch (fault) {
      failures++
      tell(`the agency's log cannot be had: ${(fault as Error).message}`, 'warn', fault)
    }
  }

  function again(afterMs: number): void {
    if (isStopped) return
    timer = setTimeout(() => {
      turn = pullAll().then(() => again(Math.min(PULL_LATE_MS, PULL_EVERY_MS * 2 ** failures)))
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

/** For whoever keeps the program; `null`: there is nothing to say. */
function saysOf({ is }: Pulled): string | null {
  const kept =
    'Nothing of it is taken, and both notes are kept; what is held here goes on: the agency has to be asked'
  switch (is) {
    case 'whole':
    case 'more':
    case 'none':
      return null
    case 'rolled-back':
      return `the agency's log has fewer entries than it had: a backup was put back there. ${kept}`
    case 'forked':
      return `the agency's log is of another history than the one that was signed before. ${kept}`
    case 'wrong-key':
      return `the agency's log is signed by no key that the hub names. ${kept}`
    case 'wrong-entries':
      return `what is handed out of the agency's log is not what it has signed. ${kept}`
    default:
      return assertNever(is)
  }
}
