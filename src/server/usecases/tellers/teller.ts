/**
 * Tells others, at least once and in order of first tries: a recipient is held in one transaction, told outside of any, and
 * let go in another that says what became of each message. Whoever is cut off in between has moved nothing: when its hold
 * has run out, the same messages go out again under the same ids. A message that was not taken is put aside and comes again
 * on its own, while others go on.
 *
 * What is told, under which id and how it is brought is the Teller's; who was told what, when it is due again and when it
 * is given up, is kept here for all of them.
 */
import type { Generation, OutletId, RecipientId, TellerName } from '../../../domain/ids.ts'
import { HOUR_MS } from '../../../domain/time.ts'
import { type Outcome, retryAfter } from '../../../domain/webhook.ts'
import {
  awakeRecipients,
  countWaiting,
  dueMessages,
  findRecipient,
  hastenMessages,
  holdRecipient,
  letRecipientGo,
  putAside,
  type Recipient,
  removeMessage,
} from '../../storage/statements/tellers/recipients.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import type { World } from '../world.ts'

export interface Teller {
  /** Says whose recipients are whose, for ever. */
  readonly name: TellerName
  /**
   * Up to which number there are messages at each of these outlets, none where there never are any: numbers are from 1, in
   * order, and of the same message for ever. One question for all.
   */
  reach(sql: Sql, outlets: readonly OutletId[]): Promise<ReadonlyMap<string, number>>
  /** In their order. */
  messagesAfter(sql: Sql, outlet: OutletId, number: number, limit: number): Promise<readonly Message[]>
  message(sql: Sql, outlet: OutletId, number: number): Promise<Message | null>
  /** Names the message, whoever is told and however often: recipients know by it what they have had. */
  idOf(outlet: OutletId, number: number, generation?: Generation): string
  /** Gives up after a while, long before a hold ends. */
  bring(letter: Letter): Promise<Brought>
}

export interface Message {
  readonly number: number
  /** Where numbers are given again, of which time it is. */
  readonly generation?: Generation
  readonly body: string
}

export interface Letter {
  readonly id: string
  readonly body: string
  readonly to: Pick<Recipient, 'outlet' | 'recipient' | 'address'>
}

export interface Brought {
  readonly outcome: Outcome
  /** What is said of it where it has failed. */
  readonly fault: string
  /** What the recipient asks for. */
  readonly retryAfterMs: number | null
}

type Telling = Pick<World, 'storage' | 'clock' | 'random'>

/** Messages of one hold. Where all of them were taken there may be more. */
export const MESSAGES_AT_ONCE = 32
/** No further message of a hold is begun after this; the last may take as long as its Teller lets it. */
const HOLD_BEGINS_MS = 10_000
/** Longer than that and the Teller's patience together: while it lasts nobody else tells this recipient. */
export const HOLD_MS = 60_000
/** Messages put aside of one recipient: while it is down, the rest waits where it is anyway. */
export const ASIDE_MAX = 32
/** After a failure the next message waits so long, or as long as the recipient asks for, up to an hour. */
export const REST_MS = 5_000
const REST_MAX_MS = HOUR_MS
const FAULT_MAX = 200
const CHANCES = 2 ** 32

/** Those for whom there is something to do now. One that has too much put aside is told nothing new. */
export function recipientsToTell(
  { storage, clock }: Pick<World, 'storage' | 'clock'>,
  teller: Pick<Teller, 'name' | 'reach'>,
): Promise<Pick<Recipient, 'outlet' | 'recipient'>[]> {
  return storage.read(async sql => {
    const awake = await awakeRecipients(sql, teller.name, clock.now())
    if (awake.length === 0) return []
    const reach = await teller.reach(sql, [...new Set(awake.map(({ outlet }) => outlet))])
    return awake.filter(({ outlet, number, waiting, due }) => {
      const size = reach.get(outlet)
      return size !== undefined && (due > 0 || (number < size && waiting < ASIDE_MAX))
    })
  })
}

interface Told extends Brought {
  readonly message: Due
}

interface Due extends Message {
  readonly tries: number
  /** Not put aside: the cursor passes it. */
  readonly isNew: boolean
}

