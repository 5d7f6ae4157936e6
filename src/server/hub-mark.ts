/**
 * A data directory is a hub's or a city's, never both: `hub.json` in it says that it is a hub's, and under which name the
 * hub signs. The name is minted at the first start and survives any change of address.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NoteKey } from '../log/note.ts'
import { ConfigError } from './config.ts'
import type { KeyFiles } from './log-files.ts'
import { type HubNames, hubNames } from './usecases/hub/hub.ts'

const MARK = 'hub.json'

/** By which names the hub of this directory signs; `null`: it is no hub's. */
export function hubIn(dataDir: string): HubNames | null {
  const path = join(dataDir, MARK)
  if (!existsSync(path)) return null
  try {
    const { host } = JSON.parse(readFileSync(path, 'utf8')) as { host: string }
    return hubNames(host)
  } catch {
    throw new ConfigError(`${path} does not say this hub's name: restore it from a backup`)
  }
}

/** Under which the hub signs, whatever it signs. */
export function hostOf({ register }: HubNames): string {
  return register.replace(/\/hub$/, '')
}

export function markHub(dataDir: string, host: string): HubNames {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(join(dataDir, MARK), `${JSON.stringify({ host })}\n`, { flag: 'wx', flush: true })
  return hubNames(host)
}

/** The hub's keys, made at its first start; answers the register's. A hub that was served has had them. */
export async function hubKeys(keyring: KeyFiles, names: HubNames, wasServed: boolean): Promise<NoteKey> {
  for (const name of wasServed ? Object.values(names) : [])
    if ((await keyring.keyOf(name)) === null)
      throw new ConfigError(
        `log-keys lacks the key of ${name}: bring it back from a backup. Everybody who checks a paper trusts it; none is made in its place`,
      )
  keyring.ensure(names.witness, 'cosignature')
  keyring.ensure(names.mirror, 'cosignature')
  return keyring.ensure(names.register)
}

export function refuseHub(dataDir: string): void {
  if (hubIn(dataDir) !== null)
    throw new ConfigError(`${dataDir} is a hub's: npm start -- hub, or set DATA_DIR to another folder`)
}
