/**
 * A hub takes an outlet's accepted loss for true when an officer adopts the card that says it. What is mirrored here is not
 * lost: nothing that was taken is ever given up, and so nothing that was counted. What was only seen is: the witness goes back
 * to what the mirror holds, and what signed that history counts up to there.
 */
import type { Card } from '../../../contract/card.ts'
import type { OfficerName } from '../../../domain/ids.ts'
import { parseKey } from '../../../log/note.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { dropUnproven, savePending } from '../../storage/statements/hub/mirrors.ts'
import {
  addLogKey,
  findLog,
  type LogKeyRecord,
  type LogRecord,
  rewindSigned,
} from '../../storage/statements/log/logs.ts'
import type { Transaction } from '../../storage/storage.ts'
import { rootAt, toBase64 } from '../log/tree.ts'
import { sha256, type World } from '../world.ts'

/** What the card says cannot be. */
export class WrongCard extends Error {}

export type CardLoss = NonNullable<Card['losses']>[number]

/** Losses that are not known here yet, in their order. */
export function lossesIn(
  log: Pick<LogRecord, 'outlet' | 'origin' | 'size' | 'signedSize' | 'generation'>,
  keys: readonly LogKeyRecord[],
  { losses = [] }: Pick<Card, 'losses'>,
): CardLoss[] {
  const fresh = losses.filter(({ key }) => !keys.some(({ vkey }) => vkey === key))
  for (const loss of fresh) mustBe(log, loss)
  return fresh
}

function mustBe(
  { outlet, origin, size, signedSize, generation }: Parameters<typeof lossesIn>[0],
  loss: CardLoss,
): void {
  const key = parseKey(loss.key, sha256)
  if (key?.type !== 'ed25519' || key.name !== origin)
    throw new WrongCard(`the key on this card is not one of ${origin}: ask the outlet for a new card`)
  if (size >= loss.from)
    throw new WrongCard(
      `documents up to ${size} of ${outlet} are here, and this card says that ${loss.from} to ${loss.to} are lost: they are not. At the outlet: put the backup back once more, and npm start -- restore ${outlet} --from-mirror`,
    )
  if (signedSize > loss.to || loss.generation <= generation)
    throw new WrongCard(
      `${signedSize} documents of ${outlet} were seen here, and this card says that ${loss.from} to ${loss.to} are lost: ask the outlet for a new card`,
    )
}

/** The key that took over counts from there on; the witness stands where the mirror does. */
export async function takeLoss(
  sql: Transaction,
  { clock }: Pick<World, 'clock'>,
  { outlet }: Pick<LogRecord, 'outlet'>,
  { key: vkey, from, to, generation }: CardLoss,
  officer?: OfficerName,
): Promise<void> {
  if (officer === undefined)
    throw new WrongCard(
      `this card says that ${outlet} has lost documents: an officer has to adopt it by name`,
    )
  const since = from - 1
  const log = await findLog(sql, outlet)
  if (log === null) throw new Error(`the log of ${outlet} is gone`)
  await addLogKey(sql, outlet, { vkey, since, loss: { to, generation } })
  await addAct(
    sql,
    outlet,
    {
      actor: { kind: 'officer', name: officer },
      what: 'adopt-loss',
      on: outlet,
      changed: { key: vkey, from, to, generation },
    },
    clock.now(),
  )
  await dropUnproven(sql, outlet, since)
  if (log.signedSize <= since) return
  const { witnessedSize: size, witnessed: note } = log
  await rewindSigned(sql, outlet, size, note)
  if (size > 0)
    await savePending(sql, outlet, { size, root: toBase64(await rootAt(sql, outlet, size)), note })
}
