/**
 * Who is told of an outlet's documents. Hooks are made at the server's terminal, by whoever may read the database
 * anyway; what a receiver checks signatures with is derived, so that no copy of the database can sign.
 */
import type { ActorFor } from '../../../domain/act.ts'
import type { OutletId, RecipientId, TellerName } from '../../../domain/ids.ts'
import { ok, type Result, refuse } from '../../../domain/result.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import {
  addRecipient,
  allRecipients,
  type RecipientState,
} from '../../storage/statements/tellers/recipients.ts'
import { tellableSizes } from '../../storage/statements/webhooks/webhooks.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { replay, stopTelling } from '../tellers/replay.ts'
import type { World } from '../world.ts'

/** What its Teller is called. */
export const WEBHOOK = 'webhook'

const URL_MAX = 500
const HOOK_BYTES = 5

interface AddedHook {
  readonly hook: RecipientId
  readonly secret: string
  /** The first document it will be told of. */
  readonly from: number
}

/** Told from now on; what was issued before is a replay's. */
export async function addWebhook(
  world: World,
  actor: ActorFor<'add-recipient'>,
  outlet: OutletId,
  url: string,
): Promise<Result<AddedHook, 'unknown-outlet' | 'invalid'>> {
  if (!isHookUrl(url)) return refuse('invalid')
  return world.storage.write(outlet, async sql => {
    const number = (await tellableSizes(sql, [outlet])).get(outlet)
    if (number === undefined) return refuse('unknown-outlet')
    const hook = await addHook(sql, world, actor, { teller: WEBHOOK, outlet, address: url, number })
    return ok({ hook, secret: hookSecret(world, outlet, hook), from: number + 1 })
  })
}

interface NewHook {
  readonly teller: TellerName
  readonly outlet: OutletId
  readonly address: string
  /** Up to which message it is taken to have been told. */
  readonly number: number
}

/** Under a name that is made here, with its act. */
export async function addHook(
  sql: Transaction,
  { random, clock }: Pick<World, 'random' | 'clock'>,
  actor: ActorFor<'add-recipient'>,
  { teller, outlet, address, number }: NewHook,
): Promise<RecipientId> {
  const hook = Buffer.from(random.bytes(HOOK_BYTES)).toString('hex')
  const madeAt = clock.now()
  await addRecipient(sql, teller, { outlet, recipient: hook, address, number, madeAt })
  await addAct(sql, outlet, { actor, what: 'add-recipient', on: hook, changed: { teller } }, madeAt)
  return hook
}

/** With what each has not taken, of one outlet or of all. */
export function allHooks(sql: Sql, outlet?: OutletId): Promise<RecipientState[]> {
  return allRecipients(sql, WEBHOOK, outlet)
}

/** False where there is none. */
export function removeWebhook(
  world: World,
  actor: ActorFor<'remove-recipient'>,
  outlet: OutletId,
  hook: RecipientId,
): Promise<boolean> {
  return stopTelling(world, actor, { name: WEBHOOK }, outlet, hook)
}

/** As of any recipient. */
export function replayWebhook(
  world: World,
  actor: ActorFor<'tell-again'>,
  outlet: OutletId,
  hook: RecipientId,
  from?: number,
): Promise<number | null> {
  return replay(world, actor, { name: WEBHOOK, reach: tellableSizes }, outlet, hook, from)
}

/** 256 bits, as Standard Webhooks writes a symmetric secret. */
export function hookSecret({ keys }: Pick<World, 'keys'>, outlet: OutletId, hook: RecipientId): string {
  return `whsec_${Buffer.from(keys.mac('webhook', outlet, hook)).toString('base64')}`
}

/** No name and password (they would stand in lists and logs), no fragment. Where it leads is looked at when it is dialled. */
export function isHookUrl(text: string): boolean {
  if (text.length > URL_MAX || !URL.canParse(text)) return false
  const { protocol, username, password, hash } = new URL(text)
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '' && hash === ''
}
