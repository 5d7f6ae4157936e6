/**
 * Tells a hook of documents, in their order: it is held in one transaction, told outside of any, and let go in another
 * that says what became of each message. Whoever is cut off in between has moved nothing: when its hold has run out, the
 * same messages go out again under the same ids. A message that was not taken is put aside and comes again on its own,
 * while others go on: so the order is the order of first tries, and `data.index` is the order for ever.
 */
import { createHmac } from 'node:crypto'
import { HOUR_MS } from '../../../domain/time.ts'
import { messageBody, messageId, outcomeOf, retryAfter } from '../../../domain/webhook.ts'
import type { Courier } from '../../ports.ts'
import { documentsAfter } from '../../storage/statements/documents.ts'
import {
  countWaiting,
  dueHooks,
  dueMessages,
  findHook,
  type Hook,
  hastenMessages,
  holdHook,
  letHookGo,
  putAside,
  removeMessage,
  tellableSize,
} from '../../storage/statements/webhooks.ts'
import type { World } from '../world.ts'
import { hookSecret } from './hooks.ts'

export interface Telling extends World {
  readonly courier: Courier
}

/** Messages of one hold. Where all of them were taken there may be more. */
export const MESSAGES_AT_ONCE = 32
/** No further message of a hold is begun after this; the last may take as long as the courier lets it. */
const HOLD_BEGINS_MS = 10_000
/** Longer than that and the courier's patience together: while it lasts nobody else tells this hook. */
export const HOLD_MS = 60_000
/** Messages put aside of one hook: with a receiver that is down, the rest waits in the log, where it is anyway. */
export const ASIDE_MAX = 32
/** After a failure the next message waits so long, or as long as the receiver asks for, up to an hour. */
export const REST_MS = 5_000
const REST_MAX_MS = HOUR_MS
const FAULT_MAX = 200
const CHANCES = 2 ** 32

/** Hooks for which there is something to do now. */
export function hooksToTell({ storage, clock }: World): Promise<{ outlet: string; hook: string }[]> {
  return storage.read(sql => dueHooks(sql, clock.now(), ASIDE_MAX))
}

interface Message {
  readonly number: number
  readonly tries: number
  readonly entry: string
  /** Not put aside: the cursor passes it. */
  readonly isNew: boolean
}

interface Held extends Hook {
  readonly origin: string
  readonly messages: readonly Message[]
}

interface Told {
  readonly message: Message
  readonly outcome: 'taken' | 'gone' | 'failed'
  readonly fault: string
  readonly retryAfterMs: number | null
}

/** Answers how many messages were taken; 0 also where there was nothing to tell or somebody else is at it. */
export async function tellHook(world: Telling, outlet: string, hook: string): Promise<number> {
  const held = await hold(world, outlet, hook)
  if (held === null) return 0
  const told: Told[] = []
  const begunMs = world.clock.now()
  for (const message of held.messages) {
    const one = await tell(world, held, message)
    told.push(one)
    if (one.outcome !== 'taken' || world.clock.now() - begunMs > HOLD_BEGINS_MS) break
  }
  await letGo(world, held, told)
  return told.filter(({ outcome }) => outcome === 'taken').length
}

function hold({ storage, clock }: World, outlet: string, name: string): Promise<Held | null> {
  return storage.write(outlet, async sql => {
    const nowMs = clock.now()
    const hook = await findHook(sql, outlet, name)
    const log = await tellableSize(sql, outlet)
    if (hook === null || log === null || hook.endedAt !== null || hook.restsUntil > nowMs) return null
    const aside = await dueMessages(sql, outlet, name, nowMs, MESSAGES_AT_ONCE)
    const room = Math.min(
      MESSAGES_AT_ONCE - aside.length,
      ASIDE_MAX - (await countWaiting(sql, outlet, name)),
      log.size - hook.number,
    )
    const fresh = room > 0 ? await documentsAfter(sql, outlet, hook.number, room) : []
    const messages = [
      ...aside.map(message => ({ ...message, isNew: false })),
      ...fresh.map(({ number, entry }) => ({ number, entry, tries: 0, isNew: true })),
    ]
    if (messages.length === 0) return null
    const restsUntil = odd(nowMs + HOLD_MS)
    await holdHook(sql, outlet, name, restsUntil)
    return { ...hook, origin: log.origin, messages, restsUntil }
  })
}

async function tell(world: Telling, held: Held, message: Message): Promise<Told> {
  const { outlet, hook, origin, url } = held
  const id = messageId(outlet, message.number)
  const seconds = String(Math.floor(world.clock.now() / 1_000))
  const body = messageBody(origin, message.number, message.entry)
  const key = Buffer.from(hookSecret(world, outlet, hook).slice('whsec_'.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Etalase',
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${signature}`,
  }
  const received = await world.courier.bring(url, headers, body)
  if ('fault' in received)
    return { message, outcome: 'failed', fault: received.fault.slice(0, FAULT_MAX), retryAfterMs: null }
  const { status, retryAfterS } = received
  return {
    message,
    outcome: outcomeOf(status),
    fault: `HTTP ${status}`,
    retryAfterMs: retryAfterS === null ? null : retryAfterS * 1_000,
  }
}

async function letGo(world: World, held: Held, told: readonly Told[]): Promise<void> {
  const { outlet, hook } = held
  const nowMs = world.clock.now()
  const chance = Buffer.from(world.random.bytes(4)).readUInt32BE() / CHANCES
  const last = told.at(-1)
  const isGone = last?.outcome === 'gone'
  const passed = told.filter(({ message, outcome }) => message.isNew && outcome !== 'gone')
  await world.storage.write(outlet, async sql => {
    const isHeld = await letHookGo(sql, held, {
      number: passed.at(-1)?.message.number ?? held.number,
      restsUntil: even(nowMs + (last?.outcome === 'failed' ? restMs(last) : 0)),
      endedAt: isGone ? nowMs : null,
    })
    if (!isHeld) return
    for (const { message, outcome, fault, retryAfterMs } of told) {
      if (outcome === 'taken' && !message.isNew) await removeMessage(sql, outlet, hook, message.number)
      if (outcome !== 'failed') continue
      const tries = message.tries + 1
      const wait = retryAfter(tries, chance, retryAfterMs)
      const nextAt = wait === null ? null : nowMs + wait
      await putAside(sql, outlet, hook, { number: message.number, tries, nextAt, fault })
    }
    // What was put aside is taken now: the receiver is back, and the others need not wait for hours.
    if (told.some(({ message, outcome }) => outcome === 'taken' && !message.isNew && message.tries > 0))
      await hastenMessages(sql, outlet, hook, nowMs)
  })
}

function restMs({ retryAfterMs }: Told): number {
  return Math.min(Math.max(REST_MS, retryAfterMs ?? 0), REST_MAX_MS)
}

/** Holds end at odd times and rests at even ones: who lost a hold takes nothing else for it. */
function odd(ms: number): number {
  return even(ms) + 1
}

function even(ms: number): number {
  return ms - (ms % 2)
}
