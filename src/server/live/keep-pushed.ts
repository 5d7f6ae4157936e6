/**
 * Pushes each outlet's log to the hub: soon after it was sealed, and in turns of its own for what could not be pushed
 * before. One outlet's trouble holds up no other's; a hub that is away is asked again at most 20 s later.
 */
import type { Logger } from 'pino'
import { allOutlets } from '../storage/statements/outlets.ts'
import { HubRefused, type Pushing, pusher, refreshRegister } from '../usecases/log/push.ts'

/** After a commit: its seal takes a quarter of a second. */
const PUSH_AFTER_MS = 500
const PUSH_EVERY_MS = 15_000
/** The hub's register is heard anew, and where the hub stands: a backup of it may have been put back. */
const REGISTER_EVERY_MS = 600_000

export interface KeptPushed {
  stop(): Promise<void>
}

export function keepPushed(world: Pushing, log: Logger): KeptPushed {
  const { push, forget } = pusher(world)
  const soon = new Map<string, NodeJS.Timeout>()
  const turns = new Map<string, Promise<void>>()
  /** What was told last of an outlet: the same trouble is told once. */
  const told = new Map<string, string>()
  let isStopped = false

  async function turn(outlet: string): Promise<void> {
    try {
      await push(outlet)
      told.delete(outlet)
    } catch (fault) {
      const said = (fault as Error).message
      if (told.get(outlet) === said) return
      told.set(outlet, said)
      if (fault instanceof HubRefused) log.error({ outlet }, said)
      else log.warn({ outlet, err: fault }, 'will be pushed at the next turn')
    }
  }

  function pushNow(outlet: string): void {
    // What waits already takes along what has come since.
    if (isStopped || turns.has(outlet)) return
    turns.set(
      outlet,
      turn(outlet).finally(() => turns.delete(outlet)),
    )
  }

  function pushSoon(outlet: string): void {
    if (soon.has(outlet) || isStopped) return
    const timer = setTimeout(() => {
      soon.delete(outlet)
      pushNow(outlet)
    }, PUSH_AFTER_MS)
    soon.set(outlet, timer)
  }

  const all = () => {
    void world.storage.read(allOutlets).then(
      outlets => outlets.map(({ slug }) => pushNow(slug)),
      fault => log.error({ err: fault }, 'outlets could not be listed for pushing'),
    )
  }
  const refresh = () => {
    forget()
    refreshRegister(world).catch(fault => log.warn({ err: fault }, "the hub's register could not be had"))
  }
  const unsubscribe = world.storage.onCommit(pushSoon)
  const timers = [setInterval(all, PUSH_EVERY_MS), setInterval(refresh, REGISTER_EVERY_MS)]
  refresh()
  all()

  return {
    async stop() {
      isStopped = true
      unsubscribe()
      for (const timer of timers) clearInterval(timer)
      for (const timer of soon.values()) clearTimeout(timer)
      await Promise.all(turns.values())
    },
  }
}
