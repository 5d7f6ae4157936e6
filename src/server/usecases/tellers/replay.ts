/** What is done with a recipient at the server's terminal, whoever tells it. */
import type { OutletId, RecipientId } from '../../../domain/ids.ts'
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
  { storage }: World,
  { name }: Pick<Teller, 'name'>,
  outlet: OutletId,
  recipient: RecipientId,
): Promise<boolean> {
  return storage.write(outlet, async sql => {
    if ((await findRecipient(sql, name, outlet, recipient)) === null) return false
    await removeRecipient(sql, outlet, recipient)
    return true
  })
}

/**
 * Dead letters again; or all messages from a number on, under the ids they had. Also begins again what its recipient had
 * ended. Answers how many; `null` where there is no such recipient.
 */
export function replay(
  { storage, clock }: World,
  { name, reach }: Pick<Teller, 'name' | 'reach'>,
  outlet: OutletId,
  recipient: RecipientId,
  from?: number,
): Promise<number | null> {
  return storage.write(outlet, async sql => {
    const found = await findRecipient(sql, name, outlet, recipient)
    if (found === null) return null
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
