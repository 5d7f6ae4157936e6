/**
 * Pushes each outlet's log to the hub: soon after it was sealed, and in turns of its own for what could not be pushed
 * before. One outlet's trouble holds up no other's; a hub that is away is asked again at most 20 s later.
 */
import type { Logger } from 'pino'
import type { OutletId } from '../../domain/ids.ts'
import { signedSizes } from '../storage/statements/log/logs.ts'
import { besideState } from '../usecases/log/beside.ts'
import { HubRefused, type Pushing, pusher, refreshRegister } from '../usecases/log/push.ts'
import type { Loop } from './loop.ts'
import { shortly } from './shortly.ts'

/** After a commit: its seal takes a quarter of a second. */
const PUSH_AFTER_MS = 500
const PUSH_EVERY_MS = 15_000
/** The hub's register is heard anew, and where the hub stands: a backup of it may have been put back. */
const REGISTER_EVERY_MS = 600_000

export function startPushing(world: Pushing, log: Logger): Loop {
  const { push, forget } = pusher(world)
  const turns = new Map<string, Promise<void>>()
  /** How far each log is at the hub, as it was heard last, and what was beside it. What was asked before this was made anew counts for nothing. */
  let pushed = new Map<string, string>()
  let beside = ''
  /** What was told last of an outlet: the same trouble is told once. */
  const told = new Map<string, string>()
  let isStopped = false

  async function turn(outlet: OutletId): Promise<void> {
    const heard = pushed
    const was = beside
    try {
      heard.set(outlet, markOf(await push(outlet), was))
      told.delete(outlet)
    } catch (fault) {
      const said = (fault as Error).message
      if (told.get(outlet) === said) return
      told.set(outlet, said)
      if (fault instanceof HubRefused) log.error({ outlet }, said)
      else log.warn({ outlet, err: fault }, 'will be pushed at the next turn')
    }
  }

  function pushNow(outlet: OutletId): void {
    // What waits already takes along what has come since.
    if (isStopped || turns.has(outlet)) return
    turns.set(
      outlet,
      turn(outlet).finally(() => turns.delete(outlet)),
    )
  }

  async function pushBehind(): Promise<void> {
    try {
      for (const { outlet, size } of await world.storage.read(signedSizes))
        if (pushed.get(outlet) !== markOf(size, beside)) pushNow(outlet)
    } catch (fault) {
      log.error({ err: fault }, 'outlets could not be listed for pushing')
    }
  }

  async function pushAll(): Promise<void> {
    beside = await world.storage.read(sql => besideState(sql, world.clock.now())).catch(() => beside)
    await pushBehind()
  }

  const refresh = () => {
    forget()
    pushed = new Map()
    refreshRegister(world).catch(fault => log.warn({ err: fault }, "the hub's register could not be had"))
  }
  const soon = shortly(pushBehind, PUSH_AFTER_MS)
  const unsubscribe = world.storage.onCommit(soon.ask)
  const timers = [setInterval(pushAll, PUSH_EVERY_MS), setInterval(refresh, REGISTER_EVERY_MS)]
  refresh()
  void pushAll()

  return {
    async stop() {
      isStopped = true
      unsubscribe()
      for (const timer of timers) clearInterval(timer)
      await soon.stop()
      await Promise.all(turns.values())
    },
  }
}

/** Another where there is something to bring: of the log, or beside it. */
function markOf(size: number, beside: string): string {
  return `${size} ${beside}`
}
