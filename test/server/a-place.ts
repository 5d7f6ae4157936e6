/** Cities in directories of their own, made, served and looked into as the program does, on each engine. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand, start } from '../../src/server/main.ts'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import type { Storage, StorageEngine } from '../../src/server/storage/storage.ts'
import { freshDatabase } from '../support/databases.ts'
import { issue } from '../support/histories.ts'

export const EXAMPLE = join(import.meta.dirname, '../../docs/example-city.json')
/** The one outlet of the example. */
export const OUTLET = 'hotel-contoh'
export const DATABASE = 'etalase.db'

/** As much of a build as a start asks for. */
export function makeBuild(dist: string): void {
  for (const folder of ['client/assets', 'client/.vite', 'server'])
    mkdirSync(join(dist, folder), { recursive: true })
  writeFileSync(join(dist, 'server', 'render.js'), 'export const draw = () => ""')
  writeFileSync(join(dist, 'client', '.vite', 'manifest.json'), '{}')
  for (const name of ['index.html', 'verify.html']) writeFileSync(join(dist, 'client', name), '<html></html>')
}

export interface Place {
  readonly dir: string
  readonly env: Readonly<Record<string, string>>
  openStorage(): Promise<Storage>
}

export async function aPlace(engine: StorageEngine, dir: string): Promise<Place> {
  const env = { DATA_DIR: dir, PORT: '0', PUBLIC_URL: 'http://etalase.test' }
  if (engine === 'sqlite')
    return { dir, env, openStorage: async () => openSqlite({ path: join(dir, DATABASE) }) }
  const url = await freshDatabase()
  return { dir, env: { ...env, DATABASE_URL: url }, openStorage: () => openPostgres({ url }) }
}

/** Serves it and ends; answers what was said. */
export async function serveOnce({ env }: Pick<Place, 'env'>, dist: string, begin = start): Promise<string[]> {
  const said: string[] = []
  await (await begin(env, dist, line => said.push(line))).stop()
  return said
}

/** Answers what was said, and the exit code. */
export async function command(
  { env }: Pick<Place, 'env'>,
  dist: string,
  ...[name = '', ...args]: string[]
): Promise<{ readonly code: number; readonly said: string }> {
  const said: string[] = []
  const code = await runCommand(env, dist, name, args, line => said.push(line))
  return { code, said: said.join('\n') }
}

/** Documents are issued, and sealed by the next start. */
export async function issueMore(place: Place, dist: string, from: number, to: number): Promise<void> {
  const storage = await place.openStorage()
  const entries = Array.from({ length: to - from + 1 }, (_, i) => ({
    v: 1 as const,
    kind: 'day' as const,
    outlet: OUTLET,
    number: from + i,
    issuedAt: '2026-11-24T03:00:00Z',
    date: `2026-01-${String(from + i).padStart(2, '0')}`,
    occupiedRooms: 1,
    exposure: [],
  }))
  await issue(storage, OUTLET, entries)
  await storage.close()
  await serveOnce(place, dist)
}
