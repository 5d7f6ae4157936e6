import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupOutlet } from '../../contract/backup.ts'
import { legible } from '../../contract/entry.ts'
import { formatKey } from '../../log/note.ts'
import { makeBackup } from '../city/backup.ts'
import { crypto } from '../crypto.ts'
import { keyFiles } from '../log-files.ts'
import { lastMigration } from '../storage/statements/city/city-facts.ts'
import { proveCopy } from '../usecases/log/prove-copy.ts'
import type { Command } from './command.ts'

/** Copies all that is needed to serve this city, or hub, again; while it is served, too. */
export const backup: Command = {
  usage: 'FOLDER',
  async run({ config, place, open, say }, folder = '') {
    const { dataDir, databaseUrl } = config
    const of = existsSync(join(dataDir, 'hub.json')) ? 'hub' : 'city'
    const { migration, nowMs } = await open(async ({ storage, clock }) => ({
      migration: await storage.read(lastMigration),
      nowMs: clock.now(),
    }))
    const made = await makeBackup(folder, {
      dataDir,
      place,
      engine: databaseUrl === null ? 'sqlite' : 'postgres',
      of,
      migration,
      nowMs,
      prove: (sql, keys) =>
        proveCopy(sql, {
          crypto,
          legible,
          keyOf: of === 'hub' ? null : keyNames(keys),
        }),
    })
    for (const outlet of made.outlets) say(reachOf(outlet))
    say(
      `${folder}: ${Object.keys(made.files).length} files, as of ${made.takenAt}; read to the end and ${made.missing.length === 0 ? 'whole' : 'NOT whole'}.`,
    )
    for (const what of made.missing) say(`MISSING: ${what}`)
    say('Whoever has it has all keys of this city: keep it elsewhere, and closed.')
    return made.missing.length === 0 ? 0 : 1
  },
}

function keyNames(dir: string): (origin: string) => Promise<string | null> {
  const keyring = keyFiles(dir)
  return async origin => {
    const key = await keyring.keyOf(origin)
    return key === null ? null : formatKey(key)
  }
}

export function reachOf({ slug, documents, lastIssuedAt, openOrders }: BackupOutlet): string {
  const last = lastIssuedAt === null ? '' : `, the last of ${lastIssuedAt}`
  return `${slug}: documents up to ${documents}${last}; ${openOrders} open orders`
}
