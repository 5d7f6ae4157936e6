/**
 * A new key signs the agency's log. Nobody witnesses that log, and no paper hangs on what it has signed: a key that was stolen
 * counts for nothing any more, and all that the log holds is signed anew at once.
 */
import { AT_THE_CONSOLE } from '../../../domain/actor.ts'
import { formatKey, type NoteKey } from '../../../log/note.ts'
import { addAct, OF_THE_CITY } from '../../storage/statements/acts/acts.ts'
import { addAgencyKey, agencyKeys, findAgencyLog } from '../../storage/statements/agency/agency-logs.ts'
import type { Sealing } from '../log/seal.ts'
import { sealAgencyLog } from './seal.ts'

/** `null`: no log is kept here. */
export async function rotateAgencyKey(
  world: Sealing,
  keys: { rotate(name: string): NoteKey },
  isStolen: boolean,
): Promise<NoteKey | null> {
  const log = await world.storage.read(findAgencyLog)
  if (log?.standing !== 'own') return null
  const { origin } = log
  const key = keys.rotate(origin)
  const to = formatKey(key)
  await world.storage.writeCity(async sql => {
    const [before] = await agencyKeys(sql, origin)
    const signedSize = (await findAgencyLog(sql))?.signedSize ?? log.signedSize
    await addAgencyKey(sql, origin, { vkey: to, since: isStolen ? 0 : signedSize })
    const changed = { key: { from: before?.vkey ?? null, to }, stolen: isStolen }
    const act = { actor: AT_THE_CONSOLE, what: 'rotate-log-key', on: origin, changed } as const
    await addAct(sql, OF_THE_CITY, act, world.clock.now())
  })
  await sealAgencyLog(world)
  return key
}
