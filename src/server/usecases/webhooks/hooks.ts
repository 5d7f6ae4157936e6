/**
 * Who is told of an outlet's documents. Hooks are made at the server's terminal, by whoever may read the database
 * anyway; what a receiver checks signatures with is derived, so that no copy of the database can sign.
 */
import { ok, type Result, refuse } from '../../../domain/result.ts'
import {
  addHook,
  findHook,
  moveHook,
  removeHook,
  removeMessagesFrom,
  reviveMessages,
  tellableSize,
} from '../../storage/statements/webhooks.ts'
import type { World } from '../world.ts'

const URL_MAX = 500
const HOOK_BYTES = 5

interface AddedHook {
  readonly hook: string
  readonly secret: string
  /** The first document it will be told of. */
  readonly from: number
}

/** Told from now on; what was issued before is a replay's. */
export async function addWebhook(
  world: World,
  outlet: string,
  url: string,
): Promise<Result<AddedHook, 'unknown-outlet' | 'invalid'>> {
  if (!isHookUrl(url)) return refuse('invalid')
  const hook = Buffer.from(world.random.bytes(HOOK_BYTES)).toString('hex')
  return world.storage.write(outlet, async sql => {
    const log = await tellableSize(sql, outlet)
    if (log === null) return refuse('unknown-outlet')
    await addHook(sql, { outlet, hook, url, number: log.size, madeAt: world.clock.now() })
    return ok({ hook, secret: hookSecret(world, outlet, hook), from: log.size + 1 })
  })
}

/** False where there is none. */
export function removeWebhook(world: World, outlet: string, hook: string): Promise<boolean> {
  return world.storage.write(outlet, sql => removeHook(sql, outlet, hook))
}

/**
 * Dead letters again; or all documents from a number on, under the ids they had. Also begins again what its receiver
 * had ended. Answers how many; `null` where there is no such hook.
 */
export function replayWebhook(
  world: World,
  outlet: string,
  hook: string,
  from?: number,
): Promise<number | null> {
  return world.storage.write(outlet, async sql => {
    const found = await findHook(sql, outlet, hook)
    if (found === null) return null
    const size = (await tellableSize(sql, outlet))?.size ?? 0
    if (from === undefined) {
      await moveHook(sql, outlet, hook, found.number)
      return reviveMessages(sql, outlet, hook, world.clock.now())
    }
    await removeMessagesFrom(sql, outlet, hook, from)
    await moveHook(sql, outlet, hook, Math.min(from - 1, size))
    return Math.max(0, size - from + 1)
  })
}

/** 256 bits, as Standard Webhooks writes a symmetric secret. */
export function hookSecret({ keys }: Pick<World, 'keys'>, outlet: string, hook: string): string {
  return `whsec_${Buffer.from(keys.mac('webhook', outlet, hook)).toString('base64')}`
}

/** No name and password (they would stand in lists and logs), no fragment. Where it leads is looked at when it is dialled. */
function isHookUrl(text: string): boolean {
  if (text.length > URL_MAX || !URL.canParse(text)) return false
  const { protocol, username, password, hash } = new URL(text)
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '' && hash === ''
}
