/**
 * A data directory is a hub's or a city's, never both: `hub.json` in it says that it is a hub's, and under which name the
 * hub signs. The name is minted at the first start and survives any change of address.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './config.ts'
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

export function markHub(dataDir: string, host: string): HubNames {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(join(dataDir, MARK), `${JSON.stringify({ host })}\n`, { flag: 'wx', flush: true })
  return hubNames(host)
}

export function refuseHub(dataDir: string): void {
  if (hubIn(dataDir) !== null)
    throw new ConfigError(`${dataDir} is a hub's: npm start -- hub, or set DATA_DIR to another folder`)
}
