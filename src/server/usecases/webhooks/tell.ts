/**
 * The first Teller: documents, to other programs, by Standard Webhooks. A message is an entry of the log once it is sealed,
 * and its number is the document's; the order of messages is that of first tries, and `data.index` is the order for ever.
 */
import { createHmac } from 'node:crypto'
import { messageBody, messageId, outcomeOf } from '../../../domain/webhook.ts'
import type { Courier } from '../../ports.ts'
import {
  findSealed,
  type SealedDocument,
  sealedAfter,
  tellableSizes,
} from '../../storage/statements/webhooks/webhooks.ts'
import type { Brought, Letter, Message, Teller } from '../tellers/teller.ts'
import type { World } from '../world.ts'
import { hookSecret, WEBHOOK } from './hooks.ts'

export interface Telling extends World {
  readonly courier: Courier
}

export function webhooks(world: Pick<Telling, 'clock' | 'keys' | 'courier'>): Teller {
  return {
    name: WEBHOOK,
    reach: tellableSizes,
    messagesAfter: async (sql, outlet, number, limit) =>
      (await sealedAfter(sql, outlet, number, limit)).map(messageOf),
    async message(sql, outlet, number) {
      const found = await findSealed(sql, outlet, number)
      return found === null ? null : messageOf(found)
    },
    idOf: messageId,
    bring: letter => bringSigned(world, letter),
  }
}

/** Signed as its receiver checks it, whatever it is told. */
export async function bringSigned(
  world: Pick<Telling, 'clock' | 'keys' | 'courier'>,
  letter: Letter,
): Promise<Brought> {
  const received = await world.courier.bring(letter.to.address, headersOf(world, letter), letter.body)
  if ('fault' in received) return { outcome: 'failed', fault: received.fault, retryAfterMs: null }
  const { status, retryAfterS } = received
  return {
    outcome: outcomeOf(status),
    fault: `HTTP ${status}`,
    retryAfterMs: retryAfterS === null ? null : retryAfterS * 1_000,
  }
}

function messageOf({ log, number, generation, entry }: SealedDocument): Message {
  if (generation === 1) return { number, body: messageBody(log, number, entry) }
  return { number, generation, body: messageBody(log, number, entry, generation) }
}

function headersOf(
  world: Pick<Telling, 'clock' | 'keys'>,
  { id, body, to }: Letter,
): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(world.clock.now() / 1_000))
  const secret = hookSecret(world, to.outlet, to.recipient).slice('whsec_'.length)
  const signature = createHmac('sha256', Buffer.from(secret, 'base64'))
    .update(`${id}.${seconds}.${body}`)
    .digest('base64')
  return {
    'content-type': 'application/json',
    'user-agent': 'Etalase',
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${signature}`,
  }
}