interface Held extends Recipient {
  readonly messages: readonly Due[]
}

/** Answers how many messages were taken; 0 also where there was nothing to tell or somebody else is at it. */
export async function tell(
  world: Telling,
  teller: Teller,
  outlet: OutletId,
  recipient: RecipientId,
): Promise<number> {
  const held = await hold(world, teller, outlet, recipient)
  if (held === null) return 0
  const told: Told[] = []
  const begunMs = world.clock.now()
  for (const message of held.messages) {
    const id = teller.idOf(outlet, message.number, message.generation)
    const brought = await teller.bring({ id, body: message.body, to: held })
    told.push({ ...brought, message })
    if (brought.outcome !== 'taken' || world.clock.now() - begunMs > HOLD_BEGINS_MS) break
  }
  await letGo(world, held, told)
  return told.filter(({ outcome }) => outcome === 'taken').length
}

function hold(
  { storage, clock }: Telling,
  teller: Teller,
  outlet: OutletId,
  name: string,
): Promise<Held | null> {
  return storage.write(outlet, async sql => {
    const nowMs = clock.now()
    const found = await findRecipient(sql, teller.name, outlet, name)
    const size = (await teller.reach(sql, [outlet])).get(outlet)
    if (found === null || size === undefined || found.endedAt !== null || found.restsUntil > nowMs)
      return null
    const aside = await asideNow(sql, teller, found, nowMs)
    const room = Math.min(
      MESSAGES_AT_ONCE - aside.length,
      ASIDE_MAX - (await countWaiting(sql, outlet, name)),
      size - found.number,
    )
    const fresh = room > 0 ? await teller.messagesAfter(sql, outlet, found.number, room) : []
    const messages = [...aside, ...fresh.map(message => ({ ...message, tries: 0, isNew: true }))]
    if (messages.length === 0) return null
    const restsUntil = odd(nowMs + HOLD_MS)
    await holdRecipient(sql, outlet, name, restsUntil)
    return { ...found, messages, restsUntil }
  })
}

async function asideNow(
  sql: Transaction,
  teller: Teller,
  { outlet, recipient }: Recipient,
  nowMs: number,
): Promise<Due[]> {
  const due = await dueMessages(sql, outlet, recipient, nowMs, MESSAGES_AT_ONCE)
  const messages = await Promise.all(
    due.map(async ({ number, tries }) => {
      const message = await teller.message(sql, outlet, number)
      return message === null ? [] : { ...message, tries, isNew: false }
    }),
  )
  return messages.flat()
}

async function letGo(world: Telling, held: Held, told: readonly Told[]): Promise<void> {
  const { outlet, recipient } = held
  const nowMs = world.clock.now()
  const chance = Buffer.from(world.random.bytes(4)).readUInt32BE() / CHANCES
  const last = told.at(-1)
  const isGone = last?.outcome === 'gone'
  const passed = told.filter(({ message, outcome }) => message.isNew && outcome !== 'gone')
  await world.storage.write(outlet, async sql => {
    const isHeld = await letRecipientGo(sql, held, {
      number: passed.at(-1)?.message.number ?? held.number,
      restsUntil: even(nowMs + (last?.outcome === 'failed' ? restMs(last) : 0)),
      endedAt: isGone ? nowMs : null,
    })
    if (!isHeld) return
    for (const { message, outcome, fault, retryAfterMs } of told) {
      if (outcome === 'taken' && !message.isNew) await removeMessage(sql, outlet, recipient, message.number)
      if (outcome !== 'failed') continue
      const tries = message.tries + 1
      const wait = retryAfter(tries, chance, retryAfterMs)
      const nextAt = wait === null ? null : nowMs + wait
      const said = fault.slice(0, FAULT_MAX)
      await putAside(sql, outlet, recipient, { number: message.number, tries, nextAt, fault: said })
    }
    // What was put aside is taken now: the recipient is back, and the others need not wait for hours.
    if (told.some(({ message, outcome }) => outcome === 'taken' && !message.isNew && message.tries > 0))
      await hastenMessages(sql, outlet, recipient, nowMs)
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
