/**
 * Settings from the environment, decided once at the start. What cannot work or must not be is refused here, with a
 * sentence that says what to change; nothing else in the program reads the environment.
 */
import { parseKey } from '../log/note.ts'
import { sha256 } from './usecases/world.ts'

/** Of whatever program this is; a hub's has nothing else. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** PostgreSQL; `null` keeps everything in SQLite under `dataDir`. */
  readonly databaseUrl: string | null
  /** Origin under which browsers reach this, without a slash at its end; `null` when it follows the request's host. */
  readonly publicUrl: string | null
  /** True where browsers speak https: cookies are then `__Host-` and Secure. */
  readonly secure: boolean
  readonly production: boolean
  /** False only for load tests. */
  readonly rateLimits: boolean
  /** By which whoever watches the machine reads `/metrics`; `null`: auditors alone do. */
  readonly metricsToken: string | null
}

/** A city's, and that of whoever reads a city's papers. */
export interface CityConfig extends Config {
  /** The hub that mirrors and witnesses its logs; `null`: none does. */
  readonly hub: HubAddress | null
}

export interface HubAddress {
  /** Without a slash at its end. */
  readonly url: string
  /** The key that signs its register, as signed-note writes one: come by another way than from the hub's address. */
  readonly key: string
}

/** A setting that is wrong: the message is for the person who set it. */
export class ConfigError extends Error {}

type Env = Readonly<Record<string, string | undefined>>

export function readConfig(env: Env): CityConfig {
  return { ...readConfigOfHub(env), hub: readHub(env.HUB_URL, env.HUB_KEY) }
}

export function readConfigOfHub(env: Env): Config {
  const publicUrl = readOrigin('PUBLIC_URL', env.PUBLIC_URL)
  const production = env.NODE_ENV === 'production'
  const secure = publicUrl?.startsWith('https:') ?? false
  const rateLimits = env.RATE_LIMITS !== 'off'
  if (!rateLimits && (production || secure))
    throw new ConfigError(
      'RATE_LIMITS=off is for load tests: unset it in production or behind an https PUBLIC_URL',
    )
  return {
    port: readPort(env.PORT),
    host: env.HOST || '127.0.0.1',
    dataDir: env.DATA_DIR || 'data',
    databaseUrl: readDatabaseUrl(env.DATABASE_URL),
    publicUrl,
    secure,
    production,
    rateLimits,
    metricsToken: readToken('METRICS_TOKEN', env.METRICS_TOKEN),
  }
}

/** Commands do without; what serves does not: a log is named by it, and cookies, links and the origin of writes hang on it. */
export function refuseNameless({ production, publicUrl }: Config): void {
  if (production && publicUrl === null)
    throw new ConfigError(
      'NODE_ENV=production needs PUBLIC_URL: the address under which guests reach this, such as https://etalase.example',
    )
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return 4173
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`PORT=${text}: a whole number from 0 to 65535`)
  return port
}

function readDatabaseUrl(text: string | undefined): string | null {
  if (text === undefined || text === '') return null
  if (!/^postgres(ql)?:\/\/./.test(text))
    throw new ConfigError('DATABASE_URL: an address such as postgres://user:password@host/database')
  return text
}

function readOrigin(name: string, text: string | undefined): string | null {
  if (text === undefined || text === '') return null
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new ConfigError(`${name}=${text}: an address such as https://etalase.example`)
  }
  if (!['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search !== '')
    throw new ConfigError(`${name}=${text}: scheme and host only, such as https://etalase.example`)
  return url.origin
}

const TOKEN_LENGTH_MIN = 16

function readToken(name: string, text: string | undefined): string | null {
  if (text === undefined || text === '') return null
  if (text.length < TOKEN_LENGTH_MIN || /\s/.test(text))
    throw new ConfigError(`${name}: at least ${TOKEN_LENGTH_MIN} characters without a space`)
  return text
}

function readHub(address: string | undefined, key: string | undefined): HubAddress | null {
  const url = readOrigin('HUB_URL', address)
  if (url === null && !key) return null
  if (url === null || !key)
    throw new ConfigError('HUB_URL and HUB_KEY belong together: the hub tells its key at its start')
  if (parseKey(key, sha256)?.type !== 'ed25519')
    throw new ConfigError('HUB_KEY is no key: copy the whole line that the hub told at its start')
  return { url, key }
}
