import { Entry } from '../../contract/entry.ts'
import { ConfigError } from '../config.ts'
import { pushingOf } from '../crypto.ts'
import { highWaterFiles } from '../log-files.ts'
import { HubRefused } from '../usecases/log/push.ts'
import { restoreLog } from '../usecases/log/restore.ts'
import type { Command } from './command.ts'

/** Brings back from the hub what a backup that was put back lacks of an outlet's log. */
export const restore: Command = {
  usage: 'OUTLET --from-mirror',
  async run({ config, open, say }, outlet = '', from = '') {
    if (from !== '--from-mirror')
      throw new ConfigError(`it is used so: npm start -- restore ${outlet} --from-mirror`)
    const { hub } = config
    if (hub === null) throw new ConfigError('no hub is set: HUB_URL and HUB_KEY say which mirror to ask')
    try {
      const entries = await open(world =>
        restoreLog(
          { ...pushingOf(world, config.dataDir, hub), highWater: highWaterFiles(config.dataDir) },
          outlet,
          value => Entry.safeParse(value).success,
        ),
      )
      for (const entry of entries)
        say(
          `${entry.number} ${entry.kind} ${entry.issuedAt} ${'total' in entry ? `Rp${entry.total}` : entry.date}`,
        )
      say(entries.length === 0 ? `Nothing is missing of ${outlet}.` : AFTER(entries.length))
      return 0
    } catch (fault) {
      throw fault instanceof HubRefused ? new ConfigError(fault.message) : fault
    }
  },
}

const AFTER = (count: number) =>
  `${count} documents are back and count as before. Their orders may stand open on the board: decline those, and correct the shelf by what was sold.`
