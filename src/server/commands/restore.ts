import { legible } from '../../contract/entry.ts'
import type { Entry } from '../../domain/document.ts'
import type { OutletId } from '../../domain/ids.ts'
import { assertNever } from '../../domain/result.ts'
import { putBack } from '../city/put-back.ts'
import { ConfigError } from '../config.ts'
import { pushingOf } from '../crypto.ts'
import { highWaterFiles } from '../log-files.ts'
import { HubRefused } from '../usecases/log/push.ts'
import { restoreLog } from '../usecases/log/restore.ts'
import { reachOf } from './backup.ts'
import type { Command, Surroundings } from './command.ts'

/** Puts a backup back; or brings back from the hub what a backup that was put back lacks of an outlet's log. */
export const restore: Command = {
  usage: 'BACKUP|OUTLET [--over|--from-mirror]',
  async run(at, what = '', how) {
    if (how === '--from-mirror') return fromMirror(at, what)
    if (how !== undefined && how !== '--over')
      throw new ConfigError(
        `it is used so: npm start -- restore BACKUP [--over], or restore OUTLET --from-mirror`,
      )
    return fromBackup(at, what, how === '--over')
  },
}

async function fromBackup(
  { config, place, say }: Surroundings,
  path: string,
  over: boolean,
): Promise<number> {
  const { backup } = await putBack(path, { config, place, over, say })
  for (const outlet of backup.outlets) say(reachOf(outlet))
  say(
    `It is as of ${backup.takenAt}. Whatever came after that is not here: of each outlet documents after the number above, orders, stays, goods and people's changes. Once it is served, the desk and the manager see what of it is in doubt.`,
  )
  for (const what of backup.missing) say(`MISSING: ${what}`)
  if (backup.of === 'city')
    say(
      'npm start serves it, and orders go on. Nothing is issued until it is known to be the newest: put back a newer backup if there is one, or npm start -- restore OUTLET --from-mirror, or, where neither is to be had, npm start -- newest OUTLET.',
    )
  else say('npm start -- hub serves it. What outlets pushed since then they push again.')
  return 0
}

async function fromMirror({ config, open, say }: Surroundings, outlet: OutletId): Promise<number> {
  const { hub } = config
  if (hub === null) throw new ConfigError('no hub is set: HUB_URL and HUB_KEY say which mirror to ask')
  try {
    const entries = await open(world =>
      restoreLog(
        { ...pushingOf(world, config.dataDir, hub), highWater: highWaterFiles(config.dataDir) },
        outlet,
        legible,
      ),
    )
    for (const { standing, entry } of entries)
      say(`${entry.number} ${entry.kind} ${entry.issuedAt} ${standing === 'known' ? saidOf(entry) : NEWER}`)
    say(entries.length === 0 ? `Nothing is missing of ${outlet}.` : AFTER(entries.length))
    return 0
  } catch (fault) {
    throw fault instanceof HubRefused ? new ConfigError(fault.message) : fault
  }
}

const NEWER = 'newer than this release reads: it is kept as it is'

function saidOf(entry: Entry): string {
  switch (entry.kind) {
    case 'kwitansi':
    case 'void':
      return `Rp${entry.total}`
    case 'day':
      return entry.date
    case 'loss':
      return `${entry.from} to ${entry.to}`
    default:
      return assertNever(entry)
  }
}

const AFTER = (count: number) =>
  `${count} documents are back and count as before. Their orders may stand open on the board: what is in doubt stands on the desk's and the manager's list “Setelah pemulihan”, until somebody has said what became of it.`
