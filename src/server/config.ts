/**
 * Settings from the environment, decided once at the start. What cannot work or must not be is refused here, with a
 * sentence that says what to change; nothing else in the program reads the environment.
 */
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
}

/** A setting that is wrong: the message is for the person who set it. */
export class ConfigError extends Error {}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const publicUrl = readPublicUrl(env.PUBLIC_URL)
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
  }
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

function readPublicUrl(text: string | undefined): string | null {
  if (text === undefined || text === '') return null
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new ConfigError(`PUBLIC_URL=${text}: an address such as https://etalase.example`)
  }
  if (!['http:', 'https:'].includes(url.protocol) || url.pathname !== '/' || url.search !== '')
    throw new ConfigError(`PUBLIC_URL=${text}: scheme and host only, such as https://etalase.example`)
  return url.origin
}
