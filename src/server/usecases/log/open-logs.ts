/**
 * Every outlet has a log from the first start on: its name is minted once, from the address of that day, and survives
 * any later one; its key is made outside the database. A key that is another than the one the log knows is refused.
 */
import type { ActorFor } from '../../../domain/act.ts'
import { ENTRY_VERSION } from '../../../domain/document.ts'
import type { OutletId } from '../../../domain/ids.ts'
import { nextSince } from '../../../log/losses.ts'
import { formatKey, type NoteKey, parseKey } from '../../../log/note.ts'
import type { Signer } from '../../ports.ts'
import { sideBySide } from '../../process/side-by-side.ts'
import { addAct } from '../../storage/statements/acts/acts.ts'
import { allOutlets } from '../../storage/statements/city/outlets.ts'
import {
  addLog,
  addLogKey,
  allLogKeys,
  allLogs,
  findLog,
  logKeysInUse,
  writeBy,
} from '../../storage/statements/log/logs.ts'
import { sha256, type World } from '../world.ts'
import { toBase64 } from './tree.ts'

export interface KeyMaking extends Signer {
  ensure(name: string): NoteKey
}

/** The key at hand does not belong to the log: a data directory is incomplete, or of another city. */
export class WrongLogKey extends Error {}

/**
 * Sees that every outlet has its log. `host` names those that have none yet. Without a hub nobody else has to read what is
 * written: it is written in the newest version at once; `hasHub`: in the one that the hub's register names.
 */
export async function openLogs(world: World, keys: KeyMaking, host: string, hasHub = false): Promise<void> {
  const { outlets, logs, inUse } = await world.storage.read(async sql => ({
    outlets: await allOutlets(sql),
    logs: new Map((await allLogs(sql)).map(log => [log.outlet, log])),
    inUse: new Map((await logKeysInUse(sql)).map(({ outlet, vkey }) => [outlet, vkey])),
  }))
  await sideBySide(outlets, async ({ slug }) => {
    const origin = logs.get(slug)?.origin ?? (await mintOrigin(world, slug, host))
    const known = inUse.get(slug)
    if (known === undefined) await addFirstKey(world, slug, keys.ensure(origin))
    else if (known !== (await vkeyOf(keys, origin)))
      throw new WrongLogKey(
        `log-keys lacks the key of ${origin}, or has a newer one than its log knows: restore it, or rotate ${slug}'s key`,
      )
  })
  if (!hasHub) await world.storage.writeCity(sql => writeBy(sql, ENTRY_VERSION))
}

async function addFirstKey(world: World, outlet: OutletId, key: NoteKey): Promise<void> {
  await world.storage.write(outlet, async sql => {
    // Another process that starts as well may have been first.
    if ((await allLogKeys(sql, outlet)).length === 0)
      await addLogKey(sql, outlet, { vkey: formatKey(key), since: 0 })
  })
}

async function vkeyOf(keys: Signer, origin: string): Promise<string | null> {
  const key = await keys.keyOf(origin)
  return key === null ? null : formatKey(key)
}

function mintOrigin(world: World, outlet: OutletId, host: string): Promise<string> {
  return world.storage.write(outlet, async sql => {
    const log = await findLog(sql, outlet)
    if (log !== null) return log.origin
    const origin = `${host}/log/${outlet}`
    await addLog(sql, outlet, origin, toBase64(sha256(new Uint8Array())))
    return origin
  })
}

/** A new key signs from now on; the one before counts up to the newest checkpoint, or, once stolen, the newest witnessed one. */
export async function rotateKey(
  world: World,
  actor: ActorFor<'rotate-log-key'>,
  keys: { rotate(name: string): NoteKey },
  outlet: OutletId,
  isStolen: boolean,
): Promise<NoteKey | null> {
  const log = await world.storage.read(sql => findLog(sql, outlet))
  if (log === null) return null
  const key = keys.rotate(log.origin)
  await world.storage.write(outlet, async sql => {
    const { signedSize, witnessedSize } = (await findLog(sql, outlet)) ?? log
    const known = await allLogKeys(sql, outlet)
    const since = nextSince(known, isStolen ? witnessedSize : signedSize)
    await addLogKey(sql, outlet, { vkey: formatKey(key), since })
    const changed = { key: { from: known[0]?.vkey ?? null, to: formatKey(key) }, stolen: isStolen }
    await addAct(sql, outlet, { actor, what: 'rotate-log-key', on: outlet, changed }, world.clock.now())
  })
  return key
}

export function readKey(vkey: string): NoteKey {
  const key = parseKey(vkey, sha256)
  if (key === null) throw new Error(`no key: ${vkey}`)
  return key
}
