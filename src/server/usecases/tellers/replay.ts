/** What is done with a recipient at the server's terminal, whoever tells it. */
import type { ActorFor } from '../../../domain/act.ts'
import type { OutletId, RecipientId } from '../../../domain/ids.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import {
  findRecipient,
  moveRecipient,
  removeMessagesFrom,
  removeRecipient,
  reviveMessages,
} from '../../storage/statements/tellers/recipients.ts'
import type { World } from '../world.ts'
import type { Teller } from './teller.ts'

/** False where there is none. */
export function stopTelling(
  { storage, clock }: World,
  actor: ActorFor<'remove-recipient'>,
  { name }: Pick<Teller, 'name'>,
  outlet: OutletId,
  recipient: RecipientId,
): Promise<boolean> {
  return storage.write(outlet, async sql => {
    if ((await findRecipient(sql, name, outlet, recipient)) === null) return false
    await removeRecipient(sql, outlet, recipient)
    const done = { actor, what: 'remove-recipient', on: recipient, changed: { teller: name } } as const
    await addAct(sql, outlet, done, clock.now())
    return true
  })
}

/**
 * Dead letters again; or all messages from a number on, under the ids they had. Also begins again what its recipient had
 * ended. Answers how many; `null` where there is no such recipient.
 */
export function replay(
  { storage, clock }: World,
  actor: ActorFor<'tell-again'>,
  { name, reach }: Pick<Teller, 'name' | 'reach'>,
  outlet: OutletId,
  recipient: RecipientId,
  from?: number,
): Promise<number | null> {
  return storage.write(outlet, async sql => {
    const found = await findRecipient(sql, name, outlet, recipient)
    if (found === null) return null
    const changed = { teller: name, from: from ?? null }
    await addAct(sql, outlet, { actor, what: 'tell-again', on: recipient, changed }, clock.now())
    if (from === undefined) {
      await moveRecipient(sql, outlet, recipient, found.number)
      return reviveMessages(sql, outlet, recipient, clock.now())
    }
    const size = (await reach(sql, [outlet])).get(outlet) ?? 0
    await removeMessagesFrom(sql, outlet, recipient, from)
    await moveRecipient(sql, outlet, recipient, Math.min(from - 1, size))
    return Math.max(0, size - from + 1)
  })
}
