/** How people are reached who look at no page: the channels of an outlet, and how a message is brought by one. */
import type { Channel } from '../../../domain/escalation.ts'
import type { OutletId, RecipientId, RoomName } from '../../../domain/ids.ts'
import type { Language } from '../../../domain/language.ts'
import { mayManage } from '../../../domain/staff.ts'
import { outcomeOf } from '../../../domain/webhook.ts'
import type { Pusher, PushMessage } from '../../ports.ts'
import {
  endPushAddress,
  type PushAddressRow,
  pushAddresses,
} from '../../storage/statements/staff/channels.ts'
import { endRecipient, type Recipient, recipientsOf } from '../../storage/statements/tellers/recipients.ts'
import type { Sql, Transaction } from '../../storage/storage.ts'
import { bringSigned, type Telling } from '../webhooks/tell.ts'
import { GATEWAY } from './gateways.ts'

/** What a person reads of it, in a language of theirs. */
export interface PushWords {
  readonly unseen: (room: RoomName, minutes: number) => string
  readonly unseenHelp: (outletName: string) => string
  readonly seen: (room: RoomName) => string
  readonly silent: (outletName: string) => string
  readonly silentHelp: string
  readonly back: (outletName: string) => string
  readonly overHelp: string
  readonly prove: (code: string) => string
  readonly proveHelp: (outletName: string) => string
}

export interface Reaching extends Telling {
  readonly pusher: Pusher
  readonly words: Readonly<Record<Language, PushWords>>
}

/** What a channel leads to. */
export type Address = { readonly channel: Channel } & (
  | { readonly way: 'gateway'; readonly hook: Recipient }
  | { readonly way: 'push'; readonly browser: PushAddressRow }
)

export async function addressesAt(sql: Sql, outlet: OutletId, nowMs: number): Promise<Address[]> {
  const hooks = await recipientsOf(sql, GATEWAY, outlet)
  const browsers = await pushAddresses(sql, outlet, nowMs)
  return [
    ...hooks.map(hook => {
      const channel = { way: 'gateway', recipient: hook.recipient, person: null, isManager: false } as const
      return { way: 'gateway', hook, channel } as const
    }),
    ...browsers.map(browser => {
      const { browser: recipient, person, role } = browser
      const channel = { way: 'push', recipient, person, isManager: mayManage(role) } as const
      return { way: 'push', browser, channel } as const
    }),
  ]
}

/** What is to be said, to a program and to a person. */
export interface Saying {
  /** Names it, however often it is brought. */
  readonly id: string
  readonly body: string
  readonly push: (words: PushWords) => PushMessage
}

export interface Outcome {
  readonly isTaken: boolean
  readonly fault: string | null
  /** Its recipient wants to hear no more. */
  readonly isGone: boolean
}

export async function bringBy(
  world: Reaching,
  address: Address,
  { id, body, push }: Saying,
): Promise<Outcome> {
  if (address.way === 'gateway') {
    const { outcome, fault } = await bringSigned(world, { id, body, to: address.hook })
    return {
      isTaken: outcome === 'taken',
      fault: outcome === 'taken' ? null : fault,
      isGone: outcome === 'gone',
    }
  }
  const { browser } = address
  const received = await world.pusher.bring(browser, push(world.words[browser.language]))
  if ('fault' in received) return { isTaken: false, fault: received.fault, isGone: false }
  // RFC 8030 §7.3: 404 says that there is no such subscription any more.
  const isGone = received.status === 404 || outcomeOf(received.status) === 'gone'
  const isTaken = outcomeOf(received.status) === 'taken'
  return { isTaken, fault: isTaken ? null : `HTTP ${received.status}`, isGone }
}

export async function endAddress(
  sql: Transaction,
  outlet: OutletId,
  { way, recipient }: { readonly way: string; readonly recipient: RecipientId },
  atMs: number,
): Promise<void> {
  if (way === 'push') await endPushAddress(sql, outlet, recipient)
  else await endRecipient(sql, outlet, recipient, atMs)
}
